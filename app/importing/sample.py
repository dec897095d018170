"""The top of a document's first table as it stands, so that somebody can say what its columns mean."""

from dataclasses import dataclass, field

from app.importing.document import Document, Table
from app.importing.layouts.tables import find_headings
from app.importing.layouts.vertical import upright

ROWS, COLUMNS, CHARACTERS = 5, 40, 60


@dataclass(frozen=True)
class Sample:
    """Headings (empty where none were found) and the first rows below them, cut to what fits on a page."""

    headings: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)


def sample(document: Document) -> Sample:
    """The sample of the largest table; an empty one where the document has none."""
    tables = [upright(block) for block in document.blocks if isinstance(block, Table)]
    if not tables:
        return Sample()
    table = max(tables, key=lambda table: len(table.rows))
    rows = [row for row in table.rows if any(cell.strip() for cell in row.cells)]
    start, headings = find_headings(rows)
    cut = [[cell[:CHARACTERS] for cell in row.cells[:COLUMNS]] for row in rows[start : start + ROWS]]
    return Sample([heading[:CHARACTERS] for heading in headings[:COLUMNS]], cut)
