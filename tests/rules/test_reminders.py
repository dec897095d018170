"""Reminders: what is due when, and that nothing is sent twice."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.reminders import (
    LEVELS,
    Addressee,
    Node,
    addressees,
    at_least,
    comes_back,
    due_notices,
    level_of,
    level_on,
    matter_of,
    slip_text,
    windows,
)
from app.rules.vocabulary import DayKind, NoticeLevel, Role
from app.rules.workdays import add_workdays

BLUE, ORANGE, RED = NoticeLevel.BLUE, NoticeLevel.ORANGE, NoticeLevel.RED
FRIDAY = date(2017, 6, 30)
HOLIDAYS = {date(2017, 10, day): DayKind.HOLIDAY for day in range(1, 9)} | {date(2017, 9, 30): DayKind.WORKDAY}
days = st.dates(date(2017, 1, 1), date(2017, 12, 31))
calendars = st.dictionaries(days, st.sampled_from(DayKind), max_size=12)
nodes = st.lists(
    st.builds(Node, st.integers(1, 30), days, days | st.just(date.min)), max_size=12, unique_by=lambda node: node.id
)


@pytest.mark.parametrize(
    ("today", "level"),
    [
        (date(2017, 6, 22), None),
        (date(2017, 6, 23), BLUE),
        (date(2017, 6, 27), BLUE),
        (date(2017, 6, 30), BLUE),
        (date(2017, 7, 1), ORANGE),
        (date(2017, 7, 6), ORANGE),
        (date(2017, 7, 7), RED),
        (date(2017, 12, 31), RED),
    ],
)
def test_what_is_due_on_a_friday_climbs_with_the_days(today: date, level: NoticeLevel | None) -> None:
    assert level_on(FRIDAY, today, {}) is level


def test_a_holiday_puts_the_red_one_off_and_the_make_up_day_counts() -> None:
    # Due on Thursday: Friday, the make-up Saturday, then Monday 9 to Wednesday 11 are the five working days.
    due_on = date(2017, 9, 28)
    assert level_on(due_on, date(2017, 10, 10), HOLIDAYS) is ORANGE
    assert level_on(due_on, date(2017, 10, 11), HOLIDAYS) is RED


def test_a_moved_date_is_a_new_matter() -> None:
    node = Node(7, FRIDAY)
    sent = {(matter_of(7, FRIDAY), BLUE)}
    assert due_notices([node], FRIDAY, {}, sent) == []
    later = Node(7, FRIDAY + timedelta(days=3))
    assert [due.level for due in due_notices([later], FRIDAY, {}, sent)] == [BLUE]


@given(nodes, days, calendars)
def test_what_was_sent_is_not_due_again_and_each_milestone_has_one_level(
    found: list[Node], today: date, calendar: dict[date, DayKind]
) -> None:
    due = due_notices(found, today, calendar, ())
    assert len({one.node.id for one in due}) == len(due)
    assert all(level_of(one.node, today, calendar) is one.level for one in due)
    sent = {(matter_of(one.node.id, one.node.due_on), one.level) for one in due}
    assert due_notices(found, today, calendar, sent) == []


@given(days, days, calendars, st.sampled_from(LEVELS))
def test_a_level_below_one_that_was_sent_is_passed_over(
    due_on: date, today: date, calendar: dict[date, DayKind], sent: NoticeLevel
) -> None:
    due = due_notices([Node(1, due_on)], today, calendar, {(matter_of(1, due_on), sent)})
    assert all(sent not in at_least(one.level) for one in due)


@given(days, days, days, st.integers(0, 30), calendars)
def test_a_level_never_falls_as_days_go_by(
    due_on: date, issued_on: date, today: date, on: int, calendar: dict[date, DayKind]
) -> None:
    rank = {None: -1} | {level: place for place, level in enumerate(LEVELS)}
    node, later = Node(1, due_on, min(issued_on, today)), today + timedelta(days=on)
    assert rank[level_of(node, today, calendar)] <= rank[level_of(node, later, calendar)]


@pytest.mark.parametrize(
    ("today", "level"),
    [
        (date(2017, 7, 10), None),
        (date(2017, 7, 11), ORANGE),
        (date(2017, 7, 14), ORANGE),
        (date(2017, 7, 17), RED),
    ],
)
def test_what_was_late_before_it_was_issued_climbs_from_the_day_of_issue(
    today: date, level: NoticeLevel | None
) -> None:
    assert level_of(Node(1, FRIDAY, date(2017, 7, 10)), today, {}) is level


@given(days, days, days, calendars)
def test_the_day_of_issue_only_ever_gives_time(
    due_on: date, issued_on: date, today: date, calendar: dict[date, DayKind]
) -> None:
    rank = {None: -1} | {level: place for place, level in enumerate(LEVELS)}
    given_late, in_time = Node(1, due_on, min(issued_on, today)), Node(1, due_on)
    assert rank[level_of(given_late, today, calendar)] <= rank[level_of(in_time, today, calendar)]
    assert issued_on > due_on or level_of(given_late, today, calendar) is level_of(in_time, today, calendar)


@given(days, calendars)
def test_the_windows_meet_without_overlap_and_red_is_the_fifth_working_day(
    today: date, calendar: dict[date, DayKind]
) -> None:
    found = windows(today, calendar)
    assert found[ORANGE].first == found[RED].last + timedelta(days=1)
    assert found[BLUE].first == found[ORANGE].last + timedelta(days=1) == today
    assert add_workdays(found[RED].last, 5, calendar) <= today < add_workdays(found[ORANGE].first, 5, calendar)


def test_a_blue_slip_read_early_comes_back_three_days_before_and_goes_when_read_again() -> None:
    early, due_on = date(2017, 6, 23), FRIDAY
    shown = [day for day in range(24, 31) if comes_back(due_on, early, date(2017, 6, day))]
    assert shown == [27, 28, 29, 30]
    assert not comes_back(due_on, date(2017, 6, 27), date(2017, 6, 28))
    assert not comes_back(due_on, early, date(2017, 7, 1))


def test_a_slip_quotes_what_is_quoted_in_single_marks() -> None:
    said = slip_text(RED, "创建为“先进区”", FRIDAY, date(2017, 7, 10))
    assert said.startswith("“创建为‘先进区’”应于2017年6月30日前完成，已逾期10天。")


LIAISON, HEAD, LEADER, PRINCIPAL = Role.LIAISON, Role.UNIT_HEAD, Role.LEADER, Role.PRINCIPAL_LEADER


def test_each_level_goes_to_whom_the_rule_names() -> None:
    staff = {2: {LIAISON, HEAD}, 1: {LIAISON, HEAD}}
    assert addressees(BLUE, staff, 9) == [Addressee(LIAISON, 1), Addressee(LIAISON, 2)]
    assert addressees(ORANGE, staff, 9) == [Addressee(HEAD, 1), Addressee(HEAD, 2)]
    assert addressees(RED, staff, 9) == [Addressee(LEADER, person_id=9), Addressee(HEAD, 1), Addressee(HEAD, 2)]


@pytest.mark.parametrize("level", LEVELS)
@given(st.dictionaries(st.integers(1, 9), st.frozensets(st.sampled_from([LIAISON, HEAD])), max_size=4), st.booleans())
def test_no_slip_goes_to_a_role_that_nobody_has_where_another_has_one(
    level: NoticeLevel, staff: dict[int, frozenset[Role]], signs_in: bool
) -> None:
    found = addressees(level, staff, 9, signs_in=signs_in)
    of_units = [one for one in found if one.unit_id is not None]
    assert [one.unit_id for one in of_units] == sorted(staff)
    assert all(one.role in staff[one.unit_id or 0] or not staff[one.unit_id or 0] for one in of_units)
    assert [one.role for one in found if one.unit_id is None] == (
        [] if level is not RED else [LEADER if signs_in else PRINCIPAL]
    )
