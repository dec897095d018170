"""Readings of indicators: cumulative figures, which may stand still but not fall."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.rules.errors import FieldError


@dataclass(frozen=True)
class Known:
    """A reading that stands: submitted or accepted, not returned."""

    as_of: date
    value: Decimal


def refuse_reading(
    pointer: str, value: Decimal, as_of: date, known: list[Known], *, today: date, falls: bool
) -> FieldError | None:
    """What is wrong with a reading, if anything: a day to come, or a figure below an earlier or above a later one.

    `falls` says that the indicator may go down (不超过…). A wrong figure that stands is put right by way of the office,
    which returns the report that holds it.
    """
    if as_of > today:
        return FieldError(
            f"{pointer}/as_of",
            "in_future",
            f"截至日期不能晚于今天（{today.isoformat()}）",
            f"as_of must not be after today, {today.isoformat()}.",
        )
    if falls:
        return None
    higher = max((one for one in known if one.as_of <= as_of), key=lambda one: (one.value, one.as_of), default=None)
    if higher is not None and higher.value > value:
        return FieldError(
            f"{pointer}/value",
            "reading_falls",
            f"累计数不能小于已报的 {higher.value:f}（截至 {higher.as_of.isoformat()}）；更正请督查室退回原报告后重报",
            f"A cumulative reading must not fall below {higher.value:f}, reported as of {higher.as_of.isoformat()}.",
        )
    lower = min((one for one in known if one.as_of > as_of), key=lambda one: one.value, default=None)
    if lower is not None and lower.value < value:
        return FieldError(
            f"{pointer}/value",
            "reading_falls",
            f"累计数不能大于之后已报的 {lower.value:f}（截至 {lower.as_of.isoformat()}）",
            f"A cumulative reading must not exceed {lower.value:f}, reported for the later {lower.as_of.isoformat()}.",
        )
    return None


@dataclass(frozen=True)
class UnitReading:
    """What one unit says an indicator has reached."""

    unit_id: int
    as_of: date
    value: Decimal


def reached(readings: Sequence[UnitReading], members: Collection[int]) -> Known | None:
    """What has been reached in all by the newest word; `readings` are in the order in which they were made.

    A unit that answers for the whole tells the whole, the newest of several; where only members of a group report,
    each its own share, the shares add up.
    """
    latest: dict[int, UnitReading] = {}
    for one in sorted(readings, key=lambda reading: reading.as_of):
        latest[one.unit_id] = one
    if not latest:
        return None
    as_of = max(one.as_of for one in latest.values())
    shares = [one for one in latest.values() if one.unit_id in members]
    if len(shares) == len(latest):
        return Known(as_of, sum((one.value for one in shares), Decimal(0)))
    newest = max((one for one in latest.values() if one.unit_id not in members), key=lambda one: one.as_of)
    return Known(newest.as_of, newest.value)
