"""Opening files by what they hold, whatever they are called."""

import pytest

from app.importing.document import Document, Unreadable
from app.importing.formats import legacy
from app.importing.formats.files import open_document, open_pasted
from tests.importing.binaries import pdf, text, xls
from tests.importing.layouts import as_csv, merged_docx, merged_xlsx

ROWS = [("序号", "事项", "具体目标", "完成时限", "牵头单位", "配合单位", "分管领导")]
ROWS.append(("1", "修路", "6月底完工", "2022.6", "市交通局", "市财政局", "李明"))
WORD_97 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le") + bytes(600)


@pytest.mark.parametrize(
    ("data", "format"),
    [
        (merged_docx(ROWS), "docx"),
        (merged_xlsx(ROWS), "xlsx"),
        (xls(ROWS), "xls"),
        (pdf([text(50, 500, "任务分解表")]), "pdf"),
        (as_csv(ROWS), "csv"),
        ("1.修路。（责任单位：市交通局）".encode("gb18030"), "txt"),
    ],
)
@pytest.mark.parametrize("name", ["任务.doc", "任务.pdf", "任务", "任务.xlsx"])
def test_the_contents_decide_and_not_the_name(name: str, data: bytes, format: str) -> None:
    assert open_document(name, data).format == format


def test_pasted_text_is_read_like_a_file_and_must_not_be_blank() -> None:
    assert open_pasted("序号\t事项\t责任单位\n1\t修路\t市交通局").format == "pasted"
    with pytest.raises(Unreadable, match="粘贴"):
        open_pasted(" \n ")


def test_an_old_word_file_without_a_converter_is_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(legacy.shutil, "which", lambda program: None)
    with pytest.raises(Unreadable) as refused:
        open_document("任务.doc", WORD_97)
    assert refused.value.code == "needs_converter"
    assert "LibreOffice" in refused.value.message
    assert ".docx" in refused.value.message


def test_an_old_word_file_goes_through_the_converter_that_is_there(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pathlib import Path

    made = Path(str(tmp_path), "made.docx")
    made.write_bytes(merged_docx(ROWS))
    office = Path(str(tmp_path), "soffice")
    office.write_text(
        '#!/bin/sh\nwhile [ "$1" != --outdir ]; do shift; done\ncp "' + str(made) + '" "$2/source.docx"\n'
    )
    office.chmod(0o755)
    monkeypatch.setattr(legacy.shutil, "which", lambda program: str(office) if program == "soffice" else None)
    document = open_document("任务.doc", WORD_97)
    assert isinstance(document, Document)
    assert document.format == "doc"
    assert "修路" in document.text
