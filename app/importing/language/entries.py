"""A plan's text as its entries: numbered ones (1. 2、 （1） ① 一是) and plain lines, without their numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import IntEnum
from itertools import pairwise, zip_longest

from app.importing.language.date_meanings import MONTH
from app.importing.language.date_phrases import DASH, SPACE
from app.importing.language.marks import Inside, insides
from app.importing.language.numerals import plain, whole
from app.importing.patterns import later


class Depth(IntEnum):
    """How deep a style of numbering usually stands; `NONE` is a line without a number."""

    NONE = 0
    CHINESE = 1
    CHINESE_BRACKETS = 2
    FIGURE = 3
    FIGURE_BRACKETS = 4
    CIRCLE = 5
    ORDER = 6
    BULLET = 7


@dataclass(frozen=True)
class Entry:
    """One entry of a plan: `start` and `end` enclose its words, the number before them left out.

    A `heading` only introduces the entries after it (上半年：, 重点工作：).
    """

    start: int
    end: int
    depth: Depth = Depth.NONE
    heading: bool = False

    @property
    def numbered(self) -> bool:
        """True for an entry of a list."""
        return self.depth is not Depth.NONE


@dataclass
class Count:
    """How far each style of numbering has come; the rows of an item share it, for their numbers run on."""

    last: dict[Depth, int] = field(default_factory=dict)


@dataclass(frozen=True)
class _Mark:
    start: int
    end: int
    depth: Depth
    number: int
    line_start: bool


_CN = "[一二三四五六七八九十]{1,3}"
_STYLES = (
    (Depth.CHINESE_BRACKETS, rf"[（(]{_CN}[)）][、.]?"),
    (Depth.FIGURE_BRACKETS, r"[（(]\d{1,2}[)）][、.]?"),
    (Depth.FIGURE_BRACKETS, r"\d{1,2}[)）][、.]?"),
    (Depth.CIRCLE, r"[①-⑳][、.]?"),
    (Depth.ORDER, rf"{_CN}是(?=[^一-龥]|[^否非的])[：:，,]?"),
    (Depth.CHINESE, rf"{_CN}、"),
    (Depth.FIGURE, r"\d{1,2}(?:[.](?:\d{1,2}[.]?(?=[ 、]))?|、|:)"),
    (Depth.BULLET, r"[●■◆•▪○*]|[-·](?=[ ]|[一-龥])"),
)
_MARK = later("|".join(f"(?P<s{at}>{pattern})" for at, (_, pattern) in enumerate(_STYLES)))
_START = later(r"(?:^|(?<=\n))[ \t]*")
_INLINE = later(r"(?<=[。；;：:！!\t ，,])")
_DATE_FOLLOWS = later(
    rf"(?:(?:19|20)\d\d{SPACE}[年.]|(?:{MONTH}{SPACE}(?:{DASH}|、){SPACE})?{MONTH}{SPACE}(?:月|季度))"
)
_LINE_BREAK = later(r"(?<![ \t\r\n])[ \t\r]*\n[ \t\r\n]*")
_ENDS_LINE = "。；;！!？?"


def split_entries(text: str, count: Count | None = None) -> list[Entry]:
    """The entries of a plan's text, in order; empty ones are left out.

    A line break ends an entry unless it only wraps a sentence. `count` carries the numbering on from the row before.
    """
    read = plain(text)
    inside = insides(read)
    marks = list(_marks(read, inside, count or Count()))
    starts = {mark.start: mark for mark in marks}
    cuts = sorted({0, len(text), *starts, *_line_ends(read, inside, starts)})
    entries = [
        Entry(mark.end if (mark := starts.get(start)) else start, end, mark.depth if mark else Depth.NONE)
        for start, end in pairwise(cuts)
    ]
    trimmed = [trim(read, entry) for entry in entries]
    return _with_headings(read, [entry for entry in trimmed if entry.start < entry.end])


def trim(text: str, entry: Entry) -> Entry:
    """The entry without blanks and stops at its ends."""
    start, end = trimmed(text, entry.start, entry.end)
    return replace(entry, start=start, end=end)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without blanks, commas and stops at its ends."""
    while start < end and text[start] in " \t\r\n　，,、；;。.":
        start += 1
    while start < end and text[end - 1] in " \t\r\n　，,、；;。.！!":
        end -= 1
    return start, end


def _marks(text: str, inside: list[Inside], count: Count) -> Iterator[_Mark]:
    found = [mark for mark in _candidates(text) if not (mark.start and inside[mark.start - 1])]
    last_second = {mark.depth: mark.start for mark in found if mark.number == 2}
    for mark in found:
        again = mark.depth in count.last and text[mark.start - 1 : mark.start] in ("：", ":")
        opens = mark.number == 1 and (again or last_second.get(mark.depth, -1) > mark.start)
        if _counts(text, mark, opens, count):
            count.last[mark.depth] = mark.number
            yield mark


def _candidates(text: str) -> Iterator[_Mark]:
    places = {match.end(): True for match in _START.finditer(text)}
    places |= {match.end(): False for match in _INLINE.finditer(text) if match.end() not in places}
    for place in sorted(places):
        if not (match := _MARK.match(text, place)):
            continue
        depth = _STYLES[int((match.lastgroup or "s0")[1:])][0]
        if places[place] or depth is not Depth.BULLET:
            yield _Mark(place, match.end(), depth, _number(match[0]), places[place])


def _number(words: str) -> int:
    if circle := re.search("[①-⑳]", words):
        return ord(circle[0]) - ord("①") + 1
    name = re.search(rf"\d+|{_CN}", words)
    return whole(name[0]) if name else 0


def _counts(text: str, mark: _Mark, opens: bool, count: Count) -> bool:
    """Whether a candidate is a number of the list; `opens` when it is a list's first.

    2.9月前 is entry 2; 3、6月底前 may be March and June; 1.5万亩 is a figure.
    """
    if mark.depth is Depth.BULLET:
        return True
    next_in_turn = mark.number == count.last.get(mark.depth, 0) + 1
    if mark.depth is Depth.FIGURE and text[mark.end : mark.end + 1].isdigit():
        if not _DATE_FOLLOWS.match(text, mark.end):
            return False
        return opens or next_in_turn if text[mark.end - 1] == "、" else mark.line_start or opens or next_in_turn
    return mark.line_start or opens or (next_in_turn and mark.number > 1)


def _line_ends(text: str, inside: list[Inside], starts: dict[int, _Mark]) -> Iterator[int]:
    """Line breaks that end an entry."""
    closes = text.rstrip()[-1:] in tuple(_ENDS_LINE)
    for gap in _LINE_BREAK.finditer(text):
        at, follows = text.index("\n", gap.start()), gap.end()
        before, after = text[gap.start() - 1 : gap.start()], text[follows : follows + 1]
        if not before or not after or follows in starts:
            continue
        wraps = before in "，,、：:（(“《" or after in "，,、。；;）)”》" or inside[at] != Inside.NOTHING
        unfinished = closes and before not in tuple(_ENDS_LINE) and not _DATE_FOLLOWS.match(text, follows)
        if not (wraps or unfinished):
            yield at


def _with_headings(text: str, entries: list[Entry]) -> list[Entry]:
    """Marks the entries that only introduce those after them, cutting 下半年： off the end of the entry before."""
    result: list[Entry] = []
    for entry, following in zip_longest(entries, entries[1:]):
        deeper = following is not None and following.depth > entry.depth
        again = following is not None and following.numbered and entry.numbered
        if not text[entry.start : entry.end].endswith(("：", ":")) or not (deeper or again):
            bare = deeper and following is not None and _is_title(text, entry)
            result.append(replace(entry, heading=bare))
            continue
        cut = max(text.rfind(stop, entry.start, entry.end) for stop in "。；;") + 1
        if cut > entry.start:
            result.append(trim(text, replace(entry, end=cut)))
            entry = trim(text, Entry(cut, entry.end))
        result.append(replace(entry, heading=True))
    return result


def _is_title(text: str, entry: Entry) -> bool:
    """A short line without any stop, such as 工程建设, or words that a comma leads on to the list: 10月底前，."""
    if text[entry.end : entry.end + 1] in ("，", ","):
        return True
    words = text[entry.start : entry.end]
    ends_line = text[entry.end : entry.end + 1] not in tuple(_ENDS_LINE)
    return len(words) <= _TITLE_LENGTH and ends_line and not re.search(r"[。；;，,\d]", words)


_TITLE_LENGTH = 20
