"""Serial numbers as tables write them: what they say, and which comes next."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importing.formats.numbering import chinese
from app.importing.layouts.serials import follows, read_serial


@pytest.mark.parametrize(
    ("cell", "serial"),
    [
        ("1", (1,)),
        ("01", (1,)),
        ("3.", (3,)),
        ("（2）", (2,)),
        ("十二、", (12,)),
        ("（三）", (3,)),
        ("1.2", (1, 2)),
        ("2-3", (2, 3)),
        ("2017.12", None),
        ("1项", None),
        ("市财政局", None),
        ("", None),
    ],
)
def test_a_serial_is_read_in_whatever_form(cell: str, serial: tuple[int, ...] | None) -> None:
    assert read_serial(cell) == serial


@given(number=st.integers(min_value=1, max_value=98))
def test_the_next_number_follows_in_figures_and_in_chinese(number: int) -> None:
    for write in (str, chinese, lambda n: f"（{n}）", lambda n: f"2.{n}"):
        before, after = read_serial(write(number)), read_serial(write(number + 1))
        assert follows(after, before)
        assert not follows(before, after)
        assert not follows(after, after)


@given(chapter=st.integers(min_value=1, max_value=20), last=st.integers(min_value=1, max_value=20))
def test_a_new_chapter_begins_at_one(chapter: int, last: int) -> None:
    assert follows((chapter + 1, 1), (chapter, last))
    assert not follows((chapter + 1, 2), (chapter, last))
    assert follows((1, 1), None)
    assert not follows((chapter, 2), None)
