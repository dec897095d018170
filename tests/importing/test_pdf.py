"""PDF with a text layer: ruled tables over several pages, running text, tables without rules."""

import pytest

from app.importing.document import Paragraph, Table, Unreadable
from app.importing.formats.files import open_document
from app.importing.names.directory import Directory
from app.importing.printing import lead_units
from app.importing.reader import read
from tests.importing.binaries import pdf, ruled, text
from tests.importing.layouts import HEADINGS, TODAY

WIDTHS = [30, 130, 260, 70, 110, 110, 60]
PLAN = "3月底前完成项目可行性研究报告编制和初步设计审批工作，6月底前动工建设，12月底前建成投入使用。"
ROW = ("1", "建设滨江公园二期", PLAN, "2021.12", "市住房城乡建设局", "市财政局", "李明")
NOBODY = Directory(())


def halves(row: tuple[str, ...], at: dict[int, int]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A row cut by a page break: cell `n` after `at[n]` characters, the other cells whole above."""
    above = tuple(cell[: at.get(column, len(cell))] for column, cell in enumerate(row))
    below = tuple(cell[at[column] :] if column in at else "" for column, cell in enumerate(row))
    return above, below


@pytest.mark.parametrize("at", [{2: 40}, {2: 17, 4: 6}, {2: 30, 1: 4}, {2: 30, 1: 4, 4: 4}])
def test_a_row_that_a_page_break_cuts_is_one_row(at: dict[int, int]) -> None:
    above, below = halves(ROW, at)
    data = pdf([*ruled([HEADINGS, above], WIDTHS), *ruled([HEADINGS, below], WIDTHS)])
    (item,) = read(open_document("a.pdf", data), directory=NOBODY, today=TODAY, year=2021).items
    assert item.title == ROW[1]
    assert [line.plan for line in item.lines] == [PLAN]
    assert lead_units(item) == ["市住房城乡建设局"]


def test_a_whole_row_at_the_top_of_a_page_stays_a_row_of_its_own() -> None:
    below = ("", "", "配套道路年底前完工。", "2021.6", "市交通局", "", "")
    data = pdf([*ruled([HEADINGS, ROW], WIDTHS), *ruled([below], WIDTHS)])
    (item,) = read(open_document("a.pdf", data), directory=NOBODY, today=TODAY, year=2021).items
    assert [line.plan for line in item.lines] == [PLAN, "配套道路年底前完工。"]
    assert lead_units(item) == ["市住房城乡建设局", "市交通局"]


def test_text_around_a_table_keeps_its_order() -> None:
    page = text(30, 575, "任务分解表") + ruled([HEADINGS, ROW], WIDTHS)[0] + text(30, 60, "抄送：市委办公室。")
    blocks = open_document("a.pdf", pdf([page])).blocks
    assert [type(block) for block in blocks] == [Paragraph, Table, Paragraph]


def test_paragraphs_are_put_together_from_lines_over_pages() -> None:
    said = "1.推进老旧小区改造。按照倒排工期的要求，六月底前完成全部招标工作，年底前全部完工。"
    said += "（责任单位：市住房城乡建设局）"
    lines = [said[at : at + 20] for at in range(0, len(said), 20)]
    first = "".join(text(30, 560 - 20 * at, line) for at, line in enumerate(lines[:2]))
    second = "".join(text(30, 560 - 20 * at, line) for at, line in enumerate(lines[2:]))
    page_number = text(400, 20, "— 1 —")
    (item,) = read(
        open_document("a.pdf", pdf([first + page_number, second])), directory=NOBODY, today=TODAY, year=2021
    ).items
    assert item.title == "推进老旧小区改造"
    assert lead_units(item) == ["市住房城乡建设局"]


def test_a_table_without_rules_is_refused_rather_than_misread() -> None:
    lines = [("序号", "事项", "完成时限", "责任单位"), ("1", "修路", "2021.6", "市交通局")]
    page = "".join(text(30 + 120 * x, 500 - 20 * y, cell) for y, row in enumerate(lines) for x, cell in enumerate(row))
    with pytest.raises(Unreadable) as refused:
        open_document("a.pdf", pdf([page]))
    assert refused.value.code == "no_rules"
    assert "第1页" in refused.value.place
