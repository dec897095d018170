"""What may follow what: all pairs of state and verb, and the days on which a milestone can be met."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.errors import Conflict, Invalid
from app.rules.lifecycle import (
    MET,
    OPEN,
    MilestoneState,
    MilestoneVerb,
    check_done_on,
    completion_state,
    move,
)

PAIRS = [(state, verb) for state in MilestoneState for verb in MilestoneVerb]
ALLOWED = {
    ("planned", "complete"): "met",
    ("missed", "complete"): "met",
    ("met", "reopen"): "planned",
    ("met_late", "reopen"): "planned",
}
DAYS = st.dates(date(2017, 1, 1), date(2017, 12, 31))


@pytest.mark.parametrize(("state", "verb"), PAIRS)
def test_a_verb_leads_where_the_table_says_or_is_refused_with_the_state(
    state: MilestoneState, verb: MilestoneVerb
) -> None:
    after = ALLOWED.get((state.value, verb.value))
    if after is not None:
        assert move(state, verb) == after
        return
    with pytest.raises(Conflict) as caught:
        move(state, verb)
    assert caught.value.extra == {"state": state.value}
    assert f"'{state.value}'" in caught.value.detail or state.value in caught.value.detail


def test_a_milestone_is_open_or_met_or_waived_and_never_two_of_them() -> None:
    assert not OPEN & MET
    assert set(MilestoneState) - OPEN - MET == {MilestoneState.WAIVED}


@given(st.none() | DAYS, DAYS)
def test_lateness_begins_on_the_day_after_the_due_day(due_on: date | None, done_on: date) -> None:
    late = completion_state(due_on, done_on) is MilestoneState.MET_LATE
    assert late == (due_on is not None and done_on >= due_on + timedelta(days=1))


@pytest.mark.parametrize(
    ("done_on", "code"),
    [
        (date(2017, 7, 11), "in_future"),
        (date(2016, 12, 31), "before_plan"),
        (date(2017, 7, 10), None),
        (date(2017, 1, 1), None),
    ],
)
def test_a_milestone_is_met_between_its_plans_first_day_and_today(done_on: date, code: str | None) -> None:
    if code is None:
        check_done_on(done_on, today=date(2017, 7, 10), earliest=date(2017, 1, 1))
        return
    with pytest.raises(Invalid) as caught:
        check_done_on(done_on, today=date(2017, 7, 10), earliest=date(2017, 1, 1))
    assert [(error.pointer, error.code) for error in caught.value.errors] == [("/done_on", code)]
