"""Many ticks or reports in one request over JSON: one transaction, in which each row is done or refused by itself.

Rows are worked on in the order of their items' ids, as whoever holds several items takes them, so that two batches
never wait for each other; the results stand in the order of the rows.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any, TypeVar

from fastapi import Request, Response
from sqlalchemy.orm import Session

from app.actions import milestones, refs, reports
from app.api.answers import problems
from app.api.area import area
from app.api.writes import write
from app.doors import clock_of
from app.errors import request_id, told
from app.models.batch import (
    ReportBatch,
    ReportOutcome,
    ReportOutcomes,
    ReportRow,
    TickBatch,
    TickOutcome,
    TickOutcomes,
    TickRow,
)
from app.models.milestone import MilestoneRead
from app.models.registration import Noun
from app.models.report import ReportRead
from app.queries.item import get_milestone, items_of_milestones
from app.queries.refs import ids_of, row_of
from app.queries.reports import get_report
from app.rules.actor import Actor
from app.rules.errors import Problem, invalid
from app.rules.permissions import require_client

router = area("intake")
WRITE_PROBLEMS = problems(400, 401, 403, 404, 409, 413, 422)
T = TypeVar("T")


def attempt(session: Session, work: Callable[[], T], instance: str) -> tuple[T | None, dict[str, Any] | None]:
    """What `work` made, or the problem that it met, told as a refused request would tell it; undone alone.

    `instance` is the id of the request, under which the operator finds it.
    """
    try:
        with session.begin_nested():
            return work(), None
    except Problem as problem:
        return None, told(problem, instance)


def in_order(items: Sequence[int | None]) -> list[int]:
    """The places of the rows in the order in which their items are to be held."""
    return sorted(range(len(items)), key=lambda at: (items[at] or 0, at))


@router.post("/batches/ticks", response_model=TickOutcomes, responses=WRITE_PROBLEMS)
async def complete_milestones(request: Request, body: TickBatch) -> Response:
    """Tick up to a hundred milestones. Each row is done or refused by itself, and says which.

    A tick that is there already, by the same hand and of the same words, counts as done. A row that does not fit its
    schema refuses the whole request, with the row in `errors`.
    """
    now, today = clock_of(request).now(), clock_of(request).today()

    work = partial(tick_all, rows=body.rows, now=now, today=today, instance=request_id(request))
    return await write(request, TickOutcomes, work)


def tick_all(
    session: Session, actor: Actor, rows: Sequence[TickRow], *, now: datetime, today: date, instance: str = ""
) -> TickOutcomes:
    """Tick each of the rows, or say why not."""
    items = items_of_milestones(session, [row.milestone_id for row in rows])

    def one(at: int, row: TickRow) -> TickOutcome:
        def tick() -> MilestoneRead:
            milestones.complete(session, actor, row.milestone_id, row, now=now, today=today)
            return get_milestone(session, actor, row.milestone_id)

        done, refused = attempt(session, tick, instance)
        status = refused["status"] if refused else 200
        return TickOutcome(index=at, milestone_id=row.milestone_id, status=status, milestone=done, problem=refused)

    found = {at: one(at, rows[at]) for at in in_order([items.get(row.milestone_id) for row in rows])}
    return TickOutcomes(results=[found[at] for at in sorted(found)])


@router.post("/batches/reports", response_model=ReportOutcomes, responses=WRITE_PROBLEMS)
async def submit_reports(request: Request, body: ReportBatch) -> Response:
    """Submit up to a hundred reports of the key's unit. Each row is done or refused by itself, and says which.

    An item is named by its id or by the caller's own number for it. Drafts with their files come along, as with one
    report. A row that does not fit its schema refuses the whole request, with the row in `errors`.
    """
    now, today = clock_of(request).now(), clock_of(request).today()

    def work(session: Session, actor: Actor) -> ReportOutcomes:
        named = ids_of(session, actor, Noun.ITEM, [row.item_ref for row in body.rows if row.item_ref])
        known = ids_of(session, actor, Noun.REPORT, [row.external_ref for row in body.rows if row.external_ref])
        items = [row.item_id or named.get(row.item_ref or "") for row in body.rows]
        one = partial(_report, session, actor, known, now=now, today=today, instance=request_id(request))
        found = {at: one(at, body.rows[at], items[at]) for at in in_order(items)}
        return ReportOutcomes(results=[found[at] for at in sorted(found)])

    return await write(request, ReportOutcomes, work)


def _report(
    session: Session,
    actor: Actor,
    known: dict[str, int],
    at: int,
    row: ReportRow,
    item_id: int | None,
    *,
    now: datetime,
    today: date,
    instance: str,
) -> ReportOutcome:
    """Submit one row; `known` are the reports that the caller's numbers name so far."""

    def submit() -> ReportRead:
        _check_named(actor, row)
        wanted = item_id or row_of(session, actor, Noun.ITEM, row.item_ref or "")
        report_id = reports.submit(session, actor, wanted, row, now=now, today=today)
        if row.external_ref is not None:
            refs.move(session, actor, Noun.REPORT, report_id, row.external_ref)
        return get_report(session, actor, report_id)

    report, refused = attempt(session, submit, instance)
    outcome = ReportOutcome(index=at, item_id=item_id, external_ref=row.external_ref, status=201)
    if report is None:
        return outcome.model_copy(update={"status": (refused or {})["status"], "problem": refused})
    again = row.external_ref is not None and known.get(row.external_ref) == report.id
    known |= {row.external_ref: report.id} if row.external_ref is not None else {}
    return outcome.model_copy(update={"status": 200 if again else 201, "report": report})


def _check_named(actor: Actor, row: ReportRow) -> None:
    if (row.item_id is None) == (row.item_ref is None):
        title, detail = "请写明是哪个事项：系统编号或您自己的编号，二者选一", "Send either item_id or item_ref."
        raise invalid("/item_id", "one_of_two", title, detail)
    if row.item_ref is not None or row.external_ref is not None:
        require_client(actor)
