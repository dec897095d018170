"""Small calendar helpers that several rules need."""

import calendar
from collections.abc import Iterator
from datetime import date, timedelta

from app.rules.vocabulary import Cadence

MONTHS = {Cadence.MONTHLY: 1, Cadence.QUARTERLY: 3, Cadence.ANNUAL: 12}


def day_or_none(text: str) -> date | None:
    """A calendar day from ISO text, or None from an empty one."""
    return date.fromisoformat(text) if text else None


def month_end(day: date) -> date:
    """The last day of `day`'s month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def period_ends(cadence: Cadence, first: date, last: date) -> Iterator[date]:
    """The last day of every period of `cadence` that ends within `first` to `last`: Sundays, month ends …"""
    if cadence is Cadence.WEEKLY:
        day = first + timedelta(days=6 - first.weekday())
        while day <= last:
            yield day
            day += timedelta(days=7)
        return
    step = MONTHS.get(cadence)
    if step is None:
        return
    for year in range(first.year, last.year + 1):
        ends = (month_end(date(year, month, 1)) for month in range(step, 13, step))
        yield from (end for end in ends if first <= end <= last)
