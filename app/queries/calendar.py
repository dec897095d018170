"""Reading the working calendar, as the mapping that rules/workdays.py asks."""

from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import CalendarDay
from app.models.base import table
from app.models.calendar import DayRead, YearRead
from app.rules.vocabulary import DayKind
from app.rules.workdays import Calendar

DAY = table(CalendarDay).c
MARGIN = timedelta(days=31)
"""How far beyond a stretch a due day may be shifted; no holiday lasts as long."""


def calendar_between(session: Session, first: date, last: date) -> Calendar:
    """What is ruled against the weekdays from `first` until a month after `last`."""
    query = select(DAY.day, DAY.kind).where(DAY.day.between(first, min(last, date.max - MARGIN) + MARGIN))
    return {row.day: DayKind(row.kind) for row in session.execute(query)}


def known_years(session: Session) -> set[int]:
    """The years of which some day is known; in any other every weekday counts as worked, and pages say so."""
    first, last = session.execute(select(func.min(DAY.day), func.max(DAY.day))).one()
    if first is None:
        return set()
    years = range(first.year, last.year + 1)
    return {year for year in years if _has_day(session, year)}


def unknown_years(session: Session, first: date, last: date) -> list[int]:
    """The years between two days for which no holidays are known."""
    return [year for year in range(first.year, last.year + 1) if not _has_day(session, year)]


def _has_day(session: Session, year: int) -> bool:
    within = DAY.day.between(date(year, 1, 1), date(year, 12, 31))
    return session.scalar(select(DAY.day).where(within).limit(1)) is not None


def read_year(session: Session, year: int) -> YearRead:
    """What is ruled against the weekdays in one year."""
    within = DAY.day.between(date(year, 1, 1), date(year, 12, 31))
    found = session.execute(select(table(CalendarDay)).where(within).order_by(DAY.day))
    days = [DayRead(day=row.day, kind=row.kind, name=row.name) for row in found]
    return YearRead(year=year, known=bool(days), days=days)
