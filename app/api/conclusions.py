"""Conclusions over JSON: record, object, review, rectify, re-check."""

from collections.abc import Callable
from typing import Annotated

from fastapi import Query, Request, Response
from sqlalchemy.orm import Session

from app.actions import conclusions
from app.api.answers import Id, PageRead, answer_one, answer_page, problems
from app.api.area import area
from app.api.writes import write
from app.doors import clock_of, reading
from app.models.conclusion import ConclusionCreate, ConclusionRead, Recheck, Review, Statement
from app.queries import conclusions as query
from app.queries.conclusions import ConclusionFilter
from app.rules.actor import Actor

router = area("conclusions")
WRITE_PROBLEMS = problems(400, 401, 403, 404, 409, 413, 422)


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


async def _do(request: Request, deed: Callable[[Session, Actor], int], status: int = 200) -> Response:
    """Do it and answer with the conclusion as it then stands."""

    def work(session: Session, actor: Actor) -> ConclusionRead:
        return query.get_conclusion(session, actor, deed(session, actor))

    return await write(request, ConclusionRead, work, status, at="conclusions" if status == 201 else "")
