"""Workbooks: each visible sheet a table. Formulas are never evaluated: the value saved with them counts."""

import io
from collections.abc import Iterator
from datetime import date, datetime

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from app.importing.document import Document, Row, Table, Unreadable
from app.importing.formats.limits import MAX_CELL, MAX_COLUMNS, MAX_ROWS
from app.importing.formats.package import Package
from app.importing.formats.sheets import Look, Sheet, scan

_SHOWN_REFERENCES = 5


def read(name: str, data: bytes, parts: Package) -> Document:
    """The visible sheets of an .xlsx workbook, after its sheets were scanned for their true size."""
    return read_workbook(name, data, "xlsx", scan(parts))


def read_workbook(name: str, data: bytes, format: str, sheets: dict[str, Sheet]) -> Document:
    """The visible sheets of a workbook; `sheets` says how cells look, by sheet name, where the format tells."""
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        tables = tuple(_tables(workbook, sheets, name))
    except PasswordError as error:
        raise Unreadable("encrypted", "工作簿加了密码，请去掉密码后再上传。", name) from error
    except CalamineError as error:
        raise Unreadable("broken", "工作簿已损坏，读不出来。请用 Excel 或 WPS 重新保存后再试。", name) from error
    if not tables:
        raise Unreadable("empty", "工作簿里没有内容（所有可见工作表都是空的）。", name)
    return Document(name, format, tables, (*_hidden(workbook), *_uncached(sheets)))


def _tables(workbook: CalamineWorkbook, sheets: dict[str, Sheet], name: str) -> Iterator[Table]:
    for meta in workbook.sheets_metadata:
        if meta.visible is not SheetVisibleEnum.Visible or meta.typ is not SheetTypeEnum.WorkSheet:
            continue
        looks = sheets.get(meta.name, Sheet()).looks
        place = f"工作表“{meta.name}”"
        rows: list[Row] = []
        sheet = workbook.get_sheet_by_name(meta.name)
        if sheet.start is None:
            continue
        left = sheet.start[1]
        for row, values in enumerate(sheet.iter_rows(), 1):
            if len(rows) >= MAX_ROWS or len(values) > MAX_COLUMNS:
                raise Unreadable(
                    "too_many_rows", f"超过{MAX_ROWS}行或{MAX_COLUMNS}列，请拆分后再导入。", f"{name} {place}"
                )
            cells = tuple(_shown(value, looks.get((row, left + column + 1))) for column, value in enumerate(values))
            if any(cells):
                rows.append(Row(cells, f"{place}第{row}行"))
        if rows:
            yield Table(tuple(rows), place)


def _shown(value: object, look: Look | None) -> str:
    """A cell as its reader sees it."""
    if isinstance(value, datetime | date):
        if look is Look.MONTH:
            return f"{value.year}年{value.month}月"
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        if look is Look.PERCENT:
            return f"{value * 100:.10g}%"
        if look is Look.HUNDREDTHS:
            return f"{value:.2f}"
        return f"{value:.12g}"
    return str(value).replace("\r\n", "\n").replace("_x000D_", "")[:MAX_CELL].strip()


def _hidden(workbook: CalamineWorkbook) -> Iterator[str]:
    hidden = [meta.name for meta in workbook.sheets_metadata if meta.visible is not SheetVisibleEnum.Visible]
    if hidden:
        yield f"没有读取隐藏的工作表：{'、'.join(hidden)}。"


def _uncached(sheets: dict[str, Sheet]) -> Iterator[str]:
    for title, sheet in sheets.items():
        if sheet.uncached:
            shown = "、".join(sheet.uncached[:_SHOWN_REFERENCES])
            more = f"等{len(sheet.uncached)}处" if len(sheet.uncached) > _SHOWN_REFERENCES else ""
            yield f"工作表“{title}”的{shown}{more}是没有保存结果的公式，按空白处理；请在 Excel 中打开并保存后重新上传。"
