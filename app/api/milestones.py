"""Milestones over JSON: read, tick, take back, confirm, return, and bring evidence."""

from typing import Annotated

from fastapi import Body, File, Query, Request, Response, UploadFile
from sqlalchemy.orm import Session

from app.actions import confirmations, evidence, milestones
from app.api.answers import Id, answer_one, check_known, problems
from app.api.area import area
from app.api.conditions import IfMatch, seen, with_seen
from app.api.writes import replayed, write
from app.doors import clock_of, reading, settings_of
from app.downloads import FILE, send
from app.models.inputs import RowId, Words
from app.models.milestone import Completion, MilestoneRead, TickConfirmation, TickReturn
from app.queries.item import get_milestone as read_milestone
from app.queries.shares import get_evidence as read_evidence
from app.rules.actor import Actor
from app.straight import StraightRoute
from app.uploads import take_in_evidence

router = area("milestones", route_class=StraightRoute)
WRITE_PROBLEMS = problems(400, 401, 403, 404, 409, 413, 422)


@router.get("/milestones/{milestone_id}", response_model=MilestoneRead, responses=problems(401, 404, 422))
async def get_milestone(request: Request, milestone_id: Id) -> Response:
    """Read one milestone (节点)."""
    found = await reading(request, lambda session, actor: read_milestone(session, actor, milestone_id))
    return answer_one(request, MilestoneRead, found)


@router.post("/milestones/{milestone_id}/completion", response_model=MilestoneRead, responses=WRITE_PROBLEMS)
async def complete_milestone(
    request: Request, milestone_id: Id, body: Completion, if_match: IfMatch = None
) -> Response:
    """Tick a milestone as met; where a group leads the line, the share of the caller's unit.

    Repeating the same tick changes nothing and answers the same.
    """
    now, today = clock_of(request).now(), clock_of(request).today()
    tick = with_seen(if_match, body)

    def work(session: Session, actor: Actor) -> MilestoneRead:
        milestones.complete(session, actor, milestone_id, tick, now=now, today=today)
        return read_milestone(session, actor, milestone_id)

    return await write(request, MilestoneRead, work, brief=True)


@router.delete("/milestones/{milestone_id}/completion", response_model=MilestoneRead, responses=WRITE_PROBLEMS)
async def reopen_milestone(
    request: Request,
    milestone_id: Id,
    reason: Annotated[
        Words,
        Query(max_length=500, description="Why; may be left out for one's own tick of the last ten minutes."),
    ] = "",
    version: Annotated[RowId | None, Query(description="The version last seen; another one is refused (409).")] = None,
    if_match: IfMatch = None,
) -> Response:
    """Take a tick back, for a reason that stays in the timeline; a member of a group takes back its own share."""
    now, today = clock_of(request).now(), clock_of(request).today()
    known = seen(if_match, version)

    def work(session: Session, actor: Actor) -> MilestoneRead:
        milestones.reopen(session, actor, milestone_id, reason=reason, version=known, now=now, today=today)
        return read_milestone(session, actor, milestone_id)

    return await write(request, MilestoneRead, work, brief=True)


@router.post("/milestones/{milestone_id}/confirmation", response_model=MilestoneRead, responses=WRITE_PROBLEMS)
async def confirm_milestone(
    request: Request,
    milestone_id: Id,
    body: Annotated[TickConfirmation, Body(default_factory=TickConfirmation)],
    if_match: IfMatch = None,
) -> Response:
    """Confirm that a tick is true (核定); the unit can then no longer take it back. The office only."""
    now, today = clock_of(request).now(), clock_of(request).today()
    version = seen(if_match, body.version)

    def work(session: Session, actor: Actor) -> MilestoneRead:
        confirmations.confirm(session, actor, milestone_id, version=version, now=now, today=today)
        return read_milestone(session, actor, milestone_id)

    return await write(request, MilestoneRead, work)


@router.post("/milestones/{milestone_id}/return", response_model=MilestoneRead, responses=WRITE_PROBLEMS)
async def return_milestone(request: Request, milestone_id: Id, body: TickReturn, if_match: IfMatch = None) -> Response:
    """Return a tick to its unit for a reason (退回). The office only."""
    now, today = clock_of(request).now(), clock_of(request).today()
    why = with_seen(if_match, body)

    def work(session: Session, actor: Actor) -> MilestoneRead:
        confirmations.send_back(session, actor, milestone_id, why, now=now, today=today)
        return read_milestone(session, actor, milestone_id)

    return await write(request, MilestoneRead, work)


@router.post(
    "/milestones/{milestone_id}/evidence",
    response_model=MilestoneRead,
    status_code=201,
    responses=problems(400, 401, 403, 404, 409, 413, 415, 422),
)
async def add_milestone_evidence(
    request: Request,
    milestone_id: Id,
    files: Annotated[list[UploadFile], File(description="Evidence files (佐证材料).")],
) -> Response:
    """Add files that prove a tick which is still to come; the tick's event names them."""
    if (known := await replayed(request)) is not None:
        return known
    stored = await take_in_evidence(request, milestone_id, files)
    now, limit = clock_of(request).now(), settings_of(request).max_files_per_report

    def work(session: Session, actor: Actor) -> MilestoneRead:
        evidence.attach(session, actor, milestone_id, stored, now=now, limit=limit)
        return read_milestone(session, actor, milestone_id)

    return await write(request, MilestoneRead, work, 201)


@router.delete("/evidence/{evidence_id}", status_code=204, responses=WRITE_PROBLEMS)
async def remove_evidence(request: Request, evidence_id: Id) -> Response:
    """Take a file of the caller's unit off a milestone that is not ticked yet."""
    now = clock_of(request).now()
    return await write(request, None, lambda session, actor: evidence.detach(session, actor, evidence_id, now=now))


@router.get(
    "/evidence/{evidence_id}",
    response_class=Response,
    responses=FILE | problems(401, 404, 422),
)
async def get_evidence(request: Request, evidence_id: Id) -> Response:
    """Fetch a file that proves a tick."""
    check_known(request)
    return await send_evidence(request, evidence_id)


async def send_evidence(request: Request, evidence_id: int) -> Response:
    """The bytes of a file whose item is in sight, always as a download."""
    return await send(request, lambda session, actor: read_evidence(session, actor, evidence_id))
