"""Calendar helpers: ends of months and of recurring periods, checked against counting day by day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.dates import day_or_none, month_end, period_ends
from app.rules.vocabulary import Cadence

DAYS = st.dates(date(2015, 1, 1), date(2025, 12, 31))
SPANS = st.tuples(DAYS, st.integers(0, 400)).map(lambda pair: (pair[0], pair[0] + timedelta(days=pair[1])))


def ends(cadence: Cadence, day: date) -> bool:
    """Whether a period of the cadence ends with `day`."""
    if cadence is Cadence.WEEKLY:
        return day.isoweekday() == 7
    last = (day + timedelta(days=1)).day == 1
    months = {Cadence.MONTHLY: 1, Cadence.QUARTERLY: 3, Cadence.ANNUAL: 12}
    return last and cadence in months and day.month % months[cadence] == 0


@given(DAYS)
def test_the_end_of_a_month_is_the_day_before_a_first(day: date) -> None:
    end = month_end(day)
    assert (end + timedelta(days=1)).day == 1
    assert (end.year, end.month) == (day.year, day.month)


@pytest.mark.parametrize("cadence", Cadence)
@given(SPANS)
def test_the_ends_of_periods_are_those_that_counting_days_finds(cadence: Cadence, span: tuple[date, date]) -> None:
    first, last = span
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    assert list(period_ends(cadence, first, last)) == [day for day in days if ends(cadence, day)]


def test_a_span_that_ends_before_it_begins_has_no_periods() -> None:
    assert [list(period_ends(cadence, date(2017, 7, 2), date(2017, 6, 1))) for cadence in Cadence] == [[]] * 6


def test_an_empty_text_is_no_day_and_a_wrong_one_an_error() -> None:
    assert day_or_none("") is None
    assert day_or_none("2017-06-30") == date(2017, 6, 30)
    with pytest.raises(ValueError, match="month"):
        day_or_none("2017-13-01")
