"""Tables that stand on end: one task a table, the headings down the left side, the contents beside them."""

from collections.abc import Sequence

from app.importing.document import Row, Table
from app.importing.layouts.columns import Meaning, classify

_FEWEST_FIELDS = 3


def upright(table: Table) -> Table:
    """The table with its headings in the first row; unchanged when they already run across."""
    rows = [row.cells for row in table.rows if any(cell.strip() for cell in row.cells)]
    columns = _heading_columns(rows)
    pairs = [(cells[at], _beside(cells, at, columns)) for cells in rows for at in columns if cells[at].strip()]
    meanings = {classify(heading) for heading, _ in pairs} - {None, Meaning.OTHER}
    if len(meanings) < _FEWEST_FIELDS:
        return table
    headings, contents = zip(*pairs, strict=True)
    return Table((Row(tuple(headings), table.place), Row(tuple(contents), table.place)), table.place)


def _heading_columns(rows: Sequence[Sequence[str]]) -> list[int]:
    """The columns in which nearly every cell is a heading: the first, and of four the third too."""
    if len(rows) < _FEWEST_FIELDS or len(rows[0]) not in (2, 4):
        return []
    return [
        at for at in range(0, len(rows[0]), 2) if _is_heading_column([cells[at] for cells in rows if at < len(cells)])
    ]


def _is_heading_column(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    known = sum(classify(cell) not in (None, Meaning.PERIOD) for cell in filled)
    return bool(filled) and known * 5 >= len(filled) * 4


def _beside(cells: Sequence[str], at: int, columns: Sequence[int]) -> str:
    """The contents right of a heading, up to the next heading."""
    end = next((column for column in columns if column > at and cells[column].strip()), len(cells))
    return "\n".join(cell for cell in cells[at + 1 : end] if cell.strip())
