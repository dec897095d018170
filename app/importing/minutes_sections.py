"""The body of minutes as numbered sections, and each paragraph as the clauses that may hold one duty."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.importing.minutes_text import Passage

_FIRST = re.compile(r"^([一二三四五六七八九十]{1,3})\s*[、.．]\s*")
_SECOND = re.compile(r"^[（(]([一二三四五六七八九十]{1,3})[)）]\s*[、.．]?\s*")
_THIRD = re.compile(r"^[（(]?(\d{1,2})(?:[)）]|[.．、](?!\d))\s*")
_OPENING = re.compile(r"^(会议[一-鿿]{2,6}?)(?=[，,：:])")
_OPEN, _CLOSE = "（(《“〔", "）)》”〕"


@dataclass(frozen=True)
class Section:
    """A paragraph of the body under its number: 四、(二). `opens` says that it carries a number of its own."""

    label: str
    passage: Passage
    opens: bool


def sections(body: Sequence[Passage]) -> Iterator[Section]:
    """Every paragraph with the label of the numbers it stands under; before the first number, with its opening words
    (会议指出)."""
    first = second = third = opening = ""
    for paragraph in body:
        if found := _FIRST.match(paragraph.text):
            first, second, third = found.group(1), "", ""
        elif found := _SECOND.match(paragraph.text):
            second, third = found.group(1), ""
        elif found := _THIRD.match(paragraph.text):
            third = found.group(1)
        numbered = found.end() if found else 0
        if said := _OPENING.match(paragraph.text):
            opening = said.group(1)
        label = _label(first, second, third) or opening
        yield Section(label, paragraph.part(numbered, len(paragraph.text)), bool(found))


def _label(first: str, second: str, third: str) -> str:
    inner = f"({second})" if second else ""
    outer = f"{first}、" if first and (inner or third) else first
    return f"{outer}{inner}{third}"


def sentences(passage: Passage) -> Iterator[Passage]:
    """Sentences, without their full stops."""
    yield from pieces(passage, "。！")


def clauses(passage: Passage) -> Iterator[Passage]:
    """Clauses of a sentence between semicolons."""
    yield from pieces(passage, "；;")


def segments(passage: Passage) -> list[Passage]:
    """The parts of a clause between commas and colons."""
    return list(pieces(passage, "，,：:"))


def pieces(passage: Passage, marks: str) -> Iterator[Passage]:
    """The parts of a passage between marks that stand outside brackets and quotes; empty parts are left out."""
    depth = start = 0
    for at, char in enumerate(passage.text):
        depth = max(0, depth + (char in _OPEN) - (char in _CLOSE))
        if char in marks and depth == 0:
            if passage.text[start:at].strip():
                yield passage.part(start, at)
            start = at + 1
    if passage.text[start:].strip():
        yield passage.part(start, len(passage.text))
