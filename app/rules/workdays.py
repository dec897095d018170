"""Working days: weekdays, but for what the calendar rules otherwise (State Council holidays and make-up days)."""

from collections.abc import Mapping
from datetime import date, timedelta

from app.rules.vocabulary import DayKind

Calendar = Mapping[date, DayKind]
SATURDAY = 5


def is_workday(day: date, calendar: Calendar) -> bool:
    """Whether offices work on `day`; a day that the calendar does not name follows its weekday."""
    ruled = calendar.get(day)
    return ruled is DayKind.WORKDAY if ruled is not None else day.weekday() < SATURDAY


def on_or_after(day: date, calendar: Calendar) -> date:
    """`day`, or the first working day after it: a day on which something is due moves on, never back."""
    while not is_workday(day, calendar):
        day += timedelta(days=1)
    return day


def add_workdays(day: date, count: int, calendar: Calendar) -> date:
    """The `count`-th working day after `day`, which itself does not count."""
    while count > 0:
        day = on_or_after(day + timedelta(days=1), calendar)
        count -= 1
    return day
