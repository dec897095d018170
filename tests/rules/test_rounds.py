"""Rounds: which report answers which, who is late, and when a light turns for it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.cycles import Cycle, Period, check_cycle, periods
from app.rules.errors import Invalid
from app.rules.lifecycle import MilestoneState
from app.rules.light import Ground, Light, LightCode, Node, read_light
from app.rules.matrix import cell
from app.rules.rounds import Filed, RoundState, owed, report_ground, round_state, serves, span_of
from app.rules.vocabulary import CycleRule, DayKind

TODAY = date(2017, 7, 10)
MONTHS = periods(Cycle(CycleRule.MONTHLY, 25), date(2017, 4, 1), date(2017, 8, 1), {})
JUNE = MONTHS[2]
QUARTER = periods(Cycle(CycleRule.QUARTERLY, 25), date(2017, 7, 1), date(2017, 7, 1), {})[0]


def filed(code: str, day: str, *, returned: bool = False) -> Filed:
    return Filed(code, date.fromisoformat(day), returned)


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        ("2017-07", date(2017, 7, 1), date(2017, 7, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2017-Q3", date(2017, 7, 1), date(2017, 9, 30)),
        ("2017-W28", date(2017, 7, 10), date(2017, 7, 16)),
    ],
)
def test_a_code_names_its_days(code: str, first: date, last: date) -> None:
    assert span_of(code) == (first, last)


@pytest.mark.parametrize("code", ["", "2017", "2017-13", "2017-Q5", "2017-W54", "2017-W53", "0000-01", "9999-W52"])
def test_what_is_no_period_has_no_days(code: str) -> None:
    assert span_of(code) is None


@given(
    st.sampled_from([CycleRule.WEEKLY, CycleRule.MONTHLY, CycleRule.QUARTERLY]),
    st.dates(date(2004, 1, 1)),
    st.integers(1, 7),
)
def test_every_period_of_a_cycle_is_read_back_from_its_code(rule: CycleRule, first: date, day: int) -> None:
    for one in periods(
        Cycle(rule, day), min(first, date(9000, 1, 1)), min(first, date(9000, 1, 1)) + timedelta(days=99), {}
    ):
        assert span_of(one.code) == (one.first, one.last)
        assert serves(one.code, one)


@pytest.mark.parametrize(
    ("code", "asked", "answers"),
    [
        ("2017-09", QUARTER, True),
        ("2017-W39", QUARTER, True),
        ("2017-07", QUARTER, False),
        ("2017-Q3", MONTHS[3], False),
        ("2017-06", JUNE, True),
        ("2017-05", JUNE, False),
        ("nonsense", JUNE, False),
    ],
)
def test_a_shorter_report_answers_the_longer_round_that_falls_due_in_it(
    code: str, asked: Period, answers: bool
) -> None:
    assert serves(code, asked) is answers


def test_a_due_day_pushed_out_of_its_period_still_asks_for_the_periods_end() -> None:
    holidays = {date(2017, 9, 30) + timedelta(days=n): DayKind.HOLIDAY for n in range(9)}
    asked = periods(Cycle(CycleRule.QUARTERLY, 30), date(2017, 7, 1), date(2017, 7, 1), holidays)[0]
    assert asked.due_on == date(2017, 10, 9)
    assert serves("2017-09", asked)
    assert not serves("2017-10", asked)


@pytest.mark.parametrize(
    ("reports", "today", "state"),
    [
        ([], date(2017, 6, 26), RoundState.DUE),
        ([], date(2017, 6, 27), RoundState.MISSING),
        ([filed("2017-06", "2017-06-26")], TODAY, RoundState.REPORTED),
        ([filed("2017-06", "2017-06-27")], TODAY, RoundState.LATE),
        ([filed("2017-06", "2017-06-20", returned=True)], TODAY, RoundState.RETURNED),
        ([filed("2017-05", "2017-06-20")], TODAY, RoundState.MISSING),
    ],
)
def test_where_a_unit_stands_in_june(reports: list[Filed], today: date, state: RoundState) -> None:
    assert JUNE.due_on == date(2017, 6, 26), "the 25th was a Sunday"
    assert round_state(reports, JUNE, today) is state


@pytest.mark.parametrize(
    ("reports", "light", "count"),
    [
        ([filed("2017-04", "2017-04-20"), filed("2017-05", "2017-05-20")], Light.YELLOW, 1),
        ([filed("2017-04", "2017-04-20")], Light.RED, 2),
        ([filed("2017-05", "2017-05-20", returned=True)], Light.RED, 3),
    ],
)
def test_one_round_missing_is_yellow_and_two_running_red(reports: list[Filed], light: Light, count: int) -> None:
    ground = report_ground({"市林业局": reports, "市商务局": [filed("2017-06", "2017-06-20")]}, MONTHS, TODAY)
    assert (ground.light, ground.code, ground.count, ground.text) == (
        light,
        LightCode.REPORT_MISSING,
        count,
        "市林业局",
    )
    assert (ground.on, ground.turns_on) == (JUNE.due_on, date(2017, 7, 26))


def test_an_old_gap_is_forgiven_by_the_next_report() -> None:
    assert owed([filed("2017-06", "2017-06-20")], MONTHS, TODAY) == []


def test_with_nothing_owed_a_round_only_says_when_it_may_turn() -> None:
    waiting = Node(MilestoneState.PLANNED, date(2017, 12, 31), date(2017, 9, 1))
    ground = report_ground({"市林业局": [filed("2017-06", "2017-06-20")]}, MONTHS, TODAY)
    reading = read_light([waiting], TODAY, ground)
    assert (reading.light, reading.turns_on) == (Light.GREY, date(2017, 7, 26))


def test_the_worst_dimension_wins_and_milestones_speak_first() -> None:
    late = Node(MilestoneState.PLANNED, date(2017, 6, 30), text="招标")
    far = Node(MilestoneState.PLANNED, date(2017, 12, 31), text="完工")
    lag = Ground(Light.RED, LightCode.LAGGING, TODAY, 31, "征地")
    assert read_light([far], TODAY, lag).code is LightCode.LAGGING
    assert read_light([late], TODAY, lag).code is LightCode.OVERDUE
    assert read_light([Node(MilestoneState.MET, None, done_on=TODAY)], TODAY, lag).light is Light.DONE


def test_a_cell_shows_the_worst_of_the_units_items() -> None:
    found = cell([[filed("2017-06", "2017-06-20")], []], JUNE, TODAY)
    assert (found.state, found.expected) == (RoundState.MISSING, 2)
    assert found.counts == {RoundState.REPORTED: 1, RoundState.MISSING: 1}
    assert cell([], JUNE, TODAY).state is None


@given(
    st.lists(
        st.builds(
            Filed, st.sampled_from([one.code for one in MONTHS]), st.dates(date(2017, 4, 1), TODAY), st.booleans()
        )
    ),
    st.dates(date(2017, 4, 1), date(2017, 9, 1)),
)
def test_a_light_does_not_turn_before_the_day_it_names(reports: list[Filed], today: date) -> None:
    now = report_ground({"甲": reports}, MONTHS, today)
    until = now.turns_on or date(2017, 12, 31)
    for ahead in range((until - today).days):
        later = report_ground({"甲": reports}, MONTHS, today + timedelta(days=ahead))
        assert (later.light, later.count) == (now.light, now.count)


def test_a_weekly_cycle_takes_a_day_of_the_week() -> None:
    with pytest.raises(Invalid):
        check_cycle(Cycle(CycleRule.WEEKLY, 8))
    check_cycle(Cycle(CycleRule.MONTHLY, 31))
