"""Deadline cells that hold figures only: 2017.12, 2017.6-2017.12, 2017-12-31 00:00:00, 201712, a serial number."""

import re
from datetime import date, timedelta

from app.importing.language.date_meanings import Meaning, month_end
from app.importing.language.numerals import plain
from app.importing.patterns import later

_MARK = r"[ ]?[-/.、年][ ]?"
_RANGE = later(r"[ ]?(?:--?|—{1,2}|–|~|～|至|到)[ ]?")
_MONTH = later(
    rf"(?P<year>(?:19|20)\d\d){_MARK}(?P<month>1[0-2]|0?[1-9])(?:\.0)?[ ]?(?P<tail>月?(?:底|末)?(?:之前|以前|前)?)"
)
_MONTH_DAY = later(r"(?P<month>1[0-2]|0?[1-9])[./-](?P<day>3[01]|[12]\d|0?[1-9])(?:之前|以前|前)?")
_DAY = later(
    r"(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<month>1[0-2]|0?[1-9])(?P=mark)(?P<day>3[01]|[12]\d|0?[1-9])"
    r"日?(?:[ T]\d\d?:\d\d(?::\d\d(?:\.\d+)?)?)?(?P<tail>之前|以前|前)?"
)
_DIGITS = later(r"(?P<year>20\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])?")
_YEAR = later(r"(?P<year>20\d\d)(?:\.0)?(?:年度?)?")
_SERIAL = later(r"(?P<serial>[3-6]\d{4})(?:\.\d+)?")
_SERIAL_EPOCH = date(1899, 12, 30)


def read_cell(text: str, year: int) -> Meaning | None:
    """What a cell of figures means; None when it is not one.

    A spreadsheet that kept 2017.10 as a number shows 2017.1, so that January comes with October as its other reading.
    """
    cell = plain(text).strip().rstrip("。.;；")
    if (whole := _one(cell, year)) is not None:
        return whole
    for mark in _RANGE.finditer(cell):
        first = _one(cell[: mark.start()], year)
        if first is None:
            continue
        last = _one(cell[mark.end() :], first.due.year) or _bare_month(cell[mark.end() :], first.due.year)
        if last is not None and last.due >= first.first:
            return Meaning(first.first, last.due, ranged=True)
    return None


def _one(cell: str, year: int) -> Meaning | None:
    for pattern, reader in ((_DAY, _day), (_DIGITS, _digits), (_MONTH, _month), (_YEAR, _year), (_SERIAL, _serial)):
        if match := pattern.fullmatch(cell):
            return reader(match)
    if match := _MONTH_DAY.fullmatch(cell):
        return _exact(year, int(match["month"]), int(match["day"]))
    return None


def _bare_month(cell: str, year: int) -> Meaning | None:
    match = re.fullmatch(r"(1[0-2]|0?[1-9])月?", cell)
    return Meaning(date(year, int(match[1]), 1), month_end(year, int(match[1]))) if match else None


def _exact(year: int, month: int, day: int) -> Meaning | None:
    try:
        due = date(year, month, day)
    except ValueError:
        return None
    return Meaning(due, due)


def _day(match: re.Match[str]) -> Meaning | None:
    meaning = _exact(int(match["year"]), int(match["month"]), int(match["day"]))
    if meaning is None or not match["tail"]:
        return meaning
    return Meaning(meaning.first, meaning.due, (meaning.due - timedelta(days=1),))


def _digits(match: re.Match[str]) -> Meaning | None:
    if match["day"]:
        return _exact(int(match["year"]), int(match["month"]), int(match["day"]))
    year, month = int(match["year"]), int(match["month"])
    return Meaning(date(year, month, 1), month_end(year, month))


def _month(match: re.Match[str]) -> Meaning:
    year, month = int(match["year"]), int(match["month"])
    others: tuple[date, ...] = ()
    if match["tail"] in ("前", "之前", "以前", "月前", "月之前", "月以前"):
        others = (month_end(year, month - 1),)
    elif re.fullmatch(r"\d{4}\.1", match[0]):
        others = (month_end(year, 10),)
    return Meaning(date(year, month, 1), month_end(year, month), others)


def _year(match: re.Match[str]) -> Meaning:
    year = int(match["year"])
    return Meaning(date(year, 1, 1), date(year, 12, 31))


def _serial(match: re.Match[str]) -> Meaning:
    due = _SERIAL_EPOCH + timedelta(days=int(match["serial"]))
    return Meaning(due, due)
