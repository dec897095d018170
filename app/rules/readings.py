"""Readings of indicators: cumulative figures, which may stand still but not fall."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

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


RATES = frozenset({"%", "％", "‰", "百分点", "个百分点"})
"""Units of measure in which the figures of several units never add up."""
CENT = Decimal("0.01")


class Combined(StrEnum):
    """How the figure of an indicator came about: one unit's own, the sum of units' shares, or their mean."""

    WHOLE = "whole"
    SUM = "sum"
    MEAN = "mean"


@dataclass(frozen=True)
class Reached:
    """What has been reached in all, as of when, and how that was made of what units said."""

    as_of: date
    value: Decimal
    combined: Combined = Combined.WHOLE


def reached(
    readings: Sequence[UnitReading], leading: Collection[int], supporting: Collection[int] = (), *, unit: str = ""
) -> Reached | None:
    """What has been reached in all by the newest word; `readings` are in the order in which they were made.

    `leading` and `supporting` are the units that take part only as members of a group. Any other answers for the
    whole and tells the whole, the newest of several. Where only members report, each its own share, the shares add up:
    of those who lead, or where none of them has reported, of those who support. In a `unit` of measure of `RATES` the
    figure is the mean of those who have reported, to two places.
    """
    latest: dict[int, UnitReading] = {}
    for one in sorted(readings, key=lambda reading: reading.as_of):
        latest[one.unit_id] = one
    if not latest:
        return None
    wholes = [one for one in latest.values() if one.unit_id not in {*leading, *supporting}]
    if wholes:
        newest = max(wholes, key=lambda one: one.as_of)
        return Reached(newest.as_of, newest.value)
    shares = [one for one in latest.values() if one.unit_id in leading] or list(latest.values())
    as_of = max(one.as_of for one in shares)
    total = sum((one.value for one in shares), Decimal(0))
    if unit in RATES:
        return Reached(as_of, (total / len(shares)).quantize(CENT), Combined.MEAN)
    return Reached(as_of, total, Combined.SUM)
