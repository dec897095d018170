"""Working by one's own numbers over JSON (来文登记): register, look up, report, one or many at once."""

from functools import partial
from typing import Annotated

from fastapi import Header, Path, Query, Request, Response
from sqlalchemy.orm import Session

from app import manners
from app.actions import refs, registrations, reports
from app.api.answers import Id, answer, answer_one, check_asked, entity_tag, problems
from app.api.area import area
from app.api.batches import attempt
from app.api.conditions import IfMatch, with_seen
from app.api.writes import write, write_as
from app.doors import clock_of, reading
from app.errors import request_id
from app.models.detail import ItemRead
from app.models.drafting import DraftDiscard
from app.models.inputs import SomeWords
from app.models.item import ItemRow
from app.models.registration import (
    REF_PATTERN,
    MatterBatch,
    MatterCreate,
    MatterOutcome,
    MatterOutcomes,
    MatterRead,
    MatterRow,
    Noun,
    RefQuery,
    RefSetting,
    RefsFound,
)
from app.models.report import ReportCreate, ReportRead
from app.queries.item import get_item
from app.queries.items import item_row
from app.queries.refs import ids_of, look_up, row_of
from app.queries.reports import get_report
from app.rules.actor import Actor
from app.rules.permissions import require_client

router = area("intake")
WRITE_PROBLEMS = problems(400, 401, 403, 404, 409, 413, 422)
IfNew = Annotated[
    str | None, Header(pattern=r"^\*$", description="`*`: register only; a number that is known is refused (412).")
]
TAGGED = {"ETag": manners.TAG}
RefPath = Annotated[
    str, Path(min_length=1, max_length=100, pattern=REF_PATTERN, description="The caller's own number.")
]


@router.get("/refs/items/{external_ref}", response_model=ItemRead, responses=problems(401, 404, 422))
async def get_item_by_ref(request: Request, external_ref: RefPath) -> Response:
    """Read the item that the caller's own number names."""

    def work(session: Session, actor: Actor) -> ItemRead:
        return get_item(session, actor, row_of(session, actor, Noun.ITEM, external_ref))

    return answer_one(request, ItemRead, await reading(request, work))


@router.put(
    "/refs/items/{external_ref}",
    response_model=MatterRead,
    responses=WRITE_PROBLEMS
    | {200: {"headers": TAGGED}, 201: {"model": MatterRead, "description": "Registered.", "headers": TAGGED}},
)
async def register_matter(
    request: Request, external_ref: RefPath, body: MatterCreate, if_match: IfMatch = None, if_none_match: IfNew = None
) -> Response:
    """Register a matter under the caller's own number, or send its new words while it is a draft (200; 201 when new).

    Units may come by name or code, dates in words. What cannot be read for certain stands in `doubts`, before the
    caller and before the office, which issues the draft when it has settled them. The words that were sent last change
    nothing. New ones are refused (409) once somebody else has edited the draft, unless If-Match or `version` says that
    the caller has seen that.
    """
    clock, matter, wanted = clock_of(request), with_seen(if_match, body), _wanted(if_match, if_none_match)

    def work(session: Session, actor: Actor) -> tuple[MatterRead, bool]:
        register = partial(registrations.register, session, actor, external_ref, matter, wanted=wanted)
        item_id, is_new = register(now=clock.now(), today=clock.today())
        item, doubts = get_item(session, actor, item_id), registrations.doubts_of(session, item_id)
        return MatterRead(external_ref=external_ref, item=item, doubts=doubts), is_new

    def make(found: tuple[MatterRead, bool]) -> Response:
        read, is_new = found
        headers = {"ETag": entity_tag(ItemRead, read.item)}
        headers |= {"Location": f"/api/v1/items/{read.item.id}"} if is_new else {}
        return answer(MatterRead, read, 201 if is_new else 200, headers)

    return await write_as(request, work, make)


@router.delete("/refs/items/{external_ref}", response_model=ItemRead, responses=WRITE_PROBLEMS)
async def discard_matter(
    request: Request,
    external_ref: RefPath,
    reason: Annotated[SomeWords, Query(max_length=500, description="Why, for the record.")],
    if_match: IfMatch = None,
) -> Response:
    """Discard the draft that the caller's own number names (作废). Once more changes nothing.

    The number goes on naming it, so that it tells what became of the matter. Refused (409) once it is issued, and once
    somebody else has edited the draft, unless If-Match says that the caller has seen that.
    """
    clock, wanted = clock_of(request), _wanted(if_match, None)
    wish = with_seen(if_match, DraftDiscard(reason=reason))

    def work(session: Session, actor: Actor) -> ItemRead:
        discard = partial(registrations.discard, session, actor, external_ref, wish, wanted=wanted)
        return get_item(session, actor, discard(now=clock.now(), today=clock.today()))

    return await write(request, ItemRead, work)


def _wanted(if_match: str | None, if_none_match: str | None) -> registrations.Wanted:
    """What the number is to name so far, as the caller's preconditions have it."""
    if if_none_match is not None:
        return registrations.Wanted.NEW
    return registrations.Wanted.EITHER if if_match is None else registrations.Wanted.KNOWN


@router.post("/batches/items", response_model=MatterOutcomes, responses=WRITE_PROBLEMS)
async def register_matters(request: Request, body: MatterBatch) -> Response:
    """Register or change up to a hundred matters. Each row is done or refused by itself, and says which.

    A row that does not fit its schema refuses the whole request, with the row in `errors`: that is the program's fault.
    """
    clock = clock_of(request)

    def one(session: Session, actor: Actor, index: int, row: MatterRow) -> MatterOutcome:
        now, today = clock.now(), clock.today()
        register = partial(registrations.register, session, actor, row.external_ref, row, now=now, today=today)
        done, refused = attempt(session, register, request_id(request))
        outcome = MatterOutcome(index=index, external_ref=row.external_ref, status=201)
        if done is None:
            return outcome.model_copy(update={"status": (refused or {})["status"], "problem": refused})
        item_id, is_new = done
        item, doubts = item_row(session, actor, item_id), registrations.doubts_of(session, item_id)
        return outcome.model_copy(update={"status": 201 if is_new else 200, "item": item, "doubts": doubts})

    def work(session: Session, actor: Actor) -> MatterOutcomes:
        return MatterOutcomes(results=[one(session, actor, at, row) for at, row in enumerate(body.rows)])

    return await write(request, MatterOutcomes, work)


@router.post(
    "/lookups/items",
    response_model=RefsFound,
    responses=problems(400, 401, 403, 413, 422),
    openapi_extra={manners.READS: True},
)
async def look_items_up(request: Request, body: RefQuery) -> Response:
    """Ask how up to two hundred items stand, by the caller's own numbers. Changes nothing."""
    check_asked(request)
    found = await reading(request, lambda session, actor: look_up(session, actor, body.external_refs))
    return answer(RefsFound, found)


@router.put("/items/{item_id}/external-ref", response_model=ItemRow, responses=WRITE_PROBLEMS)
async def set_item_ref(request: Request, item_id: Id, body: RefSetting) -> Response:
    """Give an item that is there already the caller's own number, in place of an earlier one."""
    now = clock_of(request).now()

    def work(session: Session, actor: Actor) -> ItemRow:
        refs.name_item(session, actor, item_id, body.external_ref, now=now)
        return item_row(session, actor, item_id)

    return await write(request, ItemRow, work)


@router.delete("/items/{item_id}/external-ref", status_code=204, responses=problems(401, 403, 404, 422))
async def unset_item_ref(request: Request, item_id: Id) -> Response:
    """Take the caller's own number off an item; it names nothing then, and is free for another one."""
    return await write(request, None, partial(_unset, item_id=item_id))


def _unset(session: Session, actor: Actor, *, item_id: int) -> None:
    refs.unname_item(session, actor, item_id)


@router.get("/refs/reports/{external_ref}", response_model=ReportRead, responses=problems(401, 404, 422))
async def get_report_by_ref(request: Request, external_ref: RefPath) -> Response:
    """Read the report that the caller's own number names: the latest edition sent under it."""

    def work(session: Session, actor: Actor) -> ReportRead:
        return get_report(session, actor, row_of(session, actor, Noun.REPORT, external_ref))

    return answer_one(request, ReportRead, await reading(request, work))


@router.put(
    "/refs/items/{external_ref}/reports/{report_ref}",
    response_model=ReportRead,
    responses=WRITE_PROBLEMS | {201: {"model": ReportRead, "description": "Submitted."}},
)
async def submit_report_by_ref(
    request: Request, external_ref: RefPath, report_ref: RefPath, body: ReportCreate
) -> Response:
    """Submit a report under the caller's own number, on the item that another number names (200; 201 when new).

    Files go to the unit's draft first (`/items/{item_id}/report-draft/attachments`) and come along. The same words
    again change nothing; other words are the next edition of the period, and the number moves on to it.
    """
    clock = clock_of(request)

    def work(session: Session, actor: Actor) -> tuple[ReportRead, bool]:
        require_client(actor)
        item_id = row_of(session, actor, Noun.ITEM, external_ref)
        before = ids_of(session, actor, Noun.REPORT, [report_ref]).get(report_ref)
        report_id = reports.submit(session, actor, item_id, body, now=clock.now(), today=clock.today())
        refs.move(session, actor, Noun.REPORT, report_id, report_ref)
        return get_report(session, actor, report_id), report_id != before

    def make(found: tuple[ReportRead, bool]) -> Response:
        read, is_new = found
        headers = {"Location": f"/api/v1/reports/{read.id}"} if is_new else None
        return answer(ReportRead, read, 201 if is_new else 200, headers)

    return await write_as(request, work, make)
