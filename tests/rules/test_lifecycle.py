"""What may follow what: all pairs of state and verb of every noun, and the days on which a milestone can be met."""

from datetime import date, timedelta
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.errors import Conflict, Invalid
from app.rules.lifecycle import (
    MET,
    NEXT,
    OPEN,
    ChangeState,
    ChangeVerb,
    ClosureState,
    ClosureVerb,
    ConclusionState,
    ConclusionVerb,
    ItemState,
    ItemVerb,
    MilestoneState,
    MilestoneVerb,
    ReportState,
    ReportVerb,
    check_done_on,
    check_working,
    completion_state,
    may_move,
    move,
)
from app.rules.permissions import Verb

NOUNS: dict[type[StrEnum], type[StrEnum]] = {
    MilestoneState: MilestoneVerb,
    ItemState: ItemVerb,
    ReportState: ReportVerb,
    ChangeState: ChangeVerb,
    ClosureState: ClosureVerb,
    ConclusionState: ConclusionVerb,
}
PAIRS = [(state, verb) for states, verbs in NOUNS.items() for state in states for verb in verbs]
WORK = {"start": "in_progress", "request_closure": "closure_requested", "suspend": "suspended", "withdraw": "withdrawn"}
ALLOWED: dict[type[StrEnum], dict[str, dict[str, str]]] = {
    MilestoneState: {
        "planned": {"complete": "met", "miss": "missed", "reschedule": "planned", "waive": "waived"},
        "missed": {"complete": "met", "reschedule": "planned", "waive": "waived"},
        "met": {"reopen": "planned", "confirm": "met", "return": "planned"},
        "met_late": {"reopen": "planned", "confirm": "met_late", "return": "planned"},
        "waived": {"restore": "planned"},
    },
    ItemState: {
        "draft": {"issue": "issued", "discard": "discarded"},
        "issued": WORK,
        "in_progress": WORK,
        "reopened": WORK,
        "closure_requested": {"refuse_closure": "in_progress", "close": "closed", "withdraw": "withdrawn"},
        "closed": {"reopen": "reopened"},
        "suspended": {"resume": "in_progress", "withdraw": "withdrawn"},
        "withdrawn": {"restore": "issued"},
    },
    ReportState: {"draft": {"submit": "submitted"}, "submitted": {"accept": "accepted", "return": "returned"}},
    ChangeState: {
        "proposed": {"approve": "proposed", "apply": "applied", "refuse": "refused", "cancel": "cancelled"},
    },
    ClosureState: {
        "requested": {"endorse": "endorsed", "refuse": "refused"},
        "endorsed": {"grant": "granted", "refuse": "refused"},
    },
    ConclusionState: {
        "issued": {"object": "objected", "rectify": "rectified"},
        "objected": {"uphold": "upheld", "revoke": "revoked"},
        "upheld": {"rectify": "rectified"},
        "rectified": {"pass": "rechecked", "fail": "issued"},
    },
}
DAYS = st.dates(date(2017, 1, 1), date(2017, 12, 31))


@pytest.mark.parametrize(("state", "verb"), PAIRS, ids=lambda one: f"{type(one).__name__}.{one}")
def test_a_verb_leads_where_the_table_says_or_is_refused_with_the_state(state: StrEnum, verb: StrEnum) -> None:
    after = ALLOWED[type(state)].get(state.value, {}).get(verb.value)
    assert may_move(state, verb) == (after is not None)
    if after is not None:
        assert move(state, verb) == type(state)(after)
        return
    with pytest.raises(Conflict) as caught:
        move(state, verb)
    assert caught.value.extra["current"] == {"state": state.value}
    assert f"'{state.value}'" in caught.value.detail


def test_nothing_but_the_tables_nouns_moves() -> None:
    assert {(type(state), type(verb)) for state, verb in NEXT} == set(NOUNS.items())


@pytest.mark.parametrize("state", ItemState)
def test_work_is_taken_while_an_item_is_worked_on_and_refused_otherwise(state: ItemState) -> None:
    if state in {ItemState.ISSUED, ItemState.IN_PROGRESS, ItemState.REOPENED}:
        check_working(state, Verb.COMPLETE)
        return
    with pytest.raises(Conflict) as caught:
        check_working(state, Verb.COMPLETE)
    assert (caught.value.code, caught.value.extra["current"]) == ("item_not_working", {"state": state.value})


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


@pytest.mark.parametrize(
    ("state", "verb", "code"),
    [
        (MilestoneState.PLANNED, MilestoneVerb.REOPEN, "milestone_not_met"),
        (MilestoneState.PLANNED, MilestoneVerb.RETURN, "milestone_not_met"),
        (ReportState.ACCEPTED, ReportVerb.RETURN, "report_decided"),
        (ItemState.ISSUED, ItemVerb.REOPEN, "item_not_closed"),
        (ChangeState.APPLIED, ChangeVerb.REFUSE, "change_decided"),
        (ClosureState.GRANTED, ClosureVerb.REFUSE, "closure_decided"),
    ],
)
def test_verbs_of_one_name_are_refused_in_the_words_of_their_own_noun(state: StrEnum, verb: StrEnum, code: str) -> None:
    with pytest.raises(Conflict) as refused:
        move(state, verb)
    assert refused.value.code == code
