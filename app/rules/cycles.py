"""Reporting cycles (报送周期): the periods of a plan, and the day by which each one's report is due.

Months, quarters and weeks are the calendar's. A plan's own rule names the days on which it wants reports: then a period
runs from the day after one of them to the next, and is called by its last day (2017-07-10).
"""

import calendar as months
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from app.rules.errors import invalid
from app.rules.vocabulary import CycleRule
from app.rules.workdays import Calendar, on_or_after

QUARTERS = {3: 1, 6: 2, 9: 3, 12: 4}
NAMED_DAY = re.compile(r"(?:(0[1-9]|1[0-2])-)?(0[1-9]|[12][0-9]|3[01])")
"""A day that a plan's own rule names: 25 of every month, 03-31 of every year."""
OWN = frozenset({CycleRule.EVERY_WEEKS, CycleRule.NAMED_DAYS})
FRIDAY = 5
YEAR = timedelta(days=366)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Cycle:
    """How often a plan asks for reports.

    `day` is of the month, or 1 (Monday) to 7 of the week. `starts_on` begins the first period that counts, and `weeks`
    are counted from it. `days` are the named ones, as `NAMED_DAY` has them.
    """

    rule: CycleRule
    day: int = 25
    starts_on: date | None = None
    weeks: int = 2
    days: Sequence[str] = ()


@dataclass(frozen=True)
class Period:
    """One round of reports: its code (2017-07, 2017-Q3, 2017-W28), its days, and the working day it is due by."""

    code: str
    first: date
    last: date
    due_on: date


def periods(cycle: Cycle, first: date, last: date, calendar: Calendar) -> list[Period]:
    """All periods that begin between `first` and `last`."""
    if cycle.rule is CycleRule.NONE:
        return []
    if cycle.rule is CycleRule.WEEKLY:
        return list(_weeks(cycle.day, first, last, calendar))
    if cycle.rule in OWN:
        found = _between(_wanted_days(cycle, first, last), calendar)
        return [one for one in found if first <= one.first <= last]
    step = 3 if cycle.rule is CycleRule.QUARTERLY else 1
    return list(_months(step, cycle.day, first, last, calendar))


def period_of(cycle: Cycle, today: date, calendar: Calendar) -> Period | None:
    """The period that `today` lies in; None without a cycle, and before an own rule has begun."""
    around = periods(cycle, today - YEAR, today, calendar)
    return next((period for period in reversed(around) if period.first <= today <= period.last), None)


def week_of(today: date, calendar: Calendar) -> Period:
    """The week of `today` as `weekly_red` asks about it: due on its Friday, or the working day that comes for it."""
    monday = today - timedelta(days=today.weekday())
    return next(_weeks(FRIDAY, monday, monday, calendar))


def begins_on(cycle: Cycle, asked: date | None, today: date) -> date | None:
    """The day on which a cycle begins that is set `today`; `asked` is the office's word, by default the present period.

    Of an own rule counted in weeks `asked` is the first day on which a report is wanted, and its period comes before.
    """
    if cycle.rule is CycleRule.EVERY_WEEKS:
        return (asked or today) - timedelta(weeks=cycle.weeks) + DAY
    present = period_of(cycle, today, {})
    return asked or (present.first if present else None)


def check_cycle(cycle: Cycle) -> None:
    """A weekly report is due on a day of the week; an own rule says which days it means."""
    if cycle.rule is CycleRule.WEEKLY and cycle.day > 7:
        raise invalid("/day", "bad_day", "每周报送须选星期一至星期日（1–7）", "A weekly cycle takes a day from 1 to 7.")
    if cycle.rule is CycleRule.NAMED_DAYS and not cycle.days:
        raise invalid(
            "/days",
            "required",
            "请写明哪几天报送，如“10日、25日”或“3月31日、9月30日”",
            "Name the days: 25 for every month, 03-31 for every year.",
        )
    wrong = next((day for day in cycle.days if not is_named_day(day)), None)
    if wrong is not None:
        raise invalid("/days", "bad_day", f"没有“{wrong}”这一天", f"'{wrong}' is no day of a month or year.")


def is_named_day(text: str) -> bool:
    """Whether some year has the day: 29 February counts, 30 February does not."""
    found = NAMED_DAY.fullmatch(text)
    return found is not None and (not found[1] or int(found[2]) <= months.monthrange(2016, int(found[1]))[1])


def _wanted_days(cycle: Cycle, first: date, last: date) -> list[date]:
    """The days on which an own rule wants reports, from the last one before `first` to the first one after `last`."""
    if cycle.rule is CycleRule.EVERY_WEEKS:
        if cycle.starts_on is None:
            return []
        step = timedelta(weeks=cycle.weeks)
        skipped = max(0, (first - cycle.starts_on) // step)
        day = cycle.starts_on + step * skipped - DAY
        count = max(0, (last - day) // step) + 2
        return [day + step * n for n in range(count)]
    return sorted({_clamped(year, month, named) for year, month, named in _named(cycle.days, first, last)})


def _named(days: Iterable[str], first: date, last: date) -> Iterator[tuple[int, int, int]]:
    """Year, month and day of the named days in the years around; February may be shorter than the day says."""
    for year in range(max(first.year - 1, 1), min(last.year + 1, 9999) + 1):
        for text in days:
            found = NAMED_DAY.fullmatch(text)
            if found is not None:
                yield from ((year, month, int(found[2])) for month in ([int(found[1])] if found[1] else range(1, 13)))


def _clamped(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, months.monthrange(year, month)[1]))


def _between(days: Sequence[date], calendar: Calendar) -> Iterator[Period]:
    """The periods that end on these days."""
    for before, day in pairwise(days):
        yield Period(day.isoformat(), before + DAY, day, on_or_after(day, calendar))


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
