"""The working calendar (工作日历): loading the years that the program ships, and ruling days by hand."""

import csv
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from app.actions import events
from app.models import Action, CalendarDay, Item, Plan
from app.models.base import table
from app.models.calendar import DaySetting
from app.queries.calendar import known_years
from app.rules import permissions
from app.rules.actor import Actor
from app.rules.errors import invalid
from app.rules.lifecycle import WORKING
from app.rules.permissions import Verb
from app.rules.vocabulary import CycleRule, DayKind

DAY, ITEM, PLAN = table(CalendarDay), table(Item), table(Plan)
RULING = 20170725
"""PostgreSQL advisory lock that keeps whoever else rules a day waiting."""
LONGEST = 31
"""No holiday lasts longer; a longer one is a slip of the pen."""


def load(session: Session, path: Path) -> int:
    """Add the days of `path` (columns day, kind, name) in years of which no day is known; returns how many.

    A year that the office has touched is the office's: nothing is added to it and nothing in it is overwritten.
    """
    known = known_years(session)
    with path.open(encoding="utf-8", newline="") as file:
        rows = [
            {"day": day, "kind": DayKind(row["kind"]), "name": row["name"]}
            for row in csv.DictReader(file)
            if (day := date.fromisoformat(row["day"])).year not in known
        ]
    if rows:
        session.execute(insert(table(CalendarDay)), rows)
    return len(rows)


def set_days(
    session: Session, actor: Actor, first: date, last: date, setting: DaySetting, *, now: datetime, today: date
) -> None:
    """Rule every day from `first` to `last`; days that are ruled so already are no change, and no change no event.

    Due days of rounds follow at once, limits that are computed from now on as well; those that units have been told
    stay. Raises Invalid for a span that is turned round or longer than any holiday.
    """
    permissions.require(actor, Verb.SET_CALENDAR)
    days = _span(first, last)
    before = _ruled(session, days)
    changed = [day for day in days if before.get(day) != (setting.kind, setting.name)]
    if not changed:
        return
    session.execute(delete(DAY).where(DAY.c.day.in_(changed)))
    session.execute(insert(DAY), [{"day": day, "kind": setting.kind, "name": setting.name} for day in changed])
    _record(session, actor, Action.CALENDAR_SET, changed, before, {"kind": setting.kind, "name": setting.name}, now)
    _turn(session, today)


def clear_day(session: Session, actor: Actor, day: date, *, now: datetime, today: date) -> None:
    """Let a day follow its weekday again; one that does so already stays."""
    permissions.require(actor, Verb.SET_CALENDAR)
    before = _ruled(session, [day])
    if not before:
        return
    session.execute(delete(DAY).where(DAY.c.day == day))
    _record(session, actor, Action.CALENDAR_CLEARED, [day], before, {}, now)
    _turn(session, today)


def _span(first: date, last: date) -> list[date]:
    if last < first:
        raise invalid("/last", "before_first", "结束日期不能早于开始日期", "last must not be before first.")
    if (last - first).days >= LONGEST:
        raise invalid("/last", "too_long", f"一次最多设定 {LONGEST} 天", f"At most {LONGEST} days at once.")
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _ruled(session: Session, days: list[date]) -> dict[date, tuple[DayKind, str]]:
    """How these days are ruled now, held until the end of the transaction."""
    # A day that is not ruled has no row to hold; on SQLite the writing transaction itself keeps others waiting.
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(RULING)))
    found = session.execute(select(DAY).where(DAY.c.day.in_(days)).with_for_update())
    return {row.day: (row.kind, row.name) for row in found}


def _turn(session: Session, today: date) -> None:
    """Let the worker look again at the lights of all items that are reported on by working days."""
    cycled = select(PLAN.c.id).where(PLAN.c.cycle != CycleRule.NONE)
    working = ITEM.c.plan_id.in_(cycled), ITEM.c.state.in_(WORKING)
    # In the order of their ids, as whoever holds several does.
    session.execute(select(ITEM.c.id).where(*working).order_by(ITEM.c.id).with_for_update())
    session.execute(update(ITEM).where(*working).values(light_turns_on=today))


def _record(
    session: Session,
    actor: Actor,
    action: Action,
    days: list[date],
    before: dict[date, tuple[DayKind, str]],
    after: dict[str, Any],
    now: datetime,
) -> None:
    data = {
        "days": [day.isoformat() for day in days],
        "before": {day.isoformat(): list(before[day]) for day in days if day in before},
        "after": after,
    }
    events.record(session, actor, action, now, data=data)
