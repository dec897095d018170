"""The body of minutes as numbered sections, and each paragraph as the clauses that may hold one duty."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from app.importing.minutes.text import Passage
from app.importing.patterns import later

_FIRST = later(r"^(?:(?:议题|事项|议定事项)\s*)?([一二三四五六七八九十]{1,3})\s*[、.．:：]\s*")
_SECOND = later(r"^[（(]([一二三四五六七八九十]{1,3})[)）]\s*[、.．]?\s*")
_THIRD = later(r"^[（(]?(\d{1,2})(?:[)）]|[.．、](?!\d))\s*")
_FOURTH = later(r"^[（(](\d{1,2})[)）]\s*")
_POINT = later(r"^([一二三四五六七八九十])[是要](?!求)")
_LABELS = later(
    r"^[（(]?(?:(?:责任|牵头|主办|承办|配合|协办|主管)(?:单位|部门|科室)|责任领导|责任人|完成(?:时限|时间|期限)|时限要求)\s*[:：]"
)
FORM_IN_HEADING = later(
    r"[^，。；：:（(]{2,30}[（(]((?:责任|牵头|主办|承办)(?:单位|部门)\s*[:：](?:[^（）()]|[（(][^（）()]*[)）])*)[)）]"
)
"""A heading with the units and the limit of what stands below it: 隐患排查（责任单位：区水利局；完成时限：4月底前）."""
_OPENING = later(r"^(会议[一-鿿]{2,6}?)(?=[，,：:])")
_OPENING_LAST = later(r"(会议[一-鿿]{2,6})[：:]$")
_INLINE = later(r"[。；：;:]\s*(?=[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）]|\d{1,2}[.．、](?!\d))")
_POINTS = later(r"(?:^|[。；;：:]|会议[一-鿿]{2,6}[，,])\s*(?=[一二三四五六七八九十](?:是|要(?!求)))")
"""Before a point that a sentence counts: 会议要求，一要压实责任。…二要排查隐患。"""
_OPEN, _CLOSE = "（(《“〔", "）)》”〕"


@dataclass(frozen=True)
class Section:
    """A paragraph of the body under its number: 四、(二).

    `opens` says that it carries a number of its own, `form` are the labelled lines that follow it (责任单位：…).
    """

    label: str
    passage: Passage
    opens: bool
    form: str = ""


@dataclass
class _Numbers:
    """The numbers a paragraph stands under: 一、 then (一) then 1; 一是 takes the level below the last of these."""

    first: str = ""
    second: str = ""
    third: str = ""
    fourth: str = ""
    depth: int = 0
    dotted: bool = False
    """Whether the third number is written 1., so that （1） stands below it."""

    def take(self, text: str) -> int:
        """Note the number that opens a paragraph; returns its length, 0 for none."""
        if found := _FIRST.match(text):
            self._set(0, found.group(1))
            self.depth = 1
        elif found := _SECOND.match(text):
            self._set(1, found.group(1))
            self.depth = 2
        elif self.dotted and (found := _FOURTH.match(text)):
            self.fourth = found.group(1)
        elif found := _THIRD.match(text):
            self._set(2, found.group(1))
            self.dotted = not _FOURTH.match(text)
        elif found := _POINT.match(text):
            self._set(self.depth, found.group(1))
        return found.end() if found else 0

    def leave_list(self) -> None:
        """A paragraph that begins anew (会议要求，…) stands under the first number only."""
        self._set(min(self.depth, 1), "")

    def _set(self, level: int, number: str) -> None:
        kept = (self.first, self.second, self.third)[:level]
        self.first, self.second, self.third = (*kept, number, "", "")[:3]
        self.fourth, self.dotted = "", False

    @property
    def label(self) -> str:
        """The numbers as one label: 四、(二), 三; empty before the first number."""
        inner = f"({self.second})" if self.second else ""
        outer = f"{self.first}、" if self.first and (inner or self.third) else self.first
        last = f"、({self.fourth})" if self.fourth else ""
        return f"{outer}{inner}{self.third}{last}"


def sections(body: Sequence[Passage]) -> Iterator[Section]:
    """Every paragraph with the label of the numbers it stands under; before the first number, with its opening words
    (会议指出)."""
    numbers, opening = _Numbers(), ""
    for paragraph, form in _with_forms(chain.from_iterable(map(_split_at_numbers, body))):
        numbered = numbers.take(paragraph.text)
        if said := _OPENING.match(paragraph.text) or _OPENING_LAST.search(paragraph.text):
            opening = said.group(1)
            if paragraph.text.startswith(opening) and not numbered:
                numbers.leave_list()
        passage = paragraph.part(numbered, len(paragraph.text))
        yield Section(numbers.label or opening, passage, bool(numbered), form)


def _split_at_numbers(paragraph: Passage) -> Iterator[Passage]:
    """A paragraph that runs its numbered points together (…：（一）…；（二）…), cut before each of them."""
    marks = [*_INLINE.finditer(paragraph.text), *_counted_points(paragraph.text)]
    number = _FIRST.match(paragraph.text) or _SECOND.match(paragraph.text) or _THIRD.match(paragraph.text)
    if number and (heading := FORM_IN_HEADING.match(paragraph.text, number.end())):
        marks.append(heading)
    cuts = sorted({0, len(paragraph.text), *(mark.end() for mark in marks)})
    for start, end in pairwise(cuts):
        if paragraph.text[start:end].strip():
            yield paragraph.part(start, end)


def _counted_points(text: str) -> list[re.Match[str]]:
    """The places of 一是, 二是 … in a paragraph, where they count from one and no subject stands before them."""
    marks = list(_POINTS.finditer(text))
    return marks if len(marks) > 1 and text.startswith("一", marks[0].end()) else []


def is_form(text: str) -> bool:
    """Whether a text is a labelled line of a directive's form: 责任单位：…, 完成时限：…"""
    return bool(_LABELS.match(text))


def _with_forms(body: Iterable[Passage]) -> Iterator[tuple[Passage, str]]:
    """Each paragraph with the labelled lines under it."""
    held: Passage | None = None
    form: list[str] = []
    for paragraph in body:
        if held and is_form(paragraph.text):
            form.append(paragraph.text)
            continue
        if held:
            yield held, "\n".join(form)
        held, form = paragraph, []
    if held:
        yield held, "\n".join(form)


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
