"""Workbooks: numbers and dates as their reader sees them, hidden sheets, old workbooks."""

import io
from collections.abc import Callable
from datetime import date

import pytest
import xlsxwriter
from xlsxwriter.workbook import Workbook

from app.importing.document import Document, Table, Unreadable
from app.importing.formats.files import open_document
from tests.importing.binaries import xls


def made(write: Callable[[Workbook], None]) -> Document:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    write(book)
    book.close()
    return open_document("任务.xlsx", out.getvalue())


def shown(value: object, pattern: str = "General") -> str:
    """A cell of this value and number format, as it is read."""

    def write(book: Workbook) -> None:
        sheet = book.add_worksheet()
        look = book.add_format({"num_format": pattern})
        if isinstance(value, date):
            sheet.write_datetime(2, 1, value, look)
        else:
            sheet.write(2, 1, value, look)

    (table,) = made(write).blocks
    assert isinstance(table, Table)
    return table.rows[0].cells[-1]


@pytest.mark.parametrize(
    ("value", "pattern", "read"),
    [
        (12, "General", "12"),
        (2017.12, "General", "2017.12"),
        (2017.1, "0.00", "2017.10"),
        (0.7, "0%", "70%"),
        (382.6, "#,##0.0", "382.6"),
        (date(2022, 12, 1), 'yyyy"年"m"月"', "2022年12月"),
        (date(2022, 12, 31), "yyyy-mm-dd", "2022年12月31日"),
        (date(2022, 5, 1), "mmm-yy", "2022年5月"),
        ("  市财政局\r\n市审计局 ", "@", "市财政局\n市审计局"),
        (True, "General", "是"),
    ],
)
def test_a_cell_reads_as_it_looks(value: object, pattern: str, read: str) -> None:
    assert shown(value, pattern) == read


def test_every_visible_sheet_is_a_table_and_hidden_ones_are_told() -> None:
    def write(book: Workbook) -> None:
        for name in ("一", "二", "空", "藏"):
            sheet = book.add_worksheet(name)
            if name != "空":
                sheet.write(0, 0, name)
        book.get_worksheet_by_name("藏").hide()

    document = made(write)
    assert [block.place for block in document.blocks] == ["工作表“一”", "工作表“二”"]
    assert "藏" in document.warnings[0]


def test_rows_are_named_as_the_spreadsheet_numbers_them() -> None:
    def write(book: Workbook) -> None:
        sheet = book.add_worksheet("表")
        sheet.write(4, 2, "事项")
        sheet.write(6, 2, "修路")

    (table,) = made(write).blocks
    assert isinstance(table, Table)
    assert [row.place for row in table.rows] == ["工作表“表”第5行", "工作表“表”第7行"]


def test_an_old_workbook_is_read_too() -> None:
    (table,) = open_document("任务.xls", xls([("序号", "事项"), ("1", "修路")])).blocks
    assert isinstance(table, Table)
    assert [row.cells for row in table.rows] == [("序号", "事项"), ("1", "修路")]


def test_an_old_workbook_cut_short_is_refused() -> None:
    with pytest.raises(Unreadable) as refused:
        open_document("任务.xls", xls([("序号", "事项")])[:1600])
    assert refused.value.code == "broken"
