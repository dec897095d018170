"""Reviewing reports: the office accepts one, or returns it with a reason."""

from datetime import date, datetime

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from app.actions import events, items
from app.models import Action, ProgressReport
from app.models.base import AnyRow, table
from app.rules import permissions
from app.rules.actor import Actor
from app.rules.errors import Conflict, not_found
from app.rules.lifecycle import ReportState, ReportVerb, may_move, move
from app.rules.permissions import Verb
from app.rules.reports import check_reason

REPORT = table(ProgressReport)
UPDATE = update(REPORT).where(REPORT.c.id == bindparam("report"))


def accept(session: Session, actor: Actor, report_id: int, *, note: str, now: datetime, today: date) -> int:
    """Accept a submitted report; returns its item's id. Raises Conflict where it is decided or replaced already."""
    return _decide(session, actor, report_id, ReportVerb.ACCEPT, note.strip(), now=now, today=today)


def give_back(session: Session, actor: Actor, report_id: int, *, reason: str, now: datetime, today: date) -> int:
    """Return a submitted report for a reason, so that its unit corrects it; returns its item's id."""
    return _decide(session, actor, report_id, ReportVerb.RETURN, check_reason(reason), now=now, today=today)


DONE = {verb: move(ReportState.SUBMITTED, verb) for verb in (ReportVerb.ACCEPT, ReportVerb.RETURN)}
ACTIONS = {ReportVerb.ACCEPT: Action.REPORT_ACCEPTED, ReportVerb.RETURN: Action.REPORT_RETURNED}


def _decide(
    session: Session, actor: Actor, report_id: int, verb: ReportVerb, note: str, *, now: datetime, today: date
) -> int:
    """Decide on a report; the same decision again, by the same hand, changes nothing."""
    report = _load(session, actor, report_id)
    permissions.require(actor, Verb.REVIEW_REPORT)
    if (report.state, report.reviewed_by, report.review_note) == (DONE[verb], actor.name, note):
        return int(report.item_id)
    _check_waiting(session, report, verb)
    after = move(report.state, verb)
    values = {"state": after, "reviewed_by": actor.name, "reviewed_at": now, "review_note": note}
    session.execute(UPDATE, {"report": report_id, **values})
    items.refresh(session, report.item_id, today, touched=False)
    events.record(
        session,
        actor,
        ACTIONS[verb],
        now,
        plan_id=report.plan_id,
        item_id=report.item_id,
        report_id=report_id,
        data={
            "period": report.period,
            "unit": report.unit_id,
            "reason": note,
            "before": {"state": report.state},
            "after": {"state": after},
        },
    )
    return int(report.item_id)


def _load(session: Session, actor: Actor, report_id: int) -> AnyRow:
    """The report, its item held until the end of the transaction; NotFound out of sight, and for a draft."""
    item_id = session.scalar(select(REPORT.c.item_id).where(REPORT.c.id == report_id))
    if item_id is None:
        raise not_found("报告", "report")
    item = items.lock_item(session, actor, item_id)
    found = session.execute(
        select(REPORT, bindparam("plan", item.plan_id).label("plan_id")).where(
            REPORT.c.id == report_id, REPORT.c.state != ReportState.DRAFT
        )
    ).one_or_none()
    if found is None:
        raise not_found("报告", "report")
    return found


def _check_waiting(session: Session, report: AnyRow, verb: ReportVerb) -> None:
    """Refuse a decision on what has been decided, or on an edition that a later one has replaced."""
    if not may_move(report.state, verb):
        word = {ReportState.ACCEPTED: "采用", ReportState.RETURNED: "退回"}[report.state]
        raise Conflict(
            "report_decided",
            f"该报告已由{report.reviewed_by}{word}",
            f"The report has been {report.state.value} by {report.reviewed_by}.",
            current={"state": report.state, "reviewed_by": report.reviewed_by, "review_note": report.review_note},
        )
    newer = session.scalar(select(REPORT.c.id).where(REPORT.c.previous_id == report.id).limit(1))
    if newer is not None:
        raise Conflict(
            "report_replaced",
            "该单位已重新报送本期进展，请审核新的一版",
            "The unit has submitted a later edition; review that one.",
            current={"state": report.state, "id": newer},
        )
