"""The second half of importing in the pages: rows with their doubts, confirmation; the first is in `imports`."""

from fastapi import APIRouter, Request
from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from app.actions import imports
from app.actions.units import directory_of
from app.api.answers import Id
from app.doors import clock_of
from app.models.imports import (
    ImportConfirmation,
    ImportFinding,
    ImportPreview,
    ImportState,
)
from app.pages.addresses import address
from app.pages.forms import read_form, written
from app.pages.import_views import edit_of, item_views, version_of
from app.pages.rendering import is_htmx, render
from app.pages.visits import reading, writing
from app.queries import imports as query
from app.queries.imports import Totals, is_open
from app.rules.actor import Actor
from app.rules.errors import Conflict, Problem, Unauthenticated

router = APIRouter()
PER_PAGE = 20
TITLE_LENGTH = 200
ONE = "/imports/{import_id}"


@router.get(ONE)
async def row_page(request: Request, import_id: Id) -> Response:
    """Everything that was read, a page at a time, doubts first where asked."""
    return await _rows(request, import_id)


@router.post(ONE + "/edits")
async def edit_import(request: Request, import_id: Id) -> Response:
    """Change one thing in place; the item and the counts are painted anew."""
    now, today = clock_of(request).now(), clock_of(request).today()
    await read_form(request)
    sent = dict(written(request))
    version = version_of({**request.query_params, **sent})
    try:
        change = edit_of(written(request))
        await writing(
            request, lambda s, actor: imports.edit(s, actor, import_id, change, version=version, now=now, today=today)
        )
    except Unauthenticated:
        raise
    except Problem as problem:
        if is_htmx(request):
            raise
        return await _rows(request, import_id, problem)
    no = sent.get("on") or sent.get("item", "")
    if is_htmx(request):
        return await _painted(request, import_id, no)
    back = address(f"/imports/{import_id}", [(n, sent[n]) for n in ("order", "cursor") if sent.get(n)])
    return RedirectResponse(f"{back}#item-{no}", 303)


async def _painted(request: Request, import_id: int, no: str) -> Response:
    def work(session: Session, actor: Actor) -> ImportPreview:
        return query.preview(session, actor, import_id, directory_of(session), only=no)

    found = await reading(request, work)
    views = item_views(found)
    return render(request, "imports/_edited.html", found=found, asking=_asking(found), view=views[0] if views else None)


def _asking(found: ImportPreview) -> list[ImportFinding]:
    return [finding for finding in found.findings if is_open(finding)]


async def _rows(request: Request, import_id: int, problem: Problem | None = None) -> Response:
    order, only = request.query_params.get("order", ""), request.query_params.get("item") or None
    cursor = request.query_params.get("cursor") or None

    def work(session: Session, actor: Actor) -> ImportPreview:
        directory = directory_of(session)
        return query.preview(
            session,
            actor,
            import_id,
            directory,
            limit=PER_PAGE,
            cursor=cursor,
            doubtful_first=order == "doubts",
            only=only,
        )

    found = await reading(request, work)
    kept = [("order", order)] if order else []
    more = address(request.url.path, [*kept, ("cursor", found.next)]) if found.next else None
    return render(
        request,
        "imports/rows.html",
        status=problem.status if problem else 200,
        found=found,
        views=item_views(found),
        asking=_asking(found),
        more=more,
        order=order,
        cursor=cursor or "",
        only=only,
        problem=problem,
    )


@router.get(ONE + "/confirmation")
async def confirmation_page(request: Request, import_id: Id) -> Response:
    """The sums, and what a corrected document changes: the last look."""
    return await _confirmation(request, import_id)


@router.post(ONE + "/confirmation")
async def confirm_import(request: Request, import_id: Id) -> Response:
    """Register the plan, or say what stands against it."""
    now, today = clock_of(request).now(), clock_of(request).today()
    await read_form(request)
    sent = dict(written(request))
    word, version = ImportConfirmation(accept_doubts=sent.get("accept_doubts") == "yes"), version_of(sent)

    def work(session: Session, actor: Actor) -> int:
        return imports.confirm(session, actor, import_id, word, version=version, now=now, today=today)

    try:
        await writing(request, work)
    except Unauthenticated:
        raise
    except Problem as problem:
        return await _confirmation(request, import_id, problem)
    return RedirectResponse(f"/imports/{import_id}/confirmation", 303)


async def _confirmation(request: Request, import_id: int, problem: Problem | None = None) -> Response:
    def work(session: Session, actor: Actor) -> tuple[ImportPreview, Totals]:
        directory = directory_of(session)
        found = query.preview(session, actor, import_id, directory, limit=1)
        return found, query.totals(session, actor, import_id, directory)

    found, totals = await reading(request, work)
    return render(
        request,
        "imports/done.html" if found.state is ImportState.CONFIRMED else "imports/confirm.html",
        status=problem.status if problem else 200,
        found=found,
        totals=totals,
        asking=_asking(found),
        problem=problem,
    )


@router.post(ONE + "/removal")
async def discard_import(request: Request, import_id: Id) -> Response:
    """Throw the import away."""
    now = clock_of(request).now()
    await read_form(request)
    version = version_of(dict(written(request)))
    try:
        await writing(request, lambda s, actor: imports.discard(s, actor, import_id, version=version, now=now))
    except Conflict as problem:
        return await _confirmation(request, import_id, problem)
    return RedirectResponse("/imports", 303)
