"""What a report must say, and for which period."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.errors import Invalid
from app.rules.reports import check_period, check_summary, period_of

TODAY = date(2017, 7, 10)


@pytest.mark.parametrize(
    ("period", "code"),
    [
        ("2017-08", "in_future"),
        ("2018-01", "in_future"),
        ("2017-13", "bad_period"),
        ("2017-00", "bad_period"),
        ("2017-7", "bad_period"),
        ("2017-07-01", "bad_period"),
        ("七月", "bad_period"),
        ("1٧17-07", "bad_period"),
        ("2017-07\n", "bad_period"),
    ],
)
def test_a_period_that_is_no_month_or_has_not_begun_is_refused(period: str, code: str) -> None:
    with pytest.raises(Invalid) as caught:
        check_period(period, TODAY)
    assert [(error.pointer, error.code) for error in caught.value.errors] == [("/period", code)]


def test_a_period_left_out_is_this_month() -> None:
    assert check_period("", TODAY) == "2017-07"


@given(st.dates(), st.dates())
def test_every_month_up_to_today_s_is_a_period(day: date, today: date) -> None:
    early, late = sorted((day, today))
    assert check_period(period_of(early), late) == period_of(early)


@pytest.mark.parametrize("summary", ["", " ", "\n\t", "\u3000"])
def test_a_report_without_progress_is_refused(summary: str) -> None:
    with pytest.raises(Invalid) as caught:
        check_summary(summary)
    assert caught.value.errors[0].pointer == "/summary"


def test_blanks_around_a_summary_go() -> None:
    assert check_summary(" 已完成招标。\n") == "已完成招标。"
