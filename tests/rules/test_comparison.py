"""Comparing two editions loses no character of either."""

import time

from hypothesis import given
from hypothesis import strategies as st

from app.rules.comparison import Change, Segment, compare

TEXTS = st.text(alphabet="征地拆迁，。3120亩a b\n", max_size=60)


@given(TEXTS, TEXTS)
def test_both_editions_can_be_put_together_again(old: str, new: str) -> None:
    segments = compare(old, new)
    assert "".join(one.text for one in segments if one.change is not Change.ADDED) == old
    assert "".join(one.text for one in segments if one.change is not Change.REMOVED) == new
    assert all(one.text for one in segments)


@given(TEXTS)
def test_what_has_not_changed_is_one_piece(text: str) -> None:
    assert compare(text, text) == ([Segment(Change.SAME, text)] if text else [])


def test_a_figure_changes_as_a_whole() -> None:
    assert compare("已征地3120亩，进展顺利。", "已征地3150亩，进展顺利。") == [
        Segment(Change.SAME, "已征地"),
        Segment(Change.REMOVED, "3120"),
        Segment(Change.ADDED, "3150"),
        Segment(Change.SAME, "亩，进展顺利。"),
    ]


def test_ten_thousand_unlike_characters_are_compared_in_good_time() -> None:
    began = time.perf_counter()
    compare("甲乙，" * 3333, "丙丁戊" * 3333)
    assert time.perf_counter() - began < 5
