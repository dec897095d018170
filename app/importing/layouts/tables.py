"""From grids to records: finds the headings, the mapping of columns, and what every row states."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from app.importing.document import Document, Paragraph, Row
from app.importing.layouts.columns import Mapping, Meaning, base_of, classify, columns_of, is_heading_row, map_headings
from app.importing.layouts.contents import NUMBER, guess_columns, with_title
from app.importing.layouts.vertical import upright
from app.importing.patterns import later
from app.importing.strings import one_line, squeeze, tidy

_HEADING_WITHIN = 12
_SECTION = later(
    r"^(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]+[章部节类])"
)
_LONGEST_SECTION = 40
_FEWEST_UPPER = 2
"""Filled cells of an upper heading row; a lone one is the table's title."""
_NOTHING = later(r"^(?:[-—–−―/／\\、．.·]+|无)$")
"""How a cell says that it has nothing to say."""
_NOTE = later(r"^(?:备?注|说明|填表说明|填报人|制表|审核人|联系人|合计|总计|小计)(?:[:：\s\d（(]|$)")
_FIGURE = later(r"^[\d.,，]+[%％]?(?:[万亿]?元|亩|个|项)?$")


@dataclass(frozen=True)
class PlanPart:
    """A stretch of plan text with the heading of its period (一季度) or, outside periods, an empty one."""

    text: str
    period: str = ""


@dataclass(frozen=True)
class Record:
    """What one row states, cell by cell, before rows are put together; empty where the cell is blank."""

    place: str
    no: str = ""
    title: str = ""
    parts: tuple[PlanPart, ...] = ()
    deadline: str = ""
    lead: str = ""
    support: str = ""
    units: str = ""
    leader: str = ""
    section: str = ""
    after_break: bool = False
    """Whether it stands first on a new page, so that it may be the rest of the row above."""


@dataclass
class Reading:
    """All records of a document's tables and how they were found."""

    records: list[Record] = field(default_factory=list)
    mapping: Mapping = field(default_factory=dict)
    headings: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    """Places of tables that are no task tables."""


def read_tables(document: Document, columns: Mapping | None = None) -> Reading:
    """The records of every task table in a document. `columns` overrides the mapping found."""
    reading = Reading()
    section = ""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            section = block.text if _SECTION.match(block.text) and len(block.text) <= _LONGEST_SECTION else section
            continue
        table = upright(block)
        rows = _without_blank(table.rows)
        if not rows:
            continue
        start, headings = find_headings(rows)
        mapping = columns or map_headings(headings) if headings else _mapping_without_headings(rows, reading, columns)
        if not _usable(mapping):
            guessed = guess_columns(rows[start:], mapping)
            mapping = guessed if _usable(guessed) else {}
        if not mapping:
            reading.skipped.append(table.place)
            continue
        mapping = with_title(mapping, rows[start:], headings)
        page = _page_of(reading.records[-1].place) if reading.records else ""
        if not reading.mapping:
            reading.mapping, reading.headings = mapping, headings
        reading.records.extend(_records(rows[start:], mapping, headings or reading.headings, section, page))
    return reading


def find_headings(rows: Sequence[Row]) -> tuple[int, list[str]]:
    """Index of the first row below the headings, and the headings, a second row of them folded into the first."""
    for at, row in enumerate(rows[:_HEADING_WITHIN]):
        below = rows[at + 1].cells if at + 1 < len(rows) else ()
        if is_heading_row(row.cells) or _is_upper_heading(row.cells, below):
            headings = [one_line(cell) for cell in row.cells]
            if below and _is_second_heading(row.cells, below):
                return at + 2, _fold(headings, below)
            return at + 1, [squeeze(heading) for heading in headings]
    return 0, []


def _mapping_without_headings(rows: Sequence[Row], reading: Reading, columns: Mapping | None) -> Mapping:
    if columns:
        return columns
    if reading.mapping and max(len(row.cells) for row in rows) > max(reading.mapping.values()):
        return reading.mapping
    return guess_columns(rows, {})


def _usable(mapping: Mapping) -> bool:
    """Whether a mapping is that of a task table: it has a title and says who or when."""
    meanings = {base_of(key) for key in mapping}
    return Meaning.TITLE in meanings and bool(
        meanings & {Meaning.LEAD, Meaning.UNITS, Meaning.DEADLINE, Meaning.SUPPORT, Meaning.LEADER, Meaning.PERIOD}
    )


def _without_blank(rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if any(cell.strip() for cell in row.cells)]


def _is_upper_heading(cells: Sequence[str], below: Sequence[str]) -> bool:
    """An upper heading row may name few columns itself when the row below completes it."""
    alone = sum(bool(squeeze(cell)) for cell in cells) < _FEWEST_UPPER
    if alone or not any(squeeze(cell) for cell in below) or not _is_second_heading(cells, below):
        return False
    return is_heading_row(_fold([one_line(cell) for cell in cells], below))


def _is_second_heading(cells: Sequence[str], below: Sequence[str]) -> bool:
    filled = [cell for cell in below if cell.strip()]
    under_blank = any(b.strip() and not (a.strip()) for a, b in zip(cells, below, strict=False))
    periods = len(filled) >= _FEWEST_UPPER and all(classify(cell) is Meaning.PERIOD for cell in filled)
    return (
        under_blank and (periods or is_heading_row(below)) and not any(NUMBER.match(squeeze(cell)) for cell in filled)
    )


def _fold(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """One heading a column: the lower where there is one, and the upper, spread over what it covers, where not."""
    return [squeeze(below) or squeeze(above) for above, below in zip(upper, lower, strict=False)]


def _records(
    rows: Sequence[Row], mapping: Mapping, headings: Sequence[str], section: str, page: str
) -> Iterator[Record]:
    repeated = False
    for row in rows:
        if _is_repeated_heading(row.cells, headings):
            repeated = True
            continue
        if _is_note(row.cells):
            continue
        if title := _section_of(row.cells, mapping):
            section = title
            continue
        record = replace(_record(row, mapping, headings), section=section)
        turned = _page_of(row.place)
        yield replace(record, after_break=repeated or (bool(page) and turned != page))
        page, repeated = turned, False


def _record(row: Row, mapping: Mapping, headings: Sequence[str]) -> Record:
    def cell(column: int) -> str:
        text = tidy(row.cells[column]) if column < len(row.cells) else ""
        return "" if _NOTHING.match(text) else text

    def all_of(meaning: Meaning) -> str:
        return "\n".join(filter(None, map(cell, columns_of(mapping, meaning))))

    parts = [PlanPart(text) for text in map(cell, columns_of(mapping, Meaning.PLAN)) if text]
    for column in columns_of(mapping, Meaning.PERIOD):
        if text := cell(column):
            parts.append(PlanPart(text, headings[column] if column < len(headings) else ""))
    return Record(
        place=row.place,
        no=_number(cell(_number_column(mapping)) if Meaning.NO in mapping else ""),
        title=all_of(Meaning.TITLE),
        parts=tuple(parts),
        deadline=all_of(Meaning.DEADLINE),
        lead=all_of(Meaning.LEAD),
        support=all_of(Meaning.SUPPORT),
        units=all_of(Meaning.UNITS),
        leader=all_of(Meaning.LEADER),
    )


def _number_column(mapping: Mapping) -> int:
    """Of several columns of numbers that of the items: the last one left of the title. Another counts their steps."""
    numbers = columns_of(mapping, Meaning.NO)
    return max((at for at in numbers if at < mapping.get(Meaning.TITLE, 0)), default=numbers[0])


def _number(text: str) -> str:
    found = NUMBER.match(squeeze(text))
    return found.group(1) if found else squeeze(text)


def _is_repeated_heading(cells: Sequence[str], headings: Sequence[str]) -> bool:
    texts = [squeeze(cell) for cell in cells]
    if not headings:
        return False
    same = sum(text == heading for text, heading in zip(texts, headings, strict=False) if text)
    filled = sum(bool(text) for text in texts)
    return bool(filled) and same * 2 > filled and (filled > 1 or is_heading_row(cells))


def _is_note(cells: Sequence[str]) -> bool:
    first = next((squeeze(cell) for cell in cells if cell.strip()), "")
    return bool(_NOTE.match(first))


def _section_of(cells: Sequence[str], mapping: Mapping) -> str:
    """The heading that a row inside the table is (一、产业类), empty when it is a row of the table.

    Sums in columns that mean nothing to us (一、产业类 | 1050000) do not make it one.
    """
    mapped = set(mapping.values())
    filled = {
        squeeze(cell): at
        for at, cell in reversed(list(enumerate(cells)))
        if cell.strip() and (at in mapped or not _FIGURE.match(squeeze(cell)))
    }
    texts = sorted(filled, key=lambda text: filled[text])
    starts = {
        0,
        *columns_of(mapping, Meaning.NO),
        *columns_of(mapping, Meaning.CATEGORY),
        *columns_of(mapping, Meaning.TITLE),
    }
    if not texts or any(filled[text] not in starts for text in texts):
        return ""
    whole = "".join(texts)
    if _SECTION.match(whole):
        return whole
    numbered = any(filled[text] in columns_of(mapping, Meaning.NO) and NUMBER.match(text) for text in texts)
    if (
        len(texts) == 1
        and not numbered
        and (filled[texts[0]] not in columns_of(mapping, Meaning.TITLE) or _names_class(whole))
    ):
        return whole
    chinese = bool(re.match(r"^[一二三四五六七八九十]{1,3}$", texts[0])) and numbered and len(texts) == 2
    return whole if chinese else ""


def _names_class(text: str) -> bool:
    return bool(re.search(r"(?:类|方面|领域|板块|部分|篇)(?:[（(].*[)）])?$|[（(]\d+[项件个][)）]$", text))


def _page_of(place: str) -> str:
    found = re.search(r"第\d+页", place)
    return found.group() if found else ""
