"""A tick against the unit's own figures: asked about exactly where the newest word has not reached the target."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.errors import Invalid
from app.rules.ticks import check_target, goal_of, shortfall
from app.rules.trajectory import Stated, points_of
from app.rules.vocabulary import Comparator

DAY = date(2017, 6, 30)
FIGURES = st.decimals(min_value=0, max_value=10**6, places=2)
WORDS = st.text(st.characters(exclude_categories=["C"]), max_size=20)


@dataclass(frozen=True)
class Word:
    as_of: date
    value: Decimal


@given(goal=FIGURES, value=FIGURES, comparator=st.sampled_from(Comparator), note=WORDS)
def test_a_tick_needs_a_word_exactly_where_the_figure_has_not_reached_the_target(
    goal: Decimal, value: Decimal, comparator: Comparator, note: str
) -> None:
    short = shortfall("征地", "亩", goal, comparator, Word(DAY, value))
    assert (short is not None) == (value > goal if comparator is Comparator.AT_MOST else value < goal)
    if short is None or note.strip():
        check_target([short] if short else [], note)
        return
    with pytest.raises(Invalid) as refused:
        check_target([short], note)
    [error] = refused.value.errors
    assert (error.pointer, error.code) == ("/note", "below_target")
    assert f"{value:f}亩" in error.title
    assert f"{goal:f}亩" in error.title


@given(goal=FIGURES, comparator=st.sampled_from(Comparator))
def test_without_any_figure_a_tick_is_believed(goal: Decimal, comparator: Comparator) -> None:
    assert shortfall("征地", "亩", goal, comparator, None) is None


@given(steps=st.lists(FIGURES, min_size=1, max_size=12))
def test_what_adds_to_what_came_before_is_counted_from_the_start(steps: list[Decimal]) -> None:
    stated = [Stated(step, False, date(2017, month, 28)) for month, step in enumerate(steps, start=1)]
    points = points_of(stated, None)
    goals = [goal_of(one.value, one.cumulative, points, one.due_on) for one in stated]
    assert goals == [sum(steps[: place + 1]) for place in range(len(steps))]


@given(value=FIGURES, before=FIGURES)
def test_what_counts_from_the_start_is_the_goal_itself(value: Decimal, before: Decimal) -> None:
    points = points_of([Stated(before, True, DAY), Stated(value, True, DAY)], None)
    assert goal_of(value, True, points, DAY) == value
