"""The directory of units, with the names that resolve to each."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from sqlalchemy.orm import Session
from starlette.responses import Response

from app.models.unit import UnitRead
from app.pages.addresses import address
from app.pages.rendering import render
from app.pages.visits import reading
from app.queries.directory import list_units
from app.queries.paging import Page
from app.rules.actor import Actor

router = APIRouter()


@router.get("/units")
async def unit_page(
    request: Request,
    q: Annotated[str, Query(max_length=100)] = "",
    cursor: Annotated[str | None, Query(max_length=400)] = None,
) -> Response:
    """Units by part of a name or alias."""
    word = q.strip().replace("\x00", "")

    def work(session: Session, _: Actor) -> Page[UnitRead]:
        return list_units(session, q=word, cursor=cursor)

    page = await reading(request, work)
    more = address("/units", [("q", word), ("cursor", page.cursor)]) if page.cursor else None
    return render(request, "units.html", units=page.rows, q=word, more=more)
