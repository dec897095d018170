"""Items over JSON."""

from datetime import date, datetime, timedelta
from typing import Annotated

from fastapi import Query, Request, Response

from app.api.answers import Id, PageRead, answer_one, answer_page, problems
from app.api.area import area
from app.clock import Clock
from app.doors import clock_of, reading
from app.models.detail import ItemRead
from app.models.item import ItemRow
from app.models.past import PastFilter, PastItem
from app.queries.item import get_item as read_item
from app.queries.items import ItemFilter
from app.queries.items import list_items as read_items
from app.queries.past import get_past
from app.rules.errors import invalid
from app.straight import StraightRoute

router = area("items", route_class=StraightRoute)


@router.get("/items", response_model=PageRead[ItemRow], responses=problems(400, 401, 422))
async def list_items(request: Request, wanted: Annotated[ItemFilter, Query()]) -> Response:
    """List the items (事项) that the caller may see."""
    page = await reading(request, lambda session, actor: read_items(session, actor, wanted), brief=wanted.is_brief)
    return answer_page(request, ItemRow, page)


@router.get("/items/{item_id}", response_model=ItemRead, responses=problems(401, 404, 422))
async def get_item(request: Request, item_id: Id) -> Response:
    """Read one item with its lines, milestones, reports and timeline."""
    found = await reading(request, lambda session, actor: read_item(session, actor, item_id))
    return answer_one(request, ItemRead, found)


@router.get("/items/{item_id}/past", response_model=PastItem, responses=problems(401, 404, 422))
async def get_item_past(request: Request, item_id: Id, wanted: Annotated[PastFilter, Query()]) -> Response:
    """Read an item as it stood on a day, or at a moment, that has passed.

    What is kept tells it exactly, or it is refused with the earliest moment that can be told (422 `as_of_unknown`).
    Lights are not among it. Who may see the item now may see its past.
    """
    clock = clock_of(request)
    moment, now = _moment(wanted.as_of, clock), clock.now()
    found = await reading(request, lambda session, actor: get_past(session, actor, item_id, moment, now=now))
    return answer_one(request, PastItem, found)


def _moment(as_of: date | datetime, clock: Clock) -> datetime:
    """The moment that is asked for: of today this one, of a day gone by its last."""
    if isinstance(as_of, datetime):
        return as_of
    if as_of == clock.today():
        return clock.now()
    if as_of > clock.today():
        raise invalid("#as_of", "in_future", "只能查询已经过去的日子", "as_of must not lie in the future.")
    return clock.end_of(as_of) - timedelta(microseconds=1)
