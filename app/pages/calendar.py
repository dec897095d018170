"""The working calendar as a page: a year's holidays and make-up days, and the form that changes them."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from app.actions import calendar
from app.doors import clock_of
from app.models.calendar import DaySetting, DaySpan, YearRead
from app.models.inputs import Day, Digits
from app.pages.forms import field_errors, parse, read_form, written
from app.pages.rendering import language_of, render
from app.pages.visits import reading, writing
from app.queries.calendar import read_year
from app.rules.actor import Actor
from app.rules.errors import Problem, Unauthenticated
from app.rules.permissions import Verb, may
from app.rules.vocabulary import DayKind
from app.wording import words_of

router = APIRouter()


@router.get("/calendar")
async def calendar_page(
    request: Request, year: Annotated[int | None, Query(ge=1949, le=2100), Digits] = None
) -> Response:
    """One year, the present one by default."""
    return await _show(request, year or clock_of(request).today().year)


@router.post("/calendar")
async def set_days(request: Request) -> Response:
    """Rule some days; a refusal keeps what was filled in."""
    now, today = clock_of(request).now(), clock_of(request).today()
    await read_form(request)

    def work(session: Session, actor: Actor) -> int:
        span, setting = parse(DaySpan, request), parse(DaySetting, request)
        calendar.set_days(session, actor, span.first, span.last or span.first, setting, now=now, today=today)
        return span.first.year

    try:
        year = await writing(request, work)
    except Unauthenticated:
        raise
    except Problem as problem:
        if problem.status == 403:
            raise
        return await _show(request, today.year, problem)
    return RedirectResponse(f"/calendar?year={year}", 303)


@router.post("/calendar/{day}/removal")
async def clear_day(request: Request, day: Day) -> Response:
    """Let a day follow its weekday again; stands for the JSON door's DELETE."""
    now, today = clock_of(request).now(), clock_of(request).today()
    await read_form(request)
    await writing(request, lambda s, actor: calendar.clear_day(s, actor, day, now=now, today=today))
    return RedirectResponse(f"/calendar?year={day.year}", 303)


async def _show(request: Request, year: int, problem: Problem | None = None) -> Response:
    def work(session: Session, actor: Actor) -> tuple[YearRead, bool]:
        return read_year(session, year), may(actor, Verb.SET_CALENDAR)

    found, may_set = await reading(request, work)
    return render(
        request,
        "calendar.html",
        status=problem.status if problem else 200,
        found=found,
        may_set=may_set,
        kinds=words_of(language_of(request)).all(DayKind),
        sent=dict(written(request)),
        problem=problem,
        errors=field_errors(problem),
    )
