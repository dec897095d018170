"""Comma-, semicolon- or tab-separated values, with quoted cells that hold line breaks."""

import csv
import io

from app.importing.document import Row, Table, Unreadable
from app.importing.formats.limits import MAX_CELL, MAX_COLUMNS, MAX_ROWS
from app.importing.layouts.columns import is_heading_row

_DELIMITERS = (",", "\t", ";", "，")
_HEADING_WITHIN = 5


def looks_like_csv(text: str) -> bool:
    """Whether a text without telling name is CSV: one of its first lines is a heading row when cut at the commas."""
    first = text.lstrip("\ufeff\n").split("\n", _HEADING_WITHIN)[:_HEADING_WITHIN]
    return any(line.count(",") >= 2 and "\t" not in line and is_heading_row(_cells(line)) for line in first)


def read_csv(text: str) -> Table:
    """The table of a CSV text. Raises `Unreadable` with the line where it breaks."""
    reader = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=_delimiter(text))
    csv.field_size_limit(MAX_CELL)
    rows: list[Row] = []
    try:
        for cells in reader:
            if len(rows) >= MAX_ROWS or len(cells) > MAX_COLUMNS:
                raise Unreadable(
                    "too_many_rows",
                    f"表格超过{MAX_ROWS}行或{MAX_COLUMNS}列，请拆分后再导入。",
                    f"第{reader.line_num}行",
                )
            rows.append(Row(tuple(cells), f"第{len(rows) + 1}行"))
    except csv.Error as error:
        raise Unreadable("broken_csv", "CSV 格式有误：引号不配对或单元格过长。", f"第{reader.line_num}行") from error
    return Table(tuple(rows), "表1")


def _delimiter(text: str) -> str:
    head = text[:5000].split("\n", _HEADING_WITHIN)[:_HEADING_WITHIN]
    return max(_DELIMITERS, key=lambda mark: max((line.count(mark) for line in head), default=0))


def _cells(line: str) -> list[str]:
    return next(csv.reader([line]), [])
