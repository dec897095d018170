"""What a format reader makes of a file: blocks of text and tables, each knowing its place in the original."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of running text."""

    text: str
    place: str
    """Where it stands, in words for a person: 第3段, 第2页."""


@dataclass(frozen=True)
class Row:
    """One table row: the text of its cells, left to right. A merged cell stands once; those it covers are empty."""

    cells: tuple[str, ...]
    place: str
    """Where it stands, in words for a person: 表1第3行, 工作表“任务表”第12行."""


@dataclass(frozen=True)
class Table:
    """A grid of rows, heading rows included, in document order."""

    rows: tuple[Row, ...]
    place: str


@dataclass(frozen=True)
class Document:
    """A file after its format was read: its blocks in reading order, and what the reader had to leave out."""

    name: str
    format: str
    """txt, csv, docx, doc, xlsx, xls, pdf or pasted."""
    blocks: tuple[Paragraph | Table, ...]
    warnings: tuple[str, ...] = field(default=())

    @property
    def text(self) -> str:
        """All text in reading order: a paragraph a line, table cells split by tabs."""
        lines: list[str] = []
        for block in self.blocks:
            if isinstance(block, Paragraph):
                lines.append(block.text)
            else:
                lines.extend("\t".join(row.cells) for row in block.rows)
        return "\n".join(lines)


class Unreadable(Exception):  # noqa: N818 - a result with a reason, not a crash
    """A file that cannot be read; carries a stable code, the place and a Chinese sentence saying what to do."""

    def __init__(self, code: str, message: str, place: str = "") -> None:
        super().__init__(f"{place}：{message}" if place else message)
        self.code = code
        self.message = message
        self.place = place
