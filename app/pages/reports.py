"""Reporting in the pages: a form that keeps its draft and its files, and gives everything back when it refuses."""

from fastapi import APIRouter, Request
from sqlalchemy.orm import Session
from starlette.datastructures import UploadFile
from starlette.responses import RedirectResponse, Response

from app.actions import reports
from app.api.answers import Id
from app.api.reports import send_attachment
from app.doors import clock_of, settings_of
from app.evidence import KINDS
from app.models.detail import ItemRead
from app.models.report import ReportRead, ReportText
from app.pages.forms import field_errors, files_of, parse, read_form, written
from app.pages.rendering import is_htmx, render
from app.pages.visits import reading, writing
from app.queries.item import get_item
from app.queries.reports import draft_of
from app.rules.actor import Actor
from app.rules.errors import Problem, Unauthenticated
from app.rules.permissions import require_report
from app.rules.reports import period_of
from app.uploads import take_in

router = APIRouter()
PERIODS = 12
FORM = "/items/{item_id}/report"
DRAFT = "/items/{item_id}/report-draft"


@router.get(FORM)
async def report_page(request: Request, item_id: Id) -> Response:
    """The form, filled from the unit's draft."""
    return await show_form(request, item_id)


@router.post(FORM)
async def submit_report(request: Request, item_id: Id) -> Response:
    """Submit; chosen files are taken in first, so that a refusal loses neither them nor the text."""
    now, today = clock_of(request).now(), clock_of(request).today()
    files = files_of(await read_form(request))
    try:
        if files:
            await _attach(request, item_id, files)
        text = parse(ReportText, request)
        await writing(
            request, lambda s, actor: reports.submit(s, actor, item_id, text, now=now, today=today), brief=True
        )
    except Unauthenticated:
        raise
    except Problem as problem:
        return await show_form(request, item_id, problem=problem)
    return RedirectResponse(f"/items/{item_id}#reports", 303)


@router.post(DRAFT)
async def save_draft(request: Request, item_id: Id) -> Response:
    """Keep what has been written, from time to time or by the button."""
    now = clock_of(request).now()
    await read_form(request)
    try:
        text = parse(ReportText, request)
        await writing(request, lambda s, actor: reports.save_draft(s, actor, item_id, text, now=now))
    except Problem as problem:
        if is_htmx(request):
            # Taking the page away from somebody who is writing would be worse than telling them here.
            return render(request, "reports/_saved.html", status=problem.status, problem=problem, at=now)
        if isinstance(problem, Unauthenticated):
            raise
        return await show_form(request, item_id, problem=problem)
    if is_htmx(request):
        return render(request, "reports/_saved.html", problem=None, at=now)
    return RedirectResponse(f"/items/{item_id}/report?saved=1", 303)


@router.post(DRAFT + "/removal")
async def discard_draft(request: Request, item_id: Id) -> Response:
    """Throw the draft away."""
    await read_form(request)
    await writing(request, lambda s, actor: reports.discard_draft(s, actor, item_id))
    return RedirectResponse(f"/items/{item_id}", 303)


@router.post(DRAFT + "/attachments")
async def attach_evidence(request: Request, item_id: Id) -> Response:
    """Take files into the draft at once, keeping the text with them."""
    files = files_of(await read_form(request))
    try:
        await _attach(request, item_id, files)
    except Unauthenticated:
        raise
    except Problem as problem:
        return await show_form(request, item_id, problem=problem)
    return await _after_files(request, item_id)


@router.post(DRAFT + "/attachments/{attachment_id}/removal")
async def detach_evidence(request: Request, item_id: Id, attachment_id: Id) -> Response:
    """Take a file off the draft, keeping the text."""
    now = clock_of(request).now()
    await read_form(request)
    text = parse(ReportText, request)

    def work(session: Session, actor: Actor) -> None:
        reports.save_draft(session, actor, item_id, text, now=now)
        reports.detach(session, actor, attachment_id)

    await writing(request, work)
    return await _after_files(request, item_id)


async def _attach(request: Request, item_id: int, files: list[UploadFile]) -> None:
    now, limit = clock_of(request).now(), settings_of(request).max_files_per_report
    text = parse(ReportText, request)
    await writing(request, lambda s, actor: reports.save_draft(s, actor, item_id, text, now=now))
    stored = await take_in(request, item_id, files)  # type: ignore[arg-type] # FastAPI only renames Starlette's
    await writing(request, lambda s, actor: reports.attach(s, actor, item_id, stored, now=now, limit=limit))


async def _after_files(request: Request, item_id: int) -> Response:
    if is_htmx(request):
        return await show_form(request, item_id)
    return RedirectResponse(f"/items/{item_id}/report#files", 303)


async def show_form(request: Request, item_id: int, *, problem: Problem | None = None) -> Response:
    """The form with what was just sent, else with the draft; for HTMX only its list of files."""

    def work(session: Session, actor: Actor) -> tuple[ItemRead, ReportRead | None]:
        item = get_item(session, actor, item_id)
        if not item.may_report:
            require_report(actor, ())
        return item, draft_of(session, item_id, actor.unit_id) if actor.unit_id else None

    item, draft = await reading(request, work)
    today = clock_of(request).today()
    sent = dict(written(request))
    values = {name: sent.get(name, getattr(draft, name, "")) for name in ReportText.model_fields}
    values["period"] = values["period"] or period_of(today)
    return render(
        request,
        "reports/_files.html" if is_htmx(request) else "reports/form.html",
        status=problem.status if problem else 200,
        item=item,
        draft=draft,
        files=draft.attachments if draft else [],
        values=values,
        periods=_periods(values["period"], today.year, today.month),
        kinds=KINDS,
        limit_mb=settings_of(request).max_file_bytes // 2**20,
        problem=problem,
        errors=field_errors(problem),
        saved="saved" in request.query_params,
    )


def _periods(chosen: str, year: int, month: int) -> list[str]:
    """The last twelve months, newest first, and the chosen one whatever it is."""
    months = [divmod(year * 12 + month - 1 - back, 12) for back in range(PERIODS)]
    found = [f"{y:04d}-{m + 1:02d}" for y, m in months]
    return found if chosen in found else [chosen, *found]


@router.get("/attachments/{attachment_id}")
async def get_attachment(request: Request, attachment_id: Id) -> Response:
    """An evidence file, always as a download."""
    return await send_attachment(request, attachment_id)
