"""Documents without a table: who does what, said in brackets, on lines of their own, or in blocks of fields."""

import pytest

from app.importing.draft import ItemDraft
from app.importing.formats.files import open_pasted
from app.importing.layouts.annotations import Annotation, read_bracket, read_fields
from app.importing.names.directory import Directory
from app.importing.printing import lead_units, supporting_units
from app.importing.reader import read
from tests.importing.layouts import TODAY


def items(text: str) -> list[ItemDraft]:
    return read(open_pasted(text), directory=Directory(()), today=TODAY, year=2022).items


def who(item: ItemDraft) -> tuple[str, list[str], list[str]]:
    return item.title, lead_units(item), supporting_units(item)


@pytest.mark.parametrize(
    ("said", "lead", "support", "deadline"),
    [
        ("牵头单位：市水务局；配合单位：市财政局、各区政府", "市水务局", "市财政局、各区政府", ""),
        ("市水务局牵头，市财政局、各区政府配合", "市水务局", "市财政局、各区政府", ""),
        ("由市水务局牵头负责，市财政局、市审计局按职责分工负责", "市水务局", "市财政局、市审计局", ""),
        ("市水务局、市财政局按职责分工负责", "市水务局、市财政局", "", ""),
        ("市水务局牵头，市财政局参与，年内持续推进", "市水务局", "市财政局", "年内持续推进"),
        ("市水务局牵头，市财政局配合，2022年6月底前完成", "市水务局", "市财政局", "2022年6月底前完成"),
        ("市水务局、市财政局", "市水务局、市财政局", "", ""),
        ("主办：市水务局 协办：市财政局 完成时限：6月底", "市水务局", "市财政局", "6月底"),
    ],
)
def test_a_bracket_says_who_and_when(said: str, lead: str, support: str, deadline: str) -> None:
    assert read_bracket(said) == Annotation(lead=lead, support=support, deadline=deadline)


@pytest.mark.parametrize("said", ["含屋山横路", "共计1050米", "以下简称高企", "二期", "见附件1", "政府"])
def test_an_aside_is_no_annotation(said: str) -> None:
    assert not read_bracket(said)


def test_a_field_of_somebody_responsible_is_kept_apart_until_the_entry_is_whole() -> None:
    assert read_fields("责任单位：市水务局") == Annotation(doers="市水务局")


@pytest.mark.parametrize("marks", ["（）", "()", "〔〕", "【】", "[]"])
def test_brackets_of_every_kind_annotate(marks: str) -> None:
    (item,) = items(f"1.新建水厂2座。{marks[0]}牵头单位：市水务局；配合单位：市财政局{marks[1]}")
    assert who(item) == ("新建水厂2座", ["市水务局"], ["市财政局"])


def test_lines_below_an_entry_say_who_does_it_and_others_support_its_lead() -> None:
    text = "一、主要目标\n1.生产总值增长6%。\n牵头单位：区发改局\n责任单位：东山开发区，各街道\n"
    text += "2.收入增长5%。\n责任单位：区财政局"
    assert [who(item) for item in items(text)] == [
        ("生产总值增长6%", ["区发改局"], ["东山开发区", "各街道"]),
        ("收入增长5%", ["区财政局"], []),
    ]


def test_fields_side_by_side_on_a_line_are_no_headings() -> None:
    text = (
        "1.修路。\n责任领导：李明  牵头单位：市交通局  责任单位：市财政局\n2.修桥。\n责任领导：王芳  牵头单位：市水务局"
    )
    assert [(item.leader, *who(item)) for item in items(text)] == [
        ("李明", "修路", ["市交通局"], ["市财政局"]),
        ("王芳", "修桥", ["市水务局"], []),
    ]


def test_a_rule_about_units_is_no_unit() -> None:
    (item,) = items("（列第一位的责任单位为牵头单位）\n1.修路。\n责任单位：市交通局、市财政局")
    assert who(item) == ("修路", ["市交通局"], ["市财政局"])


def test_fields_that_run_on_in_the_paragraph_are_cut_off() -> None:
    (item,) = items("1.新建公园5座。责任单位：市园林局；配合单位：各区政府；完成时限：2022年12月。")
    assert who(item) == ("新建公园5座", ["市园林局"], ["各区政府"])
    assert item.lines[0].plan == "新建公园5座。"
    assert str(item.deadline) == "2022-12-31"


def test_stretches_of_one_entry_with_units_of_their_own_are_its_lines() -> None:
    (item,) = items("（一）稳投资。开工项目20个。（市发展改革委牵头，市财政局配合）争取专项债券。（市财政局负责）")
    assert item.title == "稳投资"
    assert [(line.plan, line.lead_units) for line in item.lines] == [
        ("开工项目20个。", ["市发展改革委"]),
        ("争取专项债券。", ["市财政局"]),
    ]


def test_steps_under_an_entry_are_its_plan_wherever_its_units_stand() -> None:
    above = "（一）环城路工程（责任单位：市交通局）\n1.3月底前完成招标。\n2.6月底前开工。"
    below = "（一）环城路工程\n1.3月底前完成招标。\n2.6月底前开工。\n责任单位：市交通局"
    for text in (above, below):
        (item,) = items(text)
        assert who(item) == ("环城路工程", ["市交通局"], [])
        assert item.lines[0].plan == "1.3月底前完成招标。\n2.6月底前开工。"


def test_entries_with_units_under_a_heading_are_items_of_its_section() -> None:
    text = "一、产业\n（一）工业\n1.新建园区。（责任单位：市工信局）\n2.扩建园区。（责任单位：市商务局）\n"
    text += "3.改造园区。（责任单位：市工信局）"
    assert [(item.no, item.section) for item in items(text)] == [("1", "工业"), ("2", "工业"), ("3", "工业")]


def test_an_entry_that_leaves_its_unit_out_is_kept_among_the_others() -> None:
    text = "一、目标\n1.修路。（责任单位：市交通局）\n2.修桥。\n3.修渠。（责任单位：市水务局）"
    assert [who(item) for item in items(text)][1] == ("修桥", [], [])


def test_a_first_sentence_with_a_date_stays_in_the_plan() -> None:
    (item,) = items("1.6月底前完成选址。年底前建成。（责任单位：市卫生健康局）")
    assert item.lines[0].plan == "6月底前完成选址。年底前建成。"


def test_numbering_that_restarts_is_led_by_its_section() -> None:
    text = "一、产业\n1.建园区。（责任单位：市工信局）\n二、民生\n1.建学校。（责任单位：市教育局）"
    assert [item.no for item in items(text)] == ["1-1", "2-1"]


def test_blocks_of_fields_keep_many_lines_and_numbers() -> None:
    text = "1.事项：建滨江公园\n工作目标：1.3月底前完成设计。\n2.10月底前建成。\n责任单位：市城管局\n\n"
    text += "2.事项：建农贸市场\n工作目标：年底前建成。\n责任单位：市商务局\n完成时限：2022年12月"
    first, second = items(text)
    assert (first.no, *who(first)) == ("1", "建滨江公园", ["市城管局"], [])
    assert first.lines[0].plan == "1.3月底前完成设计。\n2.10月底前建成。"
    assert (second.no, *who(second)) == ("2", "建农贸市场", ["市商务局"], [])
