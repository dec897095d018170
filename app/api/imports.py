"""Importing documents over JSON: read, preview, edit, confirm."""

from typing import Annotated

from fastapi import File, Form, Query, Request, Response, UploadFile
from sqlalchemy.orm import Session

from app.actions import imports
from app.actions.units import directory_of
from app.api.answers import Cursor, Id, Limit, PageRead, answer_one, answer_page, problems
from app.api.area import area
from app.api.conditions import IfMatch, seen, stated
from app.api.writes import replayed, write
from app.bodies import UploadRoute
from app.doors import clock_of, reading, settings_of
from app.importing.edits import Edit
from app.intake import Source, pasted_source, read_source, take, take_again
from app.models.imports import (
    ImportConfirmation,
    ImportOptions,
    ImportPreview,
    ImportRead,
    ImportRevision,
    ImportState,
    ReadAs,
)
from app.models.inputs import Digits, SomeWords
from app.models.plan import PlanRead
from app.queries import imports as query
from app.queries.directory import get_plan
from app.queries.paging import DEFAULT_LIMIT
from app.rules.actor import Actor
from app.rules.errors import invalid
from app.rules.vocabulary import PlanKind

router = area("imports", route_class=UploadRoute)
READ, WRITE = problems(400, 401, 403, 404, 422), problems(400, 401, 403, 404, 409, 413, 422)


@router.get("/imports", response_model=PageRead[ImportRead], responses=problems(400, 401, 403, 422))
async def list_imports(
    request: Request, state: ImportState | None = None, limit: Limit = DEFAULT_LIMIT, cursor: Cursor = None
) -> Response:
    """List imports (导入), newest first; the office's only."""
    page = await reading(
        request, lambda session, actor: query.list_imports(session, actor, state=state, limit=limit, cursor=cursor)
    )
    return answer_page(request, ImportRead, page)


@router.post(
    "/imports",
    response_model=ImportPreview,
    status_code=201,
    responses=problems(400, 401, 403, 404, 409, 413, 422),
)
async def start_import(
    request: Request,
    title: Annotated[SomeWords, Form(max_length=200, description="Title of the plan.")],
    year: Annotated[int, Form(ge=1949, le=2100, description="The plan's year, which dates without one mean."), Digits],
    file: Annotated[UploadFile | None, File(description=".docx, .xlsx, .xls, .doc, .pdf, .csv or .txt.")] = None,
    text: Annotated[str | None, Form(description="Pasted text, instead of a file.")] = None,
    kind: Annotated[ReadAs | None, Form(description="Guessed when left out.")] = None,
    plan_kind: Annotated[PlanKind, Form()] = PlanKind.OTHER,
    replaces: Annotated[
        int | None, Form(ge=1, le=2**31 - 1, description="Plan that this corrected document replaces."), Digits
    ] = None,
) -> Response:
    """Read a document into an open import. Nothing is registered until it is confirmed; an unreadable file leaves
    nothing behind, and the problem's `code` and `place` say why and where."""
    if (known := await replayed(request)) is not None:
        return known
    source = _source(request, file, text)
    options = ImportOptions(title=title, year=year, kind=kind, plan_kind=plan_kind, replaces=replaces)
    received, taken = await take(request, source, options)
    now = clock_of(request).now()

    def work(session: Session, actor: Actor) -> ImportPreview:
        import_id = imports.start(session, actor, options, received, taken, now=now)
        return query.preview(session, actor, import_id, directory_of(session))

    return await write(request, ImportPreview, work, 201, at="imports")


@router.get("/imports/{import_id}", response_model=ImportPreview, responses=READ)
async def get_import(
    request: Request,
    import_id: Id,
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
    doubtful_first: Annotated[bool, Query(description="Items with open findings before the others.")] = False,
) -> Response:
    """Preview an import: what the document says, a page of its items, all findings, and for a corrected document what
    it changes."""
    found = await reading(
        request,
        lambda session, actor: query.preview(
            session,
            actor,
            import_id,
            directory_of(session),
            limit=limit,
            cursor=cursor,
            doubtful_first=doubtful_first,
        ),
    )
    return answer_one(request, ImportPreview, found)


@router.patch("/imports/{import_id}", response_model=ImportPreview, responses=WRITE | problems(428))
async def revise_import(request: Request, import_id: Id, body: ImportRevision, if_match: IfMatch = None) -> Response:
    """Change the title, or how the file is read: year, kind, or which column means what."""
    if (known := await replayed(request)) is not None:
        return known
    now, version = clock_of(request).now(), stated(if_match)
    taken = await take_again(request, import_id, body)

    def work(session: Session, actor: Actor) -> ImportPreview:
        imports.reread(session, actor, import_id, body, taken, version=version, now=now)
        return query.preview(session, actor, import_id, directory_of(session))

    return await write(request, ImportPreview, work)


@router.post("/imports/{import_id}/edits", response_model=ImportPreview, responses=WRITE | problems(428))
async def edit_import(request: Request, import_id: Id, body: Edit, if_match: IfMatch = None) -> Response:
    """Change one thing that was read; the check-up runs again."""
    now, today = clock_of(request).now(), clock_of(request).today()
    version = stated(if_match)

    def work(session: Session, actor: Actor) -> ImportPreview:
        imports.edit(session, actor, import_id, body, version=version, now=now, today=today)
        return query.preview(session, actor, import_id, directory_of(session))

    return await write(request, ImportPreview, work)


@router.post("/imports/{import_id}/confirmation", response_model=PlanRead, responses=WRITE)
async def confirm_import(
    request: Request, import_id: Id, body: ImportConfirmation | None = None, if_match: IfMatch = None
) -> Response:
    """Register the plan in one transaction, or apply the correction; again brings the same plan."""
    now, today = clock_of(request).now(), clock_of(request).today()
    version, word = seen(if_match), body or ImportConfirmation()

    def work(session: Session, actor: Actor) -> PlanRead:
        plan_id = imports.confirm(session, actor, import_id, word, version=version, now=now, today=today)
        return get_plan(session, actor, plan_id)

    return await write(request, PlanRead, work, at="plans")


@router.delete("/imports/{import_id}", status_code=204, responses=WRITE)
async def discard_import(request: Request, import_id: Id, if_match: IfMatch = None) -> Response:
    """Throw an open import away."""
    now, version = clock_of(request).now(), seen(if_match)

    def work(session: Session, actor: Actor) -> None:
        imports.discard(session, actor, import_id, version=version, now=now)

    return await write(request, None, work)


def _source(request: Request, file: UploadFile | None, text: str | None) -> Source:
    limit = settings_of(request).max_file_bytes
    if file is not None and file.filename:
        return read_source(file.filename, file.file, limit)
    if text is not None and text.strip():
        return pasted_source(text, limit)
    raise invalid("/file", "missing", "请选择文件，或粘贴文字", "Send a file, or text.")
