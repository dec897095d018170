"""Reviewing reports in the pages: the office's queue; accepted in one tap, returned with a reason, compared."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Query, Request
from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from app.actions import reviews
from app.api.answers import Id
from app.doors import clock_of
from app.models.inputs import RowId
from app.models.report import Acceptance, ComparisonRead, ReportRead, ReportReturn
from app.pages.forms import parse, read_form, written
from app.pages.rendering import render
from app.pages.visits import reading, writing
from app.queries.paging import Page
from app.queries.reports import ReportTask, compare_report, get_report, reports_to_review
from app.rules.actor import Actor
from app.rules.errors import Problem, Unauthenticated
from app.rules.permissions import Verb, require

router = APIRouter()
Deed = Callable[[Session, Actor], int]


@router.get("/reports")
async def review_page(
    request: Request,
    cursor: Annotated[str | None, Query(max_length=400)] = None,
    decided: Annotated[RowId | None, Query()] = None,
) -> Response:
    """What waits for the office's word, the longest waiting first; above it what has just been decided."""
    return await show_queue(request, cursor=cursor, at=decided)


@router.post("/reports/{report_id}/acceptance")
async def accept_report(request: Request, report_id: Id) -> Response:
    """Accept."""
    now, today = clock_of(request).now(), clock_of(request).today()
    await read_form(request)

    def deed(session: Session, actor: Actor) -> int:
        note = parse(Acceptance, request).note
        return reviews.accept(session, actor, report_id, note=note, now=now, today=today)

    return await _do(request, report_id, deed)


@router.post("/reports/{report_id}/return")
async def return_report(request: Request, report_id: Id) -> Response:
    """Return with a reason."""
    now, today = clock_of(request).now(), clock_of(request).today()
    await read_form(request)

    def deed(session: Session, actor: Actor) -> int:
        reason = parse(ReportReturn, request).reason
        return reviews.give_back(session, actor, report_id, reason=reason, now=now, today=today)

    return await _do(request, report_id, deed)


@router.get("/reports/{report_id}/comparison")
async def comparison_page(request: Request, report_id: Id) -> Response:
    """A report and the edition before it, with what was added and removed."""

    def work(session: Session, actor: Actor) -> tuple[ReportRead, ComparisonRead]:
        return get_report(session, actor, report_id), compare_report(session, actor, report_id)

    report, comparison = await reading(request, work)
    return render(request, "reports/comparison.html", report=report, comparison=comparison)


async def _do(request: Request, report_id: int, deed: Deed) -> Response:
    """Do it and go back to where it was asked from; a refusal shows the queue with the reason that was written."""
    try:
        item_id = await writing(request, deed)
    except Unauthenticated:
        raise
    except Problem as problem:
        if problem.status in (403, 404):
            raise
        return await show_queue(request, problem=problem, at=report_id)
    on_item = dict(written(request)).get("on") == "item"
    back = f"/items/{item_id}?decided={report_id}#r{report_id}" if on_item else f"/reports?decided={report_id}"
    return RedirectResponse(back, 303)


async def show_queue(
    request: Request, *, cursor: str | None = None, problem: Problem | None = None, at: int | None = None
) -> Response:
    """The queue; a refusal stands at the report that it is about, which may no longer wait."""

    def work(session: Session, actor: Actor) -> tuple[Page[ReportTask], ReportRead | None]:
        require(actor, Verb.REVIEW_REPORT)
        return reports_to_review(session, actor, cursor), get_report(session, actor, at) if at else None

    page, decided = await reading(request, work)
    return render(
        request,
        "reports/queue.html",
        status=problem.status if problem else 200,
        tasks=page.rows,
        cursor=page.cursor,
        problem=problem,
        at=at,
        decided=decided,
        reason=dict(written(request)).get("reason", ""),
    )
