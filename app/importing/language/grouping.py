"""Which pieces of an entry make one deliverable with one date: the rules of what a milestone is.

A date opens a milestone and covers what follows it in its sentence. Undated words before it belong to it when they
only lead up to it, and are a milestone of their own when the dated words bring another subject.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from app.importing.draft import Cadence
from app.importing.language.cadence import read_cadence
from app.importing.language.clauses import Boundary, Piece, split_at_dates, split_pieces
from app.importing.language.dates import DateForm, DateReading
from app.importing.language.entries import Entry
from app.importing.language.marks import Inside
from app.importing.language.spans import within
from app.importing.patterns import later


@dataclass
class Group:
    """One milestone to be: its words, and the reading that dates it if any."""

    start: int
    end: int
    reading: DateReading | None = None
    readings: list[DateReading] = field(default_factory=list)
    clauses: list[tuple[int, int]] = field(default_factory=list)
    """The spans of its clauses (；), of which only the last can lead up to a date."""


_LEADS_UP = later(
    r"(?:并|且|再|也|则|又|同时|其中|此外|力争|争取|确保|务必|务求|保证|力保|计划|预计|预期|拟|将|于|在|到|至|自|从|截至|截止|最迟|最晚|原则上|"
    r"全部|必须|须|要|应|可|须于|限|分别|总体|初步|完成时[限间]|时[限间]|为|是|[：:、 “\"]|"
    r"各县(?:市区|（市、区）)?|我市|全市|本市|全县|全区|我县|我区)*"
)
_ADVERBIAL = later(
    r"(?:按照?|根据|依据|围绕|结合|依托|通过|对|为|以|与|在|针对|利用|由|经|自|从|待|如|除|借助|参照|配合)"
)
_ACTS = later(
    r"加快|推进|推动|完成|建设|开展|制定|制订|实施|加强|落实|启动|编制|建立|完善|做好|推行|组织|协调|协助|争取|引进|开工|动工|出台|召开|"
    r"提升|提高|优化|强化|深化|扩大|培育|打造|新增|新建|改造|整治|支持|促进|督促|健全|创建|申报|签订|取得|获得|形成|实现|达到|发展|继续|进一步"
)
_LONGEST_TITLE = 15


def group_entry(text: str, inside: Sequence[Inside], entry: Entry, readings: Sequence[DateReading]) -> list[Group]:
    """The milestones of one entry, in order, from the dates in it; `inside` and all spans are of the whole text."""
    dating = _dating(text, inside, readings)
    groups: list[Group] = []
    for piece in _pieces(text, entry, dating):
        _place(text, entry, groups, piece, within(dating, piece.start, piece.end))
    for group in groups:
        group.readings = within(readings, group.start, group.end)
    return groups


def _dating(text: str, inside: Sequence[Inside], readings: Sequence[DateReading]) -> list[DateReading]:
    """The readings that date something. One in brackets does so only when the brackets hold a limit (6月底前完成).

    A season (汛期前) dates like a day, though nobody knows which; haste (尽快) dates nothing.
    """
    calendar = [r for r in readings if r.form not in (DateForm.VAGUE, DateForm.DURATION) or r.phrase.endswith("前")]
    return [r for r in calendar if not inside[r.span[0]] & Inside.BRACKETS or _is_limit(text, r)]


def _is_limit(text: str, reading: DateReading) -> bool:
    start, end = reading.span
    opens = re.search(
        r"[（(](?:力争|争取|确保|计划|预计|时[限间]：?|完成时[限间]：?)?[ ]?$", text[max(0, start - 12) : start]
    )
    closes = re.match(r"(?:完成|建成|前)?[ ]?[)）]", text[end : end + 6])
    return bool(opens and closes)


def _pieces(text: str, entry: Entry, dating: Sequence[DateReading]) -> Iterator[Piece]:
    for piece in split_pieces(text, entry.start, entry.end):
        yield from split_at_dates(text, piece, [r.span for r in within(dating, piece.start, piece.end)])


def _place(text: str, entry: Entry, groups: list[Group], piece: Piece, dates: Sequence[DateReading]) -> None:
    """Adds a piece to the last group, or opens a new one with it."""
    last = groups[-1] if groups else None
    reading = dates[0] if dates else None
    if last is None or not _continues(text, entry, groups, piece, reading):
        groups.append(Group(piece.start, piece.end, reading, clauses=[(piece.start, piece.end)]))
        return
    if reading is not None and last.reading is None and piece.boundary is Boundary.COMMA and len(last.clauses) > 1:
        last = _split_off_clause(groups)
    if last.reading is not None and reading is not None and last.reading.form is DateForm.FROM:
        reading = replace(reading, starts_on=last.reading.starts_on)
    last.end, last.reading = piece.end, reading or last.reading
    if piece.boundary is Boundary.COMMA:
        last.clauses[-1] = (last.clauses[-1][0], piece.end)
    else:
        last.clauses.append((piece.start, piece.end))


def _split_off_clause(groups: list[Group]) -> Group:
    """Makes the last clause of the last group a group of its own, which leads up to a date."""
    last = groups[-1]
    clause = last.clauses.pop()
    last.end = last.clauses[-1][1]
    groups.append(Group(*clause, clauses=[clause]))
    return groups[-1]


def _continues(text: str, entry: Entry, groups: list[Group], piece: Piece, reading: DateReading | None) -> bool:
    last = groups[-1]
    if reading is None:
        return piece.boundary is not Boundary.SENTENCE or (entry.numbered and last.reading is None)
    if last.reading is not None:
        return last.end - last.start <= _LONGEST_TITLE and _only_dates(text, last, last.reading)
    if piece.boundary is Boundary.SENTENCE:
        return entry.numbered and len(groups) == 1 and last.end - last.start <= _LONGEST_TITLE
    if piece.boundary is Boundary.CLAUSE:
        return False
    leading = text[last.clauses[-1][0] : last.end]
    if text.startswith("其中", piece.start):
        return not _stands_alone(leading) and not any(map(str.isdigit, leading))
    if read_cadence(leading)[0] not in (None, Cadence.ONGOING):
        return False
    return not _brings_subject(text, piece, reading) or not _stands_alone(leading)


def _only_dates(text: str, group: Group, reading: DateReading) -> bool:
    """Whether a group holds nothing but its date, which then belongs to what follows: 自3月起，6月底前完成."""
    return text[group.start : group.end].strip("自从于在到，, ") == reading.phrase


def _brings_subject(text: str, piece: Piece, reading: DateReading) -> bool:
    """Whether the words before the date name something of their own (炼油装置2019年下半年建成)."""
    before = text[piece.start : reading.span[0]]
    return len(before) - len(match[0] if (match := _LEADS_UP.match(before)) else "") >= _SHORTEST_SUBJECT


def _stands_alone(words: str) -> bool:
    return _ADVERBIAL.match(words) is None and _ACTS.search(words) is not None


_SHORTEST_SUBJECT = 2
