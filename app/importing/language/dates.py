"""Dates in words: from a text to what its date phrases mean, with certainty and other readings (docs/domain.md §3)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.importing.draft import Certainty
from app.importing.language.cadence import read_cadence
from app.importing.language.date_context import is_date
from app.importing.language.date_meanings import Meaning
from app.importing.language.date_phrases import DASH, SPACE, DateForm, Phrase, find_phrases
from app.importing.language.deadline_cells import read_cell
from app.importing.language.durations import find_durations, find_vague
from app.importing.language.marks import insides
from app.importing.language.numerals import plain
from app.importing.language.spans import covered
from app.importing.patterns import later

__all__ = ["DateForm", "DateReading", "in_year", "read_cadence", "read_dates", "read_deadline"]


@dataclass(frozen=True)
class DateReading:
    """One date phrase as read. `span` are offsets into the text; `due_on` is inclusive.

    Without `due_on` the phrase gives none (尽快, 3月起, 两周内 without a day to count from).
    """

    phrase: str
    span: tuple[int, int]
    starts_on: date | None
    due_on: date | None
    certainty: Certainty
    alternatives: tuple[date, ...]
    form: DateForm
    year_stated: bool = False


_RANGE = later(rf"{SPACE}起?{SPACE}{DASH}{SPACE}")
_LIST = later(rf"{SPACE}[、和及与]{SPACE}")
_ONWARDS = later(rf"{SPACE}起(?![草步重点诉动火义源飞降])")
_SINCE = later(r"[自从][ \t]*$")
_BEGINNING = later(rf"{SPACE}开始")


def read_dates(text: str, year: int, base: date | None = None) -> list[DateReading]:
    """The date phrases of a text, in order.

    `year` is the document's, for phrases that state none. `base` is the document's date, from which 两周左右 counts;
    without it a duration is vague. Years and periods that only name a thing (2018年预算) are left out.
    """
    text_plain = plain(text)
    inside = insides(text_plain)
    dated = _joined(text_plain, [p for p in find_phrases(text_plain, year) if is_date(text_plain, inside, p)], year)
    taken = covered(len(text), (reading.span for reading in dated))
    counted = [_duration(text, start, end, due) for start, end, due in find_durations(text_plain, base)]
    known = covered(len(text), (reading.span for reading in counted))
    vague = [_vague(text, start, end) for start, end in find_vague(text_plain) if not any(known[start:end])]
    others = [*counted, *vague]
    free = [reading for reading in others if not any(taken[slice(*reading.span)])]
    return sorted((_cut(text, reading) for reading in [*dated, *free]), key=lambda reading: reading.span)


def read_deadline(text: str, year: int) -> DateReading | None:
    """The date of a deadline cell (2017.6, 2017年12月底, 12-31, 长期); None for a cell that holds none.

    Of several dates in one cell the last counts and the others are its alternatives.
    """
    shown = text.strip()
    if (cell := read_cell(shown, year)) is not None:
        certainty = Certainty.AMBIGUOUS if cell.others else Certainty.STATED
        starts_on = cell.first if cell.ranged else None
        return DateReading(
            shown, (0, len(shown)), starts_on, cell.due, certainty, cell.others, DateForm.DAY, year_stated=True
        )
    readings = read_dates(shown, year)
    dated = [reading for reading in readings if reading.due_on]
    if dated:
        last = max(dated, key=lambda reading: reading.due_on or date.min)
        others = {reading.due_on for reading in dated if reading.due_on} - {last.due_on}
        if not others:
            return last
        return replace(last, certainty=Certainty.AMBIGUOUS, alternatives=(*last.alternatives, *sorted(others)))
    cadence, phrase = read_cadence(shown)
    if phrase is not None and cadence is not None:
        start = shown.index(phrase)
        return DateReading(phrase, (start, start + len(phrase)), None, None, Certainty.VAGUE, (), DateForm.ONGOING)
    return readings[0] if readings else None


def in_year(reading: DateReading, year: int) -> DateReading:
    """The same phrase read as of another year, at the same place."""
    again = read_dates(reading.phrase, year)
    return replace(again[0], span=reading.span) if again else reading


def _joined(text: str, phrases: Sequence[Phrase], year: int) -> list[DateReading]:
    """Neighbours that make a range (3月15日至4月20日) or a list (3月、6月底前) become one reading."""
    readings: list[DateReading] = []
    previous: Phrase | None = None
    for phrase in phrases:
        between = text[previous.end : phrase.start] if previous else ""
        if previous and _RANGE.fullmatch(between):
            readings[-1] = _ranged(text, readings[-1], previous, phrase, year)
        elif previous and _LIST.fullmatch(between):
            readings[-1] = _listed(readings[-1], previous, phrase, year)
        else:
            readings.append(_single(text, phrase, year))
        previous = phrase
    return readings


def _single(text: str, phrase: Phrase, year: int) -> DateReading:
    meaning = phrase.mean(phrase.stated_year or year)
    reading = _reading(phrase.start, phrase.end, phrase.form, meaning, phrase.stated_year)
    onwards = _ONWARDS.match(text, phrase.end)
    if not onwards and _SINCE.search(text[max(0, phrase.start - 3) : phrase.start]):
        onwards = _BEGINNING.match(text, phrase.end)
    if onwards:
        return replace(
            reading,
            span=(phrase.start, onwards.end()),
            starts_on=meaning.first,
            due_on=None,
            alternatives=(),
            certainty=Certainty.STATED,
            form=DateForm.FROM,
        )
    return reading


def _reading(start: int, end: int, form: DateForm, meaning: Meaning, stated_year: int | None) -> DateReading:
    listed = form is DateForm.MONTH and len(meaning.others) > 1
    return DateReading(
        phrase="",
        span=(start, end),
        starts_on=meaning.first if meaning.ranged else None,
        due_on=meaning.due,
        certainty=Certainty.AMBIGUOUS if meaning.others else Certainty.STATED,
        alternatives=meaning.others,
        form=DateForm.RANGE if meaning.ranged else DateForm.LIST if listed else form,
        year_stated=stated_year is not None,
    )


def _ranged(text: str, so_far: DateReading, first: Phrase, last: Phrase, year: int) -> DateReading:
    opening_year = first.stated_year or (last.stated_year or year)
    opening = first.mean(opening_year)
    closing = last.mean(last.stated_year or opening_year)
    if closing.due < opening.first and last.stated_year is None:
        closing = last.mean(opening_year + 1)
    elif first.stated_year is None and last.stated_year is not None:
        opening = first.mean(year if first.mean(year).first <= closing.due else last.stated_year)
    reading = _reading(so_far.span[0], last.end, DateForm.RANGE, closing, first.stated_year or last.stated_year)
    return replace(reading, starts_on=opening.first)


def _listed(so_far: DateReading, first: Phrase, last: Phrase, year: int) -> DateReading:
    closing = last.mean(last.stated_year or first.stated_year or year)
    earlier = (so_far.due_on, *so_far.alternatives) if so_far.form is DateForm.LIST else (so_far.due_on,)
    return DateReading(
        phrase="",
        span=(so_far.span[0], last.end),
        starts_on=None,
        due_on=closing.due,
        certainty=Certainty.AMBIGUOUS,
        alternatives=tuple(day for day in earlier if day and day != closing.due),
        form=DateForm.LIST,
        year_stated=so_far.year_stated or last.stated_year is not None,
    )


def _duration(text: str, start: int, end: int, due: date | None) -> DateReading:
    certainty = Certainty.AMBIGUOUS if due else Certainty.VAGUE
    return DateReading(text[start:end], (start, end), None, due, certainty, (), DateForm.DURATION)


def _vague(text: str, start: int, end: int) -> DateReading:
    return DateReading(text[start:end], (start, end), None, None, Certainty.VAGUE, (), DateForm.VAGUE)


def _cut(text: str, reading: DateReading) -> DateReading:
    """The phrase as written, cut from the original text, without blanks at its ends."""
    start, end = reading.span
    phrase = text[start:end]
    start += len(phrase) - len(phrase.lstrip())
    return replace(reading, phrase=phrase.strip(), span=(start, start + len(phrase.strip())))
