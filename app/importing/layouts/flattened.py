"""Tables flattened into text: cells led by tabs, rows of tabs, pipes, and columns aligned by blanks."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.importing.document import Row, Unreadable
from app.importing.formats.limits import MAX_ROWS
from app.importing.layouts.columns import classify, is_heading_row
from app.importing.layouts.contents import is_date, is_person, is_units
from app.importing.patterns import later
from app.importing.strings import squeeze, unwrap, width

_CELL_START = later(r"^[ \u3000]*\t")
_RULE = later(r"^[\s|+:=—─┌┬┐├┼┤└┴┘\-]+$")
_APART = later(r"^\s*(?:备?注|说明|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])")
_GAP = later(r"(?:[ \u3000]{2,}|\u3000)")


@dataclass(frozen=True)
class Region:
    """The lines `start` to `end` (exclusive) of a text that are a table, and its rows."""

    start: int
    end: int
    rows: tuple[Row, ...]


def find_region(lines: Sequence[str]) -> Region | None:
    """The table in a text, whichever way it was flattened; `None` where there is none."""
    region = _piped(lines) or _tabbed(lines) or _aligned(lines)
    if region and len(region.rows) > MAX_ROWS:
        raise Unreadable(
            "too_many_rows",
            f"表格有{len(region.rows)}行，超过{MAX_ROWS}行的上限，请拆分后再导入。",
            f"第{region.start + 1}行",
        )
    return region


def _piped(lines: Sequence[str]) -> Region | None:
    marked = [at for at, line in enumerate(lines) if re.search(r"[|｜│┃]", line)]
    cells = [_pipe_cells(lines[at]) for at in marked if not _RULE.match(lines[at])]
    if len(cells) < 2 or not any(is_heading_row(row) for row in cells[:6]):
        return None
    start, end = marked[0], marked[-1] + 1
    count = Counter(map(len, cells)).most_common(1)[0][0]
    rows: list[Row] = []
    for at in range(start, end):
        line = lines[at]
        if not line.strip() or _RULE.match(line):
            continue
        found = _pipe_cells(line) if at in set(marked) else [line.strip()]
        rows.append(Row(tuple(found + [""] * (count - len(found))), f"第{at + 1}行"))
    return Region(start, end, tuple(rows))


def _pipe_cells(line: str) -> list[str]:
    bare = re.sub(r"^\s*[|｜│┃]|[|｜│┃]\s*$", "", line)
    return [re.sub(r"<br\s*/?>", "\n", cell.strip(), flags=re.IGNORECASE) for cell in re.split(r"(?<!\\)[|｜│┃]", bare)]


def _tabbed(lines: Sequence[str]) -> Region | None:
    tabbed = [at for at, line in enumerate(lines) if "\t" in line]
    if len(tabbed) < 4 and not any(lines[at].count("\t") >= 2 for at in tabbed):
        return None
    led = sum(bool(_CELL_START.match(lines[at])) and lines[at].strip(" \u3000").count("\t") == 1 for at in tabbed)
    start, end = tabbed[0], tabbed[-1] + 1
    while end < len(lines) and lines[end].strip():
        end += 1
    if led * 2 > len(tabbed):
        if start and lines[start - 1].strip() and not lines[start].strip():
            start -= 1
        return Region(start, end, tuple(_led_rows(lines, start, end)))
    return Region(start, end, tuple(_tab_rows(lines, start, end)))


def _led_rows(lines: Sequence[str], start: int, end: int) -> Iterator[Row]:
    """Each cell begins on a line led by a tab; blank lines stand between rows, or inside a cell."""
    chunks = _chunks(lines, start, end)
    count = Counter(len(cells) for _, cells in chunks).most_common(1)[0][0]
    waiting: tuple[int, list[str]] | None = None
    for at, cells in chunks:
        if waiting and len(waiting[1]) + len(cells) <= count and len(waiting[1]) > 1:
            cells, at = waiting[1] + cells, waiting[0]
        elif waiting and len(waiting[1]) >= count and len(cells) == 1 and not lines[at].startswith("\t"):
            cells, at = [*waiting[1][:-1], waiting[1][-1] + "\n" + cells[0]], waiting[0]
        elif waiting:
            yield _row(waiting, count)
        waiting = (at, cells)
    if waiting:
        yield _row(waiting, count)


def _row(found: tuple[int, list[str]], count: int) -> Row:
    at, cells = found
    return Row(tuple(unwrap(cell) for cell in cells) + ("",) * (count - len(cells)), f"第{at + 1}行")


def _chunks(lines: Sequence[str], start: int, end: int) -> list[tuple[int, list[str]]]:
    """Runs of lines between blank ones, each as its first line's index and its cells."""
    chunks: list[tuple[int, list[str]]] = []
    fresh = True
    for at in range(start, end):
        line = lines[at]
        if not line.strip(" \u3000\f"):
            fresh = True
            continue
        if fresh:
            chunks.append((at, []))
            fresh = False
        cells = chunks[-1][1]
        if _CELL_START.match(line) or not cells:
            cells.extend(part.strip() for part in _CELL_START.sub("", line).split("\t"))
        else:
            first, *others = line.split("\t")
            cells[-1] += "\n" + first
            cells.extend(others)
    return chunks


def _tab_rows(lines: Sequence[str], start: int, end: int) -> Iterator[Row]:
    """Each row is a line of tabs; a row with too few of them goes on in the next line, inside its last cell."""
    count = Counter(lines[at].count("\t") for at in range(start, end) if "\t" in lines[at])
    tabs = next((lines[at].count("\t") for at in range(start, end) if is_heading_row(lines[at].split("\t"))), 0)
    tabs = tabs or max(count)
    text, first = "", start
    for at in range(start, end):
        line = lines[at]
        complete = text.count("\t") >= tabs and not _open_quote(text)
        apart = "\t" not in text and bool(_APART.match(text))
        if text and (apart or (complete and ("\t" in line or _ends_row(text, line)))):
            yield Row(tuple(_tab_cells(text, tabs)), f"第{first + 1}行")
            text = ""
        if not text:
            first = at
        text = f"{text}\n{line}" if text else line
    if text.strip():
        yield Row(tuple(_tab_cells(text, tabs)), f"第{first + 1}行")


def _ends_row(text: str, line: str) -> bool:
    """Whether a line without tabs stands by itself rather than going on in the last cell of the row above."""
    cells = text.split("\t")
    last = squeeze(cells[-1])
    if _APART.match(line):
        return True
    if is_heading_row(cells) and classify(last + squeeze(line)):
        return False
    return not last or is_date(last) or is_person(last) or is_units(last)


def _open_quote(text: str) -> bool:
    last = text.split("\t")[-1]
    return last.startswith('"') and last.count('"') % 2 == 1


def _tab_cells(text: str, tabs: int) -> list[str]:
    cells = [re.sub(r'^"([\s\S]*)"$', r"\1", cell.strip()).replace('""', '"') for cell in text.split("\t")]
    return cells + [""] * (tabs + 1 - len(cells))


def _aligned(lines: Sequence[str]) -> Region | None:
    """Columns under headings that blanks keep apart; a cell belongs to the heading that it starts under."""
    for start, line in enumerate(lines):
        pieces = _pieces(line)
        if len(pieces) >= 3 and is_heading_row([text for _, text in pieces]):
            starts = [at for at, _ in pieces]
            rows = list(_aligned_rows(lines, start, starts))
            return Region(start, len(lines), tuple(rows)) if len(rows) > 1 else None
    return None


def _aligned_rows(lines: Sequence[str], start: int, starts: Sequence[int]) -> Iterator[Row]:
    cells, first = [""] * len(starts), start
    for at in range(start, len(lines)):
        pieces = _pieces(lines[at])
        opens = bool(pieces) and (
            pieces[0][0] <= starts[0] + 1 and bool(re.match(r"^\d{1,4}\D?$", squeeze(pieces[0][1])))
        )
        if any(cells) and (opens or at == start + 1 or (not pieces and not _pieces_left(lines, at))):
            yield Row(tuple(unwrap(cell, 16) for cell in cells), f"第{first + 1}行")
            cells, first = [""] * len(starts), at
        for column, text in pieces:
            under = max((i for i, left in enumerate(starts) if left <= column + 2), default=0)
            cells[under] += ("\n" if cells[under] else "") + text
    if any(cells):
        yield Row(tuple(unwrap(cell, 16) for cell in cells), f"第{first + 1}行")


def _pieces_left(lines: Sequence[str], at: int) -> bool:
    return any(line.strip() for line in lines[at + 1 :])


def _pieces(line: str) -> list[tuple[int, str]]:
    """The stretches of a line between gaps, each with the column where it starts."""
    found, at = [], 0
    for gap in [*_GAP.finditer(line), None]:
        end = gap.start() if gap else len(line)
        if line[at:end].strip():
            found.append((width(line[:at]), line[at:end].strip()))
        at = gap.end() if gap else at
    return found
