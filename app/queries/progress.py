"""Reading an item's indicators: the trajectory that the text states, the readings that stand, and the lag between."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.models import Assignment, Indicator, Item, Line, Milestone, Plan, ProgressReport, Reading, Target, Unit
from app.models import UnitGroupMember as Member
from app.models.base import AnyRow, table
from app.models.detail import ItemRead
from app.models.indicator import IndicatorRead, PointRead, ReachedRead, TargetRead
from app.rules.lifecycle import MilestoneState, ReportState
from app.rules.readings import Reached, UnitReading, reached
from app.rules.ticks import Shortfall, goal_of, shortfall
from app.rules.trajectory import Progress, Stated, points_of, progress_on
from app.rules.vocabulary import AssignmentRole, Comparator

INDICATOR, TARGET, MILESTONE, READING = table(Indicator).c, table(Target).c, table(Milestone).c, table(Reading).c
REPORT, ITEM, PLAN, UNIT = table(ProgressReport).c, table(Item).c, table(Plan).c, table(Unit).c
ASSIGNMENT, LINE, MEMBER = table(Assignment).c, table(Line).c, table(Member).c
STANDING = (ReportState.SUBMITTED, ReportState.ACCEPTED)
PERCENT = frozenset({"%", "％", "‰"})


@dataclass
class Facts:
    """An indicator with all that its progress is computed from."""

    id: int
    name: str
    unit: str
    starts_on: date
    deadline: date | None
    falls: bool = False
    stated: list[Stated] = field(default_factory=list)
    goals: dict[int, list[tuple[Stated, Comparator]]] = field(default_factory=dict)
    readings: list[UnitReading] = field(default_factory=list)
    names: dict[int, str] = field(default_factory=dict)
    lines: set[int] = field(default_factory=set)
    leading: set[int] = field(default_factory=set)
    supporting: set[int] = field(default_factory=set)

    @property
    def actual(self) -> Reached | None:
        """What has been reached in all, as of when, and how it was made of what units said."""
        return self.reached_by(date.max)

    def reached_by(self, day: date) -> Reached | None:
        """The same from what is said of days up to `day`."""
        known = [one for one in self.readings if one.as_of <= day]
        return reached(known, self.leading, self.supporting, unit=self.unit)

    @property
    def progress(self) -> Progress | None:
        """Expected against actual on the day of the newest reading; None without one, or where less is better."""
        actual = self.actual
        if actual is None or self.falls:
            return None
        return progress_on(self.stated, self.starts_on, self.deadline, actual.as_of, actual.value)


def facts_of(session: Session, item_id: int) -> list[Facts]:
    """The indicators of an item that the caller has already been allowed to see, in the text's order."""
    found = {row.id: _facts(row) for row in session.execute(_indicators(item_id))}
    if not found:
        return []
    for target in session.execute(_targets(item_id)):
        _add_target(found[target.indicator_id], target)
    for row in session.execute(_readings(list(found))):
        facts = found[row.indicator_id]
        facts.readings.append(UnitReading(row.unit_id, row.as_of, row.value))
        facts.names[row.unit_id] = row.unit_name
    if any(len(facts.names) > 1 for facts in found.values()):
        parts = session.execute(_parts(item_id)).all()
        for facts in found.values():
            facts.leading, facts.supporting = _members(parts, facts.lines)
    return list(found.values())


def indicators_of(session: Session, item_id: int) -> list[IndicatorRead]:
    """The indicators of an item as callers see them."""
    return [_read(facts) for facts in facts_of(session, item_id)]


def shortfalls(session: Session, item_id: int, milestone_id: int) -> list[Shortfall]:
    """The targets of a milestone, not waived, that the newest figures which stand have not reached."""
    found = []
    for facts in facts_of(session, item_id):
        for stated, comparator in facts.goals.get(milestone_id, ()):
            points = points_of(facts.stated, facts.deadline)
            goal = goal_of(stated.value, stated.cumulative, points, stated.due_on or facts.deadline)
            found.append(shortfall(facts.name, facts.unit, goal, comparator, facts.actual))
    return [one for one in found if one is not None]


def shortfalls_of(item: ItemRead) -> dict[int, list[Shortfall]]:
    """The same of all milestones of an item that has been read, by milestone; what units share is left out."""
    indicators = {(one.name, one.unit): one for one in item.indicators}
    found: dict[int, list[Shortfall]] = {}
    for milestone in (one for line in item.lines for one in line.milestones if not one.shares):
        short = [
            _shortfall(indicators.get((target.name, target.unit)), target, milestone.due_on or item.due_on)
            for target in milestone.targets
        ]
        found[milestone.id] = [one for one in short if one is not None]
    return found


def _shortfall(indicator: IndicatorRead | None, target: TargetRead, on: date | None) -> Shortfall | None:
    if indicator is None or indicator.actual is None or indicator.as_of is None:
        return None
    cumulative = target.cumulative or target.unit in PERCENT
    goal = goal_of(target.value, cumulative, indicator.points, on)
    known = Reached(indicator.as_of, indicator.actual)
    return shortfall(target.name, target.unit, goal, target.comparator, known)


def _facts(row: AnyRow) -> Facts:
    return Facts(row.id, row.name, row.unit, date(row.year, 1, 1), row.due_on)


def _add_target(facts: Facts, target: AnyRow) -> None:
    """A figure in percent is of the whole, however the text puts it."""
    cumulative = target.cumulative or facts.unit in PERCENT
    facts.lines.add(target.line_id)
    stated = Stated(target.value, cumulative, target.due_on)
    facts.stated.append(stated)
    facts.goals.setdefault(target.milestone_id, []).append((stated, target.comparator))
    facts.falls = facts.falls or target.comparator is Comparator.AT_MOST
    if target.starts_on:
        facts.starts_on = min(facts.starts_on, target.starts_on)


def _read(facts: Facts) -> IndicatorRead:
    actual, progress = facts.actual, facts.progress
    points = points_of(facts.stated, facts.deadline)
    return IndicatorRead(
        id=facts.id,
        name=facts.name,
        unit=facts.unit,
        starts_on=facts.starts_on,
        points=[PointRead(on=point.on, value=point.value) for point in points],
        readings=[
            ReachedRead(unit_id=one.unit_id, unit_name=facts.names[one.unit_id], as_of=one.as_of, value=one.value)
            for one in facts.readings
        ],
        history=_history(facts),
        actual=actual.value if actual else None,
        as_of=actual.as_of if actual else None,
        combined=actual.combined if actual else None,
        expected_pct=progress.expected_pct if progress else None,
        actual_pct=progress.actual_pct if progress else None,
        lag_points=progress.lag_points if progress else None,
    )


def _history(facts: Facts) -> list[PointRead]:
    """What had been reached in all on each day of which a reading tells."""
    found = []
    for day in sorted({one.as_of for one in facts.readings}):
        known = facts.reached_by(day)
        if known is not None and known.as_of == day:
            found.append(PointRead(on=day, value=known.value))
    return found


def _indicators(item_id: int) -> Select[tuple[object, ...]]:
    return (
        select(INDICATOR.id, INDICATOR.name, INDICATOR.unit, PLAN.year, ITEM.due_on)
        .join(table(Item), ITEM.id == INDICATOR.item_id)
        .join(table(Plan), PLAN.id == ITEM.plan_id)
        .where(INDICATOR.item_id == item_id)
        .order_by(INDICATOR.id)
    )


def _targets(item_id: int) -> Select[tuple[object, ...]]:
    """Targets as their milestones stand: an extension moves the trajectory, a waiver takes the step out of it."""
    return (
        select(TARGET.indicator_id, TARGET.milestone_id, TARGET.value, TARGET.cumulative, TARGET.comparator)
        .add_columns(MILESTONE.due_on, MILESTONE.starts_on, MILESTONE.line_id)
        .join(table(Milestone), MILESTONE.id == TARGET.milestone_id)
        .where(MILESTONE.item_id == item_id, MILESTONE.state != MilestoneState.WAIVED)
        .order_by(TARGET.id)
    )


def _readings(indicator_ids: Sequence[int]) -> Select[tuple[object, ...]]:
    return (
        select(READING.indicator_id, READING.unit_id, UNIT.name.label("unit_name"), READING.as_of, READING.value)
        .join(table(ProgressReport), REPORT.id == READING.report_id)
        .join(table(Unit), UNIT.id == READING.unit_id)
        .where(READING.indicator_id.in_(indicator_ids), REPORT.state.in_(STANDING))
        .order_by(READING.as_of, READING.report_id)
    )


def _parts(item_id: int) -> Select[tuple[object, ...]]:
    """Who is on which line of an item in which role: a unit by its name, or each member of a group."""
    return (
        select(ASSIGNMENT.line_id, ASSIGNMENT.role, ASSIGNMENT.unit_id, MEMBER.unit_id.label("member_id"))
        .select_from(table(Assignment))
        .join(table(Line), LINE.id == ASSIGNMENT.line_id)
        .outerjoin(table(Member), MEMBER.group_id == ASSIGNMENT.group_id)
        .where(LINE.item_id == item_id)
    )


def _members(parts: Sequence[AnyRow], lines: set[int]) -> tuple[set[int], set[int]]:
    """The units that stand on `lines` only as members of a group: those that lead there, and those that support.

    `lines` are those of an indicator's targets: a county that leads another line of the item by its name still has no
    more than its share of what all counties do together.
    """
    here = [part for part in parts if part.line_id in lines or not lines]
    named = {part.unit_id for part in here}
    members = [part for part in here if part.member_id not in named and part.member_id is not None]
    leading = {part.member_id for part in members if part.role is not AssignmentRole.SUPPORT}
    return leading, {part.member_id for part in members} - leading
