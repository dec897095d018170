"""Changes over JSON: asking for more time or another shape, deciding, taking back."""

from collections.abc import Callable
from typing import Annotated

from fastapi import Query, Request, Response
from sqlalchemy.orm import Session

from app.actions import changes
from app.api.answers import Id, PageRead, answer_one, answer_page, problems
from app.api.area import area
from app.api.conditions import IfMatch, seen, with_seen
from app.api.writes import write
from app.doors import clock_of, reading
from app.models.change import ChangeCreate, ChangeRead, Decision, EditCreate, ExtensionCreate, WithdrawalCreate
from app.queries.changes import ChangeFilter
from app.queries.changes import get_change as read_change
from app.queries.changes import list_changes as read_changes
from app.rules.actor import Actor
from app.rules.changes import Subject

router = area("changes")
WRITE_PROBLEMS = problems(400, 401, 403, 404, 409, 413, 422)
Deed = Callable[[Session, Actor], int]


@router.post("/items/{item_id}/extensions", response_model=ChangeRead, status_code=201, responses=WRITE_PROBLEMS)
async def request_extension(request: Request, item_id: Id, body: ExtensionCreate, if_match: IfMatch = None) -> Response:
    """Ask for more time (延期) before the due date. A deadline that the new date passes moves with it."""
    now, today = clock_of(request).now(), clock_of(request).today()
    wish = with_seen(if_match, body)
    return await _asked(request, lambda s, actor: changes.extend(s, actor, item_id, wish, now=now, today=today))


@router.post("/items/{item_id}/changes", response_model=ChangeRead, status_code=201, responses=WRITE_PROBLEMS)
async def request_change(request: Request, item_id: Id, body: ChangeCreate, if_match: IfMatch = None) -> Response:
    """Ask for a change (变更). The system judges its kind from the diff and names who decides."""
    now, today = clock_of(request).now(), clock_of(request).today()
    wish = with_seen(if_match, body)
    return await _asked(request, lambda s, actor: changes.request(s, actor, item_id, wish, now=now, today=today))


@router.post("/items/{item_id}/withdrawal", response_model=ChangeRead, status_code=201, responses=WRITE_PROBLEMS)
async def request_withdrawal(request: Request, item_id: Id, body: WithdrawalCreate) -> Response:
    """Ask for an item to be given up; it stays visible with its reason."""
    now, today = clock_of(request).now(), clock_of(request).today()
    wish = ChangeCreate(edits=[EditCreate(field=Subject.ITEM)], reason=body.reason)
    return await _asked(request, lambda s, actor: changes.request(s, actor, item_id, wish, now=now, today=today))


@router.get("/changes", response_model=PageRead[ChangeRead], responses=problems(400, 401, 422))
async def list_changes(request: Request, wanted: Annotated[ChangeFilter, Query()]) -> Response:
    """List the changes in sight; `mine` keeps those that wait for the caller's decision."""
    page = await reading(request, lambda session, actor: read_changes(session, actor, wanted))
    return answer_page(request, ChangeRead, page)


@router.get("/changes/{change_id}", response_model=ChangeRead, responses=problems(401, 404, 422))
async def get_change(request: Request, change_id: Id) -> Response:
    """Read one change with its steps."""
    found = await reading(request, lambda session, actor: read_change(session, actor, change_id))
    return answer_one(request, ChangeRead, found)


@router.post("/changes/{change_id}/decision", response_model=ChangeRead, responses=WRITE_PROBLEMS)
async def decide_change(request: Request, change_id: Id, body: Decision, if_match: IfMatch = None) -> Response:
    """Approve or refuse the step that is due. The last approval applies the change; repeating one changes nothing."""
    now, today = clock_of(request).now(), clock_of(request).today()
    decision = with_seen(if_match, body)

    def work(session: Session, actor: Actor) -> ChangeRead:
        changes.decide(session, actor, change_id, decision, now=now, today=today)
        return read_change(session, actor, change_id)

    return await write(request, ChangeRead, work)


@router.delete("/changes/{change_id}", response_model=ChangeRead, responses=WRITE_PROBLEMS)
async def cancel_change(request: Request, change_id: Id, if_match: IfMatch = None) -> Response:
    """Take an undecided change back, by the unit that asked; it stays readable as cancelled."""
    now, version = clock_of(request).now(), seen(if_match)

    def work(session: Session, actor: Actor) -> ChangeRead:
        changes.cancel(session, actor, change_id, version=version, now=now)
        return read_change(session, actor, change_id)

    return await write(request, ChangeRead, work)


async def _asked(request: Request, deed: Deed) -> Response:
    def work(session: Session, actor: Actor) -> ChangeRead:
        return read_change(session, actor, deed(session, actor))

    return await write(request, ChangeRead, work, 201, at="changes")
