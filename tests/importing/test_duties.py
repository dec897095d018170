"""Duties of minutes as items: a recurring one has a milestone for every period, on the day that its words name."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importing.draft import Cadence, Certainty, DirectiveDraft, DocumentFacts, Draft
from app.importing.duties import items_from_directives
from app.importing.language.cadence import day_within
from app.rules.dates import period_ends

MEETING = date(2017, 3, 12)


def due(text: str, cadence: Cadence, **more: object) -> list[tuple[date | None, Certainty]]:
    facts = DocumentFacts(name="minutes.txt", format="txt", meeting_date=MEETING)
    directive = DirectiveDraft("一", text, (0, len(text)), ["市财政局"], cadence=cadence, **more)  # type: ignore[arg-type]
    (item,) = items_from_directives(Draft(facts, directives=[directive]), 2017)
    return [(one.due_on, one.certainty) for one in item.milestones]


def test_a_day_of_the_month_is_due_on_it_and_not_before_the_meeting() -> None:
    found = due("每月5日前报送进展情况", Cadence.MONTHLY)
    assert found == [(date(2017, month, 5), Certainty.STATED) for month in range(4, 13)]
    assert due("每月三十一日通报", Cadence.MONTHLY)[1] == (date(2017, 4, 30), Certainty.STATED)


def test_a_period_without_a_named_day_is_due_at_its_end() -> None:
    found = due("每月报送进展情况，5日内整改", Cadence.MONTHLY)
    assert (found[0], len(found)) == ((date(2017, 3, 31), Certainty.INHERITED), 10)
    assert due("每季度末通报", Cadence.QUARTERLY)[0] == (date(2017, 3, 31), Certainty.INHERITED)


def test_a_weekday_is_due_in_its_week_and_a_day_of_the_year_in_its_year() -> None:
    assert [day for day, _ in due("每周五前调度一次", Cadence.WEEKLY)][:2] == [date(2017, 3, 17), date(2017, 3, 24)]
    assert due("每年12月20日前公开", Cadence.ANNUAL) == [(date(2017, 12, 20), Certainty.STATED)]
    # This year's day is over; the duty stays without one, and the office is asked.
    assert due("每年1月20日前公开", Cadence.ANNUAL, certainty=Certainty.VAGUE) == [(None, Certainty.VAGUE)]


@pytest.mark.parametrize("text", ["每月0日前报送", "每月32日前报送", "每年13月5日前公开", "每月报送"])
def test_what_is_no_day_names_none(text: str) -> None:
    assert day_within(text, Cadence.ANNUAL if "年" in text else Cadence.MONTHLY, date(2017, 12, 31)) is None


@given(
    st.sampled_from([Cadence.WEEKLY, Cadence.MONTHLY]), st.integers(1, 31), st.dates(date(2017, 1, 1), date(2018, 1, 1))
)
def test_the_day_lies_within_its_period(cadence: Cadence, number: int, first: date) -> None:
    text = f"每月{number}日前报送" if cadence is Cadence.MONTHLY else f"每周{'一二三四五六日'[number % 7]}前报送"
    for end in period_ends(cadence, first, first + timedelta(days=90)):
        day = day_within(text, cadence, end)
        assert day is not None
        assert 0 <= (end - day).days <= (6 if cadence is Cadence.WEEKLY else 30)
        assert day.month == end.month or cadence is Cadence.WEEKLY
