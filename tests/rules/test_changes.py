"""Rules of changes: what an edit may say, who may decide, what kind a whole change is, and the light of a rest."""

from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.actor import Actor
from app.rules.approvals import bonds_to_change, check_may_decide, next_step, same_hand
from app.rules.changes import INSTEAD, ROUTES, STRICTEST, Subject, classify, kind_of, route
from app.rules.edits import read_day, read_figure, read_text, read_units, to_diff
from app.rules.errors import Conflict, Forbidden, Invalid
from app.rules.lifecycle import ItemState
from app.rules.light import Light, light_at_rest
from app.rules.permissions import Bond, Verb
from app.rules.vocabulary import ChangeKind, Comparator, Role, Via

DAY = date(2017, 7, 10)
DAYS = st.dates(date(2016, 1, 1), date(2020, 12, 31))
DIFFS = st.one_of(
    st.tuples(st.just(Subject.DUE_ON), DAYS.map(str), DAYS.map(str)),
    st.tuples(st.just(Subject.TARGET), st.integers(0, 9).map(str), st.integers(0, 9).map(str)),
    st.tuples(st.just(Subject.TEXT), st.sampled_from("甲乙"), st.sampled_from("甲乙")),
    st.tuples(st.just(Subject.MILESTONE), st.sampled_from(["甲", None]), st.none()),
).map(lambda one: to_diff(*one))


@given(st.lists(DIFFS, min_size=1), st.booleans())
def test_a_mixed_change_is_as_strict_as_its_strictest_part(diffs: list[Any], additions_only: bool) -> None:
    real = [diff for diff in diffs if diff.before != diff.after]
    if not real:
        with pytest.raises(Invalid):
            classify(diffs, additions_only=additions_only)
        return
    whole = classify(diffs, additions_only=additions_only)
    parts = [kind_of(diff, additions_only=additions_only) for diff in real]
    assert whole in parts
    assert all(STRICTEST.index(part) <= STRICTEST.index(whole) for part in parts)
    if additions_only:
        assert whole is not ChangeKind.EXTEND


FIGURES = st.decimals(0, 10**6, places=2)


@given(FIGURES, FIGURES, st.sampled_from(Comparator), st.booleans())
def test_a_figure_that_promises_less_is_a_reduction_whatever_its_comparator(
    before: Decimal, after: Decimal, comparator: Comparator, additions_only: bool
) -> None:
    if before == after:
        return
    diff = to_diff(Subject.TARGET, str(before), str(after), comparator)
    back = to_diff(Subject.TARGET, str(after), str(before), comparator)
    promises_less = after > before if comparator is Comparator.AT_MOST else after < before
    kind = kind_of(diff, additions_only=additions_only)
    assert kind is (ChangeKind.REDUCE if promises_less else ChangeKind.ADD)
    assert {kind, kind_of(back, additions_only=additions_only)} == {ChangeKind.ADD, ChangeKind.REDUCE}


APPROVERS = sorted({verb for steps in ROUTES.values() for verb in steps} | {Verb.APPROVE_AS_DEVELOPMENT})


@given(st.sampled_from(ChangeKind), st.booleans(), st.booleans(), st.frozensets(st.sampled_from(APPROVERS)))
def test_every_route_names_nobody_twice_and_somebody_who_is_there_or_is_refused(
    kind: ChangeKind, additions_only: bool, by_unit: bool, absent: frozenset[Verb]
) -> None:
    whole = [one.verb for one in route(kind, additions_only=additions_only, by_unit=by_unit)]
    assert (Verb.APPROVE_AS_HEAD in whole) is by_unit
    stand_ins = {INSTEAD.get(verb, verb) if verb in absent else verb for verb in whole}
    if stand_ins & absent:
        with pytest.raises(Conflict) as refused:
            route(kind, additions_only=additions_only, by_unit=by_unit, absent=absent)
        assert refused.value.code == "nobody_decides"
        return
    steps = route(kind, additions_only=additions_only, by_unit=by_unit, absent=absent)
    assert {one.verb for one in steps} == stand_ins
    assert len(steps) == len(stand_ins)
    assert {one.instead_of for one in steps} - {None} <= absent
    if kind in {ChangeKind.REDUCE, ChangeKind.WITHDRAW}:
        assert steps[-1].verb is Verb.APPROVE_AS_PRINCIPAL


@pytest.mark.parametrize(
    ("read", "value"),
    [
        (read_day, "2017-6-1"),
        (read_day, "2017-02-30"),
        (read_day, 20170601),
        (read_day, None),
        (read_text, " "),
        (read_text, "甲\x00乙"),
        (read_text, ["甲"]),
        (read_text, "长" * 5001),
        (read_figure, "NaN"),
        (read_figure, "-1"),
        (read_figure, "1e99999"),
        (read_figure, True),
        (read_figure, 1.5),
        (read_figure, "多"),
        (read_units, []),
        (read_units, [{"role": "support", "unit_id": 1}]),
        (read_units, [{"role": "boss", "unit_id": 1}]),
        (read_units, [{"role": "lead", "unit_id": "1"}]),
        (read_units, [{"role": "lead", "unit_id": True}]),
        (read_units, [{"role": "lead", "unit_id": 1, "group_id": 1}]),
        (read_units, [{"role": "lead", "unit_id": 1}, {"role": "support", "unit_id": 1}]),
        (read_units, "甲"),
    ],
)
def test_what_cannot_stand_after_an_edit_is_refused_at_its_place(read: Any, value: object) -> None:
    with pytest.raises(Invalid) as refusal:
        read(value, "/edits/0/after")
    assert refusal.value.errors[0].pointer == "/edits/0/after"


def test_what_can_stand_is_read_plainly() -> None:
    assert read_day("2017-06-30", "") == "2017-06-30"
    assert read_text(" 甲 ", "") == "甲"
    assert read_figure("18750.50", "") == "18750.50"
    assert [part[1:] for part in read_units([{"role": "lead", "group_id": 4}], "")] == [(None, 4)]


def actor(person_id: int | None, name: str = "甲", **more: Any) -> Actor:
    return Actor(name, more.pop("role", Role.UNIT_HEAD), Via.PAGE, person_id=person_id, **more)


def step(approved: bool | None, name: str | None = None, person_id: int | None = None) -> Any:
    return SimpleNamespace(
        verb=Verb.APPROVE_AS_HEAD, approved=approved, decided_by=name, decided_by_id=person_id, decided_at=None
    )


def test_one_hand_is_one_person_or_one_client_of_a_name() -> None:
    assert same_hand(actor(1), "甲", 1)
    assert not same_hand(actor(2), "甲", 1)
    assert same_hand(actor(None), "甲", None)
    assert not same_hand(actor(1), "甲", None)


def test_the_first_open_step_is_due_and_nobody_takes_two() -> None:
    steps = [step(True, "甲", 1), step(None), step(None)]
    assert next_step(steps) is steps[1]
    asked = SimpleNamespace(requested_by="乙", requested_by_id=2)
    for person in (1, 2):
        with pytest.raises(Forbidden):
            check_may_decide(actor(person), asked, steps)
    check_may_decide(actor(3), asked, steps)


def test_bonds_come_from_the_unit_that_asked_and_the_leader_in_charge() -> None:
    assert bonds_to_change(actor(1, unit_id=5), 5, None) == {Bond.OWN_UNIT}
    assert bonds_to_change(actor(1, unit_id=None), None, None) == set()
    assert bonds_to_change(actor(1, role=Role.LEADER), 5, 1) == {Bond.IN_CHARGE}
    assert bonds_to_change(actor(1, role=Role.LEADER), 5, 2) == set()


@given(st.sampled_from(ItemState), st.none() | st.integers(-40, 40), st.integers(0, 40))
def test_a_rest_is_grey_with_its_reason_and_ends_after_its_day(
    state: ItemState, until: int | None, passed: int
) -> None:
    last = DAY + timedelta(days=until) if until is not None else None
    today = DAY + timedelta(days=passed)
    light = light_at_rest(state, last, "台风", today)
    if state is ItemState.SUSPENDED and (last is None or today <= last):
        assert light is not None
        assert (light.light, light.text) == (Light.GREY, "台风")
        assert light.turns_on == (last + timedelta(days=1) if last else None)
    elif state is ItemState.CLOSED:
        assert light is not None
        assert light.light is Light.DONE
    elif state in {ItemState.WITHDRAWN, ItemState.DISCARDED}:
        assert light is not None
        assert (light.light, light.text, light.turns_on) == (Light.GREY, "台风", None)
    else:
        assert light is None
