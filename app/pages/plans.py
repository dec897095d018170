"""The plans in the pages: their list, a new one, and the page where the office issues drafts (计划、交办)."""

from typing import Annotated, NamedTuple

from fastapi import APIRouter, Query, Request
from pydantic import ValidationError
from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from app.actions import drafts, issuing, units
from app.api.answers import Id
from app.doors import clock_of
from app.models.drafting import FindingRead, IssueOrder, PlanCreate
from app.models.inputs import FORM, Digits
from app.models.item import ItemRow, ItemState
from app.models.plan import PlanRead
from app.pages.addresses import address
from app.pages.forms import parse, read_form, written
from app.pages.rendering import language_of, render
from app.pages.visits import reading, writing
from app.queries import directory
from app.queries.drafts import findings_of_plan
from app.queries.items import ItemFilter, ItemSort, count_by_light, list_items
from app.queries.paging import Page
from app.rules.actor import Actor
from app.rules.errors import Problem, Unauthenticated, invalid
from app.rules.permissions import Verb, may
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
    issued: Annotated[int | None, Digits] = None,
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
    """The drafts of a plan: a page of them, how many there are and were discarded, and what is found in all."""

    page: Page[ItemRow]
    total: int
    discarded: int
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
        ended = ItemFilter(plan=plan_id, state=[ItemState.DISCARDED])
        total, discarded = (sum(count_by_light(session, actor, one).values()) for one in (wanted, ended))
        findings = findings_of_plan(session, plan_id, units.directory_of(session), today)
        return plan, Drafts(list_items(session, actor, wanted), total, discarded, findings)

    plan, found = await reading(request, work)
    return render(
        request,
        "plans/page.html",
        status=problem.status if problem else 200,
        plan=plan,
        drafts=found.page.rows if found else [],
        total=found.total if found else 0,
        discarded=found.discarded if found else 0,
        findings=found.findings if found else [],
        may_draft=found is not None,
        more=address(f"/plans/{plan_id}", [("cursor", found.page.cursor)]) if found and found.page.cursor else None,
        continued=cursor is not None,
        issued=issued,
        problem=problem,
    )
