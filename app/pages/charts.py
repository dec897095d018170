"""Small charts: from an indicator's trajectory and readings to the coordinates of an SVG, so that nothing is inline."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.models.indicator import IndicatorRead, PointRead

WIDTH, HEIGHT = 640, 200
LEFT, RIGHT, TOP, BOTTOM = 8, 632, 16, 172


@dataclass(frozen=True)
class Mark:
    """A point of a chart with the date and figure that it stands for."""

    x: float
    y: float
    on: date
    value: Decimal


@dataclass(frozen=True)
class Chart:
    """The lines of one indicator, in the units of the SVG's viewBox."""

    indicator: IndicatorRead
    planned: list[Mark]
    actual: list[Mark]

    @property
    def planned_line(self) -> str:
        """For a polyline."""
        return _line(self.planned)

    @property
    def actual_line(self) -> str:
        """For a polyline."""
        return _line(self.actual)


def chart_of(indicator: IndicatorRead) -> Chart | None:
    """The chart of an indicator; None where the text states no dated figure to draw towards."""
    if not indicator.points:
        return None
    last_on = max(point.on for point in [*indicator.points, *indicator.history])
    top = max(point.value for point in [*indicator.points, *indicator.history])
    days = max((last_on - indicator.starts_on).days, 1)

    def mark(on: date, value: Decimal) -> Mark:
        along = min(max((on - indicator.starts_on).days / days, 0), 1)
        up = float(value / top) if top else 0.0
        return Mark(round(LEFT + (RIGHT - LEFT) * along, 1), round(BOTTOM - (BOTTOM - TOP) * up, 1), on, value)

    def marks(points: list[PointRead]) -> list[Mark]:
        return [mark(indicator.starts_on, Decimal(0)), *(mark(point.on, point.value) for point in points)]

    return Chart(indicator, marks(indicator.points), marks(indicator.history) if indicator.history else [])


def _line(marks: list[Mark]) -> str:
    return " ".join(f"{mark.x},{mark.y}" for mark in marks)
