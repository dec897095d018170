"""A plan's own rule: every so many weeks from a day on, or named days; no gap, no overlap, due on working days."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.cycles import OWN, Cycle, begins_on, check_cycle, period_of, periods
from app.rules.errors import Invalid
from app.rules.vocabulary import CycleRule, DayKind

FRIDAY = date(2017, 7, 14)
FORTNIGHT = Cycle(CycleRule.EVERY_WEEKS, starts_on=date(2017, 7, 1), weeks=2)
TWICE = Cycle(CycleRule.NAMED_DAYS, days=("10", "25"))
YEARLY = Cycle(CycleRule.NAMED_DAYS, days=("03-31", "09-30"))


def test_every_two_weeks_counts_from_the_first_day_that_a_report_is_wanted() -> None:
    assert begins_on(FORTNIGHT, FRIDAY, date(2017, 7, 10)) == date(2017, 7, 1)
    found = periods(FORTNIGHT, date(2017, 7, 1), date(2017, 8, 1), {})
    assert [one.code for one in found] == ["2017-07-14", "2017-07-28", "2017-08-11"]
    assert [(one.first, one.last) for one in found][:2] == [
        (date(2017, 7, 1), FRIDAY),
        (date(2017, 7, 15), date(2017, 7, 28)),
    ]


def test_named_days_of_every_month_end_where_a_month_does() -> None:
    found = periods(Cycle(CycleRule.NAMED_DAYS, days=("15", "31")), date(2017, 2, 1), date(2017, 3, 1), {})
    assert [one.code for one in found] == ["2017-02-15", "2017-02-28", "2017-03-15"]


def test_named_days_of_the_year_make_a_period_over_the_new_year() -> None:
    (winter,) = periods(YEARLY, date(2017, 9, 1), date(2018, 3, 1), {})
    assert (winter.code, winter.first, winter.last) == ("2018-03-31", date(2017, 10, 1), date(2018, 3, 31))
    assert period_of(YEARLY, date(2018, 1, 1), {}) == winter


def test_a_named_day_on_a_holiday_moves_to_the_next_working_day_and_keeps_its_name() -> None:
    (one,) = periods(TWICE, date(2017, 6, 11), date(2017, 6, 11), {date(2017, 6, 25): DayKind.HOLIDAY})
    assert (one.code, one.due_on) == ("2017-06-25", date(2017, 6, 26))
    (autumn,) = periods(YEARLY, date(2017, 4, 1), date(2017, 4, 1), {date(2017, 9, 30): DayKind.WORKDAY})
    assert autumn.due_on == date(2017, 9, 30)


@pytest.mark.parametrize("days", [(), ("32",), ("02-30",), ("13-01",), ("00",), ("5",), ("10日",)])
def test_days_that_no_year_has_are_refused(days: tuple[str, ...]) -> None:
    with pytest.raises(Invalid) as refusal:
        check_cycle(Cycle(CycleRule.NAMED_DAYS, days=days))
    assert refusal.value.errors[0].pointer == "/days"


@pytest.mark.parametrize("days", [("29", "02-29"), ("31",), ("01-01", "12-31")])
def test_days_that_some_year_has_are_taken(days: tuple[str, ...]) -> None:
    check_cycle(Cycle(CycleRule.NAMED_DAYS, days=days))


NAMED = st.one_of(
    st.integers(1, 31).map("{:02}".format),
    st.dates(date(2016, 1, 1), date(2016, 12, 31)).map("{:%m-%d}".format),
)
CYCLES = st.one_of(
    st.builds(
        lambda on, weeks: Cycle(CycleRule.EVERY_WEEKS, starts_on=on, weeks=weeks),
        st.dates(date(2000, 1, 1), date(2100, 1, 1)),
        st.integers(1, 52),
    ),
    st.builds(lambda days: Cycle(CycleRule.NAMED_DAYS, days=tuple(days)), st.lists(NAMED, min_size=1, max_size=5)),
)


@given(CYCLES, st.dates(date(2001, 1, 1), date(2099, 1, 1)), st.integers(0, 800))
def test_periods_follow_one_another_without_gap_or_overlap(cycle: Cycle, first: date, length: int) -> None:
    found = periods(cycle, first, first + timedelta(days=length), {})
    assert all(first <= one.first <= one.last <= one.due_on for one in found)
    assert all(after.first == before.last + timedelta(days=1) for before, after in pairwise(found))
    assert len({one.code for one in found}) == len(found)
    for one in found:
        assert period_of(cycle, one.last, {}) == one


@given(CYCLES, st.dates(date(2001, 1, 1), date(2099, 1, 1)), st.integers(0, 400), st.integers(0, 400))
def test_a_period_is_the_same_however_it_is_asked_for(cycle: Cycle, first: date, before: int, after: int) -> None:
    narrow = periods(cycle, first, first + timedelta(days=60), {})
    wide = periods(cycle, first - timedelta(days=before), first + timedelta(days=60 + after), {})
    assert set(narrow) <= set(wide)
    assert cycle.rule in OWN
