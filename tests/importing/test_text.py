"""Plain text: encodings, and tables flattened into it in the ways that programs do."""

import pytest

from app.importing.document import Paragraph, Table
from app.importing.formats.text import decode, read_text

SAID = "序号 事项：徐闻县，完成 2017.12\n"


def cells(text: str) -> list[tuple[str, ...]]:
    """The rows of the one table in a text."""
    (table,) = [block for block in read_text("a.txt", text).blocks if isinstance(block, Table)]
    return [row.cells for row in table.rows]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_every_encoding_of_chinese_offices_is_read(encoding: str) -> None:
    assert decode(SAID.encode(encoding)).lstrip("\ufeff") == SAID


def test_a_row_whose_cell_begins_with_a_blank_line_stays_whole() -> None:
    text = "\t序号\n\t事项\n\t主办单位\n\t领导\n\n\t1\n\t修路\n\t市交通\n局\n\t\n曹  兴\n\n"
    text += "\t2\n\t修桥\n\t市水务局\n\t李明\n"
    assert cells(text)[1:] == [("1", "修路", "市交通\n局", "曹  兴"), ("2", "修桥", "市水务局", "李明")]


def test_tabs_alone_on_their_lines_part_cells() -> None:
    text = "序号\n\t\n事项\n\t\n责任单位\n\n1\n\t\n修路\n\t\n市交通局\n\n2\n\t\n修桥\n\t\n市水务局\n"
    assert cells(text)[1:] == [("1", "修路", "市交通局"), ("2", "修桥", "市水务局")]


def test_rows_of_tabs_keep_line_breaks_inside_cells() -> None:
    text = "序号\t事项\t责任单位\n1\t修路\n（二期）\t市交通局\n2\t修桥\t市水务局\n注：以上由督查室解释。"
    assert cells(text)[1:3] == [("1", "修路\n（二期）", "市交通局"), ("2", "修桥", "市水务局")]


def test_quoted_cells_copied_from_a_spreadsheet_are_unquoted() -> None:
    text = '序号\t事项\t责任单位\n1\t"修路\n修桥"\t"市交通局\n市水务局"\n'
    assert cells(text)[1] == ("1", "修路\n修桥", "市交通局\n市水务局")


def test_pipes_with_and_without_outer_marks_are_one_table() -> None:
    assert cells("序号|事项|责任单位\n---|---|---\n1|修路|市交通局\n")[1] == ("1", "修路", "市交通局")
    assert cells("| 序号 | 事项 | 责任单位 |\n|---|---|---|\n| 1 | 修路 |  |\n")[1] == ("1", "修路", "")


def test_columns_kept_apart_by_blanks_are_cut_under_their_headings() -> None:
    text = (
        "序号  事项              完成时限    牵头单位        领导\n"
        "1     建设滨江公园      2019.10     市城管局        曹  兴\n"
        "2     改造农贸市场      2019.12     市商务          王  强\n"
        "                                    局\n"
    )
    assert cells(text)[1:] == [
        ("1", "建设滨江公园", "2019.10", "市城管局", "曹\n兴"),
        ("2", "改造农贸市场", "2019.12", "市商务\n局", "王\n强"),
    ]


def test_one_cell_a_line_is_told_apart_by_contents_where_blank_cells_are_lost() -> None:
    text = "序号 项目 单位 时限 1 建设湿地公园。 县水务局 县住建局 12月底前 "
    text += "2 新建天桥2座。 县住建局 9月投入使用 开建老年大学。 12月底前"
    rows = cells("\n\n".join(text.split()))
    assert rows[1:] == [
        ("1", "建设湿地公园。", "县水务局\n县住建局", "12月底前"),
        ("2", "新建天桥2座。", "县住建局", "9月投入使用"),
        ("", "开建老年大学。", "", "12月底前"),
    ]


def test_cells_that_single_blanks_part_are_told_apart_by_contents() -> None:
    text = "序号 重点任务 牵头单位 完成时限\n1 建设公园 市城管局 2022年6月\n2 改造市场 2022年12月"
    assert cells(text)[1:] == [("1", "建设公园", "市城管局", "2022年6月"), ("2", "改造市场", "", "2022年12月")]


def test_what_stands_around_a_table_stays_running_text() -> None:
    blocks = read_text("a.txt", "附件\n某市任务表\n\n序号\t事项\t责任单位\n1\t修路\t市交通局\n\n抄送：市委办。").blocks
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == ["附件", "某市任务表", "抄送：市委办。"]


def test_page_numbers_are_left_out_and_lines_keep_their_places() -> None:
    blocks = read_text("a.txt", "第一段\n— 3 —\n第二段").blocks
    assert [(block.text, block.place) for block in blocks if isinstance(block, Paragraph)] == [
        ("第一段", "第1行"),
        ("第二段", "第3行"),
    ]


def test_radicals_of_pdf_fonts_become_the_characters_they_stand_for() -> None:
    assert read_text("a.txt", "⼯作⽬标：服务⼈⺠，3⽉⻋站").text == "工作目标：服务人民，3月车站"
