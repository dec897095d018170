"""Progress reports over JSON: list, submit, keep a draft, bring evidence, review, compare."""

from typing import Annotated

from fastapi import File, Query, Request, Response, UploadFile
from sqlalchemy.orm import Session

from app.actions import reports, reviews
from app.api.answers import Id, PageRead, answer_one, answer_page, check_known, problems
from app.api.area import area
from app.api.conditions import IfMatch, seen, with_seen
from app.api.writes import replayed, write
from app.doors import clock_of, reading, settings_of
from app.downloads import FILE, send
from app.models.inputs import RowId
from app.models.report import (
    Acceptance,
    AttachmentRead,
    ComparisonRead,
    ReportCreate,
    ReportRead,
    ReportReturn,
    ReportText,
)
from app.queries import reports as reports_query
from app.queries.reports import ReportFilter
from app.rules.actor import Actor
from app.straight import StraightRoute
from app.uploads import take_in

router = area("reports", route_class=StraightRoute)
WRITE_PROBLEMS = problems(400, 401, 403, 404, 409, 413, 422)


@router.get("/reports", response_model=PageRead[ReportRead], responses=problems(400, 401, 422))
async def list_reports(request: Request, wanted: Annotated[ReportFilter, Query()]) -> Response:
    """List the submitted reports (进展报告) that the caller may see, newest first."""
    page = await reading(request, lambda session, actor: reports_query.list_reports(session, actor, wanted))
    return answer_page(request, ReportRead, page)


@router.get("/reports/{report_id}", response_model=ReportRead, responses=problems(401, 404, 422))
async def get_report(request: Request, report_id: Id) -> Response:
    """Read one report."""
    found = await reading(request, lambda session, actor: reports_query.get_report(session, actor, report_id))
    return answer_one(request, ReportRead, found)


@router.get("/reports/{report_id}/comparison", response_model=ComparisonRead, responses=problems(401, 404, 422))
async def compare_report(request: Request, report_id: Id) -> Response:
    """Compare a report with the edition that it replaces."""
    found = await reading(request, lambda session, actor: reports_query.compare_report(session, actor, report_id))
    return answer_one(request, ComparisonRead, found)


@router.post("/reports/{report_id}/acceptance", response_model=ReportRead, responses=WRITE_PROBLEMS)
async def accept_report(request: Request, report_id: Id, body: Acceptance) -> Response:
    """Accept a submitted report. Repeating it changes nothing."""
    now, today = clock_of(request).now(), clock_of(request).today()

    def work(session: Session, actor: Actor) -> ReportRead:
        reviews.accept(session, actor, report_id, note=body.note, now=now, today=today)
        return reports_query.get_report(session, actor, report_id)

    return await write(request, ReportRead, work)


@router.post("/reports/{report_id}/return", response_model=ReportRead, responses=WRITE_PROBLEMS)
async def return_report(request: Request, report_id: Id, body: ReportReturn) -> Response:
    """Return a submitted report with a reason; its unit submits the next edition."""
    now, today = clock_of(request).now(), clock_of(request).today()

    def work(session: Session, actor: Actor) -> ReportRead:
        reviews.give_back(session, actor, report_id, reason=body.reason, now=now, today=today)
        return reports_query.get_report(session, actor, report_id)

    return await write(request, ReportRead, work)


@router.post("/items/{item_id}/reports", response_model=ReportRead, status_code=201, responses=WRITE_PROBLEMS)
async def submit_report(request: Request, item_id: Id, body: ReportCreate) -> Response:
    """Submit a report for the key's unit. A draft of the unit, with its evidence files, becomes this report.

    Over a draft that another hand saved last it must name the draft's `version` (409 `draft_newer`, with the draft).
    For a period that the unit has reported on it is the next edition; the one before stays and can be compared.
    """
    now, today = clock_of(request).now(), clock_of(request).today()

    def work(session: Session, actor: Actor) -> ReportRead:
        report_id = reports.submit(session, actor, item_id, body, now=now, today=today)
        return reports_query.get_report(session, actor, report_id)

    return await write(request, ReportRead, work, 201, at="reports", brief=True)


@router.get("/items/{item_id}/report-draft", response_model=ReportRead, responses=problems(401, 404, 422))
async def get_report_draft(request: Request, item_id: Id) -> Response:
    """Read the draft that the key's unit keeps; not found where it keeps none."""
    found = await reading(request, lambda session, actor: reports_query.get_draft(session, actor, item_id))
    return answer_one(request, ReportRead, found)


@router.put("/items/{item_id}/report-draft", response_model=ReportRead, responses=WRITE_PROBLEMS | problems(428))
async def save_report_draft(request: Request, item_id: Id, body: ReportText, if_match: IfMatch = None) -> Response:
    """Keep a draft; a unit has one an item, so over another hand's words it must be told the `version` last seen."""
    now, today = clock_of(request).now(), clock_of(request).today()
    text, conditional = with_seen(if_match, body), if_match is not None

    def work(session: Session, actor: Actor) -> ReportRead:
        draft = reports.save_draft(session, actor, item_id, text, now=now, today=today, conditional=conditional)
        return reports_query.get_report(session, actor, draft)

    return await write(request, ReportRead, work)


@router.delete("/items/{item_id}/report-draft", status_code=204, responses=WRITE_PROBLEMS | problems(428))
async def discard_report_draft(
    request: Request,
    item_id: Id,
    version: Annotated[RowId | None, Query(description="The version last seen; another one is refused (409).")] = None,
    if_match: IfMatch = None,
) -> Response:
    """Throw the draft away."""
    known = seen(if_match, version)

    def work(session: Session, actor: Actor) -> None:
        reports.discard_draft(session, actor, item_id, version=known, conditional=if_match is not None)

    return await write(request, None, work)


@router.post(
    "/items/{item_id}/report-draft/attachments",
    response_model=list[AttachmentRead],
    status_code=201,
    responses=problems(400, 401, 403, 404, 409, 413, 415, 422),
)
async def attach_evidence(
    request: Request, item_id: Id, files: Annotated[list[UploadFile], File(description="Evidence files (佐证材料).")]
) -> Response:
    """Add evidence files to the unit's draft, which is begun if there is none; submit the report afterwards."""
    if (known := await replayed(request)) is not None:
        return known
    stored = await take_in(request, item_id, files)
    now, today = clock_of(request).now(), clock_of(request).today()
    limit = settings_of(request).max_files_per_report

    def work(session: Session, actor: Actor) -> list[AttachmentRead]:
        ids = reports.attach(session, actor, item_id, stored, now=now, today=today, limit=limit)
        return [reports_query.get_attachment(session, actor, one) for one in ids]

    return await write(request, list[AttachmentRead], work, 201)


@router.get(
    "/attachments/{attachment_id}",
    response_class=Response,
    responses=FILE | problems(401, 404, 422),
)
async def get_attachment(request: Request, attachment_id: Id) -> Response:
    """Fetch an evidence file."""
    check_known(request)
    return await send_attachment(request, attachment_id)


@router.delete("/attachments/{attachment_id}", status_code=204, responses=WRITE_PROBLEMS)
async def detach_evidence(request: Request, attachment_id: Id) -> Response:
    """Take an evidence file off the unit's draft; what was submitted keeps its files."""

    def work(session: Session, actor: Actor) -> None:
        reports.detach(session, actor, attachment_id)

    return await write(request, None, work)


async def send_attachment(request: Request, attachment_id: int) -> Response:
    """The bytes of a file whose report is in sight, always as a download."""
    return await send(request, lambda session, actor: reports_query.get_attachment(session, actor, attachment_id))
