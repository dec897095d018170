"""The report form: what it is filled with, and what it says next to which field."""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from fastapi import Request
from sqlalchemy.orm import Session
from starlette.responses import Response

from app.doors import clock_of, settings_of
from app.evidence import KINDS
from app.models.detail import ItemRead
from app.models.report import ReportRead, ReportText
from app.pages.forms import field_errors, parse, written
from app.pages.rendering import is_htmx, render
from app.pages.visits import reading
from app.queries.item import get_item
from app.queries.items import units_with_part
from app.queries.reports import draft_of, newest_of, standing_reports
from app.queries.rounds import present_rounds
from app.rules.actor import Actor
from app.rules.errors import Conflict, FieldError, Problem
from app.rules.lifecycle import ReportState, check_working
from app.rules.permissions import Verb, bonds_to_item, require

WORDS = ("summary", "problems", "next_steps", "needs")
READING = re.compile(r"value-([0-9]{1,10})")


@dataclass(frozen=True)
class FormData:
    """All that the form is made from; `newest` is the last report that the unit has submitted on the item.

    `standing` are the unit's reports about the periods offered, by period.
    """

    item: ItemRead
    draft: ReportRead | None
    newest: ReportRead | None
    rounds: list[str]
    standing: dict[str, ReportRead]
    unit_id: int | None

    @property
    def returned(self) -> ReportRead | None:
        """The report that waits to be corrected."""
        return self.newest if self.newest and self.newest.state is ReportState.RETURNED else None

    @property
    def unreported(self) -> str:
        """The newest period that the unit has not reported on, the present one where it has on all."""
        return next((period for period in self.rounds if period not in self.standing), self.rounds[0])

    def source(self, request: Request) -> ReportRead | None:
        """What fills the form: the draft, what was returned, else the report that ?period= asks to correct."""
        return self.draft or self.returned or self.standing.get(request.query_params.get("period", ""))


@dataclass(frozen=True)
class ReadingRow:
    """One indicator in the form, with what the unit last said of it."""

    id: int
    name: str
    unit: str
    last: str
    last_on: date | None
    value: str = ""
    as_of: str = ""
    error: FieldError | None = None


def parse_report(request: Request) -> ReportText:
    """The report that the form states, readings and all."""
    return parse(ReportText, request, readings=_readings(request))


async def show_form(request: Request, item_id: int, *, problem: Problem | None = None) -> Response:
    """The form with what was just sent, else as far as it was written; for HTMX only its list of files."""
    today = clock_of(request).today()

    def work(session: Session, actor: Actor) -> FormData:
        item = get_item(session, actor, item_id)
        # Who is told that the item takes no report any more keeps what they have written, as all who collide do.
        if not item.may_report and not isinstance(problem, Conflict):
            require(actor, Verb.REPORT, bonds_to_item(actor, units_with_part(session, actor, item_id)))
            check_working(item.state, Verb.REPORT)
        unit_id = actor.unit_id or 0
        draft, newest = draft_of(session, item_id, unit_id), newest_of(session, item_id, unit_id)
        rounds = present_rounds(session, item.plan_id, item.light, today)
        return FormData(item, draft, newest, rounds, standing_reports(session, item_id, unit_id, rounds), actor.unit_id)

    found = await reading(request, work)
    values = _values(request, found)
    files = found.draft or found.returned
    clash = _tells(problem, "draft_newer")
    return render(
        request,
        "reports/_files.html" if is_htmx(request) else "reports/form.html",
        status=problem.status if problem else 200,
        item=found.item,
        draft=found.draft,
        returned=found.returned,
        newest=found.newest,
        files=files.attachments if files else [],
        values=values,
        rows=_rows(request, found, problem),
        standing=found.standing,
        periods=list(dict.fromkeys([values["period"], *found.rounds])),
        kinds=KINDS,
        limit_mb=settings_of(request).max_file_bytes // 2**20,
        problem=problem,
        errors=field_errors(problem),
        seen=_seen(request, "seen", found.newest.id if found.newest else 0, renewed=_tells(problem, "report_newer")),
        version=_seen(request, "version", found.draft.version if found.draft else 0, renewed=clash),
        theirs=found.draft if clash else None,
        part=is_htmx(request),
        saved="saved" in request.query_params,
    )


def _tells(problem: Problem | None, code: str) -> bool:
    return problem is not None and problem.code == code


def _seen(request: Request, name: str, stands: int, *, renewed: bool) -> int:
    """What the writer has seen: what the form said that came back, until this page shows what stands."""
    sent = dict(written(request)).get(name, "")
    return int(sent) if sent.isascii() and sent.isdigit() and not renewed else stands


def _values(request: Request, found: FormData) -> dict[str, str]:
    """What stands in the fields: what was just sent, the draft, what is to be corrected, what is carried forward."""
    sent = dict(written(request))
    source = found.source(request)
    values = {name: sent.get(name, getattr(source, name, "")) for name in WORDS}
    carried = found.newest if "carry" in request.query_params else None
    if carried:
        values = {name: value or getattr(carried, name) for name, value in values.items()}
    return values | {"period": sent.get("period") or getattr(source, "period", "") or found.unreported}


def _rows(request: Request, found: FormData, problem: Problem | None) -> list[ReadingRow]:
    sent = dict(written(request))
    source = found.source(request)
    held = {one.indicator_id: one for one in source.readings} if source else {}
    errors = _reading_errors(request, problem)
    rows = []
    for indicator in found.item.indicators:
        own = [one for one in indicator.readings if one.unit_id == found.unit_id]
        last = own[-1] if own else None
        row = ReadingRow(
            indicator.id,
            indicator.name,
            indicator.unit,
            f"{last.value:f}" if last else "",
            last.as_of if last else None,
            error=errors.get(indicator.id),
        )
        one = held.get(indicator.id)
        value = sent.get(f"value-{row.id}", f"{one.value:f}" if one else "")
        rows.append(replace(row, value=value, as_of=sent.get(f"as_of-{row.id}", str(one.as_of) if one else "")))
    return rows


def _readings(request: Request) -> list[dict[str, Any]]:
    """The rows in which a figure was written, in their order."""
    sent = dict(written(request))
    found = []
    for name, value in sent.items():
        if (row := READING.fullmatch(name)) and value.strip():
            as_of = sent.get(f"as_of-{row[1]}", "").strip()
            found.append({"indicator_id": int(row[1]), "value": value.strip(), **({"as_of": as_of} if as_of else {})})
    return found


def _reading_errors(request: Request, problem: Problem | None) -> dict[int, FieldError]:
    """What is wrong with a figure, by its indicator; the pointers count the rows that were filled in."""
    given = _readings(request)
    found: dict[int, FieldError] = {}
    for error in problem.errors if problem else ():
        parts = error.pointer.lstrip("/#").split("/")
        if parts[0] == "readings" and len(parts) > 1 and int(parts[1]) < len(given):
            found.setdefault(given[int(parts[1])]["indicator_id"], error)
    return found
