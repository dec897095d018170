"""Signing for assignments over JSON (签收)."""

from fastapi import Request, Response
from sqlalchemy.orm import Session

from app.actions import acknowledgements
from app.api.answers import Cursor, Id, Limit, PageRead, answer_page, problems
from app.api.area import area
from app.api.writes import write
from app.doors import clock_of, reading
from app.models.acknowledgement import SignedRead, UnsignedRead
from app.models.detail import ItemRead
from app.queries.acknowledgements import list_unsigned
from app.queries.item import get_item
from app.queries.paging import DEFAULT_LIMIT
from app.rules.actor import Actor

router = area("acknowledgements")
WRITE_PROBLEMS = problems(400, 401, 403, 404, 409, 413, 422)


@router.get("/acknowledgements", response_model=PageRead[UnsignedRead], responses=problems(400, 401, 422))
async def list_unsigned_assignments(request: Request, limit: Limit = DEFAULT_LIMIT, cursor: Cursor = None) -> Response:
    """List the assignments in sight that are not signed for, the longest waiting first; a unit sees its own."""
    clock = clock_of(request)
    page = await reading(
        request,
        lambda session, actor: list_unsigned(session, actor, clock.now(), clock.today(), limit=limit, cursor=cursor),
    )
    return answer_page(request, UnsignedRead, page)


@router.post("/acknowledgements", response_model=SignedRead, responses=problems(400, 401, 403, 422))
async def acknowledge_all_items(request: Request) -> Response:
    """Sign for everything that waits for the caller's unit."""
    clock = clock_of(request)

    def work(session: Session, actor: Actor) -> SignedRead:
        count = acknowledgements.acknowledge_all(session, actor, now=clock.now(), today=clock.today())
        return SignedRead(acknowledged=count)

    return await write(request, SignedRead, work)


@router.post("/items/{item_id}/acknowledgement", response_model=ItemRead, responses=WRITE_PROBLEMS)
async def acknowledge_item(request: Request, item_id: Id) -> Response:
    """Sign for the part of the caller's unit in an item. Repeating it changes nothing."""
    clock = clock_of(request)

    def work(session: Session, actor: Actor) -> ItemRead:
        acknowledgements.acknowledge(session, actor, item_id, now=clock.now(), today=clock.today())
        return get_item(session, actor, item_id)

    return await write(request, ItemRead, work)
