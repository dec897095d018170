"""Changes in the pages: asked for on a form, shown as before → after, decided with one thumb."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field
from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from app.actions import changes
from app.api.answers import Id
from app.doors import clock_of
from app.models.change import ChangeCreate, ChangeRead, Decision, EditCreate, ExtensionCreate, WithdrawalCreate
from app.models.closure import ClosureRead
from app.models.conclusion import ConclusionRead
from app.models.detail import ItemRead
from app.models.inputs import RowId, Version, Words
from app.pages.addresses import address, filled, following, has_empty, parse_query, without
from app.pages.change_forms import wishes
from app.pages.forms import field_errors, parse, read_form, written
from app.pages.rendering import is_htmx, language_of, render
from app.pages.visits import reading, writing
from app.queries.changes import ChangeFilter, get_change, list_changes
from app.queries.closures import ClosureFilter, list_closures
from app.queries.conclusions import conclusions_waiting
from app.queries.item import get_item
from app.queries.names import units_standing
from app.queries.paging import Page
from app.rules.actor import Actor
from app.rules.changes import Subject
from app.rules.errors import Problem, Unauthenticated
from app.rules.lifecycle import ChangeState
from app.rules.permissions import Verb, require
from app.rules.vocabulary import AssignmentRole
from app.wording import words_of

router = APIRouter()
Deed = Callable[[Session, Actor], int]
NEW = "/items/{item_id}/changes/new"


@dataclass(frozen=True)
class Waiting:
    """What waits for the reader, noun by noun, and a page of everything that was asked for."""

    changes: Page[ChangeRead]
    closures: Page[ClosureRead]
    conclusions: list[ConclusionRead]
    page: Page[ChangeRead]


class ChangeText(BaseModel):
    """What goes with a form of edits."""

    reason: Words = Field(min_length=1, max_length=2000)
    progress: Words = Field(default="", max_length=2000)
    version: Version | None = None


@router.get(NEW)
async def change_form(request: Request, item_id: Id, milestone: Annotated[RowId | None, Query()] = None) -> Response:
    """More time for one milestone first; every other change below it."""
    return await show_form(request, item_id, milestone=milestone)


@router.post("/items/{item_id}/extensions")
async def request_extension(request: Request, item_id: Id) -> Response:
    """Ask for more time."""
    now, today = clock_of(request).now(), clock_of(request).today()

    def deed(session: Session, actor: Actor) -> int:
        wish = parse(ExtensionCreate, request)
        return changes.extend(session, actor, item_id, wish, now=now, today=today)

    return await _ask(request, item_id, deed, "extension")


@router.post("/items/{item_id}/changes")
async def request_change(request: Request, item_id: Id) -> Response:
    """Ask for whatever the form says otherwise than it stands."""
    now, today = clock_of(request).now(), clock_of(request).today()

    def deed(session: Session, actor: Actor) -> int:
        text = parse(ChangeText, request)
        found = wishes(get_item(session, actor, item_id), dict(written(request)))
        wish = ChangeCreate(edits=found, **text.model_dump())
        return changes.request(session, actor, item_id, wish, now=now, today=today)

    return await _ask(request, item_id, deed, "change")


@router.post("/items/{item_id}/withdrawal")
async def request_withdrawal(request: Request, item_id: Id) -> Response:
    """Ask for the item to be given up."""
    now, today = clock_of(request).now(), clock_of(request).today()

    def deed(session: Session, actor: Actor) -> int:
        reason = parse(WithdrawalCreate, request).reason
        wish = ChangeCreate(edits=[EditCreate(field=Subject.ITEM)], reason=reason)
        return changes.request(session, actor, item_id, wish, now=now, today=today)

    return await _ask(request, item_id, deed, "withdrawal")


async def _ask(request: Request, item_id: int, deed: Deed, which: str) -> Response:
    await read_form(request)
    try:
        change_id = await writing(request, deed)
    except Unauthenticated:
        raise
    except Problem as problem:
        return await show_form(request, item_id, problem=problem, which=which)
    return RedirectResponse(f"/changes/{change_id}", 303)


async def show_form(
    request: Request, item_id: int, *, milestone: int | None = None, problem: Problem | None = None, which: str = ""
) -> Response:
    """The forms with what was just sent, else with what stands; `which` of them was refused."""

    def work(session: Session, actor: Actor) -> tuple[ItemRead, list[tuple[int, str]]]:
        item = get_item(session, actor, item_id)
        if Verb.REQUEST_CHANGE not in item.may and problem is None:
            require(actor, Verb.REQUEST_CHANGE)
        return item, units_standing(session)

    item, units = await reading(request, work)
    sent = dict(written(request))
    return render(
        request,
        "changes/form.html",
        status=problem.status if problem else 200,
        item=item,
        units=units,
        roles=words_of(language_of(request)).all(AssignmentRole),
        sent=sent,
        which=which,
        chosen=sent.get("milestone_id") or str(milestone or ""),
        problem=problem,
        errors=field_errors(problem),
    )


@router.get("/changes")
async def change_list(request: Request) -> Response:
    """What waits for the reader's decision, then everything that was asked for."""
    if has_empty(request):
        return RedirectResponse(address("/changes", filled(request)), 303)
    return await show_list(request)


async def show_list(request: Request, *, problem: Problem | None = None, at: int | None = None) -> Response:
    """The list, with what has just been refused next to its change."""
    wanted = ChangeFilter() if problem else parse_query(ChangeFilter, request, frozenset({"state"}))

    at_change, at_closure = request.query_params.get("change"), request.query_params.get("closure")

    def work(session: Session, actor: Actor) -> Waiting:
        return Waiting(
            list_changes(session, actor, ChangeFilter(mine=True, cursor=at_change)),
            list_closures(session, actor, ClosureFilter(mine=True, cursor=at_closure)),
            conclusions_waiting(session, actor),
            list_changes(session, actor, wanted),
        )

    found = await reading(request, work)
    page = found.page
    pairs = without(filled(request)) if problem is None else []
    return render(
        request,
        "changes/list.html",
        status=problem.status if problem else 200,
        mine=found.changes.rows,
        closures=found.closures.rows,
        conclusions=found.conclusions,
        more_mine=following("/changes", request, found.changes.cursor, "change"),
        more_closures=following("/changes", request, found.closures.cursor, "closure"),
        others=[change for change in page.rows if not change.may_decide],
        states=words_of(language_of(request)).all(ChangeState),
        wanted=wanted,
        more=address("/changes", [*pairs, ("cursor", page.cursor)]) if page.cursor else None,
        problem=problem,
        at=at,
    )


@router.get("/changes/{change_id}")
async def change_page(request: Request, change_id: Id) -> Response:
    """One change: before and after, why, and who decides."""
    return paint(request, await reading(request, lambda session, actor: get_change(session, actor, change_id)))


@router.post("/changes/{change_id}/decision")
async def decide_change(request: Request, change_id: Id) -> Response:
    """Approve or refuse; the page comes back with what has become of it."""
    now, today = clock_of(request).now(), clock_of(request).today()

    def deed(session: Session, actor: Actor) -> int:
        return changes.decide(session, actor, change_id, parse(Decision, request), now=now, today=today)

    return await _do(request, change_id, deed)


@router.post("/changes/{change_id}/removal")
async def cancel_change(request: Request, change_id: Id) -> Response:
    """Take a change back; a form can only POST, so this stands for the JSON door's DELETE."""
    now = clock_of(request).now()
    return await _do(request, change_id, lambda session, actor: changes.cancel(session, actor, change_id, now=now))


async def _do(request: Request, change_id: int, deed: Deed) -> Response:
    form = await read_form(request)
    on_list = form.get("on") == "list"

    def act(session: Session, actor: Actor) -> ChangeRead:
        return get_change(session, actor, deed(session, actor))

    try:
        change = await writing(request, act)
    except Unauthenticated:
        raise
    except Problem as problem:
        if on_list and not is_htmx(request):
            return await show_list(request, problem=problem, at=change_id)
        found = await reading(request, lambda session, actor: get_change(session, actor, change_id))
        return paint(request, found, problem=problem)
    if is_htmx(request):
        return paint(request, change)
    return RedirectResponse("/changes" if on_list else f"/changes/{change_id}", 303)


def paint(request: Request, change: ChangeRead, *, problem: Problem | None = None) -> Response:
    """The page of a change, or for HTMX its card."""
    return render(
        request,
        "changes/_card.html" if is_htmx(request) else "changes/page.html",
        status=problem.status if problem else 200,
        change=change,
        problem=problem,
        sent=dict(written(request)),
    )
