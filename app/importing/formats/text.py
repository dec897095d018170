"""Plain text: its encoding, and the tables that Word, browsers and PDF viewers flatten into it."""

import codecs

from app.importing.document import Document, Paragraph, Table, Unreadable
from app.importing.formats.csvtext import looks_like_csv, read_csv
from app.importing.layouts.cellwise import read_cellwise, read_spaced
from app.importing.layouts.flattened import Region, find_region
from app.importing.patterns import later
from app.importing.strings import without_radicals

MAX_CHARACTERS = 5_000_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = later(r"[\x00-\x08\x0e-\x1b\x7f]")
_PAGE_NUMBER = later(
    r"^\s*(?:[-—–]\s*\d{1,4}\s*[-—–]|第\s*\d{1,4}\s*页(?:[，,/ ]*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4})\s*$"
)


def decode(data: bytes, name: str = "") -> str:
    """The text of a file in UTF-8, UTF-16, UTF-32 or GB18030. Raises `Unreadable` where it is no text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_decoded(data, encoding), name)
    for encoding in ("utf-8", *_utf16_without_mark(data), "gb18030"):
        text = _decoded(data, encoding)
        if text is not None and not _is_binary(text):
            return _checked(text, name)
    raise Unreadable(
        "not_text", "文件内容不是文字，可能是扩展名不对的其他文件。请另存为 .docx、.xlsx、.pdf 或 .txt 再试。", name
    )


def read_text(name: str, text: str, format: str = "txt") -> Document:
    """The blocks of a plain text: paragraphs, and the tables flattened into it."""
    text = (
        without_radicals(text).replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\u2028", "\n")
    )
    if format == "csv" or looks_like_csv(text):
        return Document(name, "csv" if format == "txt" else format, (read_csv(text),))
    lines = _without_page_numbers(text)
    region = find_region(lines) or read_cellwise(lines) or read_spaced(lines)
    if region is None:
        return Document(name, format, tuple(_paragraphs(lines, 0)))
    return Document(name, format, _blocks(lines, region))


def _blocks(lines: list[str], region: Region) -> tuple[Paragraph | Table, ...]:
    before = _paragraphs(lines[: region.start], 0)
    after = _paragraphs(lines[region.end :], region.end)
    return (*before, Table(region.rows, "表1"), *after)


def _paragraphs(lines: list[str], offset: int) -> list[Paragraph]:
    return [
        Paragraph(line.strip("\f \t\u3000"), f"第{offset + at}行")
        for at, line in enumerate(lines, 1)
        if line.strip("\f \t\u3000")
    ]


def _without_page_numbers(text: str) -> list[str]:
    """The lines, with page numbers blanked so that line numbers still hold."""
    return ["" if _PAGE_NUMBER.match(line) else line for line in text.split("\n")]


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeError:
        return None


def _utf16_without_mark(data: bytes) -> tuple[str, ...]:
    """UTF-16 of Chinese text has zero bytes only beside its ASCII characters and line ends."""
    head = data[:4000]
    if len(data) % 2 or b"\x00" not in head:
        return ()
    return ("utf-16-le",) if head[1::2].count(0) >= head[::2].count(0) else ("utf-16-be",)


def _is_binary(text: str) -> bool:
    sample = text[:20_000]
    strange = len(_CONTROL.findall(sample)) + sum("\ue000" <= char <= "\uf8ff" or char == "\ufffd" for char in sample)
    return strange > len(sample) * 0.01


def _checked(text: str | None, name: str) -> str:
    if text is None or _is_binary(text):
        raise Unreadable("not_text", "文件内容不是文字，或编码已损坏。请另存为 UTF-8 文本再试。", name)
    if len(text) > MAX_CHARACTERS:
        raise Unreadable("too_long", f"文字超过{MAX_CHARACTERS // 10_000}万字，请拆分后再导入。", name)
    return text
