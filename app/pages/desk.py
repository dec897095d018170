"""My desk (我的工作台): what the unit owes next, ticked in place."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from app.doors import clock_of
from app.pages.rendering import language_of, render
from app.pages.visits import reading
from app.pages.waiting import count_waiting
from app.queries.desk import Desk, DeskRow, Section, read_desk, section_of
from app.queries.item import get_milestone
from app.queries.owed import read_owed
from app.queries.reports import reports_to_correct
from app.rules.actor import Actor
from app.rules.errors import Problem
from app.rules.vocabulary import AssignmentRole
from app.wording import Words, words_of

router = APIRouter()


@dataclass(slots=True)
class RowView:
    """A desk row with all its words ready, so that the template only writes them down."""

    item_id: int
    no: str
    title: str
    light: str
    light_word: str
    supports: bool
    text: str
    due: str
    when: str
    more: int
    milestone_id: int | None
    version: int | None
    section: Section
    unsigned: bool
    returned_note: str


def view(row: DeskRow, words: Words, today: date) -> RowView:
    """The words of one row as of `today`."""
    due_on = row.milestone_due_on
    return RowView(
        row.item_id,
        row.no,
        row.title,
        row.light.value,
        words.of(row.light),
        row.role is AssignmentRole.SUPPORT,
        row.milestone_text or "",
        words.day(due_on, today) if row.milestone_id else "",
        words.when(due_on, today),
        row.open - 1,
        row.milestone_id,
        row.milestone_version,
        section_of(row.next_due_on, today),
        row.unsigned,
        row.returned_note or "",
    )


@router.get("/desk")
async def desk_page(
    request: Request,
    ticked: Annotated[int | None, Query(ge=1, le=2**31 - 1)] = None,
    cursor: Annotated[str | None, Query(max_length=400)] = None,
) -> Response:
    """The desk of the reader's unit; `ticked` names the milestone just ticked, to offer taking it back."""
    return await show_desk(request, ticked=ticked, cursor=cursor)


async def show_desk(
    request: Request, *, ticked: int | None = None, cursor: str | None = None, problem: Problem | None = None
) -> Response:
    """The desk, with what has just been done or refused at its top."""
    clock = clock_of(request)
    today = clock.today()

    def work(session: Session, actor: Actor) -> tuple[Desk, dict[str, Any]] | None:
        if actor.unit_id is None:
            return None
        done = get_milestone(session, actor, ticked) if ticked else None
        beside = {
            "done": done,
            "waiting": count_waiting(session, actor),
            "owed": read_owed(session, actor.unit_id, today, clock.zone),
            "returned": reports_to_correct(session, actor.unit_id),
        }
        return read_desk(session, actor.unit_id, today, cursor=cursor), beside

    found = await reading(request, work)
    if found is None:
        return RedirectResponse("/", 303)
    desk, beside = found
    words = words_of(language_of(request))
    rows = [view(row, words, today) for row in desk.page.rows]
    return render(
        request,
        "desk/page.html",
        status=problem.status if problem else 200,
        sections=[(section, [row for row in rows if row.section is section]) for section in Section],
        counts=desk.counts,
        cursor=desk.page.cursor,
        continued=cursor is not None,
        **beside,
        problem=problem,
    )
