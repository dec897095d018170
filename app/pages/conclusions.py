"""Conclusions in the pages: recorded on an item, then one page each on which everybody does their step."""

from collections.abc import Callable, Mapping
from typing import Any

from fastapi import APIRouter, Request
from sqlalchemy.orm import Session
from starlette.datastructures import UploadFile
from starlette.responses import RedirectResponse, Response

from app.actions import conclusion_evidence, conclusions
from app.api.answers import Id
from app.api.conclusions import send_conclusion_evidence
from app.doors import clock_of, settings_of
from app.evidence import KINDS
from app.models.conclusion import ConclusionCreate, ConclusionEvidenceRead, ConclusionRead, Recheck, Review, Statement
from app.models.detail import ItemRead
from app.pages.addresses import following, parse_query
from app.pages.forms import field_errors, files_of, parse, read_files, written
from app.pages.rendering import render
from app.pages.visits import reading, writing
from app.queries.conclusions import ConclusionFilter, get_conclusion, list_conclusions, uncited, units_with_part
from app.queries.item import get_item
from app.rules.actor import Actor
from app.rules.conclusions import Stage
from app.rules.errors import FieldError, Problem, Unauthenticated
from app.rules.permissions import Verb, require
from app.uploads import take_in_for_conclusion

router = APIRouter()
Cited = list[str]
"""Ids of files, as a form sends them."""
Brought = list[ConclusionEvidenceRead]
Deed = Callable[[Session, Actor, Cited], int]


@router.get("/conclusions")
async def conclusion_list(request: Request) -> Response:
    """The conclusions in sight."""
    wanted = parse_query(ConclusionFilter, request, frozenset({"state"}))
    page = await reading(request, lambda session, actor: list_conclusions(session, actor, wanted))
    more = following("/conclusions", request, page.cursor)
    return render(request, "conclusions/list.html", page=page, wanted=wanted, more=more)


@router.get("/items/{item_id}/conclusions")
async def conclusion_form(request: Request, item_id: Id) -> Response:
    """What was found, about whom, on what evidence."""
    return await _show_form(request, item_id)


@router.post("/items/{item_id}/conclusions")
async def conclude(request: Request, item_id: Id) -> Response:
    """Record a conclusion; chosen files are taken in first, so that a refusal loses neither them nor the text."""
    now, today = clock_of(request).now(), clock_of(request).today()
    files = files_of(await read_files(request))
    cited = _cited(request)
    try:
        cited += await _bring(request, Stage.CONCLUSION, item_id, files)

        def work(session: Session, actor: Actor) -> int:
            wish = parse(ConclusionCreate, request, evidence=cited)
            return conclusions.conclude(session, actor, item_id, wish, now=now, today=today)

        found = await writing(request, work)
    except Unauthenticated:
        raise
    except Problem as problem:
        return await _show_form(request, item_id, problem=problem, cited=cited)
    return RedirectResponse(f"/conclusions/{found}", 303)


@router.get("/conclusions/{conclusion_id}")
async def conclusion_page(request: Request, conclusion_id: Id) -> Response:
    """One conclusion, what followed from it, and the reader's step."""
    return await _show(request, conclusion_id)


@router.post("/conclusions/{conclusion_id}/objection")
async def object_to_conclusion(request: Request, conclusion_id: Id) -> Response:
    """Object."""
    now, today = clock_of(request).now(), clock_of(request).today()

    def deed(session: Session, actor: Actor, cited: Cited) -> int:
        said = parse(Statement, request, evidence=cited)
        return conclusions.object_to(session, actor, conclusion_id, said, now=now, today=today)

    return await _do(request, conclusion_id, Stage.OBJECTION, deed)


@router.post("/conclusions/{conclusion_id}/review")
async def review_objection(request: Request, conclusion_id: Id) -> Response:
    """Uphold or revoke."""
    now = clock_of(request).now()

    def deed(session: Session, actor: Actor, cited: Cited) -> int:
        return conclusions.review(session, actor, conclusion_id, parse(Review, request, evidence=cited), now=now)

    return await _do(request, conclusion_id, Stage.REVIEW, deed)


@router.post("/conclusions/{conclusion_id}/rectification")
async def rectify_conclusion(request: Request, conclusion_id: Id) -> Response:
    """Say how it was rectified."""
    now = clock_of(request).now()

    def deed(session: Session, actor: Actor, cited: Cited) -> int:
        return conclusions.rectify(session, actor, conclusion_id, parse(Statement, request, evidence=cited), now=now)

    return await _do(request, conclusion_id, Stage.RECTIFICATION, deed)


@router.post("/conclusions/{conclusion_id}/recheck")
async def recheck_rectification(request: Request, conclusion_id: Id) -> Response:
    """Pass it, or send it back."""
    now, today = clock_of(request).now(), clock_of(request).today()

    def deed(session: Session, actor: Actor, cited: Cited) -> int:
        found = parse(Recheck, request, evidence=cited)
        return conclusions.recheck(session, actor, conclusion_id, found, now=now, today=today)

    return await _do(request, conclusion_id, Stage.RECHECK, deed)


@router.get("/conclusion-evidence/{evidence_id}")
async def get_conclusion_evidence(request: Request, evidence_id: Id) -> Response:
    """A file that a statement brings, always as a download."""
    return await send_conclusion_evidence(request, evidence_id)


async def _do(request: Request, conclusion_id: int, stage: Stage, deed: Deed) -> Response:
    """Do it and come back; a refusal shows the page as it now stands, with what was written and the files brought."""
    files = files_of(await read_files(request))
    cited = _cited(request)
    try:
        cited += await _bring(request, stage, conclusion_id, files)
        await writing(request, lambda session, actor: deed(session, actor, cited))
    except Unauthenticated:
        raise
    except Problem as problem:
        return await _show(request, conclusion_id, problem=problem, cited=cited)
    return RedirectResponse(f"/conclusions/{conclusion_id}", 303)


def _cited(request: Request) -> Cited:
    """The files brought before that the form cites."""
    return [value for name, value in written(request) if name == "evidence"]


async def _bring(request: Request, stage: Stage, target_id: int, files: list[UploadFile]) -> Cited:
    """Take the chosen files in for good, before what they are brought for is judged; returns their ids."""
    if not files:
        return []
    now, limit = clock_of(request).now(), settings_of(request).max_files_per_report
    stored = await take_in_for_conclusion(request, stage, target_id, files)  # type: ignore[arg-type] # as in reports

    def work(session: Session, actor: Actor) -> list[int]:
        return conclusion_evidence.bring(session, actor, stage, target_id, stored, now=now, limit=limit)

    return [str(one) for one in await writing(request, work)]


async def _show_form(
    request: Request, item_id: int, *, problem: Problem | None = None, cited: Cited | None = None
) -> Response:
    def work(session: Session, actor: Actor) -> tuple[ItemRead, list[tuple[int, str]], Brought]:
        item = get_item(session, actor, item_id)
        if problem is None and Verb.CONCLUDE not in item.may:
            require(actor, Verb.CONCLUDE)
        return item, units_with_part(session, item_id), uncited(session, actor, item_id)

    item, units, brought = await reading(request, work)
    values = {"unit_id": "", "text": "", "basis": "", "rectify_by": ""} | dict(written(request))
    return render(
        request,
        "conclusions/form.html",
        status=problem.status if problem else 200,
        item=item,
        units=[(str(unit), name) for unit, name in units],
        values=values,
        problem=problem,
        errors=_errors(problem),
        **_files(request, brought, cited or []),
    )


async def _show(
    request: Request, conclusion_id: int, *, problem: Problem | None = None, cited: Cited | None = None
) -> Response:
    def work(session: Session, actor: Actor) -> tuple[ConclusionRead, Brought]:
        found = get_conclusion(session, actor, conclusion_id)
        return found, uncited(session, actor, found.item_id)

    found, brought = await reading(request, work)
    return render(
        request,
        "conclusions/page.html",
        status=problem.status if problem else 200,
        conclusion=found,
        may=[verb.value for verb in found.may],
        values={"text": "", "rectify_by": ""} | dict(written(request)),
        problem=problem,
        errors=_errors(problem),
        **_files(request, brought, cited or []),
    )


def _files(request: Request, brought: Brought, cited: Cited) -> dict[str, Any]:
    """What the file field says: what may be brought, and what has been brought and is not part of a statement yet."""
    limit_mb = settings_of(request).max_file_bytes // 2**20
    return {"brought": brought, "cited": cited, "kinds": KINDS, "limit_mb": limit_mb}


def _errors(problem: Problem | None) -> Mapping[str, FieldError | Problem]:
    """What is wrong, by field; what was wrong with a file stands at the files."""
    if problem is not None and problem.status in (413, 415):
        return {"files": problem}
    # A pointer into the list of files cited is about that list.
    found = {name.split("/")[0]: error for name, error in field_errors(problem).items()}
    return {"files" if name == "evidence" else name: error for name, error in found.items()}
