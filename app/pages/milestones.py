"""Milestones in the pages: ticked and taken back in place, on the desk and on the item's page."""

from collections.abc import Callable

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from app.actions import confirmations, evidence, milestones
from app.api.answers import Id
from app.api.milestones import send_evidence
from app.doors import clock_of, settings_of
from app.models.milestone import Completion, MilestoneRead, TickConfirmation, TickReturn
from app.pages import desk, items
from app.pages.forms import files_of, parse, read_files, read_form, tick_errors, written
from app.pages.rendering import is_htmx, language_of, render
from app.pages.visits import reading, writing
from app.queries.desk import DeskRow, Section, count_sections, desk_row
from app.queries.item import get_milestone
from app.rules.actor import Actor
from app.rules.errors import Problem, Unauthenticated, invalid
from app.uploads import take_in_evidence

router = APIRouter()
Deed = Callable[[Session, Actor], int]


class Reopening(BaseModel):
    """What taking a tick back brings."""

    reason: str = Field(default="", max_length=500)
    version: int | None = None


@router.post("/milestones/{milestone_id}/completion")
async def complete_milestone(request: Request, milestone_id: Id) -> Response:
    """Tick a milestone."""
    now, today = clock_of(request).now(), clock_of(request).today()
    form = await read_files(request)
    on_desk = form.get("on") == "desk"
    files, limit = files_of(form), settings_of(request).max_files_per_report
    try:
        stored = await take_in_evidence(request, milestone_id, files) if files else []  # type: ignore[arg-type] # as reports
    except Unauthenticated:
        raise
    except Problem as problem:
        if on_desk and is_htmx(request):
            return await _on_desk(request, milestone_id, _refusing(problem), undoable=False)
        return await _refused(request, milestone_id, problem, on_desk=on_desk)

    def deed(session: Session, actor: Actor) -> int:
        tick = _tick(request)
        if stored:
            evidence.attach(session, actor, milestone_id, stored, now=now, limit=limit)
        return milestones.complete(session, actor, milestone_id, tick, now=now, today=today)

    return await _do(request, milestone_id, deed, on_desk=on_desk, undoable=True)


def _tick(request: Request) -> Completion:
    """The tick as its form states it; Invalid when it was to be for an earlier day and none was named.

    A tick without a day is for today, so that whoever forgot the day would get one that they did not mean.
    """
    tick = parse(Completion, request)
    if tick.done_on is None and "dated" in dict(written(request)):
        raise invalid("/done_on", "missing", "请填完成日期", "State the day on which the milestone was met.")
    return tick


@router.post("/milestones/{milestone_id}/reopening")
async def reopen_milestone(request: Request, milestone_id: Id) -> Response:
    """Take a tick back; a form can only POST, so this stands for the JSON door's DELETE of the completion."""
    now, today = clock_of(request).now(), clock_of(request).today()
    form = await read_form(request)
    on_desk = form.get("on") == "desk"

    def deed(session: Session, actor: Actor) -> int:
        why = parse(Reopening, request)
        return milestones.reopen(
            session, actor, milestone_id, reason=why.reason, version=why.version, now=now, today=today
        )

    return await _do(request, milestone_id, deed, on_desk=on_desk, undoable=False)


@router.post("/milestones/{milestone_id}/confirmation")
async def confirm_milestone(request: Request, milestone_id: Id) -> Response:
    """Confirm a tick."""
    now, today = clock_of(request).now(), clock_of(request).today()
    await read_form(request)

    def deed(session: Session, actor: Actor) -> int:
        body = parse(TickConfirmation, request)
        return confirmations.confirm(session, actor, milestone_id, version=body.version, now=now, today=today)

    return await _do(request, milestone_id, deed, on_desk=False, undoable=False)


@router.post("/milestones/{milestone_id}/return")
async def return_milestone(request: Request, milestone_id: Id) -> Response:
    """Return a tick to its unit."""
    now, today = clock_of(request).now(), clock_of(request).today()
    await read_form(request)

    def deed(session: Session, actor: Actor) -> int:
        return confirmations.send_back(session, actor, milestone_id, parse(TickReturn, request), now=now, today=today)

    return await _do(request, milestone_id, deed, on_desk=False, undoable=False)


@router.post("/milestones/{milestone_id}/evidence")
async def add_evidence(request: Request, milestone_id: Id) -> Response:
    """Bring files for a tick that is still to come."""
    now, limit = clock_of(request).now(), settings_of(request).max_files_per_report
    files = files_of(await read_files(request))
    try:
        stored = await take_in_evidence(request, milestone_id, files)  # type: ignore[arg-type] # as in reports
    except Unauthenticated:
        raise
    except Problem as problem:
        return await _refused(request, milestone_id, problem, on_desk=False)

    def deed(session: Session, actor: Actor) -> int:
        return evidence.attach(session, actor, milestone_id, stored, now=now, limit=limit)

    return await _do(request, milestone_id, deed, on_desk=False, undoable=False)


@router.post("/evidence/{evidence_id}/removal")
async def remove_evidence(request: Request, evidence_id: Id) -> Response:
    """Take a file off a milestone that is not ticked yet; stands for the JSON door's DELETE."""
    now = clock_of(request).now()
    await read_form(request)

    def work(session: Session, actor: Actor) -> int:
        milestone_id = evidence.detach(session, actor, evidence_id, now=now)
        return get_milestone(session, actor, milestone_id).item_id

    return RedirectResponse(f"/items/{await writing(request, work)}", 303)


@router.get("/evidence/{evidence_id}")
async def get_evidence(request: Request, evidence_id: Id) -> Response:
    """A file that proves a tick, always as a download."""
    return await send_evidence(request, evidence_id)


async def _do(request: Request, milestone_id: int, deed: Deed, *, on_desk: bool, undoable: bool) -> Response:
    """Do it, and repaint where it was asked from; a refusal repaints too, with the reason and its status."""
    if on_desk and is_htmx(request):
        return await _on_desk(request, milestone_id, deed, undoable=undoable)
    part = is_htmx(request)

    def act(session: Session, actor: Actor) -> tuple[int, items.Seen | None]:
        item_id = deed(session, actor)
        return item_id, items.look_at(session, actor, item_id) if part else None

    try:
        item_id, seen = await writing(request, act, brief=True)
    except Unauthenticated:
        raise
    except Problem as problem:
        return await _refused(request, milestone_id, problem, on_desk=on_desk)
    if seen:
        return items.paint(request, seen, at=milestone_id)
    back = f"/desk?ticked={milestone_id}" if undoable else "/desk"
    return RedirectResponse(back if on_desk else f"/items/{item_id}#m{milestone_id}", 303)


async def _refused(request: Request, milestone_id: int, problem: Problem, *, on_desk: bool) -> Response:
    """The page that it was asked from, with the reason next to the milestone."""

    def look(session: Session, actor: Actor) -> items.Seen:
        return items.look_at(session, actor, get_milestone(session, actor, milestone_id).item_id)

    if on_desk:
        refused = desk.Refused(milestone_id, problem, dict(written(request)))
        return await desk.show_desk(request, refused=refused)
    return items.paint(request, await reading(request, look), problem=problem, at=milestone_id)


def _refusing(problem: Problem) -> Deed:
    """A deed that is refused already, by what came before it."""

    def deed(_session: Session, _actor: Actor) -> int:
        raise problem

    return deed


async def _on_desk(request: Request, milestone_id: int, deed: Deed, *, undoable: bool) -> Response:
    """The desk's row and, out of band, its counts."""
    today, problem = clock_of(request).today(), None

    def look(session: Session, actor: Actor) -> tuple[MilestoneRead, DeskRow | None, dict[Section, int]]:
        milestone = get_milestone(session, actor, milestone_id)
        unit = actor.unit_id or 0
        return milestone, desk_row(session, unit, milestone.item_id, today), count_sections(session, unit, today)

    def act(session: Session, actor: Actor) -> tuple[MilestoneRead, DeskRow | None, dict[Section, int]]:
        deed(session, actor)
        return look(session, actor)

    try:
        milestone, row, counts = await writing(request, act, brief=True)
    except Unauthenticated:
        raise
    except Problem as refusal:
        problem = refusal
        milestone, row, counts = await reading(request, look)
    painter = desk.Painter(language_of(request), today)
    # The row may show the next milestone by now, whose form must not say what was meant for this one.
    still = row is not None and row.milestone_id == milestone_id
    return render(
        request,
        "desk/_changed.html",
        status=problem.status if problem else 200,
        row=painter.view(row) if row else None,
        done=milestone if undoable and problem is None else None,
        counts=counts,
        problem=problem,
        sent=dict(written(request)) if still else {},
        errors=tick_errors(problem),
    )
