"""Reporting in the pages: a form that keeps its draft and its files, and gives everything back when it refuses."""

from fastapi import APIRouter, Request
from pydantic import BaseModel
from sqlalchemy.orm import Session
from starlette.datastructures import UploadFile
from starlette.responses import RedirectResponse, Response

from app.actions import reports
from app.api.answers import Id
from app.api.reports import send_attachment
from app.doors import clock_of, settings_of
from app.models.inputs import Known
from app.models.item import ItemRow
from app.models.report import ReportRead
from app.pages.addresses import following, parse_query
from app.pages.forms import files_of, parse, read_files, read_form
from app.pages.rendering import is_htmx, render
from app.pages.report_form import parse_report, show_form
from app.pages.visits import reading, writing
from app.queries.items import item_row
from app.queries.paging import Page
from app.queries.reports import ReportFilter, get_draft, list_reports
from app.rules.actor import Actor
from app.rules.errors import Conflict, Invalid, Problem, Unauthenticated
from app.uploads import take_in

router = APIRouter()
FORM = "/items/{item_id}/report"
DRAFT = "/items/{item_id}/report-draft"


class Seen(BaseModel):
    """The draft that the form was made from."""

    version: Known | None = None


@router.get(FORM)
async def report_page(request: Request, item_id: Id) -> Response:
    """The form, filled from the unit's draft, from the report that was returned, or with ?carry=1 from the last one."""
    return await show_form(request, item_id)


@router.get("/items/{item_id}/reports")
async def item_reports(request: Request, item_id: Id) -> Response:
    """Every report submitted on an item, newest first: its own page shows the newest only."""
    wanted = parse_query(ReportFilter, request, frozenset({"state"})).model_copy(update={"item": item_id})

    def work(session: Session, actor: Actor) -> tuple[ItemRow, Page[ReportRead]]:
        return item_row(session, actor, item_id), list_reports(session, actor, wanted)

    item, page = await reading(request, work)
    more = following(f"/items/{item_id}/reports", request, page.cursor)
    return render(request, "reports/of_item.html", item=item, reports=page.rows, more=more)


@router.post(FORM)
async def submit_report(request: Request, item_id: Id) -> Response:
    """Submit; chosen files are taken in first, so that a refusal loses neither them nor the text."""
    now, today = clock_of(request).now(), clock_of(request).today()
    files = files_of(await read_files(request))
    try:
        if files:
            await _attach(request, item_id, files)
        text = parse_report(request)
        await writing(request, lambda s, actor: reports.submit(s, actor, item_id, text, now=now, today=today))
    except Unauthenticated:
        raise
    except Problem as problem:
        return await show_form(request, item_id, problem=problem)
    return RedirectResponse(f"/items/{item_id}#reports", 303)


@router.post(DRAFT)
async def save_draft(request: Request, item_id: Id) -> Response:
    """Keep what has been written, from time to time or by the button."""
    now, today = clock_of(request).now(), clock_of(request).today()
    await read_form(request)

    def work(session: Session, actor: Actor) -> ReportRead:
        reports.save_draft(session, actor, item_id, parse_report(request), now=now, today=today)
        return get_draft(session, actor, item_id)

    try:
        draft = await writing(request, work)
    except Problem as problem:
        if is_htmx(request):
            # Taking the page away from somebody who is writing would be worse than telling them here.
            return render(request, "reports/_saved.html", status=problem.status, problem=problem, item_id=item_id)
        if isinstance(problem, Unauthenticated):
            raise
        return await show_form(request, item_id, problem=problem)
    if is_htmx(request):
        return render(request, "reports/_saved.html", problem=None, draft=draft)
    return RedirectResponse(f"/items/{item_id}/report?saved=1", 303)


@router.post(DRAFT + "/removal")
async def discard_draft(request: Request, item_id: Id) -> Response:
    """Throw the draft away, unless a colleague has written into it since."""
    await read_form(request)
    seen = parse(Seen, request)
    try:
        await writing(request, lambda s, actor: reports.discard_draft(s, actor, item_id, version=seen.version))
    except Conflict as problem:
        return await show_form(request, item_id, problem=problem)
    return RedirectResponse(f"/items/{item_id}", 303)


@router.post(DRAFT + "/attachments")
async def attach_evidence(request: Request, item_id: Id) -> Response:
    """Take files into the draft at once, keeping the text with them."""
    files = files_of(await read_files(request))
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
    now, today = clock_of(request).now(), clock_of(request).today()
    await read_form(request)

    def work(session: Session, actor: Actor) -> None:
        reports.detach(session, actor, attachment_id)
        reports.save_draft(session, actor, item_id, parse_report(request), now=now, today=today)

    try:
        await writing(request, work)
    except (Conflict, Invalid) as problem:
        return await show_form(request, item_id, problem=problem)
    return await _after_files(request, item_id)


async def _attach(request: Request, item_id: int, files: list[UploadFile]) -> None:
    now, today = clock_of(request).now(), clock_of(request).today()
    limit = settings_of(request).max_files_per_report
    text = parse_report(request)
    await writing(request, lambda s, actor: reports.save_draft(s, actor, item_id, text, now=now, today=today))
    stored = await take_in(request, item_id, files)  # type: ignore[arg-type] # FastAPI only renames Starlette's
    await writing(
        request, lambda s, actor: reports.attach(s, actor, item_id, stored, now=now, today=today, limit=limit)
    )


async def _after_files(request: Request, item_id: int) -> Response:
    if is_htmx(request):
        return await show_form(request, item_id)
    return RedirectResponse(f"/items/{item_id}/report#files", 303)


@router.get("/attachments/{attachment_id}")
async def get_attachment(request: Request, attachment_id: Id) -> Response:
    """An evidence file, always as a download."""
    return await send_attachment(request, attachment_id)
