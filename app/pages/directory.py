"""The directory of units, with the names that resolve to each."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field
from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from app.actions import units
from app.doors import clock_of
from app.models.drafting import UnitCreate
from app.models.inputs import Words
from app.models.unit import UnitRead
from app.pages.addresses import address
from app.pages.forms import parse, read_form, written
from app.pages.rendering import render
from app.pages.visits import reading, writing
from app.queries.directory import find_unit, list_units
from app.queries.paging import Page
from app.rules.actor import Actor
from app.rules.errors import Problem, Unauthenticated, invalid
from app.rules.permissions import Verb, may

router = APIRouter()


class UnitForm(BaseModel):
    """A unit to add, its parent by name."""

    name: Words = Field(min_length=1, max_length=100)
    parent: Words = Field(default="", max_length=100)


@router.get("/units")
async def unit_page(
    request: Request,
    q: Annotated[str, Query(max_length=100)] = "",
    cursor: Annotated[str | None, Query(max_length=400)] = None,
) -> Response:
    """Units by part of a name or alias."""
    word = q.strip().replace("\x00", "")
    return await _show(request, word, cursor)


@router.post("/units")
async def add_unit(request: Request) -> Response:
    """Add a unit, such as a township under its county."""
    now = clock_of(request).now()
    await read_form(request)
    try:
        body = parse(UnitForm, request)
        name = await writing(request, lambda session, actor: _add(session, actor, body, now))
    except Unauthenticated:
        raise
    except Problem as problem:
        return await _show(request, "", None, problem)
    return RedirectResponse(address("/units", [("q", name)]), 303)


def _add(session: Session, actor: Actor, body: UnitForm, now: datetime) -> str:
    parent = find_unit(session, body.parent.strip()) if body.parent.strip() else None
    if body.parent.strip() and parent is None:
        raise invalid("/parent", "unknown_unit", "没有这个上级单位", "There is no such parent unit.")
    units.add(session, actor, UnitCreate(name=body.name, parent_id=parent), now=now)
    return body.name


async def _show(request: Request, word: str, cursor: str | None, problem: Problem | None = None) -> Response:
    def work(session: Session, actor: Actor) -> tuple[Page[UnitRead], bool]:
        return list_units(session, q=word, cursor=cursor), may(actor, Verb.MANAGE_UNITS)

    page, may_add = await reading(request, work)
    return render(
        request,
        "units.html",
        status=problem.status if problem else 200,
        units=page.rows,
        q=word,
        more=address("/units", [("q", word), ("cursor", page.cursor)]) if page.cursor else None,
        may_add=may_add,
        sent=dict(written(request)),
        problem=problem,
    )
