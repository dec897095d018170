"""Files that are broken, locked, poisoned or huge: each refused with a code and a word, soon and in little memory."""

import io
import struct
import time
import tracemalloc
import zipfile
from collections.abc import Callable

import docx
import pytest
import xlsxwriter

from app.importing.document import Unreadable
from app.importing.formats.files import open_document
from app.importing.formats.limits import MAX_BYTES, MAX_PAGES, MAX_PARTS, MAX_ROWS
from app.importing.names.directory import Directory
from app.importing.reader import read
from tests.importing.binaries import package, pdf, text
from tests.importing.layouts import TODAY

DOCX_BODY = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    "<w:p><w:r><w:t>{}</w:t></w:r></w:p></w:body></w:document>"
)
DTD = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCK = "/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + "00" * 32 + "> /U <" + "00" * 32 + "> >>"


def refused(name: str, data: bytes) -> Unreadable:
    """The refusal that a file meets, within five seconds."""
    started = time.perf_counter()
    with pytest.raises(Unreadable) as caught:
        read(open_document(name, data), directory=Directory(()), today=TODAY, year=2022)
    assert time.perf_counter() - started < 5
    assert caught.value.place
    assert any("一" <= char <= "鿿" for char in caught.value.message)
    return caught.value


def minimal_xlsx(sheet: str, *, extra: dict[str, bytes] | None = None) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    book.add_worksheet("表")
    book.close()
    with zipfile.ZipFile(out) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = sheet.encode()
    return package({**parts, **(extra or {})})


def sheet_of(cells: str, head: str = "") -> str:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'{head}<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>'


def bomb() -> bytes:
    return package({"word/document.xml": b"<a>" + b" " * 60_000_000 + b"</a>"})


def lying_bomb() -> bytes:
    """A part whose directory entry states a small size for what unpacks to much more."""
    data = package({"word/document.xml": b" " * 5_000_000})
    at = data.rindex(b"PK\x01\x02")
    return data[: at + 24] + struct.pack("<I", 1000) + data[at + 28 :]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("空.txt", b"", "empty"),
        ("空.docx", b"\x00" * 20, "empty"),
        ("大.txt", b"1" * (MAX_BYTES + 1), "too_large"),
        ("程序.pdf", b"MZ\x90\x00" + bytes(500), "foreign"),
        ("图片.docx", b"\x89PNG\r\n\x1a\n" + bytes(50), "foreign"),
        ("二进制.txt", bytes(range(256)) * 40, "not_text"),
        ("坏.docx", b"PK\x03\x04" + bytes(100), "broken"),
        ("压缩.zip", package({"a.txt": b"x"}), "foreign"),
        ("半.docx", package({"word/document.xml": DOCX_BODY.encode()})[:-30], "broken"),
        ("坏标记.docx", package({"word/document.xml": b"<a><b>"}), "broken"),
        ("加密.docx", OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600), "encrypted"),
        ("别的.doc", OLE + bytes(2000), "foreign"),
        ("炸弹.docx", bomb(), "bomb"),
        ("谎报.docx", lying_bomb(), "broken"),
        ("碎片.docx", package({f"{n}": b"" for n in range(MAX_PARTS + 1)}), "bomb"),
        ("宏.docm", package({"word/document.xml": b"<a/>", "word/vbaProject.bin": b"x"}), "macros"),
        ("实体.docx", package({"word/document.xml": (DTD + DOCX_BODY.format("&e;")).encode()}), "entities"),
        ("坏.pdf", b"%PDF-1.4\nnothing here", "broken"),
        ("锁.pdf", pdf([text(50, 500, "任务分解表")], LOCK), "encrypted"),
        ("扫描.pdf", pdf(["0 0 100 100 re S"] * 3), "no_text"),
        ("长.pdf", pdf([text(50, 500, "页")] * 3, count=5000), "too_many_pages"),
        ("谎报.pdf", pdf([text(50, 500, "页")] * (MAX_PAGES + 1), count=1), "too_many_pages"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_a_bad_file_is_refused_with_its_reason(name: str, data: bytes, code: str) -> None:
    assert refused(name, data).code == code


@pytest.mark.parametrize("make", [bomb, lying_bomb])
def test_a_bomb_is_refused_before_it_unpacks(make: Callable[[], bytes]) -> None:
    data = make()
    tracemalloc.start()
    try:
        refused("炸弹.docx", data)
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("sheet", "code"),
    [
        (sheet_of(""), "empty"),
        (sheet_of('<row r="1"><c r="A1"><v>1</v></c></row>', DTD), "entities"),
        (sheet_of('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), "too_many_rows"),
        (sheet_of('<row r="1"><c r="A1"><v>1'), "broken"),
    ],
)
def test_a_bad_sheet_is_refused_with_its_reason(sheet: str, code: str) -> None:
    assert refused("表.xlsx", minimal_xlsx(sheet)).code == code


def test_forty_thousand_rows_are_refused_in_every_format() -> None:
    row = "1\t修路\t2022.6\t市交通局\n"
    heading = "序号\t事项\t完成时限\t责任单位\n"
    text_rows = (heading + row * 40_000).encode()
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"constant_memory": True})
    sheet = book.add_worksheet()
    for at in range(40_000):
        sheet.write_row(at, 0, ["1", "修路", "2022.6", "市交通局"])
    book.close()
    for name, data in {
        "长.txt": text_rows,
        "长.csv": text_rows.replace(b"\t", b","),
        "长.xlsx": out.getvalue(),
    }.items():
        refusal = refused(name, data)
        assert refusal.code == "too_many_rows"
        assert str(MAX_ROWS) in refusal.message


def test_a_macro_in_a_workbook_is_refused() -> None:
    data = minimal_xlsx(sheet_of(""), extra={"xl/vbaProject.bin": b"x"})
    assert refused("宏.xlsm", data).code == "macros"


def test_a_formula_is_never_evaluated_and_one_without_a_value_is_told() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet("表")
    sheet.write_row(0, 0, ["序号", "事项", "完成时限", "责任单位"])
    sheet.write_row(1, 0, [1, "修建环城路", "2022.6", "市交通局"])
    sheet.write_formula(1, 4, '=WEBSERVICE("http://example.invalid")', None, "")
    sheet.write_formula(1, 3, '="市"&"交通局"', None, "市交通局")
    book.close()
    document = open_document("表.xlsx", out.getvalue())
    assert [warning for warning in document.warnings if "E2" in warning and "公式" in warning]
    draft = read(document, directory=Directory(()), today=TODAY, year=2022)
    assert draft.items[0].lines[0].lead_units == ["市交通局"]
    assert draft.document.warnings == list(document.warnings)


def test_an_external_link_in_a_document_is_not_followed() -> None:
    document = docx.Document()
    document.add_paragraph("1.修建环城路。（责任单位：市交通局）")
    document.part.relate_to("http://example.invalid/x.dotx", "attachedTemplate", is_external=True)
    out = io.BytesIO()
    document.save(out)
    draft = read(open_document("链接.docx", out.getvalue()), directory=Directory(()), today=TODAY, year=2022)
    assert draft.items[0].title == "修建环城路"
