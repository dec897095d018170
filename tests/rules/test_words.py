"""Words that are cut say so."""

from hypothesis import given
from hypothesis import strategies as st

from app.rules.words import MORE, cut


@given(text=st.text(max_size=60), length=st.integers(min_value=1, max_value=60))
def test_what_is_cut_fits_and_shows_that_there_is_more(text: str, length: int) -> None:
    found = cut(text, length)
    assert len(found) <= length
    assert found == text if len(text) <= length else found.endswith(MORE)
    assert text.startswith(found.removesuffix(MORE)) or found == text
