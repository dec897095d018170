"""Conclusions over JSON: record, object, review, rectify, re-check."""

from collections.abc import Callable
from typing import Annotated

from fastapi import File, Query, Request, Response, UploadFile
from sqlalchemy.orm import Session

from app.actions import conclusion_evidence, conclusions
from app.api.answers import Id, PageRead, answer_one, answer_page, problems
from app.api.area import area
from app.api.writes import replayed, write
from app.bodies import UploadRoute
from app.doors import clock_of, reading, settings_of
from app.downloads import FILE, send
from app.models.conclusion import (
    ConclusionCreate,
    ConclusionEvidenceRead,
    ConclusionRead,
    Recheck,
    Review,
    Statement,
)
from app.queries import conclusions as query
from app.queries.conclusions import ConclusionFilter
from app.rules.actor import Actor
from app.rules.conclusions import Stage
from app.uploads import take_in_for_conclusion

router = area("conclusions", route_class=UploadRoute)
WRITE_PROBLEMS = problems(400, 401, 403, 404, 409, 413, 422)
UPLOAD_PROBLEMS = problems(400, 401, 403, 404, 409, 413, 415, 422)
Files = Annotated[list[UploadFile], File(description="Evidence files (佐证材料).")]
Cards = list[ConclusionEvidenceRead]


@router.get("/conclusions", response_model=PageRead[ConclusionRead], responses=problems(400, 401, 422))
async def list_conclusions(request: Request, wanted: Annotated[ConclusionFilter, Query()]) -> Response:
    """List the conclusions (督查结论) on items in sight, newest first."""
    page = await reading(request, lambda session, actor: query.list_conclusions(session, actor, wanted))
    return answer_page(request, ConclusionRead, page)


@router.get("/conclusions/{conclusion_id}", response_model=ConclusionRead, responses=problems(401, 404, 422))
async def get_conclusion(request: Request, conclusion_id: Id) -> Response:
    """Read one conclusion and what followed from it."""
    found = await reading(request, lambda session, actor: query.get_conclusion(session, actor, conclusion_id))
    return answer_one(request, ConclusionRead, found)


@router.post("/items/{item_id}/conclusions", response_model=ConclusionRead, status_code=201, responses=WRITE_PROBLEMS)
async def record_conclusion(request: Request, item_id: Id, body: ConclusionCreate) -> Response:
    """Record a conclusion about one unit's part in an item. The same words again change nothing."""
    now, today = clock_of(request).now(), clock_of(request).today()
    return await _do(
        request, lambda session, actor: conclusions.conclude(session, actor, item_id, body, now=now, today=today), 201
    )


@router.post("/conclusions/{conclusion_id}/objection", response_model=ConclusionRead, responses=WRITE_PROBLEMS)
async def object_to_conclusion(request: Request, conclusion_id: Id, body: Statement) -> Response:
    """Object for the unit that the conclusion is about: once, within thirty days."""
    now, today = clock_of(request).now(), clock_of(request).today()
    return await _do(
        request, lambda session, actor: conclusions.object_to(session, actor, conclusion_id, body, now=now, today=today)
    )


@router.post("/conclusions/{conclusion_id}/review", response_model=ConclusionRead, responses=WRITE_PROBLEMS)
async def review_objection(request: Request, conclusion_id: Id, body: Review) -> Response:
    """Uphold or revoke a conclusion that was objected to; never by its author."""
    now = clock_of(request).now()
    return await _do(request, lambda session, actor: conclusions.review(session, actor, conclusion_id, body, now=now))


@router.post("/conclusions/{conclusion_id}/rectification", response_model=ConclusionRead, responses=WRITE_PROBLEMS)
async def rectify_conclusion(request: Request, conclusion_id: Id, body: Statement) -> Response:
    """Say how the unit rectified what was found."""
    now = clock_of(request).now()
    return await _do(request, lambda session, actor: conclusions.rectify(session, actor, conclusion_id, body, now=now))


@router.post("/conclusions/{conclusion_id}/recheck", response_model=ConclusionRead, responses=WRITE_PROBLEMS)
async def recheck_rectification(request: Request, conclusion_id: Id, body: Recheck) -> Response:
    """Pass the rectification, or send it back with a new day."""
    now, today = clock_of(request).now(), clock_of(request).today()
    return await _do(
        request, lambda session, actor: conclusions.recheck(session, actor, conclusion_id, body, now=now, today=today)
    )


@router.post("/items/{item_id}/conclusion-evidence", response_model=Cards, status_code=201, responses=UPLOAD_PROBLEMS)
async def add_conclusion_evidence(request: Request, item_id: Id, files: Files) -> Response:
    """Upload evidence files for a conclusion still to be recorded, which then cites their ids within a day."""
    return await _bring(request, Stage.CONCLUSION, item_id, files)


@router.post(
    "/conclusions/{conclusion_id}/objection/evidence", response_model=Cards, status_code=201, responses=UPLOAD_PROBLEMS
)
async def add_objection_evidence(request: Request, conclusion_id: Id, files: Files) -> Response:
    """Upload evidence files for an objection still to be made, which then cites their ids within a day."""
    return await _bring(request, Stage.OBJECTION, conclusion_id, files)


@router.post(
    "/conclusions/{conclusion_id}/review/evidence", response_model=Cards, status_code=201, responses=UPLOAD_PROBLEMS
)
async def add_review_evidence(request: Request, conclusion_id: Id, files: Files) -> Response:
    """Upload evidence files for the review of an objection, which then cites their ids within a day."""
    return await _bring(request, Stage.REVIEW, conclusion_id, files)


@router.post(
    "/conclusions/{conclusion_id}/rectification/evidence",
    response_model=Cards,
    status_code=201,
    responses=UPLOAD_PROBLEMS,
)
async def add_rectification_evidence(request: Request, conclusion_id: Id, files: Files) -> Response:
    """Upload evidence files of a rectification, whose report then cites their ids within a day."""
    return await _bring(request, Stage.RECTIFICATION, conclusion_id, files)


@router.post(
    "/conclusions/{conclusion_id}/recheck/evidence", response_model=Cards, status_code=201, responses=UPLOAD_PROBLEMS
)
async def add_recheck_evidence(request: Request, conclusion_id: Id, files: Files) -> Response:
    """Upload evidence files for a re-check, which then cites their ids within a day."""
    return await _bring(request, Stage.RECHECK, conclusion_id, files)


@router.get(
    "/conclusion-evidence/{evidence_id}",
    response_class=Response,
    responses=FILE | problems(401, 404, 422),
)
async def get_conclusion_evidence(request: Request, evidence_id: Id) -> Response:
    """Fetch an evidence file of a conclusion; one that is not cited yet only whoever uploaded it."""
    return await send_conclusion_evidence(request, evidence_id)


async def send_conclusion_evidence(request: Request, evidence_id: int) -> Response:
    """The bytes of a file whose item is in sight, always as a download."""
    return await send(request, lambda session, actor: query.get_evidence(session, actor, evidence_id))


async def _bring(request: Request, stage: Stage, target_id: int, files: list[UploadFile]) -> Response:
    """Store the files, and answer with their cards."""
    if (known := await replayed(request)) is not None:
        return known
    stored = await take_in_for_conclusion(request, stage, target_id, files)
    now, limit = clock_of(request).now(), settings_of(request).max_files_per_report

    def work(session: Session, actor: Actor) -> Cards:
        ids = conclusion_evidence.bring(session, actor, stage, target_id, stored, now=now, limit=limit)
        return [query.get_evidence(session, actor, one) for one in ids]

    return await write(request, Cards, work, 201)


async def _do(request: Request, deed: Callable[[Session, Actor], int], status: int = 200) -> Response:
    """Do it and answer with the conclusion as it then stands."""

    def work(session: Session, actor: Actor) -> ConclusionRead:
        return query.get_conclusion(session, actor, deed(session, actor))

    return await write(request, ConclusionRead, work, status, at="conclusions" if status == 201 else "")
