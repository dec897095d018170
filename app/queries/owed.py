"""What waits for a unit beside its milestones (请先处理): one bounded query a kind, for the top of its desk."""

from collections.abc import Callable
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import and_, bindparam, or_, select
from sqlalchemy.orm import Session

from app.models import Conclusion, Instruction, InstructionAnswer, Item, Milestone, Notice, NoticeReceipt
from app.models.base import table
from app.models.owed import OwedKind, OwedRow
from app.models.prepared import prepared
from app.rules.actor import Actor
from app.rules.lifecycle import OPEN, ConclusionState
from app.rules.permissions import role_of
from app.rules.reminders import AGAIN_BEFORE, comes_back
from app.rules.vocabulary import NoticeLevel, Role

INSTRUCTION, ANSWER, ITEM = table(Instruction), table(InstructionAnswer), table(Item)
NOTICE, RECEIPT, MILESTONE = table(Notice), table(NoticeReceipt), table(Milestone)
CONCLUSION = table(Conclusion)
AT_MOST = 20
ITEM_COLUMNS = (ITEM.c.id.label("item_id"), ITEM.c.no, ITEM.c.title)


NOTICES = prepared(
    select(NOTICE.c.id, NOTICE.c.text, NOTICE.c.level, *ITEM_COLUMNS, RECEIPT.c.read_at, MILESTONE.c.due_on)
    .join(NOTICE, NOTICE.c.id == RECEIPT.c.notice_id)
    .join(ITEM, ITEM.c.id == NOTICE.c.item_id)
    .outerjoin(MILESTONE, MILESTONE.c.id == NOTICE.c.milestone_id)
    .where(
        RECEIPT.c.unit_id == bindparam("unit"),
        RECEIPT.c.role == bindparam("role"),
        or_(
            RECEIPT.c.read_at.is_(None),
            and_(
                NOTICE.c.level == NoticeLevel.BLUE,
                MILESTONE.c.state.in_(OPEN),
                MILESTONE.c.due_on.between(bindparam("today"), bindparam("soon")),
                NOTICE.c.sent_on >= bindparam("month_ago"),
            ),
        ),
    )
    .order_by(RECEIPT.c.read_at.is_not(None), NOTICE.c.id.desc())
    .limit(AT_MOST)
)
"""Slips addressed to a role in the unit and not read, and blue ones that come back three days before the date."""

ANSWERS = prepared(
    select(INSTRUCTION.c.id, INSTRUCTION.c.text, INSTRUCTION.c.answer_by, *ITEM_COLUMNS)
    .join(ANSWER, ANSWER.c.instruction_id == INSTRUCTION.c.id)
    .join(ITEM, ITEM.c.id == INSTRUCTION.c.item_id)
    .where(ANSWER.c.unit_id == bindparam("unit"), ANSWER.c.answered_at.is_(None))
    .order_by(INSTRUCTION.c.answer_by, INSTRUCTION.c.id)
    .limit(AT_MOST)
)
"""Answers that leaders wait for, the most urgent first."""

CONCLUSIONS = prepared(
    select(CONCLUSION, *ITEM_COLUMNS[1:])
    .join(ITEM, ITEM.c.id == CONCLUSION.c.item_id)
    .where(
        CONCLUSION.c.unit_id == bindparam("unit"),
        CONCLUSION.c.state.in_([ConclusionState.ISSUED, ConclusionState.UPHELD]),
    )
    .order_by(CONCLUSION.c.id)
    .limit(AT_MOST)
)
"""Conclusions that the unit may still object to or has to rectify."""

Source = Callable[[Session, int, date], list[OwedRow]]


def read_owed(session: Session, actor: Actor, today: date, zone: ZoneInfo) -> list[OwedRow]:
    """All that waits on `today` for the actor's unit, and the slips for them in it; at most `AT_MOST` of a kind."""
    if actor.unit_id is None:
        return []
    slips = _notices(session, actor.unit_id, role_of(actor), today, zone)
    return slips + [row for source in SOURCES for row in source(session, actor.unit_id, today)]


def _notices(session: Session, unit_id: int, role: Role, today: date, zone: ZoneInfo) -> list[OwedRow]:
    days = {"today": today, "soon": today + AGAIN_BEFORE, "month_ago": today - timedelta(days=31)}
    return [
        OwedRow(
            kind=OwedKind.NOTICE,
            **{name: row._mapping[name] for name in ("id", "item_id", "no", "title", "text", "level")},
            by=row.due_on,
            href=f"/notices/{row.id}",
        )
        for row in session.execute(NOTICES, {"unit": unit_id, "role": role, **days})
        if row.read_at is None or comes_back(row.due_on, row.read_at.astimezone(zone).date(), today)
    ]


def _answers(session: Session, unit_id: int, today: date) -> list[OwedRow]:
    return [
        OwedRow(
            kind=OwedKind.ANSWER,
            **{name: row._mapping[name] for name in ("id", "item_id", "no", "title", "text")},
            by=row.answer_by,
            href=f"/instructions/{row.id}",
        )
        for row in session.execute(ANSWERS, {"unit": unit_id})
    ]


def _conclusions(session: Session, unit_id: int, today: date) -> list[OwedRow]:
    found = []
    for row in session.execute(CONCLUSIONS, {"unit": unit_id}):
        objects = row.rectify_by is None and row.objected_at is None and today <= row.object_by
        found.append(
            OwedRow(
                kind=OwedKind.OBJECTION if objects else OwedKind.RECTIFICATION,
                **{name: row._mapping[name] for name in ("id", "item_id", "no", "title", "text")},
                by=row.object_by if objects else row.rectify_by,
                href=f"/conclusions/{row.id}",
            )
        )
    return found


SOURCES: tuple[Source, ...] = (_answers, _conclusions)
"""One query a kind, whoever of the unit reads, in the order in which the desk shows them."""
