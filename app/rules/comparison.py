"""Two versions of a text side by side: what was added, what was removed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

CLAUSE = re.compile(r"[^，。；：！？,;!?\n]*[，。；：！？,;!?\n]?")
WORD = re.compile(r"[A-Za-z]+|[0-9]+(?:\.[0-9]+)?|.", re.DOTALL)
LONGEST_FINE = 600
"""Tokens of a changed stretch up to which it is compared word by word; matching costs their product."""


class Change(StrEnum):
    """What became of a stretch of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Segment:
    """A stretch of text and what became of it."""

    change: Change
    text: str


def compare(old: str, new: str) -> list[Segment]:
    """The way from `old` to `new`: same and removed parts joined give `old`, same and added ones `new`."""
    merged: list[Segment] = []
    for segment in _by_clause(old, new):
        if merged and merged[-1].change is segment.change:
            merged[-1] = Segment(segment.change, merged[-1].text + segment.text)
        elif segment.text:
            merged.append(segment)
    return merged


def _by_clause(old: str, new: str) -> Iterator[Segment]:
    """Clauses first, because words of long texts would take the square of their number."""
    before, after = CLAUSE.findall(old), CLAUSE.findall(new)
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        removed, added = "".join(before[a:b]), "".join(after[c:d])
        if tag == "equal":
            yield Segment(Change.SAME, removed)
        else:
            yield from _by_word(removed, added)


def _by_word(old: str, new: str) -> Iterator[Segment]:
    before, after = WORD.findall(old), WORD.findall(new)
    if max(len(before), len(after)) > LONGEST_FINE:
        yield from (Segment(Change.REMOVED, old), Segment(Change.ADDED, new))
        return
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Segment(Change.SAME, "".join(before[a:b]))
            continue
        yield Segment(Change.REMOVED, "".join(before[a:b]))
        yield Segment(Change.ADDED, "".join(after[c:d]))
