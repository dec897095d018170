"""The raw sheets of a workbook: how far their cells truly reach, how numbers look, and formulas without a value."""

import io
import posixpath
import re
from dataclasses import dataclass, field
from enum import Enum

from lxml import etree

from app.importing.document import Unreadable
from app.importing.formats.limits import MAX_COLUMNS, MAX_ROWS
from app.importing.formats.package import Package
from app.importing.patterns import later

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_REFERENCE = later(r"^([A-Z]{1,3})(\d{1,7})$")


class Look(Enum):
    """How a number is shown, where that changes its meaning."""

    MONTH = "month"
    PERCENT = "percent"
    HUNDREDTHS = "hundredths"


_BUILT_IN = {
    2: Look.HUNDREDTHS,
    9: Look.PERCENT,
    10: Look.PERCENT,
    17: Look.MONTH,
    27: Look.MONTH,
    36: Look.MONTH,
    57: Look.MONTH,
}


@dataclass
class Sheet:
    """What a scan of one sheet found. Rows and columns count from 1; `uncached` has references such as B7."""

    looks: dict[tuple[int, int], Look] = field(default_factory=dict)
    uncached: list[str] = field(default_factory=list)


def scan(parts: Package) -> dict[str, Sheet]:
    """Every sheet by its name. Raises `Unreadable` where one reaches further than is read."""
    looks = _looks_of_styles(parts)
    return {title: _scan_sheet(parts, part, title, looks) for title, part in _sheet_parts(parts) if part in parts.names}


def _sheet_parts(parts: Package) -> list[tuple[str, str]]:
    targets: dict[str, str] = {}
    if "xl/_rels/workbook.xml.rels" in parts.names:
        for relation in parts.xml("xl/_rels/workbook.xml.rels"):
            target = relation.get("Target", "")
            targets[relation.get("Id", "")] = (
                target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
            )
    sheets = parts.xml("xl/workbook.xml").iter(f"{_MAIN}sheet")
    return [(sheet.get("name", ""), targets.get(sheet.get(_RELATION, ""), "")) for sheet in sheets]


def _scan_sheet(parts: Package, part: str, title: str, looks: dict[int, Look]) -> Sheet:
    sheet = Sheet()
    data = parts.read(part)
    if b"<!DOCTYPE" in data[:4096]:
        raise Unreadable("entities", f"“{part}”声明了文档类型或外部实体，出于安全拒绝读取。", parts.name)
    stream = etree.iterparse(io.BytesIO(data), tag=f"{_MAIN}c", resolve_entities=False, no_network=True, load_dtd=False)
    try:
        for _, cell in stream:
            _scan_cell(cell, sheet, looks, f"{parts.name} 工作表“{title}”")
            cell.clear()
            while cell.getprevious() is not None:
                del cell.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise Unreadable(
            "broken", "工作表已损坏，读不出来。请重新保存后再试。", f"{parts.name} 工作表“{title}”"
        ) from error
    return sheet


def _scan_cell(cell: etree._Element, sheet: Sheet, looks: dict[int, Look], place: str) -> None:
    found = _REFERENCE.match(cell.get("r", ""))
    value = cell.find(f"{_MAIN}v")
    formula = cell.find(f"{_MAIN}f")
    if found is None or (value is None and formula is None and cell.find(f"{_MAIN}is") is None):
        return
    row, column = int(found.group(2)), _column(found.group(1))
    if row > MAX_ROWS or column > MAX_COLUMNS:
        raise Unreadable(
            "too_many_rows", f"内容到了{found.group()}，超过{MAX_ROWS}行或{MAX_COLUMNS}列，请拆分后再导入。", place
        )
    if formula is not None and (value is None or not (value.text or "")):
        sheet.uncached.append(found.group())
    style = cell.get("s", "0")
    if style.isdigit() and int(style) in looks:
        sheet.looks[row, column] = looks[int(style)]


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _looks_of_styles(parts: Package) -> dict[int, Look]:
    """How the cells of each style number look, where that matters."""
    if "xl/styles.xml" not in parts.names:
        return {}
    root = parts.xml("xl/styles.xml")
    custom = {fmt.get("numFmtId", ""): fmt.get("formatCode", "") for fmt in root.iter(f"{_MAIN}numFmt")}
    looks: dict[int, Look] = {}
    for at, style in enumerate(root.iterfind(f"{_MAIN}cellXfs/{_MAIN}xf")):
        number = style.get("numFmtId", "0")
        look = _look_of(custom[number]) if number in custom else _BUILT_IN.get(int(number) if number.isdigit() else 0)
        if look:
            looks[at] = look
    return looks


def _look_of(code: str) -> Look | None:
    bare = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", code.split(";")[0]).lower()
    if "%" in bare:
        return Look.PERCENT
    if "y" in bare and "m" in bare and "d" not in bare:
        return Look.MONTH
    return Look.HUNDREDTHS if re.fullmatch(r"#?,?#*0\.00_?\s*", bare) else None
