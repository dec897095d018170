"""An entry's text as its pieces: what stands between stops (。), clause marks (；) and commas."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from app.importing.language.entries import trimmed
from app.importing.language.marks import Inside, insides
from app.importing.language.numerals import plain
from app.importing.patterns import later


class Boundary(IntEnum):
    """What divides a piece from the one before it, from the weakest."""

    COMMA = 1
    CLAUSE = 2
    SENTENCE = 3


@dataclass(frozen=True)
class Piece:
    """A stretch of text without a divider outside brackets and quotation marks."""

    start: int
    end: int
    boundary: Boundary


_BOUNDARIES = {
    "。": Boundary.SENTENCE,
    "！": Boundary.SENTENCE,
    "!": Boundary.SENTENCE,
    "？": Boundary.SENTENCE,
    "；": Boundary.CLAUSE,
    ";": Boundary.CLAUSE,
    "，": Boundary.COMMA,
    ",": Boundary.COMMA,
}
_SECOND_PART = later(r"[、，,]|并(?=[于在力争确]|\d)|和|且|及|；")


def split_pieces(text: str, start: int, end: int) -> list[Piece]:
    """The pieces of `text[start:end]`, in order, with offsets into `text`."""
    read = plain(text[start:end])
    inside = insides(read)
    pieces: list[Piece] = []
    opened, boundary = 0, Boundary.SENTENCE
    for at, char in [*enumerate(read), (len(read), "。")]:
        divider = _divider(read, inside, at, char)
        if divider is None:
            continue
        first, last = trimmed(read, opened, at)
        if first < last:
            pieces.append(Piece(start + first, start + last, boundary))
            boundary = divider
        else:
            boundary = max(boundary, divider)
        opened = at + 1
    return pieces


def split_at_dates(text: str, piece: Piece, dates: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    """The piece cut so that each part holds one of the given date spans: 3月动工、12月底建成."""
    start, boundary = piece.start, piece.boundary
    for (_, before), (after, _) in pairwise(dates):
        joints = [match.start() for match in _SECOND_PART.finditer(text, before, after)]
        cut = joints[-1] if joints and after - joints[-1] <= _JOINT_REACH else after
        first, last = trimmed(text, start, cut)
        if last <= before:
            continue
        yield Piece(first, last, boundary)
        start, boundary = trimmed(text, cut, piece.end)[0], Boundary.COMMA
    yield Piece(start, piece.end, boundary)


_JOINT_REACH = 8
"""Characters between a joint and the date it leads to: 、力争于6月底."""


def _divider(text: str, inside: list[Inside], at: int, char: str) -> Boundary | None:
    if at == len(text):
        return Boundary.SENTENCE
    if inside[at] is not Inside.NOTHING:
        return None
    if char == "." and text[at - 1 : at].isalpha() and not text[at + 1 : at + 2].isalnum():
        return Boundary.SENTENCE
    if char == "," and text[at - 1 : at].isdigit() and text[at + 1 : at + 4].isdigit():
        return None
    return _BOUNDARIES.get(char)
