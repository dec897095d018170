"""Items over JSON."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from app.api.answers import Id, PageRead, answer_one, answer_page, problems
from app.doors import reading
from app.models.detail import ItemRead
from app.models.item import ItemRow
from app.queries.item import get_item as read_item
from app.queries.items import ItemFilter
from app.queries.items import list_items as read_items
from app.straight import StraightRoute

router = APIRouter(tags=["items"], route_class=StraightRoute)


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
