"""Word documents: paragraphs and tables in order, merged cells once, automatic numbers written out."""

from collections.abc import Iterator

from lxml import etree

from app.importing.document import Document, Paragraph, Row, Table, Unreadable
from app.importing.formats.limits import MAX_CELL, MAX_COLUMNS, MAX_ROWS
from app.importing.formats.numbering import Numbering, W
from app.importing.formats.package import Package

_SKIPPED = {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}footnoteReference", f"{W}pict", f"{W}drawing", f"{W}rPr"}


def read(name: str, parts: Package) -> Document:
    """The blocks of word/document.xml; text deleted under tracked changes is left out, inserted text is read."""
    body = parts.xml("word/document.xml").find(f"{W}body")
    if body is None:
        raise Unreadable("broken", "文件已损坏：找不到正文。", name)
    numbering = Numbering.of(parts)
    blocks = tuple(_blocks(body, numbering, name))
    if not blocks:
        raise Unreadable("empty", "文档里没有文字。若内容是图片，请先识别成文字。", name)
    tracked = next(body.iter(f"{W}ins", f"{W}del"), None) is not None
    warnings = ("文档带有修订标记：按接受全部修订后的文字读取。",) if tracked else ()
    return Document(name, "docx", blocks, warnings)


def _blocks(body: etree._Element, numbering: Numbering, name: str) -> Iterator[Paragraph | Table]:
    paragraphs = tables = 0
    for element in _flow(body):
        if element.tag == f"{W}p":
            for text in _paragraph(element, numbering).split("\n"):
                if text.strip():
                    paragraphs += 1
                    yield Paragraph(text.strip(), f"第{paragraphs}段")
        else:
            tables += 1
            rows = tuple(_rows(element, numbering, f"表{tables}", name))
            if any(cell.strip() for row in rows for cell in row.cells):
                yield Table(rows, f"表{tables}")


def _flow(parent: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables in reading order, through content controls and tracked insertions."""
    for element in parent:
        if element.tag in (f"{W}p", f"{W}tbl"):
            yield element
        elif element.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag"):
            yield from _flow(element)


def _rows(table: etree._Element, numbering: Numbering, place: str, name: str) -> Iterator[Row]:
    for count, row in enumerate(_of(table, "tr"), 1):
        if count > MAX_ROWS:
            raise Unreadable("too_many_rows", f"表格超过{MAX_ROWS}行，请拆分后再导入。", f"{name} {place}")
        if row.find(f"{W}trPr/{W}del") is None:
            yield Row(tuple(_cells(row, numbering))[:MAX_COLUMNS], f"{place}第{count}行")


def _cells(row: etree._Element, numbering: Numbering) -> Iterator[str]:
    """The cells on the table's grid: the first of a merged run has the text, the others are empty."""
    yield from [""] * min(_number(row, "trPr/gridBefore"), MAX_COLUMNS)
    for cell in _of(row, "tc"):
        merge = cell.find(f"{W}tcPr/{W}vMerge")
        covered = merge is not None and merge.get(f"{W}val", "continue") == "continue"
        yield "" if covered else _cell(cell, numbering)
        yield from [""] * min(max(_number(cell, "tcPr/gridSpan"), 1) - 1, MAX_COLUMNS)


def _cell(cell: etree._Element, numbering: Numbering) -> str:
    lines: list[str] = []
    for element in _flow(cell):
        if element.tag == f"{W}p":
            lines.append(_paragraph(element, numbering))
        else:
            lines.extend(" ".join(filter(None, _cells(row, numbering))) for row in _of(element, "tr"))
    return "\n".join(line for line in lines if line.strip())[:MAX_CELL]


def _of(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Children of a tag, also those that content controls wrap."""
    for element in parent:
        if element.tag == f"{W}{tag}":
            yield element
        elif element.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from _of(element, tag)


def _paragraph(paragraph: etree._Element, numbering: Numbering) -> str:
    return numbering.mark(paragraph) + "".join(_texts(paragraph))


def _texts(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in (f"{W}br", f"{W}cr"):
            yield "\n" if child.get(f"{W}type", "textWrapping") == "textWrapping" else ""
        elif child.tag == f"{W}tab":
            yield "\t"
        elif child.tag == f"{W}noBreakHyphen":
            yield "-"
        elif child.tag not in _SKIPPED and isinstance(child.tag, str):
            yield from _texts(child)


def _number(element: etree._Element, path: str) -> int:
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    value = found.get(f"{W}val", "0") if found is not None else "0"
    return int(value) if value.isdigit() else 0
