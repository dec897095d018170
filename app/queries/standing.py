"""A plan as it stands, for holding a corrected document against it, in a fixed number of statements."""

from collections import defaultdict
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.importing.standing import Standing, StandingItem, StandingLine, StandingMilestone, Target
from app.models import (
    Assignment,
    Indicator,
    Item,
    ItemState,
    Line,
    Milestone,
    Person,
    ProgressReport,
    Unit,
    UnitGroup,
)
from app.models import Target as TargetRow
from app.models.base import AnyRow, table
from app.rules.lifecycle import MET, UNISSUED, MilestoneState

GONE = "更正后的文件中已无此内容"
"""Reason on what a correction took out; by it a later correction knows what it may bring back."""
ITEM, LINE, MILESTONE, PERSON = table(Item).c, table(Line).c, table(Milestone).c, table(Person).c
ASSIGNMENT, UNIT, GROUP = table(Assignment).c, table(Unit).c, table(UnitGroup).c
TARGET, INDICATOR, REPORT = table(TargetRow).c, table(Indicator).c, table(ProgressReport).c


def read_standing(session: Session, plan_id: int) -> Standing:
    """The plan's items that its document answers for, with their lines, units, milestones and figures.

    Drafts, also discarded ones, are the office's own, and what a unit has handed down is that unit's: no document
    speaks of them.
    """
    of_document = ITEM.plan_id == plan_id, ITEM.parent_id.is_(None), ITEM.state.not_in(UNISSUED)
    mine = select(ITEM.id).where(*of_document)
    lines, milestones = _lines(session, mine), _milestones(session, mine)
    reported = set(session.scalars(select(REPORT.item_id).where(REPORT.item_id.in_(mine)).distinct()))
    handed_down = set(session.scalars(select(ITEM.parent_id).where(ITEM.parent_id.in_(mine)).distinct()))
    query = (
        select(table(Item), PERSON.name.label("leader"))
        .outerjoin(table(Person), PERSON.id == ITEM.leader_id)
        .where(*of_document)
        .order_by(ITEM.position, ITEM.id)
    )
    items = [
        StandingItem(
            id=row.id,
            no=row.no,
            title=row.title,
            leader=row.leader,
            due_on=row.due_on,
            baseline_due_on=row.baseline_due_on,
            worked_on=row.state == ItemState.CLOSED
            or row.id in reported
            or row.id in handed_down
            or any(one.ticked for one in milestones[row.id]),
            withdrawn=row.state == ItemState.WITHDRAWN,
            retired=row.state == ItemState.WITHDRAWN and row.reason == GONE,
            lines=lines[row.id],
            milestones=milestones[row.id],
        )
        for row in session.execute(query)
    ]
    return Standing(plan_id, items)


def _lines(session: Session, mine: Any) -> dict[int, list[StandingLine]]:
    units = defaultdict(list)
    query = (
        select(ASSIGNMENT.line_id, ASSIGNMENT.role, func.coalesce(UNIT.name, GROUP.name).label("name"))
        .select_from(table(Assignment))
        .join(table(Line), LINE.id == ASSIGNMENT.line_id)
        .outerjoin(table(Unit), UNIT.id == ASSIGNMENT.unit_id)
        .outerjoin(table(UnitGroup), GROUP.id == ASSIGNMENT.group_id)
        .where(LINE.item_id.in_(mine))
        .order_by(ASSIGNMENT.line_id, ASSIGNMENT.position)
    )
    for row in session.execute(query):
        units[row.line_id].append((row.role, row.name))
    found: dict[int, list[StandingLine]] = defaultdict(list)
    for row in session.execute(select(table(Line)).where(LINE.item_id.in_(mine)).order_by(LINE.item_id, LINE.no)):
        line = StandingLine(row.id, row.plan_text, row.due_on, row.baseline_due_on, tuple(units[row.id]))
        found[row.item_id].append(line)
    return found


def _milestones(session: Session, mine: Any) -> dict[int, list[StandingMilestone]]:
    targets: dict[int, list[Target]] = defaultdict(list)
    query = (
        select(table(TargetRow), INDICATOR.name, INDICATOR.unit)
        .join(table(Indicator), INDICATOR.id == TARGET.indicator_id)
        .where(INDICATOR.item_id.in_(mine))
    )
    for row in session.execute(query):
        targets[row.milestone_id].append((row.name, row.unit, row.value, row.cumulative, row.comparator.value))
    found: dict[int, list[StandingMilestone]] = defaultdict(list)
    rows = select(table(Milestone)).where(MILESTONE.item_id.in_(mine)).order_by(MILESTONE.item_id, MILESTONE.position)
    for row in session.execute(rows):
        found[row.item_id].append(_milestone(row, tuple(targets[row.id])))
    return found


def _milestone(row: AnyRow, targets: tuple[Target, ...]) -> StandingMilestone:
    return StandingMilestone(
        id=row.id,
        line_id=row.line_id,
        text=row.text,
        due_on=row.due_on,
        baseline_due_on=row.baseline_due_on,
        starts_on=row.starts_on,
        date_phrase=row.date_phrase,
        kind=row.kind,
        commitment=row.commitment,
        targets=targets,
        ticked=row.state in MET,
        retired=row.state == MilestoneState.WAIVED and row.done_note == GONE,
    )
