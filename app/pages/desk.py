"""My desk (我的工作台): what the unit owes next, ticked in place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from markupsafe import Markup, escape
from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from app.doors import clock_of
from app.locale import Language
from app.models.inputs import RowId
from app.pages.forms import tick_errors
from app.pages.rendering import environment, language_of, render
from app.pages.skeletons import escape_all, skeleton
from app.pages.visits import reading
from app.pages.waiting import count_waiting
from app.queries.desk import Desk, DeskRow, Section, read_desk, section_of
from app.queries.item import get_milestone
from app.queries.owed import read_owed
from app.queries.reports import reports_to_correct
from app.queries.webhooks import stopped_webhooks
from app.rules.actor import Actor
from app.rules.errors import Problem
from app.straight import StraightRoute
from app.wording import words_of

router = APIRouter(route_class=StraightRoute)
ROW = "desk/_row.html"
LOOKS = ("kind", "has_more", "unsigned", "returned", "evidence", "week_owed", "may_report", "drafted")
"""The fields on which the row's template branches."""
TEXTS = 4
"""How many texts a row has that people wrote."""
RowView = dict[str, object]


@dataclass(frozen=True)
class Refused:
    """A tick that was not taken: what was sent, and why not."""

    milestone_id: int
    problem: Problem
    sent: dict[str, str]


class Painter:
    """Puts desk rows into words and HTML for one request; dates that rows share are worded once."""

    def __init__(self, language: Language, today: date) -> None:
        self.language, self.today = language, today
        self.words = words_of(language)
        self._dates: dict[date | None, tuple[str, str]] = {}
        self._looks: dict[tuple[object, ...], str] = {}

    def paint(self, rows: Sequence[DeskRow], refused: Refused | None = None) -> Markup:
        """The HTML of many rows; one may tell why its tick was refused."""
        texts = iter(escape_all(text for row in rows for text in _texts(row)))
        html: list[str] = []
        for row in rows:
            view = self._view(row, *islice(texts, TEXTS))
            if refused and row.milestone_id == refused.milestone_id:
                html.append(self.refuse(row, refused))
                continue
            look = tuple(view[name] for name in LOOKS)
            if look not in self._looks:
                self._looks[look] = skeleton(self.language, ROW, "row", *zip(LOOKS, look, strict=True))
            html.append(self._looks[look] % view)
        return Markup("\n".join(html))  # noqa: S704 - every text in it was escaped

    def view(self, row: DeskRow) -> RowView:
        """The words of one row, escaped, and marked so for a template."""
        words = self._view(row, *escape_all(_texts(row))).items()
        return {name: Markup(word) if isinstance(word, str) else word for name, word in words}  # noqa: S704 - as above

    def _view(self, row: DeskRow, no: str, title: str, text: str, returned_note: str) -> RowView:
        """`kind` is what the row wants: a tick, a report, or nothing."""
        when, due = self._dates.get(row.milestone_due_on) or self._date(row.milestone_due_on)
        kind = "tick" if row.may_tick else "report"
        return {
            "kind": kind if row.milestone_id else "none",
            "has_more": row.open > 1,
            "unsigned": row.unsigned,
            "returned": bool(row.returned_note),
            "returned_note": returned_note,
            "item_id": row.item_id,
            "no": no,
            "title": title,
            "light": row.light.value,
            "light_word": self.words.of(row.light),
            "text": text,
            "due": due,
            "when": when,
            "more": row.open - 1,
            "milestone_id": row.milestone_id,
            "version": row.milestone_version,
            "evidence": row.evidence_required,
            "week_owed": row.week_owed,
            "may_report": row.may_report,
            "drafted": row.drafted,
        }

    def refuse(self, row: DeskRow, refused: Refused) -> Markup:
        """A row with its form as it was sent, and what is wrong at its field."""
        macro = environment(self.language).get_template(ROW).module.row  # type: ignore[attr-defined]
        told = refused.problem, refused.sent, tick_errors(refused.problem)
        return Markup(macro(self.view(row), None, *told))  # noqa: S704 - the template escapes

    def _date(self, due_on: date | None) -> tuple[str, str]:
        worded = str(escape(self.words.when(due_on, self.today))), str(escape(self.words.day(due_on, self.today)))
        self._dates[due_on] = worded
        return worded


def _texts(row: DeskRow) -> tuple[str, str, str, str]:
    """What people wrote in a row, in the order in which `Painter` takes it."""
    return row.no, row.title, row.milestone_text or "", row.returned_note or ""


@router.get("/desk")
async def desk_page(
    request: Request,
    ticked: Annotated[RowId | None, Query()] = None,
    cursor: Annotated[str | None, Query(max_length=400)] = None,
) -> Response:
    """The desk of the reader's unit; `ticked` names the milestone just ticked, to offer taking it back."""
    return await show_desk(request, ticked=ticked, cursor=cursor)


async def show_desk(
    request: Request, *, ticked: int | None = None, cursor: str | None = None, refused: Refused | None = None
) -> Response:
    """The desk, with what has just been done at its top, and what was refused at its row as well."""
    clock = clock_of(request)
    today = clock.today()

    def work(session: Session, actor: Actor) -> tuple[Desk, dict[str, Any]] | None:
        if actor.unit_id is None:
            return None
        done = get_milestone(session, actor, ticked) if ticked else None
        beside = {
            "done": done,
            "waiting": count_waiting(session, actor),
            "owed": read_owed(session, actor, today, clock.zone),
            "returned": reports_to_correct(session, actor.unit_id),
            "stopped": stopped_webhooks(session, actor),
        }
        return read_desk(session, actor.unit_id, today, cursor=cursor), beside

    found = await reading(request, work, brief=True)
    if found is None:
        return RedirectResponse("/", 303)
    desk, beside = found
    painter = Painter(language_of(request), today)
    problem = refused.problem if refused else None
    parts: dict[Section, list[DeskRow]] = {section: [] for section in Section}
    for row in desk.page.rows:
        parts[section_of(row.next_due_on, today)].append(row)
    return render(
        request,
        "desk/page.html",
        status=problem.status if problem else 200,
        sections=[(section, painter.paint(rows, refused)) for section, rows in parts.items()],
        unsigned=any(row.unsigned for row in desk.page.rows),
        counts=desk.counts,
        drafts=desk.drafts,
        draft_on=desk.draft_on,
        cursor=desk.page.cursor,
        continued=cursor is not None,
        **beside,
        problem=problem,
    )
