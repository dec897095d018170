"""What a progress report must say, and for which period."""

from collections.abc import Collection
from datetime import UTC, date, datetime

from app.rules.errors import invalid
from app.rules.rounds import span_of


def period_of(today: date) -> str:
    """The month that a report written today is about where its plan has no cycle: 2017-07."""
    return f"{today.year:04d}-{today.month:02d}"


def check_period(period: str, today: date, own: Collection[str] = ()) -> str:
    """`period` if it is a month, quarter or week that has begun, this month when left out; Invalid otherwise.

    `own` are the codes of a plan's own rule whose periods have begun.
    """
    if not period:
        return period_of(today)
    if period in own:
        return period
    span = span_of(period)
    if span is None:
        raise invalid(
            "/period",
            "bad_period",
            "报送周期应写成 2017-07、2017-Q3 或 2017-W28 的样子，或是本计划自定周期的一期",
            "period must be YYYY-MM, YYYY-Qn or YYYY-Www, or one of the plan's own that has begun.",
        )
    if span[0] > today:
        raise invalid("/period", "in_future", "报送周期还没有开始", "period must have begun.")
    return period


def check_reason(reason: str) -> str:
    """A return without a reason tells the unit nothing."""
    if not reason.strip():
        raise invalid("/reason", "required", "请写明退回原因", "reason must not be blank.")
    return reason.strip()


def check_summary(summary: str) -> str:
    """A report without progress says nothing."""
    if not summary.strip():
        raise invalid("/summary", "required", "请填写进展情况", "summary must not be blank.")
    return summary.strip()


DRAFTS_SINCE = datetime(2010, 1, 1, tzinfo=UTC)


def first_version(now: datetime) -> int:
    """The version at which a draft begins: the second that it is begun in.

    So a draft that was thrown away and begun anew never meets a version that somebody saw of the old one.
    """
    return int((now - DRAFTS_SINCE).total_seconds())


def saw_draft(seen: int | None, version: int, others_version: int, *, own: bool) -> bool:
    """Whether a writer who last saw version `seen` knows all that is in the draft; None asks for no comparison.

    A browser saves while its answer to the save before is still on the way. So of a draft that the same person (`own`)
    saved last, they need only have seen what others wrote into it.
    """
    if seen is None or seen == version:
        return True
    return own and others_version <= seen < version
