"""Opens a file by what it holds, whatever its name says, within limits."""

import re
from pathlib import PurePath

from app.importing.document import Document, Unreadable
from app.importing.formats import docx, legacy, package, xlsx
from app.importing.formats.limits import MAX_BYTES
from app.importing.formats.text import decode, read_text

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WEB_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|head|body|table|\?xml[^>]*>\s*<html)", re.IGNORECASE
)
_FOREIGN = (
    (b"MZ", "可执行文件"),
    (b"\x7fELF", "可执行文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"Rar!", "压缩包"),
    (b"7z\xbc\xaf", "压缩包"),
    (b"\x1f\x8b", "压缩包"),
)


def open_document(name: str, data: bytes) -> Document:
    """The blocks of a .docx, .xlsx, .xls, .doc, .pdf, .csv or .txt file. Raises `Unreadable` with the reason."""
    if not data.strip(b"\x00 \t\r\n\f\xef\xbb\xbf"):
        raise Unreadable("empty", "文件是空的。", name)
    if len(data) > MAX_BYTES:
        raise Unreadable("too_large", f"文件超过{MAX_BYTES // 1024 // 1024}MB，请拆分后再导入。", name)
    if data.startswith(b"PK"):
        return _open_package(name, data)
    if data.startswith(_OLE):
        return legacy.read(name, data)
    if data[:1024].lstrip().startswith(b"%PDF"):
        # Its libraries take a fifth of a second to import, which a server that reads no PDF need not wait for.
        from app.importing.formats import pdf

        return pdf.read(name, data)
    if kind := next((word for mark, word in _FOREIGN if data.startswith(mark)), None):
        raise Unreadable("foreign", f"这是{kind}，不是可以读取的文档。请上传 .docx、.xlsx、.pdf、.txt 或 .csv。", name)
    if data[:200].lstrip().startswith(b"{\\rtf"):
        return legacy.read_word(name, data, ".rtf")
    if _WEB_PAGE.match(data[:1024]):
        raise Unreadable(
            "foreign", "这是网页文件。请在浏览器或 Excel 中打开，复制表格后粘贴，或另存为 .xlsx 再上传。", name
        )
    suffix = PurePath(name).suffix.lower()
    return read_text(name, decode(data, name), "csv" if suffix in (".csv", ".tsv") else "txt")


def open_pasted(text: str) -> Document:
    """The blocks of a text that somebody pasted."""
    if not text.strip():
        raise Unreadable("empty", "没有粘贴任何文字。")
    return read_text("", text, "pasted")


def _open_package(name: str, data: bytes) -> Document:
    with package.open_package(name, data) as parts:
        if "word/document.xml" in parts.names:
            return docx.read(name, parts)
        if "xl/workbook.xml" in parts.names:
            return xlsx.read(name, data, parts)
    raise Unreadable("foreign", "这是压缩包或不支持的 Office 文件，请上传 .docx 或 .xlsx。", name)
