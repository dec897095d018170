"""Closures over JSON, and the rest of an item's standing: suspension, resumption, reopening."""

from collections.abc import Callable
from typing import Annotated

from fastapi import Query, Request, Response
from sqlalchemy.orm import Session

from app.actions import closures, suspensions
from app.api.answers import Id, PageRead, answer_one, answer_page, problems
from app.api.area import area
from app.api.writes import write
from app.doors import clock_of, reading
from app.models.closure import ClosureCreate, ClosureRead, Note, Reason, SuspensionCreate
from app.models.detail import ItemRead
from app.queries.closures import ClosureFilter
from app.queries.closures import get_closure as read_closure
from app.queries.closures import list_closures as read_closures
from app.queries.item import get_item
from app.rules.actor import Actor

router = area("closures")
WRITE_PROBLEMS = problems(400, 401, 403, 404, 409, 413, 422)
Deed = Callable[[Session, Actor], int]


@router.post("/items/{item_id}/closure", response_model=ClosureRead, status_code=201, responses=WRITE_PROBLEMS)
async def request_closure(request: Request, item_id: Id, body: ClosureCreate) -> Response:
    """Ask for an item to be struck off (办结), with its result. Refused, naming each, while milestones are open."""
    now, today = clock_of(request).now(), clock_of(request).today()
    return await _closure(
        request, lambda s, actor: closures.request(s, actor, item_id, body.result, now=now, today=today), 201
    )


@router.get("/closures", response_model=PageRead[ClosureRead], responses=problems(400, 401, 422))
async def list_closures(request: Request, wanted: Annotated[ClosureFilter, Query()]) -> Response:
    """List the closures in sight; `mine` keeps those that wait for the caller's decision."""
    page = await reading(request, lambda session, actor: read_closures(session, actor, wanted))
    return answer_page(request, ClosureRead, page)


@router.get("/closures/{closure_id}", response_model=ClosureRead, responses=problems(401, 404, 422))
async def get_closure(request: Request, closure_id: Id) -> Response:
    """Read one closure."""
    found = await reading(request, lambda session, actor: read_closure(session, actor, closure_id))
    return answer_one(request, ClosureRead, found)


@router.post("/closures/{closure_id}/endorsement", response_model=ClosureRead, responses=WRITE_PROBLEMS)
async def endorse_closure(request: Request, closure_id: Id, body: Note) -> Response:
    """The supervision office agrees to a closure; the leader in charge decides next."""
    now = clock_of(request).now()
    return await _closure(request, lambda s, actor: closures.endorse(s, actor, closure_id, body.note, now=now))


@router.post("/closures/{closure_id}/grant", response_model=ClosureRead, responses=WRITE_PROBLEMS)
async def grant_closure(request: Request, closure_id: Id, body: Note) -> Response:
    """The leader in charge strikes the item off."""
    now, today = clock_of(request).now(), clock_of(request).today()
    return await _closure(
        request, lambda s, actor: closures.grant(s, actor, closure_id, body.note, now=now, today=today)
    )


@router.post("/closures/{closure_id}/refusal", response_model=ClosureRead, responses=WRITE_PROBLEMS)
async def refuse_closure(request: Request, closure_id: Id, body: Reason) -> Response:
    """Send the item back to work, for a reason: the office's, or once it has endorsed, the leader's."""
    now, today = clock_of(request).now(), clock_of(request).today()
    return await _closure(
        request, lambda s, actor: closures.refuse(s, actor, closure_id, body.reason, now=now, today=today)
    )


@router.post("/items/{item_id}/reopening", response_model=ItemRead, responses=WRITE_PROBLEMS)
async def reopen_item(request: Request, item_id: Id, body: Reason) -> Response:
    """Take a closed item up again; its closure and the reason stay in the timeline."""
    now, today = clock_of(request).now(), clock_of(request).today()
    return await _item(
        request, lambda s, actor: suspensions.reopen(s, actor, item_id, body.reason, now=now, today=today)
    )


@router.post("/items/{item_id}/suspension", response_model=ItemRead, responses=WRITE_PROBLEMS)
async def suspend_item(request: Request, item_id: Id, body: SuspensionCreate) -> Response:
    """Suspend an item's light for a reviewed reason (正当理由), up to and including a day."""
    now, today = clock_of(request).now(), clock_of(request).today()
    return await _item(request, lambda s, actor: suspensions.suspend(s, actor, item_id, body, now=now, today=today))


@router.delete("/items/{item_id}/suspension", response_model=ItemRead, responses=WRITE_PROBLEMS)
async def resume_item(request: Request, item_id: Id) -> Response:
    """Resume a suspended item before its day."""
    now, today = clock_of(request).now(), clock_of(request).today()
    return await _item(request, lambda s, actor: suspensions.resume(s, actor, item_id, now=now, today=today))


async def _closure(request: Request, deed: Deed, status: int = 200) -> Response:
    def work(session: Session, actor: Actor) -> ClosureRead:
        return read_closure(session, actor, deed(session, actor))

    return await write(request, ClosureRead, work, status, at="closures" if status == 201 else "")


async def _item(request: Request, deed: Deed) -> Response:
    def work(session: Session, actor: Actor) -> ItemRead:
        return get_item(session, actor, deed(session, actor))

    return await write(request, ItemRead, work)
