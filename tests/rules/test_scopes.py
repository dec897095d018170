"""Scopes: what each includes, how tokens narrow them, and how they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.scopes import EVERYTHING, from_words, in_words, narrowed, opened
from app.rules.vocabulary import Scope

SOME = st.frozensets(st.sampled_from(Scope))


def test_write_includes_all_and_each_includes_reading() -> None:
    assert opened({Scope.WRITE}) == EVERYTHING
    assert opened({Scope.TICK}) == {Scope.TICK, Scope.READ}
    assert opened(()) == frozenset()


@given(SOME, SOME)
def test_a_token_never_has_more_than_its_client_nor_than_it_asked_for(
    given_: frozenset[Scope], asked: frozenset[Scope]
) -> None:
    left = narrowed(given_, asked)
    assert left <= opened(given_)
    assert left <= opened(asked)
    assert left == narrowed(asked, given_)
    assert narrowed(given_, given_) == opened(given_)


@given(SOME)
def test_scopes_come_back_from_their_words(scopes: frozenset[Scope]) -> None:
    assert from_words(in_words(scopes)) == scopes


def test_a_word_that_is_no_scope_is_refused() -> None:
    with pytest.raises(ValueError, match="everything"):
        from_words("read everything")
