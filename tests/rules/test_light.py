"""The light of an item: each colour by example, and what must hold for all items on all days."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.lifecycle import OPEN, MilestoneState
from app.rules.light import Light, LightCode, LightReading, Node, read_light

TODAY = date(2017, 7, 10)
WORST_LAST = [Light.DONE, Light.GREY, Light.GREEN, Light.YELLOW, Light.RED]
DAYS = st.dates(date(2017, 5, 1), date(2017, 10, 31))
UNMET = MilestoneState.PLANNED


@st.composite
def nodes(draw: st.DrawFn, states: tuple[MilestoneState, ...] = tuple(MilestoneState)) -> Node:
    """A milestone as it may stand; what is met has a day, and lateness follows from it."""
    state = draw(st.sampled_from(states))
    due_on, starts_on = draw(st.none() | DAYS), draw(st.none() | DAYS)
    met = state in {MilestoneState.MET, MilestoneState.MET_LATE}
    return Node(state, due_on, starts_on, draw(DAYS) if met else None, draw(st.sampled_from("甲乙丙")))


ITEMS = st.lists(nodes(), max_size=5)
UNTOUCHED = st.lists(nodes(states=(MilestoneState.PLANNED, MilestoneState.MISSED)), min_size=1, max_size=5)


def said(reading: LightReading) -> LightReading:
    """The reading without the day on which it is to be computed again."""
    return replace(reading, turns_on=None)


@pytest.mark.parametrize(
    ("node", "light", "code"),
    [
        (Node(UNMET, date(2017, 7, 9)), Light.RED, LightCode.OVERDUE),
        (Node(MilestoneState.MISSED, date(2017, 6, 30)), Light.RED, LightCode.OVERDUE),
        (Node(UNMET, TODAY), Light.YELLOW, LightCode.DUE_SOON),
        (Node(UNMET, date(2017, 7, 17)), Light.YELLOW, LightCode.DUE_SOON),
        (Node(UNMET, date(2017, 7, 18)), Light.GREEN, LightCode.ON_TRACK),
        (Node(UNMET, date(2017, 12, 31), date(2017, 7, 11)), Light.GREY, LightCode.NOT_STARTED),
        (Node(UNMET, date(2017, 12, 31), TODAY), Light.GREEN, LightCode.ON_TRACK),
        (Node(UNMET, None), Light.GREEN, LightCode.NO_DATE),
        (Node(MilestoneState.MET, TODAY, done_on=TODAY), Light.DONE, LightCode.ALL_MET),
        (Node(MilestoneState.WAIVED, date(2017, 6, 30)), Light.DONE, LightCode.ALL_MET),
    ],
)
def test_a_single_milestone_gives_its_light(node: Node, light: Light, code: LightCode) -> None:
    reading = read_light([node], TODAY)
    assert (reading.light, reading.code) == (light, code)


def test_a_red_made_up_later_is_yellow_for_the_rest_of_its_month() -> None:
    late = Node(MilestoneState.MET_LATE, date(2017, 6, 30), done_on=date(2017, 7, 5))
    open_far = Node(UNMET, date(2017, 12, 31))
    reading = read_light([late, open_far], date(2017, 7, 31))
    assert (reading.light, reading.code, reading.on) == (Light.YELLOW, LightCode.MADE_UP_LATE, date(2017, 7, 5))
    assert reading.turns_on == date(2017, 8, 1)
    assert read_light([late, open_far], date(2017, 8, 1)).light is Light.GREEN


def test_the_reason_names_the_first_of_those_that_share_it() -> None:
    late = [Node(UNMET, date(2017, 6, 30), text="乙"), Node(UNMET, date(2017, 3, 31), text="甲")]
    reading = read_light(late, TODAY)
    assert (reading.count, reading.text, reading.on) == (2, "甲", date(2017, 3, 31))


def test_an_item_without_milestones_owes_nothing() -> None:
    assert read_light([], TODAY) == LightReading(Light.DONE, LightCode.ALL_MET)


@given(ITEMS, DAYS)
def test_an_item_is_done_exactly_when_nothing_is_open(item: list[Node], today: date) -> None:
    assert (read_light(item, today).light is Light.DONE) == (not any(node.state in OPEN for node in item))


@given(ITEMS, DAYS)
def test_no_open_milestone_is_worse_off_than_its_item(item: list[Node], today: date) -> None:
    whole = WORST_LAST.index(read_light(item, today).light)
    # Grey needs the whole item to be waiting, so a single waiting milestone may stand under a green item or better.
    alone = [WORST_LAST.index(read_light([node], today).light) for node in item if node.state in OPEN]
    assert whole >= max(alone, default=0)


@given(ITEMS, DAYS)
def test_the_order_of_the_milestones_does_not_change_the_colour(item: list[Node], today: date) -> None:
    forth, back = read_light(item, today), read_light(item[::-1], today)
    assert (forth.light, forth.code, forth.on, forth.count) == (back.light, back.code, back.on, back.count)


@given(ITEMS, DAYS)
def test_the_reading_stays_the_same_until_the_day_it_turns_on(item: list[Node], today: date) -> None:
    reading = read_light(item, today)
    last = (reading.turns_on or date(2018, 1, 31)) - timedelta(days=1)
    days = [today + timedelta(days=n) for n in range((last - today).days + 1)]
    assert {said(read_light(item, day)) for day in days} == {said(reading)}


@given(ITEMS, DAYS)
def test_the_day_it_turns_on_lies_ahead(item: list[Node], today: date) -> None:
    turns_on = read_light(item, today).turns_on
    assert turns_on is None or turns_on > today


@given(UNTOUCHED, DAYS, st.integers(0, 120))
def test_without_anybody_acting_a_light_only_gets_worse(item: list[Node], today: date, later: int) -> None:
    now, then = read_light(item, today), read_light(item, today + timedelta(days=later))
    assert WORST_LAST.index(then.light) >= WORST_LAST.index(now.light)


@given(UNTOUCHED, DAYS)
def test_completing_everything_in_time_ends_the_item(item: list[Node], today: date) -> None:
    met = [replace(node, state=MilestoneState.MET, done_on=node.due_on or today) for node in item]
    assert read_light(met, today).light is Light.DONE
