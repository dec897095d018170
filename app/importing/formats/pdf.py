"""PDF with a text layer: ruled tables as tables, the rest as paragraphs put together from their lines."""

import io
import logging
from collections.abc import Iterator
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1

from app.importing.document import Document, Paragraph, Row, Table, Unreadable
from app.importing.formats.limits import MAX_PAGES, MAX_ROWS
from app.importing.formats.text import read_text
from app.importing.layouts.columns import is_heading_row
from app.importing.patterns import later
from app.importing.strings import ENUMERATOR, unwrap, width, without_radicals

logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of every font that states no box

_FEWEST_CHARACTERS = 4
_PAGE_NUMBER = later(r"^\s*(?:[-—–]*\s*\d{1,4}\s*[-—–]*|第\s*\d{1,4}\s*页.{0,8})\s*$")
_CELL_SETTINGS = {"x_tolerance": 2, "y_tolerance": 3}


def read(name: str, data: bytes) -> Document:
    """The blocks of a PDF. Raises `Unreadable` when it is locked, broken, too long, or only pictures of text."""
    _check_length(name, data)
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            blocks = list(_blocks(pdf, name))
    except Unreadable:
        raise
    except Exception as error:  # pdfminer raises what it meets: struct, key, type and recursion errors
        raise Unreadable("broken", "PDF 已损坏或格式异常，读不出来。请重新导出后再试。", name) from error
    if sum(len(_text_of(block)) for block in blocks) < _FEWEST_CHARACTERS:
        raise Unreadable("no_text", "PDF 里没有文字层（多为扫描件）。请先做文字识别（OCR），或上传 Word 原件。", name)
    if any(isinstance(block, Table) for block in blocks):
        return Document(name, "pdf", tuple(blocks))
    return _without_rules(name, blocks)


def _check_length(name: str, data: bytes) -> None:
    """Counts the pages from the catalogue before any is laid out."""
    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)))
        pages = resolve1(resolve1(document.catalog.get("Pages")).get("Count"))
    except PDFPasswordIncorrect as error:
        raise Unreadable("encrypted", "PDF 加了密码，请去掉密码后再上传。", name) from error
    except Exception as error:  # as above: the trailer of a broken file may fail anywhere
        raise Unreadable("broken", "PDF 已损坏或没有传完，打不开。请重新导出后再试。", name) from error
    if not isinstance(pages, int) or pages > MAX_PAGES:
        raise Unreadable("too_many_pages", f"PDF 有{pages}页，超过{MAX_PAGES}页的上限，请只上传任务表所在的页。", name)


def _blocks(pdf: Any, name: str) -> Iterator[Paragraph | Table]:
    rows = 0
    for number, page in enumerate(pdf.pages, 1):
        if number > MAX_PAGES:
            raise Unreadable("too_many_pages", f"PDF 超过{MAX_PAGES}页的上限。", name)
        for block in _page_blocks(page, number):
            rows += len(block.rows) if isinstance(block, Table) else 0
            if rows > MAX_ROWS:
                raise Unreadable("too_many_rows", f"表格超过{MAX_ROWS}行，请拆分后再导入。", f"{name} 第{number}页")
            yield block
        page.close()


def _page_blocks(page: Any, number: int) -> Iterator[Paragraph | Table]:
    """Tables and the lines between them, from the top of the page to its bottom."""
    tables = sorted(page.find_tables(_table_settings(page)), key=lambda table: table.bbox[1])
    top = 0.0
    for count, table in enumerate(tables, 1):
        _, above, _, below = table.bbox
        yield from _paragraphs(page, top, above, number)
        place = f"第{number}页表{count}"
        texts = table.extract(**_CELL_SETTINGS)
        yield Table(tuple(_row(cells, f"{place}第{at}行") for at, cells in enumerate(texts, 1)), place)
        top = max(top, below)
    yield from _paragraphs(page, top, float(page.height), number)


def _table_settings(page: Any) -> dict[str, Any]:
    """Closes tables that a page break left open: rules at both ends of the upright ones, if any."""
    upright = [edge for edge in page.edges if edge["orientation"] == "v"]
    if not upright:
        return {}
    ends = [min(edge["top"] for edge in upright), max(edge["bottom"] for edge in upright)]
    return {"explicit_horizontal_lines": ends}


def _row(cells: list[str | None], place: str) -> Row:
    return Row(tuple(unwrap(without_radicals(cell or ""), 10) for cell in cells), place)


def _paragraphs(page: Any, top: float, bottom: float, number: int) -> Iterator[Paragraph]:
    if bottom - top < 2:
        return
    part = page.crop((0, max(top, 0), page.width, min(bottom, page.height)), strict=False)
    for line in (part.extract_text(**_CELL_SETTINGS) or "").split("\n"):
        if line.strip() and not _PAGE_NUMBER.match(line):
            yield Paragraph(without_radicals(line.strip()), f"第{number}页")


def _without_rules(name: str, blocks: list[Any]) -> Document:
    """A PDF without ruled tables: one cell a line may be a table still, else lines are put together to paragraphs.

    Columns that only white space parts are refused: where their cells wrap, lines of several cells run together.
    """
    if heading := next((block for block in blocks if is_heading_row(block.text.split())), None):
        raise Unreadable(
            "no_rules", "PDF 里的表格没有框线，分不清各列。请上传 Word 或 Excel 原件。", f"{name} {heading.place}"
        )
    document = read_text(name, "\n".join(block.text for block in blocks), "pdf")
    if any(isinstance(block, Table) for block in document.blocks):
        return document
    return Document(name, "pdf", tuple(_joined(blocks)))


def _joined(lines: list[Paragraph]) -> Iterator[Paragraph]:
    """Paragraphs from lines, over page breaks too: a full line that ends no sentence goes on in the next."""
    full = max((width(line.text) for line in lines), default=0) - 6
    text, place = "", ""
    for above, line in zip([None, *lines], lines, strict=False):
        fits = above is not None and width(above.text) >= full and not ENUMERATOR.match(line.text)
        if text and not fits:
            yield Paragraph(text, place)
            text = ""
        place = place if text else line.place
        text += line.text
    if text:
        yield Paragraph(text, place)


def _text_of(block: Paragraph | Table) -> str:
    if isinstance(block, Paragraph):
        return block.text
    return "".join(cell for row in block.rows for cell in row.cells)
