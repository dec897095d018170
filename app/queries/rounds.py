"""Reading what units have filed, for the rounds of a plan's cycle."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.models import Plan, ProgressReport, Share, Unit
from app.models.base import AnyRow, table
from app.queries.calendar import calendar_between
from app.rules.cycles import Cycle, Period, periods, week_of
from app.rules.lifecycle import ReportState
from app.rules.light import Light
from app.rules.rounds import Filed
from app.rules.vocabulary import CycleRule

REPORT, SHARE, UNIT, PLAN = table(ProgressReport).c, table(Share).c, table(Unit).c, table(Plan).c
PERIODS_OFFERED = 12
MONTHLY = Cycle(CycleRule.MONTHLY)
LOOK_BACK, LOOK_AHEAD = timedelta(days=400), timedelta(days=92)
"""A year and a month of rounds, and the quarter to come."""


CYCLE = tuple(PLAN[name] for name in ("cycle", "cycle_day", "cycle_from", "cycle_weeks", "cycle_days"))
"""What `cycle_of` needs of a plan."""


def cycle_of(plan: AnyRow) -> Cycle:
    """The cycle of a row that holds the columns `CYCLE`."""
    return Cycle(plan.cycle, plan.cycle_day, plan.cycle_from, plan.cycle_weeks, plan.cycle_days)


def rounds_of(session: Session, cycle: Cycle, today: date) -> list[Period]:
    """The rounds of a cycle, oldest first, up to the next one that has not begun; none without a cycle."""
    if cycle.rule is CycleRule.NONE or cycle.starts_on is None:
        return []
    first, last = max(cycle.starts_on, today - LOOK_BACK), today + LOOK_AHEAD
    found = periods(cycle, first, last, calendar_between(session, first, last))
    begun = sum(one.first <= today for one in found)
    return found[: begun + 1]


def filed_reports() -> Select[tuple[object, ...]]:
    """What `filed_by` needs of submitted reports, oldest first; the caller says which."""
    return (
        select(REPORT.unit_id, REPORT.item_id, REPORT.period, REPORT.state, REPORT.submitted_on)
        .where(REPORT.state != ReportState.DRAFT)
        .order_by(REPORT.id)
    )


def filed_by(rows: Iterable[AnyRow]) -> dict[tuple[int, int], list[Filed]]:
    """By unit and item, one `Filed` a period: the first edition's day, the last edition's fate."""
    editions: dict[tuple[int, int], dict[str, Filed]] = defaultdict(dict)
    for row in rows:
        known = editions[row.unit_id, row.item_id]
        first_on = known[row.period].first_on if row.period in known else row.submitted_on
        known[row.period] = Filed(row.period, first_on, row.state is ReportState.RETURNED)
    return {key: list(filed.values()) for key, filed in editions.items()}


def filed_on_item(session: Session, item_id: int) -> dict[str, list[Filed]]:
    """What every unit with a part in an item has filed on it, by the unit's name."""
    parts = select(SHARE.unit_id, UNIT.name).join(table(Unit), UNIT.id == SHARE.unit_id).where(SHARE.item_id == item_id)
    filed = filed_by(session.execute(filed_reports().where(REPORT.item_id == item_id)))
    return {part.name: filed.get((part.unit_id, item_id), []) for part in session.execute(parts)}


def present_rounds(session: Session, plan_id: int, light: Light, today: date) -> list[str]:
    """Codes of the periods that a report may be about, the present one first: the plan's, months without a cycle.

    Of an item whose `light` is red a plan of rule `weekly_red` asks about the present week, which then comes first.
    """
    cycle = cycle_of(session.execute(select(*CYCLE).where(PLAN.id == plan_id)).one())
    # Before its own rule begins, and without any, a plan is reported on by the month.
    begun = periods(cycle, today - LOOK_BACK, today, {}) or periods(MONTHLY, today - LOOK_BACK, today, {})
    asked_weekly = cycle.rule is CycleRule.WEEKLY_RED and light is Light.RED
    week = [week_of(today, {}).code] if asked_weekly else []
    return [*week, *(one.code for one in reversed(begun))][:PERIODS_OFFERED]
