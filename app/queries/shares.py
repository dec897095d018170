"""What stands beside a milestone: each unit's share where a group leads the line, and the files that prove ticks."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Subquery, and_, bindparam, select, union
from sqlalchemy.orm import Session

from app.models import Assignment, Evidence, Item, MemberTick, Milestone, Unit, UnitGroupMember
from app.models.base import table
from app.models.milestone import EvidenceRead, MemberShare
from app.queries.scope import visible_items
from app.rules.actor import Actor
from app.rules.errors import not_found
from app.rules.vocabulary import AssignmentRole

ASSIGNMENT, MEMBER, MILESTONE = table(Assignment).c, table(UnitGroupMember).c, table(Milestone).c
TICK, UNIT, EVIDENCE, ITEM = table(MemberTick).c, table(Unit).c, table(Evidence).c, table(Item).c
LEADS = ASSIGNMENT.role != AssignmentRole.SUPPORT
IDS: BindParameter[Any] = bindparam("ids", expanding=True)


def _leading(*conditions: ColumnElement[bool]) -> Subquery:
    """The lead units of lines, groups resolved to their members."""
    direct = select(ASSIGNMENT.line_id, ASSIGNMENT.unit_id).where(LEADS, ASSIGNMENT.unit_id.is_not(None), *conditions)
    by_group = table(Assignment).join(table(UnitGroupMember), MEMBER.group_id == ASSIGNMENT.group_id)
    members = select(ASSIGNMENT.line_id, MEMBER.unit_id).select_from(by_group).where(LEADS, *conditions)
    return union(direct, members).subquery()


LEADING = _leading()
# Said of each part of the union: SQLite would gather the lead units of all lines there are for one milestone.
ASKED = ASSIGNMENT.line_id.in_(select(MILESTONE.line_id).where(MILESTONE.id.in_(IDS)))
LED_BY_GROUPS = select(ASSIGNMENT.line_id).where(LEADS, ASSIGNMENT.group_id.is_not(None), ASKED)
HERE = _leading(ASKED)
SHARES = (
    select(
        MILESTONE.id,
        UNIT.id.label("unit_id"),
        UNIT.name.label("unit_name"),
        TICK.done_on,
        TICK.done_note,
        TICK.done_by,
        TICK.late,
    )
    .select_from(table(Milestone))
    .join(HERE, HERE.c.line_id == MILESTONE.line_id)
    .join(table(Unit), UNIT.id == HERE.c.unit_id)
    .outerjoin(table(MemberTick), and_(TICK.milestone_id == MILESTONE.id, TICK.unit_id == UNIT.id))
    .where(MILESTONE.id.in_(IDS), MILESTONE.line_id.in_(LED_BY_GROUPS))
    .order_by(UNIT.position, UNIT.id)
)
FILES = select(table(Evidence)).where(EVIDENCE.milestone_id.in_(IDS)).order_by(EVIDENCE.id)


def shares_of(session: Session, milestone_ids: Collection[int]) -> dict[int, list[MemberShare]]:
    """Every unit's share of these milestones, by milestone; none where units tick for all."""
    found: dict[int, list[MemberShare]] = defaultdict(list)
    for row in session.execute(SHARES, {"ids": list(milestone_ids)}):
        found[row.id].append(
            MemberShare(
                unit_id=row.unit_id,
                unit_name=row.unit_name,
                done_on=row.done_on,
                done_note=row.done_note or "",
                done_by=row.done_by,
                late=bool(row.late),
            )
        )
    return found


def evidence_of(session: Session, milestone_ids: Collection[int]) -> dict[int, list[EvidenceRead]]:
    """The files that prove ticks of these milestones, by milestone."""
    found: dict[int, list[EvidenceRead]] = defaultdict(list)
    for row in session.execute(FILES, {"ids": list(milestone_ids)}):
        found[row.milestone_id].append(EvidenceRead.model_validate(row, from_attributes=True))
    return found


def leads_of(session: Session, line_id: int) -> set[int]:
    """The units that lead a line, groups resolved to their members."""
    return set(session.scalars(select(LEADING.c.unit_id).where(LEADING.c.line_id == line_id)))


def get_evidence(session: Session, actor: Actor, evidence_id: int) -> EvidenceRead:
    """One file's card, where its item is in sight."""
    row = session.execute(
        select(table(Evidence))
        .join(table(Milestone), MILESTONE.id == EVIDENCE.milestone_id)
        .join(table(Item), ITEM.id == MILESTONE.item_id)
        .where(EVIDENCE.id == evidence_id, visible_items(actor))
    ).one_or_none()
    if row is None:
        raise not_found("佐证材料", "evidence")
    return EvidenceRead.model_validate(row, from_attributes=True)
