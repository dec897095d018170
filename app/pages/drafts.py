"""Drafting, issuing and handing down in the pages (拟订、交办、向下分解)."""

from typing import Annotated, Any, NamedTuple

from fastapi import APIRouter, Query, Request
from pydantic import ValidationError
from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from app.actions import drafts, handing_down, issuing, units
from app.api.answers import Id
from app.doors import clock_of
from app.models.detail import ItemRead
from app.models.drafting import ChildCreate, FindingRead, IssueOrder, ItemCreate, ItemUpdate, PlanCreate
from app.models.inputs import FORM
from app.models.item import ItemRow, ItemState
from app.models.plan import PlanRead
from app.pages.addresses import address
from app.pages.draft_forms import blank_line, line_errors, lines_of, parse_item, written_lines
from app.pages.forms import parse, read_form, written
from app.pages.rendering import language_of, render
from app.pages.visits import reading, writing
from app.queries import directory
from app.queries.drafts import findings_of_plan
from app.queries.item import get_item
from app.queries.items import ItemFilter, ItemSort, count_by_light, list_items
from app.queries.names import leader_names, sub_unit_names, unit_names
from app.queries.paging import Page
from app.rules.actor import Actor
from app.rules.errors import Problem, Unauthenticated, invalid
from app.rules.permissions import Verb, may, require
from app.rules.vocabulary import PlanKind
from app.validation import invalid_from
from app.wording import words_of

router = APIRouter()


@router.get("/plans")
async def plan_list(request: Request, cursor: Annotated[str | None, Query(max_length=400)] = None) -> Response:
    """The plans in sight, and for the office the form of a new one."""
    return await _show_plans(request, cursor=cursor)


@router.post("/plans")
async def create_plan(request: Request) -> Response:
    """Draft a plan."""
    now = clock_of(request).now()
    await read_form(request)
    try:
        body = parse(PlanCreate, request)
        plan_id = await writing(request, lambda session, actor: drafts.create_plan(session, actor, body, now=now))
    except Unauthenticated:
        raise
    except Problem as problem:
        return await _show_plans(request, problem=problem)
    return RedirectResponse(f"/plans/{plan_id}", 303)


async def _show_plans(request: Request, *, cursor: str | None = None, problem: Problem | None = None) -> Response:
    def work(session: Session, actor: Actor) -> tuple[Page[PlanRead], bool]:
        return directory.list_plans(session, actor, cursor=cursor), may(actor, Verb.DRAFT)

    page, may_draft = await reading(request, work)
    return render(
        request,
        "plans/list.html",
        status=problem.status if problem else 200,
        plans=page.rows,
        more=address("/plans", [("cursor", page.cursor)]) if page.cursor else None,
        kinds=words_of(language_of(request)).all(PlanKind),
        may_draft=may_draft,
        sent=dict.fromkeys(PlanCreate.model_fields, "") | dict(written(request)),
        problem=problem,
    )


@router.get("/plans/{plan_id}")
async def plan_page(
    request: Request,
    plan_id: Id,
    issued: int | None = None,
    cursor: Annotated[str | None, Query(max_length=400)] = None,
) -> Response:
    """A plan: for the office a page of its drafts, what the check-up finds in all, and the button that issues."""
    return await _show_plan(request, plan_id, issued=issued, cursor=cursor)


@router.post("/plans/{plan_id}/issue")
async def issue(request: Request, plan_id: Id) -> Response:
    """Issue the chosen drafts, or all."""
    clock = clock_of(request)
    form = await read_form(request)

    def work(session: Session, actor: Actor) -> int:
        wanted = None if form.get("all") == "true" else chosen(request)
        return len(issuing.issue(session, actor, plan_id, wanted, now=clock.now(), today=clock.today()))

    try:
        count = await writing(request, work)
    except Unauthenticated:
        raise
    except Problem as problem:
        if problem.status in (403, 404):
            raise
        return await _show_plan(request, plan_id, problem=problem)
    return RedirectResponse(f"/plans/{plan_id}?issued={count}", 303)


def chosen(request: Request) -> list[int]:
    """The ids of the ticked boxes; Invalid when none is ticked."""
    sent = [value for name, value in written(request) if name == "item_ids"]
    if not sent:
        raise invalid("/item_ids", "required", "请先选中要交办的事项", "Choose the items to issue.")
    try:
        return IssueOrder.model_validate({"item_ids": sent}, context=FORM).item_ids
    except ValidationError as error:
        raise invalid_from([{**one, "loc": ("body", *one["loc"])} for one in error.errors()]) from error


class Drafts(NamedTuple):
    """The drafts of a plan: a page of them, how many there are, and what is found in all."""

    page: Page[ItemRow]
    total: int
    findings: list[FindingRead]


async def _show_plan(
    request: Request,
    plan_id: int,
    *,
    issued: int | None = None,
    cursor: str | None = None,
    problem: Problem | None = None,
) -> Response:
    today = clock_of(request).today()

    def work(session: Session, actor: Actor) -> tuple[PlanRead, Drafts | None]:
        plan = directory.get_plan(session, actor, plan_id)
        if not may(actor, Verb.DRAFT):
            return plan, None
        wanted = ItemFilter(plan=plan_id, state=[ItemState.DRAFT], sort=ItemSort.NO, cursor=cursor)
        page, total = list_items(session, actor, wanted), sum(count_by_light(session, actor, wanted).values())
        return plan, Drafts(page, total, findings_of_plan(session, plan_id, units.directory_of(session), today))

    plan, found = await reading(request, work)
    return render(
        request,
        "plans/page.html",
        status=problem.status if problem else 200,
        plan=plan,
        drafts=found.page.rows if found else [],
        total=found.total if found else 0,
        findings=found.findings if found else [],
        may_draft=found is not None,
        more=address(f"/plans/{plan_id}", [("cursor", found.page.cursor)]) if found and found.page.cursor else None,
        continued=cursor is not None,
        issued=issued,
        problem=problem,
    )


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
