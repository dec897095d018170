"""Tables flattened to one cell a line, as web pages are when copied: blank cells are lost, so contents must tell."""

from collections.abc import Iterator, Sequence

from app.importing.document import Row
from app.importing.layouts.columns import Mapping, Meaning, base_of, classify, is_heading_row, map_headings
from app.importing.layouts.contents import begins_with_date, is_date, is_person, is_units
from app.importing.layouts.flattened import Region
from app.importing.strings import squeeze

_FEWEST_HEADINGS = 3
_TEXT: set[str] = {Meaning.TITLE, Meaning.PLAN, Meaning.PERIOD}


def read_cellwise(lines: Sequence[str]) -> Region | None:
    """The table whose headings stand one a line, followed by its first number; `None` where there is none."""
    filled = [(at, line.strip()) for at, line in enumerate(lines) if line.strip()]
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


def read_spaced(lines: Sequence[str]) -> Region | None:
    """The table whose cells single blanks part, as PDF viewers copy them; `None` where there is none."""
    for start, line in enumerate(lines):
        if len(line.split()) >= _FEWEST_HEADINGS and is_heading_row(line.split()):
            pieces = [piece for below in lines[start:] for piece in below.split()]
            found = read_cellwise(pieces)
            return Region(start, len(lines), found.rows) if found else None
    return None


def _heading_run(filled: Sequence[tuple[int, str]]) -> tuple[int, int] | None:
    """Bounds of a run of headings that begins with the number's and ends before the number 1."""
    for first, (_, text) in enumerate(filled):
        if classify(text) is not Meaning.NO:
            continue
        stop = first
        while stop < len(filled) and classify(filled[stop][1]):
            stop += 1
        if (
            stop - first >= _FEWEST_HEADINGS
            and stop < len(filled)
            and squeeze(filled[stop][1]).strip(".、") in ("1", "一")
        ):
            return first, stop
    return None


def _rows(filled: Sequence[tuple[int, str]], mapping: Mapping, count: int) -> Iterator[Row]:
    """Fills columns from left to right; a cell that fits none further right opens a continued row."""
    cells, column, first, number = [""] * count, -1, 0, 0
    for at, text in filled:
        opens = squeeze(text).strip(".、") == str(number + 1)
        titled = bool(cells[mapping[Meaning.TITLE]])
        target = mapping[Meaning.NO] if opens else _column_for(_takes(text, titled), column, mapping)
        if (opens or target < column) and any(cells):
            yield Row(tuple(cells), f"第{first + 1}行")
            cells = [""] * count
        if not any(cells):
            first = at
        number += opens
        column = target
        cells[column] += ("\n" if cells[column] else "") + text
    if any(cells):
        yield Row(tuple(cells), f"第{first + 1}行")


def _column_for(takes: set[str], column: int, mapping: Mapping) -> int:
    """The column that a cell belongs to: the nearest at or right of the last one that takes such contents."""
    takes = takes if any(base_of(key) in takes for key in mapping) else _TEXT
    fitting = sorted(at for key, at in mapping.items() if base_of(key) in takes)
    stacked = [at for at in fitting if at == column and (Meaning.LEAD in takes or Meaning.PLAN in takes)]
    further = [at for at in fitting if at > column]
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
