"""Stretches of a text: which of many lie within one, and which characters some of them cover."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar


class HasSpan(Protocol):
    """Anything with a place in a text."""

    @property
    def span(self) -> tuple[int, int]:
        """Its first offset and the one after its last."""


Spanned = TypeVar("Spanned", bound=HasSpan)


def within(found: Sequence[Spanned], start: int, end: int) -> list[Spanned]:
    """Those of `found`, which is in the order of the text, that lie wholly between two offsets."""
    first = bisect_left(found, start, key=lambda one: one.span[0])
    last = bisect_left(found, end, key=lambda one: one.span[0])
    return [one for one in found[first:last] if one.span[1] <= end]


def covered(length: int, spans: Iterable[tuple[int, int]]) -> bytearray:
    """One byte a character of a text, 1 where a span covers it."""
    cover = bytearray(length)
    for start, end in spans:
        cover[start:end] = b"\x01" * (end - start)
    return cover
