"""Tables that stand on end: one task a table, the headings down the left side, the contents beside them."""

from collections.abc import Sequence

from app.importing.columns import classify, is_heading_row
from app.importing.document import Row, Table


def upright(table: Table) -> Table:
    """The table with its headings in the first row; unchanged when they already run across."""
    pairs = _pairs(table.rows)
    if pairs is None:
        return table
    headings, contents = zip(*pairs, strict=True)
    return Table((Row(tuple(headings), table.place), Row(tuple(contents), table.place)), table.place)


def _pairs(rows: Sequence[Row]) -> list[tuple[str, str]] | None:
    """Heading and content of every field, or `None` when the table is not one of fields."""
    if len(rows) < 3 or (is_heading_row(rows[0].cells) and not _is_field_row(rows[0].cells)):
        return None
    found: list[tuple[str, str]] = []
    for row in rows:
        filled = [cell for cell in row.cells if cell.strip()]
        if not _is_field_row(row.cells):
            if len(filled) > 1:
                return None
            continue
        cells = [cell for at, cell in enumerate(row.cells) if cell.strip() or at % 2]
        found.extend(zip(cells[::2], cells[1::2], strict=False))
    return found if len(found) >= 3 else None


def _is_field_row(cells: Sequence[str]) -> bool:
    """Heading, content, and perhaps another heading and content."""
    filled = [cell for cell in cells if cell.strip()]
    if not 1 <= len(filled) <= 4 or len(cells) > 4 or classify(filled[0]) is None:
        return False
    return len(filled) == 1 or (classify(filled[1]) is None and (len(filled) < 3 or classify(filled[2]) is not None))
