"""What scopes open: the words a client is given, spread out into what they include."""

from collections.abc import Iterable
from functools import lru_cache

from app.rules.vocabulary import Scope

EVERYTHING = frozenset(Scope)


def opened(scopes: Iterable[Scope]) -> frozenset[Scope]:
    """All that these scopes include: `write` every group, and each of them `read`; nothing for none."""
    given = frozenset(scopes)
    if Scope.WRITE in given:
        return EVERYTHING
    return given | {Scope.READ} if given else given


def narrowed(given: Iterable[Scope], asked: Iterable[Scope]) -> frozenset[Scope]:
    """What remains, opened, where a token asked for less than its client has, or the client has less by now."""
    return opened(given) & opened(asked)


def in_words(scopes: Iterable[Scope]) -> str:
    """Scopes as RFC 6749 §3.3 writes them: by blanks, here in the order of the vocabulary."""
    given = frozenset(scopes)
    return " ".join(scope for scope in Scope if scope in given)


@lru_cache(maxsize=256)
def from_words(words: str) -> frozenset[Scope]:
    """The scopes of such a row of words; ValueError for one that is none."""
    return frozenset(Scope(word) for word in words.split())
