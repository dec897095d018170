"""Word documents: what merges, numbers, revisions and nested content do to a reading."""

import io
from collections.abc import Callable

import docx
from docx.document import Document as Word
from docx.oxml import parse_xml

from app.importing.document import Document, Paragraph, Table
from app.importing.formats.files import open_document

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def made(write: Callable[[Word], None]) -> Document:
    word = docx.Document()
    write(word)
    out = io.BytesIO()
    word.save(out)
    return open_document("任务.docx", out.getvalue())


def grid(document: Document) -> list[tuple[str, ...]]:
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    return [row.cells for row in table.rows]


def test_a_merged_cell_stands_once_and_what_it_covers_is_empty() -> None:
    def write(word: Word) -> None:
        table = word.add_table(2, 3)
        for at, said in enumerate("甲乙丙丁戊己"):
            table.cell(at // 3, at % 3).text = said
        table.cell(0, 0).merge(table.cell(1, 0))
        table.cell(0, 1).merge(table.cell(0, 2))

    rows = grid(made(write))
    assert [row[0].replace("\n", "") for row in rows] == ["甲丁", ""]
    assert [cell.replace("\n", "") for cell in rows[0][1:]] == ["乙丙", ""]
    assert rows[1][1:] == ("戊", "己")


def test_paragraphs_of_a_cell_are_lines_and_blocks_keep_their_order() -> None:
    def write(word: Word) -> None:
        word.add_paragraph("前")
        cell = word.add_table(1, 1).cell(0, 0)
        cell.text = "一"
        cell.add_paragraph("二")
        word.add_paragraph("后")

    document = made(write)
    assert [type(block) for block in document.blocks] == [Paragraph, Table, Paragraph]
    assert grid(document) == [("一\n二",)]


def test_automatic_numbers_are_counted_into_the_text() -> None:
    def write(word: Word) -> None:
        for said in ("修路", "修桥"):
            word.add_paragraph(said, style="List Number")

    assert [block.text for block in made(write).blocks if isinstance(block, Paragraph)] == ["1.修路", "2.修桥"]


def test_deleted_text_is_left_out_and_inserted_text_read() -> None:
    def write(word: Word) -> None:
        element = word.add_paragraph("责任单位：")._p
        element.append(parse_xml(f"<w:del {NAMESPACE}><w:r><w:delText>市农业局</w:delText></w:r></w:del>"))
        element.append(parse_xml(f"<w:ins {NAMESPACE}><w:r><w:t>市农业农村局</w:t></w:r></w:ins>"))

    document = made(write)
    assert document.text == "责任单位：市农业农村局"
    assert "修订" in document.warnings[0]


def test_content_controls_are_looked_through() -> None:
    def write(word: Word) -> None:
        control = f"<w:sdt {NAMESPACE}><w:sdtContent><w:p><w:r><w:t>修路</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        word.element.body.insert(0, parse_xml(control))

    assert made(write).text == "修路"
