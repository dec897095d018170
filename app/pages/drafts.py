"""Writing an item in the pages: a new draft, an edit, and what is handed down (拟订、向下分解)."""

from typing import Any

from fastapi import APIRouter, Request
from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from app.actions import drafts, handing_down
from app.api.answers import Id
from app.doors import clock_of
from app.models.detail import ItemRead
from app.models.drafting import ChildCreate, DraftDiscard, ItemCreate, ItemUpdate
from app.models.plan import PlanRead
from app.pages.draft_forms import blank_line, line_errors, lines_of, parse_item, written_lines
from app.pages.forms import parse, read_form, written
from app.pages.items import look_at, paint
from app.pages.rendering import language_of, render
from app.pages.visits import reading, writing
from app.queries import directory
from app.queries.item import get_item
from app.queries.names import leader_names, sub_unit_names, unit_names
from app.rules.actor import Actor
from app.rules.errors import Problem, Unauthenticated
from app.rules.permissions import Verb, require
from app.wording import words_of

router = APIRouter()


@router.get("/plans/{plan_id}/items/new")
async def new_item_page(request: Request, plan_id: Id) -> Response:
    """The form of a new item."""
    return await _show_new(request, plan_id)


@router.post("/plans/{plan_id}/items")
async def create_item(request: Request, plan_id: Id) -> Response:
    """Draft an item."""
    clock = clock_of(request)
    await read_form(request)
    try:
        body = parse_item(ItemCreate, request)
        item_id = await writing(
            request,
            lambda session, actor: drafts.create_item(
                session, actor, plan_id, body, now=clock.now(), today=clock.today()
            ),
        )
    except Unauthenticated:
        raise
    except Problem as problem:
        return await _show_new(request, plan_id, problem)
    return RedirectResponse(f"/items/{item_id}", 303)


async def _show_new(request: Request, plan_id: int, problem: Problem | None = None) -> Response:
    def work(session: Session, actor: Actor) -> tuple[PlanRead, dict[str, Any]]:
        require(actor, Verb.DRAFT)
        plan = directory.get_plan(session, actor, plan_id)
        return plan, {"units": unit_names(session), "leaders": leader_names(session)}

    plan, names = await reading(request, work)
    _ = words_of(language_of(request)).translate
    return _show_form(
        request,
        problem,
        names,
        heading=_("拟订事项"),
        over=plan.title,
        back=f"/plans/{plan_id}",
        action=f"/plans/{plan_id}/items",
        want=_("请写明事项、时限和各分项由谁办；节点可以留空，由系统从工作计划中读出后再核对。"),
        submit=_("存为草稿"),
    )


@router.get("/items/{item_id}/edit")
async def edit_page(request: Request, item_id: Id) -> Response:
    """The form of a draft."""
    return await _show_edit(request, item_id)


@router.post("/items/{item_id}/edit")
async def edit_item(request: Request, item_id: Id) -> Response:
    """Change a draft; a form can only POST, so this stands for the JSON door's PATCH of the item."""
    clock = clock_of(request)
    await read_form(request)
    try:
        body = parse_item(ItemUpdate, request)
        await writing(
            request,
            lambda session, actor: drafts.edit_item(
                session, actor, item_id, body, now=clock.now(), today=clock.today()
            ),
        )
    except Unauthenticated:
        raise
    except Problem as problem:
        if problem.status in (403, 404):
            raise
        return await _show_edit(request, item_id, problem)
    return RedirectResponse(f"/items/{item_id}", 303)


async def _show_edit(request: Request, item_id: int, problem: Problem | None = None) -> Response:
    def work(session: Session, actor: Actor) -> tuple[ItemRead, dict[str, Any]]:
        item = get_item(session, actor, item_id)
        require(actor, Verb.DRAFT)
        return item, {"units": unit_names(session), "leaders": leader_names(session)}

    item, names = await reading(request, work)
    _ = words_of(language_of(request)).translate
    known = {"no": item.no, "title": item.title, "leader": item.leader_name or "", "due_on": item.due_on or ""}
    return _show_form(
        request,
        problem,
        names,
        known | {"urgent": item.urgent},
        lines_of(item),
        version=item.version,
        heading=_("修改草稿"),
        over=f"{item.no} {item.title}",
        back=f"/items/{item_id}",
        action=f"/items/{item_id}/edit",
        want=_("请核对后保存；交办之后只能走变更程序。"),
        submit=_("保存"),
    )


@router.post("/items/{item_id}/discard")
async def discard_draft(request: Request, item_id: Id) -> Response:
    """Discard a draft; refused, its page says why and keeps the reason."""
    clock = clock_of(request)
    await read_form(request)

    def work(session: Session, actor: Actor) -> None:
        wish = parse(DraftDiscard, request)
        drafts.discard(session, actor, item_id, wish, now=clock.now(), today=clock.today())

    try:
        await writing(request, work)
    except Unauthenticated:
        raise
    except Problem as problem:
        if problem.status in (403, 404):
            raise
        return paint(request, await reading(request, lambda s, actor: look_at(s, actor, item_id)), problem=problem)
    return RedirectResponse(f"/items/{item_id}", 303)


@router.get("/items/{item_id}/children/new")
async def hand_down_page(request: Request, item_id: Id) -> Response:
    """The form of a sub-item."""
    return await _show_hand_down(request, item_id)


@router.post("/items/{item_id}/children")
async def hand_down(request: Request, item_id: Id) -> Response:
    """Hand an item down."""
    clock = clock_of(request)
    await read_form(request)
    try:
        body = parse_item(ChildCreate, request)
        await writing(
            request,
            lambda session, actor: handing_down.hand_down(
                session, actor, item_id, body, now=clock.now(), today=clock.today()
            ),
        )
    except Unauthenticated:
        raise
    except Problem as problem:
        return await _show_hand_down(request, item_id, problem)
    return RedirectResponse(f"/items/{item_id}#children", 303)


async def _show_hand_down(request: Request, item_id: int, problem: Problem | None = None) -> Response:
    def work(session: Session, actor: Actor) -> tuple[ItemRead, dict[str, Any]]:
        item = get_item(session, actor, item_id)
        if not item.may_hand_down and problem is None:
            require(actor, Verb.HAND_DOWN)
        return item, {"units": sub_unit_names(session, actor.unit_id or 0), "leaders": []}

    item, names = await reading(request, work)
    _ = words_of(language_of(request)).translate
    return _show_form(
        request,
        problem,
        names,
        {"title": item.title, "due_on": item.due_on or ""},
        heading=_("分解给下属单位"),
        over=f"{item.no} {item.title}",
        back=f"/items/{item_id}",
        action=f"/items/{item_id}/children",
        want=_("请写明交哪个下属单位、办什么、何时办完；时限不能晚于上级事项，上级事项的时限不变。"),
        submit=_("分解并交办"),
        numbered=False,
    )


def _show_form(
    request: Request,
    problem: Problem | None,
    names: dict[str, Any],
    known: dict[str, Any] | None = None,
    lines: list[dict[str, str]] | None = None,
    *,
    version: int | None = None,
    numbered: bool = True,
    **words: Any,
) -> Response:
    """The form with what was just sent, else with what is known, and one line more than there are."""
    sent = dict(written(request))
    blank: dict[str, Any] = {"no": "", "title": "", "leader": "", "due_on": "", "urgent": False}
    return render(
        request,
        "drafts/form.html",
        status=problem.status if problem else 200,
        values=blank | (sent or known or {}),
        lines=[*(written_lines(request) if sent else lines or []), blank_line()],
        version=version,
        numbered=numbered,
        problem=problem,
        errors=line_errors(problem),
        **names,
        **words,
    )
