"""Conclusions in the pages: recorded on an item, then one page each on which everybody does their step."""

from collections.abc import Callable

from fastapi import APIRouter, Request
from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from app.actions import conclusions
from app.api.answers import Id
from app.doors import clock_of
from app.models.conclusion import ConclusionCreate, Recheck, Review, Statement
from app.models.detail import ItemRead
from app.pages.addresses import following, parse_query
from app.pages.forms import field_errors, parse, read_form, written
from app.pages.rendering import render
from app.pages.visits import reading, writing
from app.queries.conclusions import ConclusionFilter, get_conclusion, list_conclusions, units_with_part
from app.queries.item import get_item
from app.rules.actor import Actor
from app.rules.errors import Problem, Unauthenticated
from app.rules.permissions import Verb, require

router = APIRouter()
Deed = Callable[[Session, Actor], int]


@router.get("/conclusions")
async def conclusion_list(request: Request) -> Response:
    """The conclusions in sight."""
    wanted = parse_query(ConclusionFilter, request, frozenset({"state"}))
    page = await reading(request, lambda session, actor: list_conclusions(session, actor, wanted))
    more = following("/conclusions", request, page.cursor)
    return render(request, "conclusions/list.html", page=page, wanted=wanted, more=more)


@router.get("/items/{item_id}/conclusions")
async def conclusion_form(request: Request, item_id: Id) -> Response:
    """What was found, about whom, on what evidence."""
    return await _show_form(request, item_id)


@router.post("/items/{item_id}/conclusions")
async def conclude(request: Request, item_id: Id) -> Response:
    """Record a conclusion."""
    now, today = clock_of(request).now(), clock_of(request).today()
    await read_form(request)

    def work(session: Session, actor: Actor) -> int:
        wish = parse(ConclusionCreate, request)
        return conclusions.conclude(session, actor, item_id, wish, now=now, today=today)

    try:
        found = await writing(request, work)
    except Unauthenticated:
        raise
    except Problem as problem:
        return await _show_form(request, item_id, problem=problem)
    return RedirectResponse(f"/conclusions/{found}", 303)


@router.get("/conclusions/{conclusion_id}")
async def conclusion_page(request: Request, conclusion_id: Id) -> Response:
    """One conclusion, what followed from it, and the reader's step."""
    return await _show(request, conclusion_id)


@router.post("/conclusions/{conclusion_id}/objection")
async def object_to_conclusion(request: Request, conclusion_id: Id) -> Response:
    """Object."""
    now, today = clock_of(request).now(), clock_of(request).today()

    def deed(session: Session, actor: Actor) -> int:
        said = parse(Statement, request)
        return conclusions.object_to(session, actor, conclusion_id, said, now=now, today=today)

    return await _do(request, conclusion_id, deed)


@router.post("/conclusions/{conclusion_id}/review")
async def review_objection(request: Request, conclusion_id: Id) -> Response:
    """Uphold or revoke."""
    now = clock_of(request).now()
    return await _do(
        request,
        conclusion_id,
        lambda s, actor: conclusions.review(s, actor, conclusion_id, parse(Review, request), now=now),
    )


@router.post("/conclusions/{conclusion_id}/rectification")
async def rectify_conclusion(request: Request, conclusion_id: Id) -> Response:
    """Say how it was rectified."""
    now = clock_of(request).now()

    def deed(session: Session, actor: Actor) -> int:
        return conclusions.rectify(session, actor, conclusion_id, parse(Statement, request), now=now)

    return await _do(request, conclusion_id, deed)


@router.post("/conclusions/{conclusion_id}/recheck")
async def recheck_rectification(request: Request, conclusion_id: Id) -> Response:
    """Pass it, or send it back."""
    now, today = clock_of(request).now(), clock_of(request).today()

    def deed(session: Session, actor: Actor) -> int:
        found = parse(Recheck, request)
        return conclusions.recheck(session, actor, conclusion_id, found, now=now, today=today)

    return await _do(request, conclusion_id, deed)


async def _do(request: Request, conclusion_id: int, deed: Deed) -> Response:
    """Do it and come back; a refusal shows the page as it now stands, with what was written."""
    await read_form(request)
    try:
        await writing(request, deed)
    except Unauthenticated:
        raise
    except Problem as problem:
        return await _show(request, conclusion_id, problem=problem)
    return RedirectResponse(f"/conclusions/{conclusion_id}", 303)


async def _show_form(request: Request, item_id: int, *, problem: Problem | None = None) -> Response:
    def work(session: Session, actor: Actor) -> tuple[ItemRead, list[tuple[int, str]]]:
        item = get_item(session, actor, item_id)
        if problem is None and Verb.CONCLUDE not in item.may:
            require(actor, Verb.CONCLUDE)
        return item, units_with_part(session, item_id)

    item, units = await reading(request, work)
    values = {"unit_id": "", "text": "", "basis": "", "rectify_by": ""} | dict(written(request))
    return render(
        request,
        "conclusions/form.html",
        status=problem.status if problem else 200,
        item=item,
        units=[(str(unit), name) for unit, name in units],
        values=values,
        problem=problem,
        errors=field_errors(problem),
    )


async def _show(request: Request, conclusion_id: int, *, problem: Problem | None = None) -> Response:
    found = await reading(request, lambda session, actor: get_conclusion(session, actor, conclusion_id))
    return render(
        request,
        "conclusions/page.html",
        status=problem.status if problem else 200,
        conclusion=found,
        may=[verb.value for verb in found.may],
        values={"text": "", "rectify_by": ""} | dict(written(request)),
        problem=problem,
        errors=field_errors(problem),
    )
