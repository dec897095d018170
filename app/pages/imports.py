"""Importing in the pages: upload, columns, rows with their doubts, confirmation; every step works without scripts."""

from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request
from sqlalchemy.orm import Session
from starlette.datastructures import FormData, UploadFile
from starlette.responses import RedirectResponse, Response

from app.actions import imports
from app.actions.units import directory_of
from app.api.answers import Id
from app.doors import clock_of, settings_of
from app.evidence import clean_name
from app.importing.layouts.columns import base_of
from app.intake import Source, pasted_source, read_source, take, take_again
from app.models.imports import (
    ImportOptions,
    ImportPreview,
    ImportRead,
    ImportRevision,
)
from app.models.plan import PlanRead
from app.pages.addresses import address
from app.pages.forms import field_errors, files_of, parse, read_files, read_form, written
from app.pages.import_views import mapping_of, version_of
from app.pages.rendering import language_of, render
from app.pages.visits import reading, writing
from app.queries import imports as query
from app.queries.directory import list_plans
from app.queries.paging import MAX_LIMIT, Page
from app.rules.actor import Actor
from app.rules.errors import Problem, Unauthenticated, invalid
from app.rules.permissions import Verb, require
from app.rules.vocabulary import PlanKind
from app.wording import words_of

router = APIRouter()
PER_PAGE = 20
TITLE_LENGTH = 200
ONE = "/imports/{import_id}"


@router.get("/imports")
async def import_list(request: Request, cursor: str | None = None) -> Response:
    """All imports, newest first."""

    def work(session: Session, actor: Actor) -> Page[ImportRead]:
        return query.list_imports(session, actor, cursor=cursor)

    page = await reading(request, work)
    more = address("/imports", [("cursor", page.cursor)]) if page.cursor else None
    return render(request, "imports/list.html", imports=page.rows, more=more)


@router.get("/imports/new")
async def upload_page(request: Request) -> Response:
    """The form for a file, or for text to paste."""
    return await _upload(request)


@router.post("/imports")
async def start_import(request: Request) -> Response:
    """Read what was sent; a refusal gives the form back with all that it said."""
    form = await read_files(request)
    limit = settings_of(request).max_file_bytes
    try:
        files, text = files_of(form), str(form.get("text", ""))
        options = parse(ImportOptions, request, **_named_by(files, form))
        if not files and not text.strip():
            raise invalid("/file", "missing", "请选择文件，或粘贴文字", "Choose a file, or paste text.")
        source: Source = (
            read_source(files[0].filename or "", files[0].file, limit) if files else pasted_source(text, limit)
        )
        received, taken = await take(request, source, options, unmapped=True)
        now = clock_of(request).now()
        import_id = await writing(
            request, lambda session, actor: imports.start(session, actor, options, received, taken, now=now)
        )
    except Unauthenticated:
        raise
    except Problem as problem:
        return await _upload(request, problem)
    return RedirectResponse(f"/imports/{import_id}/columns", 303)


def _named_by(files: list[UploadFile], form: FormData) -> dict[str, str]:
    """The plan's title where the form leaves it to the file's name."""
    if not files or str(form.get("title", "")).strip():
        return {}
    return {"title": Path(clean_name(files[0].filename or "")).stem[:TITLE_LENGTH]}


async def _upload(request: Request, problem: Problem | None = None) -> Response:
    def work(session: Session, actor: Actor) -> list[PlanRead]:
        require(actor, Verb.IMPORT)
        return list_plans(session, actor, limit=MAX_LIMIT).rows

    plans = await reading(request, work)
    blank = dict.fromkeys(("text", "title", "plan_kind", "kind", "replaces"), "")
    blank["year"] = str(clock_of(request).today().year)
    values = {**blank, **request.query_params, **dict(written(request))}
    return render(
        request,
        "imports/new.html",
        status=problem.status if problem else 200,
        plans=plans,
        values=values,
        kinds=words_of(language_of(request)).all(PlanKind),
        limit_mb=settings_of(request).max_file_bytes // 2**20,
        problem=problem,
        errors=field_errors(problem),
    )


@router.get(ONE + "/columns")
async def column_page(request: Request, import_id: Id) -> Response:
    """Which column means what, beside the first rows; and the year and the kind that dates are read by."""
    return await _columns(request, import_id)


@router.post(ONE + "/columns")
async def choose_columns(request: Request, import_id: Id) -> Response:
    """Read the file again where something was changed, then go on to the rows."""
    await read_form(request)
    sent = dict(written(request))
    found = await _look(request, import_id)
    try:
        revision = _revision(request, sent, found)
        if revision is not None:
            await _read_again(request, import_id, revision, version_of(sent))
    except Unauthenticated:
        raise
    except Problem as problem:
        return await _columns(request, import_id, problem)
    return RedirectResponse(f"/imports/{import_id}?order=doubts", 303)


async def _read_again(request: Request, import_id: int, revision: ImportRevision, version: int | None) -> None:
    taken, now = await take_again(request, import_id, revision), clock_of(request).now()
    await writing(
        request,
        lambda session, actor: imports.reread(session, actor, import_id, revision, taken, version=version, now=now),
    )


def _revision(request: Request, sent: dict[str, str], found: ImportPreview) -> ImportRevision | None:
    """Only what differs from how it was read, so that going on without a change keeps earlier edits."""
    asked = parse(ImportRevision, request)
    fields = asked.model_dump(exclude_unset=True)
    mapping = mapping_of(sent)
    if mapping:
        fields["columns"] = mapping
    same: dict[str, Any] = {"title": found.title, "year": found.year, "plan_kind": found.plan_kind}
    same |= {"kind": found.document.kind, "columns": found.document.columns}
    changed = {name: value for name, value in fields.items() if not _equal(name, value, same.get(name))}
    return ImportRevision.model_validate(changed) if changed else None


def _equal(name: str, value: Any, known: Any) -> bool:
    if name != "columns":
        return bool(value == known)
    return sorted((base_of(k), c) for k, c in value.items()) == sorted((base_of(k), c) for k, c in known.items())


async def _columns(request: Request, import_id: int, problem: Problem | None = None) -> Response:
    found = await _look(request, import_id)
    width = max([len(found.document.headings), *map(len, found.document.sample)], default=0)
    meanings = {column: base_of(key) for key, column in found.document.columns.items()}
    return render(
        request,
        "imports/columns.html",
        status=problem.status if problem else 200,
        found=found,
        width=width if found.document.layout == "table" else 0,
        meanings=meanings,
        problem=problem,
        errors=field_errors(problem),
        kinds=words_of(language_of(request)).all(PlanKind),
    )


async def _look(request: Request, import_id: int) -> ImportPreview:
    def work(session: Session, actor: Actor) -> ImportPreview:
        return query.preview(session, actor, import_id, directory_of(session), limit=1)

    return await reading(request, work)
