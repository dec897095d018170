"""Reporting cycles (报送周期): the periods of a plan, and the day by which each one's report is due."""

import calendar as months
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.rules.errors import invalid
from app.rules.vocabulary import CycleRule
from app.rules.workdays import Calendar, on_or_after

QUARTERS = {3: 1, 6: 2, 9: 3, 12: 4}


@dataclass(frozen=True)
class Period:
    """One round of reports: its code (2017-07, 2017-Q3, 2017-W28), its days, and the working day it is due by."""

    code: str
    first: date
    last: date
    due_on: date


def periods(rule: CycleRule, day: int, first: date, last: date, calendar: Calendar) -> list[Period]:
    """All periods that begin between `first` and `last`. `day` is of the month, or 1 (Monday) to 7 of the week."""
    if rule is CycleRule.NONE:
        return []
    if rule is CycleRule.WEEKLY:
        return list(_weeks(day, first, last, calendar))
    step = 3 if rule is CycleRule.QUARTERLY else 1
    return list(_months(step, day, first, last, calendar))


def period_of(rule: CycleRule, day: int, today: date, calendar: Calendar) -> Period | None:
    """The period that `today` lies in; None without a cycle."""
    around = periods(rule, day, today - timedelta(days=100), today, calendar)
    return next((period for period in reversed(around) if period.first <= today <= period.last), None)


def check_cycle_day(rule: CycleRule, day: int) -> None:
    """A weekly report is due on a day of the week."""
    if rule is CycleRule.WEEKLY and day > 7:
        raise invalid("/day", "bad_day", "每周报送须选星期一至星期日（1–7）", "A weekly cycle takes a day from 1 to 7.")


def _weeks(day: int, first: date, last: date, calendar: Calendar) -> Iterator[Period]:
    monday = first + timedelta(days=-first.weekday() % 7)
    while monday <= last:
        year, week, _ = monday.isocalendar()
        due = monday + timedelta(days=min(max(day, 1), 7) - 1)
        yield Period(f"{year}-W{week:02d}", monday, monday + timedelta(days=6), on_or_after(due, calendar))
        monday += timedelta(days=7)


def _months(step: int, day: int, first: date, last: date, calendar: Calendar) -> Iterator[Period]:
    year, month = first.year, first.month
    while (begin := date(year, month, 1)) <= last:
        if begin >= first and (month - 1) % step == 0:
            final = month + step - 1
            end = date(year, final, months.monthrange(year, final)[1])
            due = end.replace(day=min(day, end.day))
            code = f"{year}-Q{QUARTERS[final]}" if step == 3 else f"{year}-{month:02d}"
            yield Period(code, begin, end, on_or_after(due, calendar))
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
