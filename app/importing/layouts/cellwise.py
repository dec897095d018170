"""Tables flattened to one cell a line, as web pages are when copied: blank cells are lost, so contents must tell."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.importing.document import Row
from app.importing.layouts.columns import Mapping, Meaning, base_of, classify, is_heading_row, map_headings
from app.importing.layouts.contents import begins_with_date, is_date, is_person, is_units
from app.importing.layouts.flattened import Region
from app.importing.layouts.serials import Serial, follows, read_serial
from app.importing.patterns import later
from app.importing.strings import squeeze

_FEWEST_HEADINGS = 3
_SECTION = later(r"^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])[^，。；\n]{2,30}$")
"""A heading that stands between tasks, on a line of its own as every cell does."""
_MOSTLY = 1.5
"""How many times more lines than gaps between lines there may be, that the gaps are what parts the cells."""
_TEXT: set[str] = {Meaning.TITLE, Meaning.PLAN, Meaning.PERIOD}


def read_cellwise(lines: Sequence[str]) -> Region | None:
    """The table whose headings stand one a line, followed by its first number; `None` where there is none."""
    filled = _cells(lines)
    start = _heading_run(filled)
    if start is None:
        return None
    first, stop = start
    headings = [squeeze(text) for _, text in filled[first:stop]]
    mapping = map_headings(headings)
    if Meaning.TITLE not in mapping or Meaning.NO not in mapping:
        return None
    rows = [Row(tuple(headings), f"第{filled[first][0] + 1}行")]
    rows.extend(_rows(filled[stop:], mapping, len(headings)))
    return Region(filled[first][0], len(lines), tuple(rows))


def _cells(lines: Sequence[str]) -> list[tuple[int, str]]:
    """The cells with the line each begins on: where blank lines part most of them, lines that none parts are one."""
    filled = [(at, line.strip()) for at, line in enumerate(lines) if line.strip()]
    apart = sum(below - above > 1 for (above, _), (below, _) in pairwise(filled))
    if apart * _MOSTLY < len(filled):
        return filled
    cells: list[tuple[int, str]] = []
    for at, text in filled:
        if cells and not lines[at - 1].strip():
            cells.append((at, text))
        elif cells:
            cells[-1] = (cells[-1][0], f"{cells[-1][1]}\n{text}")
        else:
            cells.append((at, text))
    return cells


def read_spaced(lines: Sequence[str]) -> Region | None:
    """The table whose cells single blanks part, as PDF viewers copy them; `None` where there is none."""
    for start, line in enumerate(lines):
        if len(line.split()) >= _FEWEST_HEADINGS and is_heading_row(line.split()):
            pieces = [piece for below in lines[start:] for piece in below.split()]
            found = read_cellwise(pieces)
            return Region(start, len(lines), found.rows) if found else None
    return None


def _heading_run(filled: Sequence[tuple[int, str]]) -> tuple[int, int] | None:
    """Bounds of a run of headings that begins with the number's and ends before the number 1, or a section above it."""
    for first, (_, text) in enumerate(filled):
        if classify(text) is not Meaning.NO:
            continue
        stop = first
        while stop < len(filled) and classify(filled[stop][1]):
            stop += 1
        if stop - first >= _FEWEST_HEADINGS and _opens_tasks([text for _, text in filled[stop : stop + 2]]):
            return first, stop
    return None


def _opens_tasks(below: Sequence[str]) -> bool:
    """Whether the first number stands below the headings, at once or under a section's heading (一、产业发展)."""
    return bool(below) and any(
        follows(read_serial(text), None) for text in (below if _SECTION.match(below[0]) else below[:1])
    )


def _rows(filled: Sequence[tuple[int, str]], mapping: Mapping, count: int) -> Iterator[Row]:
    """Fills columns from left to right; a cell that fits none further right opens a continued row."""
    cells, column, first = [""] * count, -1, 0
    number: Serial | None = None
    for at, text in filled:
        serial = read_serial(text)
        opens = follows(serial, number)
        if _SECTION.match(squeeze(text)) and (column < 0 or column > mapping[Meaning.TITLE]):
            if any(cells):
                yield Row(tuple(cells), f"第{first + 1}行")
            yield Row((squeeze(text),) + ("",) * (count - 1), f"第{at + 1}行")
            cells, column = [""] * count, -1
            continue
        titled = bool(cells[mapping[Meaning.TITLE]])
        open_list = column >= 0 and cells[column].endswith(("、", "，", ","))
        target = mapping[Meaning.NO] if opens else _column_for(_takes(text, titled), column, mapping, open_list)
        if (opens or target < column) and any(cells):
            yield Row(tuple(cells), f"第{first + 1}行")
            cells = [""] * count
        if not any(cells):
            first = at
        number = serial if opens else number
        column = target
        cells[column] += ("\n" if cells[column] else "") + text
    if any(cells):
        yield Row(tuple(cells), f"第{first + 1}行")


def _column_for(takes: set[str], column: int, mapping: Mapping, open_list: bool) -> int:
    """The column that a cell belongs to: the nearest at or right of the last one that takes such contents.

    `open_list`: the cell above ends in the middle of a list of units, which this one carries on.
    """
    takes = takes if any(base_of(key) in takes for key in mapping) else _TEXT
    fitting = sorted(at for key, at in mapping.items() if base_of(key) in takes)
    stacked = [at for at in fitting if at == column and (Meaning.LEAD in takes or Meaning.PLAN in takes)]
    further = [at for at in fitting if at > column]
    if stacked and further and not open_list and mapping.get(Meaning.LEAD) == column:
        return further[0]
    titled = stacked and base_of(next(key for key, at in mapping.items() if at == column)) == Meaning.TITLE and further
    if stacked and not titled:
        return column
    return (further or fitting or [max(column, 0)])[0]


def _takes(text: str, titled: bool) -> set[str]:
    """The meanings that a cell's contents may have; once a row has its title, a short dated cell is a time limit."""
    if is_date(text) or (titled and begins_with_date(text)):
        return {Meaning.DEADLINE}
    if is_units(text):
        return {Meaning.LEAD, Meaning.SUPPORT, Meaning.UNITS}
    if is_person(text):
        return {Meaning.LEADER}
    return _TEXT
