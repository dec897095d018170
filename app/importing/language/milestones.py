"""From the plan text of an item's lines to its milestones (docs/domain.md §3): what, by when, how sure."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.importing.draft import Certainty, MilestoneDraft
from app.importing.language.dates import DateForm, DateReading, read_dates
from app.importing.language.entries import Count, Entry, split_entries
from app.importing.language.grouping import Group, group_entry
from app.importing.language.kinds import read_commitment, read_kind
from app.importing.language.marks import insides
from app.importing.language.numerals import plain
from app.importing.language.quantities import read_quantities
from app.importing.language.series import carry_years, settle
from app.importing.patterns import later


@dataclass(frozen=True)
class PlanLine:
    """One row of an item: its plan text and the deadline of the row, None where it states none."""

    plan: str
    deadline: date | None = None
    undated: bool = False
    """Whether the row has a limit of its own that names no day (长期坚持), so that it takes over none."""

    def until(self, item_deadline: date | None) -> date | None:
        """The day by which its undated deliverables are due."""
        return self.deadline or (None if self.undated else item_deadline)


def read_milestones(plans: Sequence[PlanLine], year: int, item_deadline: date | None) -> list[MilestoneDraft]:
    """The milestones of an item, line by line in the order of the text.

    `year` is the plan's. Undated deliverables are due at their line's deadline, else at `item_deadline`, else undated
    and vague; those of a line that is to go on without a day are undated too. A `text` is always the line's plan text
    between its `span`.
    """
    count = Count()
    return [
        draft
        for number, line in enumerate(plans)
        for draft in _read_line(line.plan, number, count, year, line.until(item_deadline))
    ]


@dataclass
class _Part:
    """One milestone to be. `entry` is where a stated year carries, `series` where neighbours settle a doubt."""

    group: Group
    entry: int
    series: int
    heading: DateReading | None
    reading: DateReading | None


def _read_line(plan: str, number: int, count: Count, year: int, until: date | None) -> list[MilestoneDraft]:
    parts = _parts(plan, split_entries(plan, count), year)
    for together in _by(parts, lambda part: part.entry):
        _set(together, carry_years([part.reading for part in together], year))
    for together in _by(parts, lambda part: part.series):
        _set(together, settle([part.reading for part in together], until))
    return [_draft(plan, number, part, until) for part in parts]


def _by(parts: Sequence[_Part], key: Callable[[_Part], int]) -> Collection[list[_Part]]:
    together: dict[int, list[_Part]] = {}
    for part in parts:
        together.setdefault(key(part), []).append(part)
    return together.values()


def _set(parts: Sequence[_Part], readings: Sequence[DateReading | None]) -> None:
    for part, reading in zip(parts, readings, strict=True):
        part.reading = reading


def _parts(plan: str, entries: Sequence[Entry], year: int) -> list[_Part]:
    """The groups of all entries, in order.

    Plain lines stand together, and so do the numbered steps of one undertaking; an entry with a title of its own
    (1.体育路：…) is another undertaking.
    """
    inside = insides(plain(plan))
    parts: list[_Part] = []
    heading: DateReading | None = None
    under: Entry | None = None
    for at, entry in enumerate(entries, start=1):
        readings = _dates(plan, entry, year)
        if entry.heading:
            heading = next((r for r in readings if r.due_on), None)
            under = entry
            continue
        if under is not None and entry.depth <= under.depth and not (entry.numbered and under.numbered):
            heading = None
        own_entry = at if entry.numbered else 0
        own_series = at if entry.numbered and _TITLED.match(plan, entry.start, entry.end) else 0
        for group in group_entry(plan, inside, entry, readings):
            parts.append(_Part(group, own_entry, own_series, heading, group.reading))
    return parts


def _dates(plan: str, entry: Entry, year: int) -> list[DateReading]:
    """The dates of an entry, without those before the plan's year, which are its background."""
    found = read_dates(plan[entry.start : entry.end], year)
    return [
        replace(r, span=(r.span[0] + entry.start, r.span[1] + entry.start))
        for r in found
        if r.due_on is None or r.due_on.year >= year
    ]


_TITLED = later(r"[^，,。；;：:]*[：:]")


def _draft(plan: str, line: int, part: _Part, until: date | None) -> MilestoneDraft:
    group = part.group
    text = plan[group.start : group.end]
    reading = part.reading or _undated(part, until)
    if reading.form is DateForm.VAGUE and reading.due_on is None:
        reading = replace(reading, due_on=until)
    return MilestoneDraft(
        line=line,
        text=text,
        span=(group.start, group.end),
        due_on=reading.due_on,
        starts_on=reading.starts_on,
        date_phrase=reading.phrase or None,
        certainty=reading.certainty,
        alternatives=list(reading.alternatives),
        kind=read_kind(text),
        commitment=read_commitment(text),
        indicators=read_quantities(text),
    )


def _undated(part: _Part, until: date | None) -> DateReading:
    """The date of words that state none: the heading's above them, else the deadline, vague words or not."""
    if part.heading is not None:
        return replace(part.heading, certainty=Certainty.INHERITED)
    span = (part.group.start, part.group.start)
    for reading in part.group.readings:
        if reading.form in (DateForm.VAGUE, DateForm.DURATION):
            return replace(reading, due_on=until, certainty=Certainty.VAGUE)
    certainty = Certainty.INHERITED if until else Certainty.VAGUE
    return DateReading("", span, None, until, certainty, (), DateForm.VAGUE)
