"""The dates of a row read together: what one leaves open, its neighbours settle."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.importing.draft import Certainty
from app.importing.language.dates import DateForm, DateReading, in_year


def carry_years(readings: Sequence[DateReading | None], year: int) -> list[DateReading | None]:
    """A stated year covers the dates after it that would otherwise fall before it: 2018年3月动工，12月建成.

    `year` is the plan's; its reading stays as an alternative, for the writer may have meant it.
    """
    result: list[DateReading | None] = []
    stated: int | None = None
    previous: date | None = None
    for reading in readings:
        if reading is not None and reading.due_on is not None:
            if reading.year_stated:
                stated = reading.due_on.year
            elif stated and stated != year and previous and reading.due_on < previous:
                reading = _in_carried_year(reading, stated, previous)
            previous = reading.due_on
        result.append(reading)
    return result


def settle(readings: Sequence[DateReading | None], until: date | None) -> list[DateReading | None]:
    """The readings of a series, in order, with starts and N月前 settled; None stays None.

    `until` is the series' deadline, to which a start without an end (3月起) runs when nothing dated follows it.
    Whatever was settled by a neighbour keeps the other reading as an alternative.
    """
    return [
        _settled(reading, _Around(readings, at, until)) if reading is not None else None
        for at, reading in enumerate(readings)
    ]


@dataclass(frozen=True)
class _Around:
    """A place in a series."""

    readings: Sequence[DateReading | None]
    at: int
    until: date | None

    @property
    def next_day(self) -> date | None:
        """The next day that the series names."""
        following = (r for r in self.readings[self.at + 1 :] if r is not None)
        return next((r.due_on for r in following if r.due_on), None)

    @property
    def previous_day(self) -> date | None:
        """The last day that the series named."""
        earlier = (r for r in reversed(self.readings[: self.at]) if r is not None)
        return next((r.due_on for r in earlier if r.due_on), None)


def _in_carried_year(reading: DateReading, year: int, previous: date) -> DateReading:
    moved = in_year(reading, year)
    if moved.due_on is None or reading.due_on is None or moved.due_on < previous:
        return reading
    return replace(moved, certainty=Certainty.AMBIGUOUS, alternatives=(*moved.alternatives, reading.due_on))


def _settled(reading: DateReading, around: _Around) -> DateReading:
    if reading.form is DateForm.FROM and reading.due_on is None:
        return _with_end(reading, around)
    if reading.form is DateForm.BEFORE and reading.due_on and len(reading.alternatives) == 1:
        return _before(reading, reading.alternatives[0], reading.due_on, around)
    return reading


def _with_end(reading: DateReading, around: _Around) -> DateReading:
    """A start without an end runs to the next day that the series names, else to its deadline."""
    start = reading.starts_on or date.min
    ends = [day for day in (around.next_day, around.until) if day and day >= start]
    if not ends:
        return replace(reading, certainty=Certainty.VAGUE)
    others = tuple(day for day in ends[1:] if day != ends[0])
    return replace(
        reading, due_on=ends[0], certainty=Certainty.AMBIGUOUS if others else reading.certainty, alternatives=others
    )


def _before(reading: DateReading, shorter: date, longer: date, around: _Around) -> DateReading:
    """N月前 includes N, unless the deadline is before N's end, or the next step falls in N and the last leaves room."""
    following, earlier, until = around.next_day, around.previous_day, around.until
    too_late = until is not None and shorter <= until < longer
    crowded = following is not None and shorter < following <= longer and (earlier is None or earlier < shorter)
    return replace(reading, due_on=shorter, alternatives=(longer,)) if too_late or crowded else reading
