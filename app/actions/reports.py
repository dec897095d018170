"""Progress reports: keeping a draft, submitting it, and the evidence that goes with it."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select, update
from sqlalchemy.orm import Session

from app.actions import events, items
from app.evidence import Stored
from app.models import Action, Attachment, Item, ProgressReport, Share
from app.models.base import AnyRow, table
from app.models.report import ReportText
from app.rules import permissions
from app.rules.actor import Actor
from app.rules.errors import invalid, not_found
from app.rules.lifecycle import ReportState, check_working
from app.rules.reports import check_period, check_summary

REPORT, ATTACHMENT, ITEM, SHARE = table(ProgressReport), table(Attachment), table(Item), table(Share)
INSERT = insert(REPORT).returning(REPORT.c.id)
UPDATE = update(REPORT).where(REPORT.c.id == bindparam("report"))
PART = select(SHARE.c.unit_id).where(SHARE.c.item_id == bindparam("item"), SHARE.c.unit_id == bindparam("unit"))
DRAFT = select(REPORT.c.id).where(
    REPORT.c.item_id == bindparam("item"),
    REPORT.c.unit_id == bindparam("unit"),
    REPORT.c.state == ReportState.DRAFT,
)


def submit(session: Session, actor: Actor, item_id: int, text: ReportText, *, now: datetime, today: date) -> int:
    """Submit a report for the actor's unit and return its id; the unit's draft, if any, becomes it, files and all."""
    item, unit_id = _allow(session, actor, item_id)
    check_working(item.state, permissions.Verb.REPORT)
    values = _values(actor, text, now) | {
        "period": check_period(text.period, today),
        "summary": check_summary(text.summary),
        "state": ReportState.SUBMITTED,
        "submitted_at": now,
    }
    report_id = _save(session, item_id, unit_id, values)
    items.note_report(session, item_id, now)
    events.record(
        session,
        actor,
        Action.REPORT_SUBMITTED,
        now,
        unit_id=unit_id,
        plan_id=item.plan_id,
        item_id=item_id,
        report_id=report_id,
        data={"period": values["period"], "summary": values["summary"][:200]},
    )
    return report_id


def save_draft(session: Session, actor: Actor, item_id: int, text: ReportText, *, now: datetime) -> int:
    """Keep what has been written so far, complete or not; returns the draft's id. A draft is no event."""
    item, unit_id = _allow(session, actor, item_id)
    check_working(item.state, permissions.Verb.REPORT)
    values = _values(actor, text, now) | {"period": text.period, "summary": text.summary}
    return _save(session, item_id, unit_id, values | {"state": ReportState.DRAFT, "submitted_at": None})


def discard_draft(session: Session, actor: Actor, item_id: int) -> None:
    """Throw the unit's draft away, with its files' cards; having none is fine."""
    _, unit_id = _allow(session, actor, item_id)
    draft = session.scalar(DRAFT, {"item": item_id, "unit": unit_id})
    if draft is not None:
        session.execute(delete(ATTACHMENT).where(ATTACHMENT.c.report_id == draft))
        session.execute(delete(REPORT).where(REPORT.c.id == draft))


def attach(
    session: Session, actor: Actor, item_id: int, files: Sequence[Stored], *, now: datetime, limit: int
) -> list[int]:
    """Bind stored files to the unit's draft, which is begun if there is none; returns the files' ids.

    A file of the same content and name is there once. Raises Invalid past `limit` files.
    """
    _, unit_id = _allow(session, actor, item_id)
    draft = session.scalar(DRAFT, {"item": item_id, "unit": unit_id})
    if draft is None:
        draft = save_draft(session, actor, item_id, ReportText(), now=now)
    ids = [_attach_one(session, actor, draft, file, now) for file in files]
    count = session.scalar(select(func.count()).where(ATTACHMENT.c.report_id == draft)) or 0
    if count > limit:
        raise invalid("/files", "too_many_files", f"每份报告最多 {limit} 个附件", f"At most {limit} files a report.")
    return ids


def detach(session: Session, actor: Actor, attachment_id: int) -> int:
    """Take a file off the unit's own draft; returns the item's id. What was submitted keeps its evidence."""
    found = session.execute(
        select(REPORT.c.item_id, REPORT.c.unit_id)
        .join(ATTACHMENT, ATTACHMENT.c.report_id == REPORT.c.id)
        .where(ATTACHMENT.c.id == attachment_id, REPORT.c.state == ReportState.DRAFT)
    ).one_or_none()
    if found is None or found.unit_id != actor.unit_id:
        raise not_found("附件", "attachment")
    _allow(session, actor, found.item_id)
    session.execute(delete(ATTACHMENT).where(ATTACHMENT.c.id == attachment_id))
    return int(found.item_id)


def _allow(session: Session, actor: Actor, item_id: int) -> tuple[AnyRow, int]:
    """The item, held, and the unit that reports: NotFound out of sight, Forbidden without a part in it."""
    item = items.lock_item(session, actor, item_id)
    part = session.scalars(PART, {"item": item_id, "unit": actor.unit_id}).all()
    permissions.require(actor, permissions.Verb.REPORT, permissions.bonds_to_item(actor, part))
    return item, part[0]


def _values(actor: Actor, text: ReportText, now: datetime) -> dict[str, Any]:
    return {
        "author_id": actor.person_id,
        "author_name": actor.name,
        "problems": text.problems,
        "next_steps": text.next_steps,
        "needs": text.needs,
        "saved_at": now,
    }


def _save(session: Session, item_id: int, unit_id: int, values: dict[str, Any]) -> int:
    """Write the unit's draft row, or a new row where there is no draft."""
    draft = session.scalar(DRAFT, {"item": item_id, "unit": unit_id})
    if draft is not None:
        session.execute(UPDATE, {"report": draft, **values})
        return int(draft)
    return int(session.execute(INSERT, {"item_id": item_id, "unit_id": unit_id, **values}).scalar_one())


def _attach_one(session: Session, actor: Actor, draft: int, file: Stored, now: datetime) -> int:
    same = session.scalar(
        select(ATTACHMENT.c.id).where(
            ATTACHMENT.c.report_id == draft, ATTACHMENT.c.sha256 == file.sha256, ATTACHMENT.c.name == file.name
        )
    )
    if same is not None:
        return int(same)
    added = session.execute(
        insert(ATTACHMENT).returning(ATTACHMENT.c.id),
        {
            "report_id": draft,
            "name": file.name,
            "media_type": file.media_type,
            "size": file.size,
            "sha256": file.sha256,
            "uploaded_by": actor.name,
            "uploaded_at": now,
        },
    )
    return int(added.scalar_one())
