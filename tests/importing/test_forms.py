"""Forms that other places use: limits that say what is due, columns of years and stages, brackets of groups, persons by
line."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importing.formats.files import open_pasted
from app.importing.language.dates import read_dates
from app.importing.language.milestones import PlanLine, read_milestones
from app.importing.language.quantities import read_quantities
from app.importing.layouts.columns import Meaning, classify, map_headings
from app.importing.names.directory import Directory
from app.importing.names.units import split_units
from app.importing.printing import as_json
from app.importing.reader import read
from tests.importing.layouts import TODAY

NOBODY = Directory(())
MEETING = "海州区政府专题会议纪要\n2023年9月14日，区长孙凯主持召开会议。纪要如下：\n"


def printed(text: str) -> dict[str, Any]:
    """What `duban read` prints of a pasted text."""
    shown: dict[str, Any] = as_json(read(open_pasted(text), directory=NOBODY, today=TODAY))
    return shown


def duties(text: str) -> list[dict[str, Any]]:
    """The directives of minutes with this body."""
    found: list[dict[str, Any]] = printed(MEETING + text)["directives"]
    return found


@pytest.mark.parametrize("group", ["各县（市、区）政府", "各镇（街道）", "各乡镇（街道、园区）", "各村（社区）"])
def test_the_bracket_of_a_group_is_part_of_its_name(group: str) -> None:
    (item,) = printed(f"1.开展燃气安全检查。责任单位：区城管局；配合单位：区应急局、{group}；完成时限：8月底前。")[
        "items"
    ]
    assert (item["lead_units"], item["supporting_units"]) == (["区城管局"], ["区应急局", group])
    assert str(item["deadline"])[5:] == "08-31"


@pytest.mark.parametrize("ending", ["街道办事处", "街道", "镇人民政府", "镇"])
def test_towns_share_what_they_are(ending: str) -> None:
    assert split_units(f"东关、西关、北关{ending}") == [f"东关{ending}", f"西关{ending}", f"北关{ending}"]


@pytest.mark.parametrize("nobody", ["无", "暂无", "/", "—", "--"])
def test_a_list_that_names_nobody_is_empty(nobody: str) -> None:
    assert split_units(nobody) == []


@given(first=st.integers(min_value=1, max_value=11), length=st.integers(min_value=1, max_value=11))
def test_months_over_a_column_are_a_stage(first: int, length: int) -> None:
    last = min(12, first + length)
    for heading in (f"{first}-{last}月", f"{first}月—{last}月", f"{first}月至{last}月底"):
        assert classify(heading) is Meaning.PERIOD


def test_years_side_by_side_are_stages_and_one_alone_is_the_plan_s() -> None:
    beside = map_headings(["序号", "任务", "2023年目标", "2024年目标", "牵头单位"])
    alone = map_headings(["序号", "任务", "2023年目标", "牵头单位"])
    assert [key for key in beside if key.startswith(Meaning.PERIOD)] == ["period", "period2"]
    assert Meaning.PERIOD not in alone


@pytest.mark.parametrize(("heading", "title"), [("任务内容", "征地"), ("项目名称", "完成甲地块征地")])
def test_a_category_names_the_task_only_beside_what_to_do_about_it(heading: str, title: str) -> None:
    rows = "1\t征地\t完成甲地块征地\t区征收办\n2\t招商\t签约乙项目\t区商务局\n3\t环境\t整治丙街\t区城管局\n"
    items = printed(f"序号\t攻坚领域\t{heading}\t责任单位\n{rows}")["items"]
    assert items[0]["title"] == title


@pytest.mark.parametrize("quarters", ["前三季度", "前3季度", "前9个月"])
def test_the_first_quarters_are_a_stage(quarters: str) -> None:
    table = f"序号\t指标\t{quarters}\t责任单位\n1\t固定资产投资\t68亿元\t区发改局\n"
    (item,) = printed(table)["items"]
    assert [str(step["due_on"])[5:] for step in item["milestones"]] == ["09-30"]


@pytest.mark.parametrize(
    ("cell", "leads", "supports"),
    [
        ("由区水务集团负责实施，区水利局配合", ["区水务集团"], ["区水利局"]),
        ("区住建局牵头，区城管局、区财政局配合", ["区住建局"], ["区城管局", "区财政局"]),
        ("区城管局、区大数据局按职责分工负责", ["区城管局", "区大数据局"], []),
    ],
)
def test_roles_are_read_from_what_a_cell_says(cell: str, leads: list[str], supports: list[str]) -> None:
    (item,) = printed(f"序号\t事项\t完成时间\t责任分工\n1\t建设水厂\t2024年6月\t{cell}\n")["items"]
    assert (item["lead_units"], item["supporting_units"]) == (leads, supports)


def test_a_limit_that_says_what_is_due_is_a_plan() -> None:
    table = "序号\t事项\t责任单位\t完成时限\n1\t安置房\t区住建局\t9月底前主体封顶，12月底前交付386套\n"
    (item,) = printed(table)["items"]
    assert [(step["text"], str(step["due_on"])[5:]) for step in item["milestones"]] == [
        ("9月底前主体封顶", "09-30"),
        ("12月底前交付386套", "12-31"),
    ]


@pytest.mark.parametrize("limit", ["12月底前完成", "6月底前取得阶段性成效，长期坚持", "年底", "10月31日前全面完成"])
def test_a_limit_that_only_names_its_day_is_none(limit: str) -> None:
    (item,) = printed(f"序号\t事项\t责任单位\t完成时限\n1\t建设安置房\t区住建局\t{limit}\n")["items"]
    assert [step["text"] for step in item["milestones"]] == ["建设安置房"]


def test_a_line_that_goes_on_for_ever_takes_over_no_day() -> None:
    lines = [PlanLine("完成甲。", date(2017, 6, 30)), PlanLine("长期抓好乙。", None, undated=True)]
    assert [step.due_on for step in read_milestones(lines, 2017, date(2017, 6, 30))] == [date(2017, 6, 30), None]


@pytest.mark.parametrize("season", ["汛期前", "入冬前", "秋季开学前", "供暖前", "雨季来临前"])
def test_a_season_dates_its_clause_and_stays_a_doubt(season: str) -> None:
    plan = PlanLine(f"9月底前建成甲；{season}完成乙。", date(2017, 12, 31))
    first, second = read_milestones([plan], 2017, None)
    assert (first.due_on, second.due_on) == (date(2017, 9, 30), date(2017, 12, 31))
    assert (second.date_phrase, second.certainty.value) == (season, "vague")


@pytest.mark.parametrize("text", ["余额较年初增加25亿元", "数量比2022年底增加3家"])
def test_what_is_measured_against_a_day_is_not_due_on_it(text: str) -> None:
    assert read_dates(text, 2023) == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("审批时限压缩至45个工作日以内", [(45, "个工作日")]),
        ("存煤可用天数不低于15天", [(15, "天")]),
        ("组织案卷评查两次", [(2, "次")]),
        ("每月编发一期简报", [(1, "期")]),
        ("推行最多跑一次", []),
        ("资金下达后30日内拨付", []),
        ("建设科创三路（全长680米）", []),
    ],
)
def test_lasting_and_counted_times_are_targets(text: str, figures: list[tuple[int, str]]) -> None:
    assert [(int(one.value), one.unit) for one in read_quantities(text)] == figures


def test_points_that_a_sentence_counts_are_sections() -> None:
    found = duties("一、研究安全生产工作\n会议要求，一要压实责任。区应急局要制定方案。二要排查隐患。各镇要开展检查。")
    assert [(duty["section"], duty["lead_units"]) for duty in found] == [
        ("一、(一)", ["区应急局"]),
        ("一、(二)", ["各镇"]),
    ]


def test_numbers_in_brackets_stand_below_those_with_a_point() -> None:
    found = duties("1.关于用地。由区资源局负责办理。\n2.关于治理。（1）请区住建局做好评估；（2）请东湖街道做好值守。")
    assert [duty["section"] for duty in found] == ["1", "2、(1)", "2、(2)"]


def test_units_in_a_heading_s_bracket_bind_what_stands_below() -> None:
    (duty,) = duties("一、物资储备（责任单位：区应急局；配合单位：区发改局；完成时限：9月30日前）\n补充冲锋舟20艘。")
    assert (duty["lead_units"], duty["supporting_units"]) == (["区应急局"], ["区发改局"])
    assert (str(duty["due_on"]), duty["cadence"]) == ("2023-09-30", "once")


@pytest.mark.parametrize(
    ("sentence", "leads", "supports"),
    [
        ("由区城投集团与区供电公司对接，确定方案。", ["区城投集团"], ["区供电公司"]),
        ("由区财政局商区司法局修改完善。", ["区财政局"], ["区司法局"]),
        ("请财政局多渠道筹集资金。", ["财政局"], []),
        ("专班办公室设在区交通局，负责日常协调。", ["区交通局"], []),
    ],
)
def test_who_is_asked_and_who_is_called_in(sentence: str, leads: list[str], supports: list[str]) -> None:
    (duty,) = duties(f"一、关于有关工作\n{sentence}")
    assert (duty["lead_units"], duty["supporting_units"]) == (leads, supports)


def test_another_unit_that_does_something_else_has_a_duty_of_its_own() -> None:
    found = duties("一、关于资金\n请区财政局按进度拨付资金，区卫健局加强资金监管。")
    assert [duty["lead_units"] for duty in found] == [["区财政局"], ["区卫健局"]]


@pytest.mark.parametrize(
    "sentence", ["同意区教育局提出的建设方案。", "听取全区一季度经济运行情况汇报", "会议最后指出，大家务必抢抓时机。"]
)
def test_agreeing_hearing_and_exhorting_bind_nobody(sentence: str) -> None:
    assert [duty["text"] for duty in duties(f"一、{sentence}\n区住建局要制定方案。")] == ["区住建局要制定方案"]


@pytest.mark.parametrize(
    ("opening", "chair"),
    [
        ("2023年5月8日，县委书记汤和、县长武进共同主持召开会议。", "汤和、武进"),
        ("2023年5月8日，县长武进在青龙工业园召开现场办公会。", "武进"),
        ("主 持 人：区委常委、副区长 祝林", "祝林"),
        ("主持：祝林（副区长）", "祝林"),
    ],
)
def test_who_chaired(opening: str, chair: str) -> None:
    text = f"专题会议纪要\n{opening}\n会议明确：\n1.区住建局要在5月底前制定方案。\n"
    assert printed(text)["document"]["chair"] == chair


def test_persons_stand_by_organisation_in_lines_and_columns() -> None:
    text = (
        f"{MEETING}一、区住建局要制定方案。\n参会人员名单：\n区政府：贺军 罗伟\n区财政局：施雨  区住建局：管平、金龙\n"
        "送：区委常委，副区长。\n"
    )
    came = {one["org"]: one["names"] for one in printed(text)["document"]["attendees"]}
    assert came == {"区政府": ["贺军", "罗伟"], "区财政局": ["施雨"], "区住建局": ["管平", "金龙"]}
