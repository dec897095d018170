"""Readings stand still or rise; what units of one item report adds up where they share it."""

from datetime import date
from decimal import Decimal

import pytest

from app.rules.readings import Known, UnitReading, reached, refuse_reading

TODAY = date(2017, 7, 10)
KNOWN = [Known(date(2017, 3, 31), Decimal(1000)), Known(date(2017, 6, 30), Decimal(3000))]


@pytest.mark.parametrize(
    ("value", "as_of", "code"),
    [
        ("3000", TODAY, None),
        ("3120.5", TODAY, None),
        ("2999.9", TODAY, "reading_falls"),
        ("2000", date(2017, 5, 31), None),
        ("3001", date(2017, 5, 31), "reading_falls"),
        ("500", date(2017, 1, 31), None),
        ("9999", date(2017, 7, 11), "in_future"),
    ],
)
def test_a_reading_keeps_its_place_among_the_others(value: str, as_of: date, code: str | None) -> None:
    found = refuse_reading("/readings/0", Decimal(value), as_of, KNOWN, today=TODAY, falls=False)
    assert (found.code if found else None) == code


def test_what_may_go_down_may() -> None:
    assert refuse_reading("/readings/0", Decimal(1), TODAY, KNOWN, today=TODAY, falls=True) is None


def test_shares_of_members_add_up() -> None:
    readings = [
        UnitReading(1, date(2017, 5, 31), Decimal(10)),
        UnitReading(2, date(2017, 6, 30), Decimal(7)),
        UnitReading(1, date(2017, 6, 30), Decimal(12)),
    ]
    assert reached(readings, {1, 2}) == Known(date(2017, 6, 30), Decimal(19))


def test_a_unit_that_answers_for_the_whole_tells_the_whole() -> None:
    readings = [UnitReading(1, date(2017, 6, 30), Decimal(12)), UnitReading(9, date(2017, 5, 31), Decimal(40))]
    assert reached(readings, {1, 2}) == Known(date(2017, 5, 31), Decimal(40))
    assert reached([], {1}) is None
