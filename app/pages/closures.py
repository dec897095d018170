"""Closing in the pages: asking with the result, deciding, resting, resuming, reopening."""

from collections.abc import Callable

from fastapi import APIRouter, Request
from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from app.actions import closures, suspensions
from app.api.answers import Id
from app.doors import clock_of
from app.models.closure import ClosureCreate, Note, Reason, SuspensionCreate
from app.models.detail import ItemRead
from app.pages.changes import show_list
from app.pages.forms import field_errors, parse, read_form, written
from app.pages.rendering import is_htmx, render
from app.pages.visits import reading, writing
from app.queries.closures import get_closure
from app.queries.item import get_item
from app.rules.actor import Actor
from app.rules.errors import Problem, Unauthenticated
from app.rules.lifecycle import OPEN, OVER

router = APIRouter()
Deed = Callable[[Session, Actor], int]


@router.get("/items/{item_id}/closure")
async def closure_page(request: Request, item_id: Id) -> Response:
    """How far the item is from its end, and what can be done about it."""
    return await show(request, item_id)


@router.post("/items/{item_id}/closure")
async def request_closure(request: Request, item_id: Id) -> Response:
    """Ask for the item to be struck off."""
    now, today = clock_of(request).now(), clock_of(request).today()

    def deed(session: Session, actor: Actor) -> int:
        result = parse(ClosureCreate, request).result
        closures.request(session, actor, item_id, result, now=now, today=today)
        return item_id

    return await _do(request, item_id, deed)


@router.post("/items/{item_id}/suspension")
async def suspend_item(request: Request, item_id: Id) -> Response:
    """Suspend the item's light for a reviewed reason."""
    now, today = clock_of(request).now(), clock_of(request).today()

    def deed(session: Session, actor: Actor) -> int:
        wish = parse(SuspensionCreate, request)
        return suspensions.suspend(session, actor, item_id, wish, now=now, today=today)

    return await _do(request, item_id, deed)


@router.post("/items/{item_id}/suspension/removal")
async def resume_item(request: Request, item_id: Id) -> Response:
    """Resume it; a form can only POST, so this stands for the JSON door's DELETE."""
    now, today = clock_of(request).now(), clock_of(request).today()
    return await _do(request, item_id, lambda s, actor: suspensions.resume(s, actor, item_id, now=now, today=today))


@router.post("/items/{item_id}/reopening")
async def reopen_item(request: Request, item_id: Id) -> Response:
    """Take a closed item up again."""
    now, today = clock_of(request).now(), clock_of(request).today()

    def deed(session: Session, actor: Actor) -> int:
        reason = parse(Reason, request).reason
        return suspensions.reopen(session, actor, item_id, reason, now=now, today=today)

    return await _do(request, item_id, deed)


@router.post("/closures/{closure_id}/endorsement")
async def endorse_closure(request: Request, closure_id: Id) -> Response:
    """The office agrees."""
    now = clock_of(request).now()
    return await _decide(
        request, closure_id, lambda s, a: closures.endorse(s, a, closure_id, parse(Note, request).note, now=now)
    )


@router.post("/closures/{closure_id}/grant")
async def grant_closure(request: Request, closure_id: Id) -> Response:
    """The leader strikes the item off."""
    now, today = clock_of(request).now(), clock_of(request).today()

    def deed(session: Session, actor: Actor) -> int:
        return closures.grant(session, actor, closure_id, parse(Note, request).note, now=now, today=today)

    return await _decide(request, closure_id, deed)


@router.post("/closures/{closure_id}/refusal")
async def refuse_closure(request: Request, closure_id: Id) -> Response:
    """Send the item back to work."""
    now, today = clock_of(request).now(), clock_of(request).today()

    def deed(session: Session, actor: Actor) -> int:
        return closures.refuse(session, actor, closure_id, parse(Reason, request).reason, now=now, today=today)

    return await _decide(request, closure_id, deed)


async def _decide(request: Request, closure_id: int, deed: Deed) -> Response:
    """Decide, and go back to where it was decided: the list, or the item's own page."""
    form = await read_form(request)
    try:
        found = await writing(request, lambda s, actor: get_closure(s, actor, deed(s, actor)))
    except Unauthenticated:
        raise
    except Problem as problem:
        if form.get("on") == "list":
            return await show_list(request, problem=problem)
        closure = await reading(request, lambda s, actor: get_closure(s, actor, closure_id))
        return await show(request, closure.item_id, problem=problem)
    back = "/changes" if form.get("on") == "list" else f"/items/{found.item_id}/closure"
    return RedirectResponse(back, 303)


async def _do(request: Request, item_id: int, deed: Deed) -> Response:
    await read_form(request)
    try:
        await writing(request, deed)
    except Unauthenticated:
        raise
    except Problem as problem:
        return await show(request, item_id, problem=problem)
    return RedirectResponse(f"/items/{item_id}/closure", 303)


async def show(request: Request, item_id: int, *, problem: Problem | None = None) -> Response:
    """The page with what was just sent."""

    def work(session: Session, actor: Actor) -> ItemRead:
        return get_item(session, actor, item_id)

    item = await reading(request, work)
    return render(
        request,
        "closures/_body.html" if is_htmx(request) else "closures/page.html",
        status=problem.status if problem else 200,
        item=item,
        below=[child for child in item.children if child.state not in OVER],
        undone=[step for line in item.lines for step in line.milestones if step.state in OPEN],
        sent=dict(written(request)),
        problem=problem,
        errors=field_errors(problem),
    )
