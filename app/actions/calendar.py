"""The working calendar: loading the years that the program ships and the office does not have yet."""

import csv
from datetime import date
from pathlib import Path

from sqlalchemy import insert
from sqlalchemy.orm import Session

from app.models import CalendarDay
from app.models.base import table
from app.queries.calendar import known_years
from app.rules.vocabulary import DayKind


def load(session: Session, path: Path) -> int:
    """Add the days of `path` (columns day, kind, name) in years of which no day is known; returns how many.

    A year that the office has touched is the office's: nothing is added to it and nothing in it is overwritten.
    """
    known = known_years(session)
    with path.open(encoding="utf-8", newline="") as file:
        rows = [
            {"day": day, "kind": DayKind(row["kind"]), "name": row["name"]}
            for row in csv.DictReader(file)
            if (day := date.fromisoformat(row["day"])).year not in known
        ]
    if rows:
        session.execute(insert(table(CalendarDay)), rows)
    return len(rows)
