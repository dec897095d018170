"""Readings of indicators: written with the report that carries them, checked against those that stand."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from app.models import Reading
from app.models.base import table
from app.models.report import ReadingInput
from app.queries.progress import Facts, facts_of
from app.rules.errors import FieldError, Invalid
from app.rules.readings import Known, refuse_reading

READING = table(Reading)
Figures = dict[int, tuple[Decimal, date]]


def write(
    session: Session,
    item_id: int,
    unit_id: int,
    report_id: int,
    given: Sequence[ReadingInput],
    *,
    today: date,
    final: bool = True,
    fresh: bool = False,
) -> None:
    """Put the readings in the place of those that the report holds; a `fresh` one holds none yet.

    Raises Invalid, field by field, for an indicator of another item or named twice; when `final`, also for a day to
    come and for a figure that falls. A draft may still hold those.
    """
    facts = {one.id: one for one in facts_of(session, item_id)} if given else {}
    errors = [
        error
        for place, one in enumerate(given)
        if (error := _wrong(f"/readings/{place}", one, given[:place], facts, unit_id, today, final=final))
    ]
    if errors:
        raise Invalid("invalid", errors[0].title, "; ".join(error.detail for error in errors), errors=errors)
    if not fresh:
        session.execute(delete(READING).where(READING.c.report_id == report_id))
    for indicator_id, (value, as_of) in _figures(given, today).items():
        row = {"report_id": report_id, "indicator_id": indicator_id, "unit_id": unit_id}
        session.execute(insert(READING), {**row, "as_of": as_of, "value": value})


def same(session: Session, report_id: int, given: Sequence[ReadingInput], *, today: date) -> bool:
    """Whether a report holds exactly these readings."""
    held = session.execute(select(READING).where(READING.c.report_id == report_id))
    return {row.indicator_id: (row.value, row.as_of) for row in held} == _figures(given, today)


def _figures(given: Sequence[ReadingInput], today: date) -> Figures:
    return {one.indicator_id: (one.value, one.as_of or today) for one in given}


def _wrong(
    pointer: str,
    one: ReadingInput,
    before: Sequence[ReadingInput],
    facts: dict[int, Facts],
    unit_id: int,
    today: date,
    *,
    final: bool,
) -> FieldError | None:
    if one.indicator_id not in facts:
        return FieldError(
            f"{pointer}/indicator_id", "unknown", "该事项没有这个量化指标", "No such indicator of this item."
        )
    if any(one.indicator_id == other.indicator_id for other in before):
        return FieldError(
            f"{pointer}/indicator_id", "repeated", "同一指标只能填一次", "An indicator may be given only once."
        )
    if not final:
        return None
    indicator = facts[one.indicator_id]
    known = [Known(other.as_of, other.value) for other in indicator.readings if other.unit_id == unit_id]
    return refuse_reading(pointer, one.value, one.as_of or today, known, today=today, falls=indicator.falls)
