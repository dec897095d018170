"""From grids to items: which column means what, which row begins an item, and what the others add."""

import pytest

from app.importing.document import Document, Paragraph, Row, Table, Unreadable
from app.importing.draft import Draft, RowKind
from app.importing.layouts.columns import Meaning, classify, map_headings
from app.importing.layouts.items import leader_name
from app.importing.names.directory import Directory
from app.importing.printing import lead_units, supporting_units
from app.importing.reader import read
from tests.importing.layouts import TODAY

FULL = ("序号", "事项", "具体目标", "完成时限", "主办单位", "协办单位", "分管领导")
FIRST = ("1", "建设公园", "10月底前建成。", "2022.10", "市城管局", "市财政局", "曹兴")


def table(*rows: tuple[str, ...], place: str = "表1") -> Table:
    return Table(tuple(Row(cells, f"{place}第{at}行") for at, cells in enumerate(rows, 1)), place)


def read_blocks(*blocks: Table | Paragraph) -> Draft:
    return read(Document("a.docx", "docx", blocks), directory=Directory(()), today=TODAY, year=2022)


def read_rows(*rows: tuple[str, ...]) -> Draft:
    return read_blocks(table(*rows))


@pytest.mark.parametrize(
    ("meaning", "headings"),
    [
        (Meaning.NO, "序号 编号 序 项目序号"),
        (Meaning.TITLE, "事项 任务 重点工作 工作任务 目标任务 项目名称 民生实事 主要任务 督办事项"),
        (Meaning.PLAN, "具体目标 工作计划 工作措施 进度安排 年度目标 工作目标 建设内容 具体举措 任务分解"),
        (Meaning.DEADLINE, "完成时限 完成时间 时间节点 办结期限 截止日期 时限"),
        (Meaning.LEAD, "主办单位 牵头单位 责任单位 主要责任单位 承办部门 主责单位 落实单位"),
        (Meaning.SUPPORT, "协办单位 配合单位 参与单位 协同部门 参加单位"),
        (Meaning.LEADER, "分管领导 责任领导 牵头领导 市政府分管领导 包联市领导 分管副市长 责任人"),
        (Meaning.UNITS, "牵头及配合单位 主办（协办）单位 牵头、参与部门"),
        (Meaning.PERIOD, "一季度 第二季度 3月底 6月底前 上半年 9月底前目标 四季度计划"),
        (Meaning.OTHER, "备注 联系电话 进展情况 总投资"),
    ],
)
def test_headings_name_their_meaning_in_many_words(meaning: Meaning, headings: str) -> None:
    assert {heading: classify(heading) for heading in headings.split()} == dict.fromkeys(headings.split(), meaning)


def test_the_stronger_of_two_tasks_is_the_title_and_the_other_its_plan() -> None:
    assert map_headings(["重点领域", "重点任务", "具体任务"]) == {"category": 0, "title": 1, "plan": 2}
    assert map_headings(["总体目标", "年度目标"]) == {"title": 0, "plan": 1}


def test_responsible_units_support_where_others_lead() -> None:
    assert map_headings(["事项", "牵头单位", "责任单位"]) == {"title": 0, "lead": 1, "support": 2}
    assert map_headings(["事项", "责任单位", "配合单位"]) == {"title": 0, "lead": 1, "support": 2}


def test_an_owner_leads_only_where_nobody_else_is_responsible() -> None:
    assert map_headings(["项目名称", "建设规模", "建设单位", "责任单位"]) == {"title": 0, "lead": 3}
    assert map_headings(["项目名称", "建设单位"]) == {"title": 0, "lead": 1}


def test_two_rows_of_headings_are_folded_into_one() -> None:
    draft = read_rows(
        ("序号", "事项", "责任分工", "", "完成时限"),
        ("", "", "牵头单位", "配合单位", ""),
        ("1", "修路", "市交通局", "市财政局", "2022.6"),
    )
    assert draft.document.headings == ["序号", "事项", "牵头单位", "配合单位", "完成时限"]
    assert supporting_units(draft.items[0]) == ["市财政局"]


def test_columns_without_headings_are_known_by_their_contents() -> None:
    draft = read_rows(
        ("1", "建设滨江公园", "完成招标并开工建设", "2022.6", "市城管局", "市财政局", "李明"),
        ("2", "改造农贸市场", "完成改造并开业", "2022.12", "市商务局", "", "王芳"),
    )
    assert draft.document.columns == {
        "no": 0,
        "title": 1,
        "plan": 2,
        "deadline": 3,
        "lead": 4,
        "support": 5,
        "leader": 6,
    }
    assert [item.leader for item in draft.items] == ["李明", "王芳"]


@pytest.mark.parametrize(
    ("row", "kind", "lines"),
    [
        (("", "", "配套道路完工。", "2022.6", "市交通局", "", ""), RowKind.PLAN_DEADLINE_UNIT, 2),
        (("", "", "配套道路完工。", "", "市交通局", "", ""), RowKind.PLAN_UNIT, 2),
        (("", "", "配套道路完工。", "2022.6", "", "", ""), RowKind.PLAN_DEADLINE, 2),
        (("", "", "配套道路完工。", "", "", "", ""), RowKind.PLAN_ONLY, 2),
        (("", "", "", "", "市交通局", "", ""), RowKind.UNIT_ONLY, 1),
        (("", "", "", "", "", "市交通局", ""), RowKind.UNIT_ONLY, 1),
    ],
)
def test_a_row_that_continues_an_item_is_one_of_five_kinds(row: tuple[str, ...], kind: RowKind, lines: int) -> None:
    draft = read_rows(FULL, FIRST, row)
    assert [reading.kind for reading in draft.rows] == [RowKind.ITEM, kind]
    assert len(draft.items[0].lines) == lines
    assert any(finding.code == "line.inherits_from" for finding in draft.findings) == (kind is RowKind.PLAN_ONLY)
    assert ("市交通局" in [*lead_units(draft.items[0]), *supporting_units(draft.items[0])]) == ("市交通局" in row)


def test_sections_notes_and_repeated_headings_are_no_rows() -> None:
    draft = read_rows(
        FULL,
        ("一、城建类（1项）", "", "", "", "", "", ""),
        FIRST,
        FULL,
        ("二", "民生类", "", "", "", "", ""),
        ("2", *FIRST[1:]),
        ("注：由督查室解释。", "", "", "", "", "", ""),
    )
    assert [(item.no, item.section) for item in draft.items] == [("1", "一、城建类（1项）"), ("2", "二民生类")]
    assert len(draft.rows) == 2


def test_cells_repeated_by_a_flattened_merge_make_no_second_item() -> None:
    second = (*FIRST[:2], "12月底前开放。", "2022.12", "市园林局", "", "曹兴")
    (item,) = read_rows(FULL, FIRST, second).items
    assert [line.plan for line in item.lines] == ["10月底前建成。", "12月底前开放。"]
    assert lead_units(item) == ["市城管局", "市园林局"]


def test_a_title_merged_over_numbered_rows_is_their_category() -> None:
    draft = read_rows(
        ("序号", "重点任务", "工作举措", "责任单位"),
        ("1", "优化环境", "推行一网通办。", "市数据局"),
        ("2", "", "压缩审批时限。", "市审批局"),
    )
    assert [(item.no, item.title) for item in draft.items] == [("1", "推行一网通办"), ("2", "压缩审批时限")]


def test_items_without_numbers_begin_where_a_title_stands() -> None:
    draft = read_rows(("事项", "计划", "责任单位"), ("修路", "完工。", "市交通局"), ("修桥", "开工。", "市水务局"))
    assert [(item.no, item.title) for item in draft.items] == [("1", "修路"), ("2", "修桥")]


def test_a_table_goes_on_in_the_next_without_its_headings() -> None:
    draft = read_blocks(table(FULL, FIRST), table(("2", *FIRST[1:]), place="表2"))
    assert [item.no for item in draft.items] == ["1", "2"]


def test_numbers_that_restart_under_a_heading_are_led_by_it() -> None:
    draft = read_blocks(
        Paragraph("一、城建", "第1段"),
        table(FULL, FIRST),
        Paragraph("二、民生", "第2段"),
        table(FULL, FIRST, place="表2"),
    )
    assert [item.no for item in draft.items] == ["1-1", "2-1"]


def test_a_table_of_fields_stands_on_end() -> None:
    fields = [
        ("事项名称", "建设公园"),
        ("工作计划", "10月底前建成。"),
        ("责任单位", "市城管局"),
        ("完成时限", "2022年10月"),
    ]
    (item,) = read_blocks(table(*fields)).items
    assert (item.title, item.lines[0].plan, lead_units(item)) == ("建设公园", "10月底前建成。", ["市城管局"])


def test_one_column_may_name_units_of_both_roles() -> None:
    (item,) = read_rows(("序号", "事项", "责任单位"), ("1", "修路", "牵头：市交通局；配合：市财政局、市审计局")).items
    assert (lead_units(item), supporting_units(item)) == (["市交通局"], ["市财政局", "市审计局"])


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("曹  兴", "曹兴"),
        ("\n曹  兴", "曹兴"),
        ("曹\n兴", "曹兴"),
        ("曹兴副市长", "曹兴"),
        ("李明\n副市长", "李明"),
        ("李明、王晓芳", "李明、王晓芳"),
        ("欧阳建国\n李明", "欧阳建国、李明"),
        ("", None),
    ],
)
def test_a_leader_is_named_without_office_or_blanks(cell: str, name: str | None) -> None:
    assert leader_name(cell) == name


def test_a_table_that_is_no_task_table_is_passed_over_in_words() -> None:
    draft = read_blocks(table(("姓名", "电话"), ("李明", "12345")), table(FULL, FIRST, place="表2"))
    assert draft.document.warnings == ["表1不是任务表，没有读取。"]
    with pytest.raises(Unreadable) as refused:
        read_rows(("姓名", "电话"), ("李明", "12345"))
    assert refused.value.code == "no_columns"
