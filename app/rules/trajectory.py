"""Scheduled progress (序时进度): what an indicator should have reached, and its lag (docs/domain.md §5).

What is expected comes, in this order, from the targets stated with a date, linear by day between them; from the start
to the deadline, linear by day; from the months of the year that have passed. A target stated for a period is met
exactly on the period's last day. Expected and actual are compared on the day of the reading, so that a unit is not
behind merely because its next report is not due yet: that is the report dimension's matter.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal

from app.rules.dates import month_end
from app.rules.light import REASON_TEXT_LENGTH, Ground, Light, LightCode
from app.rules.words import cut

YELLOW_FROM = Decimal(10)
RED_ABOVE = Decimal(30)
CENT = Decimal("0.01")
HUNDRED = Decimal(100)
MONTHS = 12


@dataclass(frozen=True)
class Stated:
    """A target as the text states it: `cumulative` counts from the start, otherwise it adds to what came before."""

    value: Decimal
    cumulative: bool
    due_on: date | None = None


@dataclass(frozen=True)
class Point:
    """What an indicator should have reached in all on a day."""

    on: date
    value: Decimal


@dataclass(frozen=True)
class Progress:
    """Expected against actual on a day, in the indicator's unit of measure and in percent of the whole."""

    total: Decimal
    expected: Decimal
    actual: Decimal

    @property
    def expected_pct(self) -> Decimal:
        """What should have been reached, in percent of the whole."""
        return (self.expected / self.total * HUNDRED).quantize(CENT)

    @property
    def actual_pct(self) -> Decimal:
        """What has been reached, in percent of the whole."""
        return (self.actual / self.total * HUNDRED).quantize(CENT)

    @property
    def lag_points(self) -> Decimal:
        """How many percentage points it is behind; negative when ahead."""
        return self.expected_pct - self.actual_pct


def points_of(stated: Sequence[Stated], deadline: date | None) -> list[Point]:
    """The trajectory that the text states, cumulative and never falling; the undated counts for the deadline."""
    dated = [(one.due_on or deadline, one) for one in stated]
    found: dict[date, Decimal] = {}
    reached = Decimal(0)
    for on, one in sorted(((on, one) for on, one in dated if on), key=lambda pair: pair[0]):
        reached = max(reached, one.value) if one.cumulative else reached + one.value
        found[on] = reached
    return [Point(on, value) for on, value in found.items()]


def whole(stated: Sequence[Stated], deadline: date | None) -> Decimal:
    """What is to be reached in the end."""
    points = points_of(stated, deadline or date.max)
    return points[-1].value if points else Decimal(0)


def expected_on(stated: Sequence[Stated], starts_on: date, deadline: date | None, on: date) -> Decimal:
    """What should have been reached on a day, nothing before `starts_on` and the whole after the last point."""
    points = points_of(stated, deadline)
    if not points:
        return whole(stated, None) * _months(starts_on, on) / MONTHS
    before = Point(starts_on, Decimal(0))
    for point in points:
        if on < point.on:
            days = max((point.on - before.on).days, 1)
            passed = max((on - before.on).days, 0)
            return before.value + (point.value - before.value) * passed / days
        before = point
    return before.value


def progress_on(
    stated: Sequence[Stated], starts_on: date, deadline: date | None, on: date, actual: Decimal
) -> Progress | None:
    """Expected against `actual` on a day; None where nothing is to be reached."""
    total = whole(stated, deadline)
    return Progress(total, expected_on(stated, starts_on, deadline, on), actual) if total > 0 else None


def progress_ground(name: str, progress: Progress, on: date) -> Ground | None:
    """The progress dimension: under 10 points nothing to say, 10 to 30 inclusive yellow, over 30 red."""
    lag = progress.lag_points
    if lag < YELLOW_FROM:
        return None
    light = Light.RED if lag > RED_ABOVE else Light.YELLOW
    points = int(lag.to_integral_value(ROUND_CEILING))
    return Ground(light, LightCode.LAGGING, on, points, cut(name, REASON_TEXT_LENGTH))


def _months(starts_on: date, on: date) -> int:
    """Whole months of the plan's year that have passed by the end of `on`."""
    passed = (on.year - starts_on.year) * MONTHS + on.month - 1 + (on == month_end(on))
    return min(max(passed, 0), MONTHS)
