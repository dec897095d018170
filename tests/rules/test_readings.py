"""Readings stand still or rise; what units of one item report adds up where they share it."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.readings import RATES, Combined, Known, Reached, UnitReading, reached, refuse_reading

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
    assert reached(readings, {1, 2}) == Reached(date(2017, 6, 30), Decimal(19), Combined.SUM)


def test_a_unit_that_answers_for_the_whole_tells_the_whole() -> None:
    readings = [UnitReading(1, date(2017, 6, 30), Decimal(12)), UnitReading(9, date(2017, 5, 31), Decimal(40))]
    assert reached(readings, {1, 2}) == Reached(date(2017, 5, 31), Decimal(40))
    assert reached([], {1}) is None


def test_percentages_are_never_added() -> None:
    readings = [UnitReading(county, TODAY, Decimal(90)) for county in range(1, 12)]
    assert reached(readings, range(1, 12), unit="%") == Reached(TODAY, Decimal("90.00"), Combined.MEAN)
    assert reached(readings, range(1, 12), unit="座") == Reached(TODAY, Decimal(990), Combined.SUM)
    assert reached(readings[:1], (), unit="%") == Reached(TODAY, Decimal(90))


def test_what_supporters_say_is_not_added_to_the_shares_of_those_who_lead() -> None:
    lead, support = UnitReading(1, TODAY, Decimal(10)), UnitReading(7, TODAY, Decimal(30))
    assert reached([lead, support], {1}, {7}) == Reached(TODAY, Decimal(10), Combined.SUM)
    assert reached([support], {1}, {7}) == Reached(TODAY, Decimal(30), Combined.SUM)


SAID = st.lists(
    st.builds(UnitReading, st.integers(1, 9), st.dates(date(2017, 1, 1), TODAY), st.decimals(0, 100, places=2)),
    min_size=1,
)


@given(SAID, st.sampled_from(sorted(RATES)))
def test_a_mean_lies_between_the_least_and_the_most(said: list[UnitReading], unit: str) -> None:
    found = reached(said, range(1, 10), unit=unit)
    assert found is not None
    assert min(one.value for one in said) <= found.value <= max(one.value for one in said)
