"""Notices in the pages: sent by the office, printed as a slip, read by the units."""

from fastapi import APIRouter, Request
from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from app.actions import notices
from app.api.answers import Id
from app.doors import clock_of
from app.models.detail import ItemRead
from app.models.notice import NoticeCreate, NoticeRead
from app.models.owed import OwedRow
from app.pages.addresses import following, parse_query
from app.pages.forms import field_errors, parse, read_form, written
from app.pages.rendering import is_htmx, language_of, render
from app.pages.visits import reading, writing
from app.queries.item import get_item
from app.queries.notices import NoticeFilter, get_notice, list_notices
from app.queries.owed import read_owed
from app.queries.paging import Listing, Page
from app.queries.reminders import Laggard, bulletin_list
from app.rules.actor import Actor
from app.rules.errors import Problem, Unauthenticated
from app.rules.lifecycle import OPEN
from app.rules.permissions import GRANTS, Verb, require, role_of
from app.rules.vocabulary import NoticeLevel
from app.wording import words_of

router = APIRouter()


@router.get("/notices")
async def notice_list(request: Request) -> Response:
    """The notices in sight, who has read them, and what the next bulletin names."""
    wanted = parse_query(NoticeFilter, request, frozenset({"level"}))
    laggards = Listing(cursor=request.query_params.get("late"))
    today = clock_of(request).today()

    def work(session: Session, actor: Actor) -> tuple[Page[NoticeRead], Page[Laggard], bool]:
        reads = role_of(actor) in GRANTS[Verb.READ_NOTICE].roles
        late = Page([], None) if actor.sees_unit else bulletin_list(session, actor, today, laggards)
        return list_notices(session, actor, wanted), late, reads

    page, late, reads = await reading(request, work)
    return render(
        request,
        "notices/list.html",
        page=page,
        wanted=wanted,
        reads=reads,
        late=late.rows,
        days={row.milestone_id: row.due_on for row in late.rows},
        more=following("/notices", request, page.cursor),
        more_late=following("/notices", request, late.cursor, "late"),
    )


@router.get("/items/{item_id}/notices")
async def notice_form(request: Request, item_id: Id) -> Response:
    """What to remind of, at which level."""
    return await _show_form(request, item_id)


@router.post("/items/{item_id}/notices")
async def send_notice(request: Request, item_id: Id) -> Response:
    """Send it."""
    now, today = clock_of(request).now(), clock_of(request).today()
    await read_form(request)

    def work(session: Session, actor: Actor) -> int:
        return notices.send(session, actor, item_id, parse(NoticeCreate, request), now=now, today=today)

    try:
        found = await writing(request, work)
    except Unauthenticated:
        raise
    except Problem as problem:
        return await _show_form(request, item_id, problem=problem)
    return RedirectResponse(f"/notices/{found}", 303)


@router.get("/notices/{notice_id}")
async def notice_page(request: Request, notice_id: Id) -> Response:
    """The slip as it is printed. That whom it is addressed to opens it is their receipt."""
    found = await reading(request, lambda session, actor: get_notice(session, actor, notice_id))
    if found.may_receipt:
        found = await _read(request, notice_id)
    return render(request, "notices/slip.html", notice=found)


@router.post("/notices/{notice_id}/receipt")
async def read_notice(request: Request, notice_id: Id) -> Response:
    """Read it for the record without opening it; for HTMX what is left to do on a unit's desk."""
    await read_form(request)
    await _read(request, notice_id)
    if not is_htmx(request):
        return RedirectResponse("/", 303)
    clock = clock_of(request)

    def left(session: Session, actor: Actor) -> list[OwedRow]:
        return read_owed(session, actor, clock.today(), clock.zone)

    return render(request, "desk/_owed.html", owed=await reading(request, left))


async def _read(request: Request, notice_id: int) -> NoticeRead:
    now = clock_of(request).now()

    def work(session: Session, actor: Actor) -> NoticeRead:
        notices.read(session, actor, notice_id, now=now)
        return get_notice(session, actor, notice_id)

    return await writing(request, work)


async def _show_form(request: Request, item_id: int, *, problem: Problem | None = None) -> Response:
    def work(session: Session, actor: Actor) -> ItemRead:
        item = get_item(session, actor, item_id)
        if problem is None and Verb.REMIND not in item.may:
            require(actor, Verb.REMIND)
        return item

    item = await reading(request, work)
    values = {"text": "", "level": NoticeLevel.BLUE.value, "milestone_id": request.query_params.get("milestone", "")}
    return render(
        request,
        "notices/form.html",
        status=problem.status if problem else 200,
        item=item,
        steps=[step for line in item.lines for step in line.milestones if step.state in OPEN],
        levels=words_of(language_of(request)).all(NoticeLevel),
        values=values | dict(written(request)),
        problem=problem,
        errors=field_errors(problem),
    )
