"""What a progress report must say, and for which period."""

import re
from datetime import date

from app.rules.errors import invalid

PERIOD = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")


def period_of(today: date) -> str:
    """The month that a report written today is about: 2017-07."""
    return f"{today.year:04d}-{today.month:02d}"


def check_period(period: str, today: date) -> str:
    """`period` if it is a month that has begun, this month when left out; Invalid otherwise."""
    if not period:
        return period_of(today)
    if PERIOD.fullmatch(period) is None:
        raise invalid("/period", "bad_period", "报送周期应写成 2017-07 这样的年月", "period must be YYYY-MM.")
    if period > period_of(today):
        raise invalid("/period", "in_future", "报送周期不能晚于本月", "period must not be after the present month.")
    return period


def check_summary(summary: str) -> str:
    """A report without progress says nothing."""
    if not summary.strip():
        raise invalid("/summary", "required", "请填写进展情况", "summary must not be blank.")
    return summary.strip()
