"""The matrix in the pages: who has reported, and the cycle that asks for it."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, Query, Request
from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from app.actions import cycles
from app.api.answers import Id
from app.doors import clock_of
from app.models.inputs import MAX_ID, Digits
from app.models.matrix import MatrixRead
from app.models.plan import CycleSetting
from app.pages.addresses import address
from app.pages.forms import field_errors, parse, read_form, written
from app.pages.rendering import language_of, render
from app.pages.visits import reading, writing
from app.queries.choices import read_choices
from app.queries.matrix import read_matrix
from app.rules.actor import Actor
from app.rules.errors import Problem, Unauthenticated
from app.rules.permissions import Verb, may
from app.rules.rounds import RoundState
from app.rules.vocabulary import CycleRule
from app.wording import words_of

router = APIRouter()
PLANS = list[tuple[int, str]]
WRITTEN_DAY = re.compile(r"(?:(?P<month>[0-9]{1,2})[-/.月])?(?P<day>[0-9]{1,2})[日号]?")


@router.get("/matrix")
async def matrix_page(
    request: Request,
    plan: Annotated[int | None, Query(ge=1, le=MAX_ID), Digits] = None,
    cursor: Annotated[str | None, Query(max_length=400)] = None,
) -> Response:
    """The matrix of one plan, the newest when none is named."""
    return await show_matrix(request, plan, cursor=cursor)


@router.post("/plans/{plan_id}/cycle")
async def set_cycle(request: Request, plan_id: Id) -> Response:
    """Set the plan's cycle."""
    now, today = clock_of(request).now(), clock_of(request).today()
    await read_form(request)

    def work(session: Session, actor: Actor) -> None:
        setting = parse(CycleSetting, request, days=named_days(dict(written(request)).get("days", "")))
        cycles.set_cycle(session, actor, plan_id, setting, now=now, today=today)

    try:
        await writing(request, work)
    except Unauthenticated:
        raise
    except Problem as problem:
        if problem.status in (403, 404):
            raise
        return await show_matrix(request, plan_id, problem=problem)
    return RedirectResponse(f"/matrix?plan={plan_id}", 303)


def named_days(text: str) -> list[str]:
    """Days as people write them (10日、25日；3月31日), as the rule takes them; what is no day stays as it is."""
    found = []
    for word in filter(None, re.split(r"[、，,;；\s]+", text)):
        day = WRITTEN_DAY.fullmatch(word)
        month = f"{int(day['month']):02}-" if day and day["month"] else ""
        found.append(f"{month}{int(day['day']):02}" if day else word[:5])
    return found


def spoken_days(days: Sequence[str]) -> str:
    """Named days as people write them."""
    parts = (day.rpartition("-") for day in days)
    return "、".join(f"{int(month)}月{int(day)}日" if month else f"{int(day)}日" for month, _, day in parts)


def _starts_on(matrix: MatrixRead) -> date | None:
    """What the form says of the beginning: for a rule counted in weeks the first day that a report is due."""
    if matrix.cycle is CycleRule.EVERY_WEEKS and matrix.cycle_from:
        return matrix.cycle_from + timedelta(days=7 * matrix.cycle_weeks - 1)
    return matrix.cycle_from


async def show_matrix(
    request: Request, plan_id: int | None, *, cursor: str | None = None, problem: Problem | None = None
) -> Response:
    """The matrix, with the form of its cycle for those who may set it."""
    today = clock_of(request).today()

    def work(session: Session, actor: Actor) -> tuple[PLANS, MatrixRead | None, bool]:
        plans = read_choices(session, actor).plans
        chosen = plan_id or (plans[0][0] if plans else None)
        matrix = read_matrix(session, actor, chosen, today, cursor=cursor) if chosen else None
        return plans, matrix, may(actor, Verb.SET_CYCLE)

    plans, matrix, may_set = await reading(request, work)
    words = words_of(language_of(request))
    return render(
        request,
        "matrix/page.html",
        status=problem.status if problem else 200,
        plans=plans,
        matrix=matrix,
        may_set=may_set,
        rules=words.all(CycleRule),
        states=words.all(RoundState),
        spoken_days=spoken_days(matrix.cycle_days) if matrix else "",
        starts_on=_starts_on(matrix) if matrix else None,
        sent=dict(written(request)),
        problem=problem,
        errors=field_errors(problem),
        more=address("/matrix", [("plan", matrix.plan_id), ("cursor", matrix.next)])
        if matrix and matrix.next
        else None,
    )
