"""Scheduled progress: what should have been reached by a day, and how far behind the readings are."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.light import Light, LightCode
from app.rules.trajectory import Progress, Stated, expected_on, points_of, progress_ground, progress_on

START, END = date(2017, 1, 1), date(2017, 12, 31)
AIRPORT = [
    Stated(Decimal(1000), False, date(2017, 3, 31)),
    Stated(Decimal(3000), True, date(2017, 6, 30)),
    Stated(Decimal(5552), True, date(2017, 9, 30)),
]
DAYS = st.dates(START - timedelta(days=100), END + timedelta(days=100))
FIGURES = st.decimals(0, 10_000, places=2)
SERIES = st.lists(st.builds(Stated, FIGURES, st.booleans(), st.none() | st.dates(START, END)), max_size=6)


def test_a_stated_point_is_expected_exactly_on_its_day() -> None:
    assert [expected_on(AIRPORT, START, END, one.due_on or END) for one in AIRPORT] == [1000, 3000, 5552]


def test_between_two_points_it_is_linear_by_day() -> None:
    half_way = date(2017, 6, 30) + timedelta(days=46)
    assert expected_on(AIRPORT, START, END, half_way) == 3000 + Decimal(2552) * 46 / 92


def test_an_incremental_step_adds_to_what_came_before() -> None:
    houses = [
        Stated(Decimal(200), True, date(2017, 6, 30)),
        Stated(Decimal(600), True, date(2017, 9, 30)),
        Stated(Decimal(940), False, END),
    ]
    assert [point.value for point in points_of(houses, END)] == [200, 600, 1540]


def test_without_dated_steps_it_runs_from_the_start_to_the_deadline() -> None:
    total = [Stated(Decimal(365), False)]
    assert expected_on(total, START, date(2018, 1, 1), date(2017, 7, 1)) == 181


@pytest.mark.parametrize(
    ("on", "months"),
    [(date(2017, 7, 31), 7), (date(2017, 7, 30), 6), (date(2017, 1, 1), 0), (END, 12), (date(2018, 5, 1), 12)],
)
def test_without_a_deadline_it_is_months_out_of_twelve(on: date, months: int) -> None:
    assert expected_on([Stated(Decimal(1200), False)], START, None, on) == 100 * months


@pytest.mark.parametrize(
    ("actual", "light"),
    [("901", None), ("900", Light.YELLOW), ("700", Light.YELLOW), ("699.9", Light.RED), ("1200", None)],
)
def test_ten_points_behind_is_yellow_and_more_than_thirty_red(actual: str, light: Light | None) -> None:
    ground = progress_ground("征地", Progress(Decimal(1000), Decimal(1000), Decimal(actual)), END)
    assert (ground.light if ground else None) == light
    if ground:
        assert ground.code is LightCode.LAGGING
        assert ground.count >= 10


def test_nothing_to_reach_has_no_progress() -> None:
    assert progress_on([], START, END, END, Decimal(5)) is None
    assert progress_on([Stated(Decimal(0), True, END)], START, END, END, Decimal(5)) is None


@given(SERIES, DAYS, DAYS, st.none() | st.just(END))
def test_what_is_expected_never_falls_with_time(
    stated: list[Stated], one: date, other: date, deadline: date | None
) -> None:
    early, late = sorted((one, other))
    assert expected_on(stated, START, deadline, early) <= expected_on(stated, START, deadline, late)


@given(SERIES.filter(lambda stated: any(one.value for one in stated)), DAYS, FIGURES)
def test_expected_stays_between_nothing_and_everything(stated: list[Stated], on: date, actual: Decimal) -> None:
    progress = progress_on(stated, START, END, on, actual)
    assert progress is not None
    assert 0 <= progress.expected_pct <= 100
    assert progress.lag_points == progress.expected_pct - progress.actual_pct


@given(SERIES, DAYS, FIGURES, FIGURES)
def test_more_done_is_never_further_behind(stated: list[Stated], on: date, one: Decimal, other: Decimal) -> None:
    less, more = sorted((one, other))
    behind, ahead = (progress_on(stated, START, END, on, actual) for actual in (less, more))
    if behind and ahead:
        assert ahead.lag_points <= behind.lag_points
