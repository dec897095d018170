import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importing.draft import Certainty, MilestoneDraft
from app.importing.language.milestones import PlanLine, read_milestones
from tests.importing.strategies_language import YEAR, Known, plans

DEADLINE = date(2017, 12, 31)


def read(plan: str, deadline: date | None = DEADLINE) -> list[MilestoneDraft]:
    return read_milestones([PlanLine(plan, None)], YEAR, deadline)


def dated(plan: str, deadline: date | None = DEADLINE) -> list[tuple[str, str]]:
    return [(milestone.text, str(milestone.due_on)) for milestone in read(plan, deadline)]


@given(plans())
def test_every_numbered_and_dated_entry_is_one_milestone(plan: tuple[str, list[tuple[str, Known]]]) -> None:
    text, entries = plan
    found = read(text)
    assert [m.text for m in found] == [words for words, _ in entries]
    assert [m.date_phrase for m in found] == [known.phrase for _, known in entries]
    for milestone, (_, known) in zip(found, entries, strict=True):
        if milestone.due_on == known.due_on:
            assert milestone.starts_on == known.starts_on
        else:
            assert milestone.certainty is Certainty.AMBIGUOUS
            assert known.due_on in milestone.alternatives


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (
            "加快主体工程开工建设，炼油装置2019年下半年建成，化工装置2020年上半年建成。",
            [
                ("加快主体工程开工建设", "2017-12-31"),
                ("炼油装置2019年下半年建成", "2019-12-31"),
                ("化工装置2020年上半年建成", "2020-06-30"),
            ],
        ),
        (
            "项目主体已完成，进入试运行，计划6月建成验收。",
            [("项目主体已完成，进入试运行，计划6月建成验收", "2017-06-30")],
        ),
        ("与国家规划同步，2017年开始编制规划。", [("与国家规划同步，2017年开始编制规划", "2017-12-31")]),
        ("6月底前完成甲，并推进乙；加快丙。", [("6月底前完成甲，并推进乙；加快丙", "2017-06-30")]),
        ("完成甲；完成乙；年底完成丙。", [("完成甲；完成乙", "2017-12-31"), ("年底完成丙", "2017-12-31")]),
        (
            "做好宣传；根据要求，组织申报，力争6月底前获批。",
            [("做好宣传", "2017-12-31"), ("根据要求，组织申报，力争6月底前获批", "2017-06-30")],
        ),
        ("完成甲。完成乙。", [("完成甲", "2017-12-31"), ("完成乙", "2017-12-31")]),
        ("1.加大招商力度。引进企业，开展活动。", [("加大招商力度。引进企业，开展活动", "2017-12-31")]),
        ("6月底前完成甲。协助完善乙。", [("6月底前完成甲", "2017-06-30"), ("协助完善乙", "2017-12-31")]),
        ("1.体育路：4月建成；5月验收。", [("体育路：4月建成", "2017-04-30"), ("5月验收", "2017-05-31")]),
        ("3月动工、12月底建成。", [("3月动工", "2017-03-31"), ("12月底建成", "2017-12-31")]),
        ("完成甲工程（6月底前完成）。", [("完成甲工程（6月底前完成）", "2017-06-30")]),
        ("完成甲工程（2016年12月立项）。", [("完成甲工程（2016年12月立项）", "2017-12-31")]),
        (
            "每月25日前报送进展，6月底前完成总结。",
            [("每月25日前报送进展", "2017-12-31"), ("6月底前完成总结", "2017-06-30")],
        ),
        (
            "上半年：1.完成甲；2.完成乙。下半年：1.完成丙。",
            [("完成甲", "2017-06-30"), ("完成乙", "2017-06-30"), ("完成丙", "2017-12-31")],
        ),
        (
            "确保2017年底前竣工，2018年1月投用。",
            [("确保2017年底前竣工", "2017-12-31"), ("2018年1月投用", "2018-01-31")],
        ),
        ("", []),
    ],
)
def test_what_a_milestone_is(plan: str, expected: list[tuple[str, str]]) -> None:
    assert dated(plan) == expected


def test_a_start_runs_to_the_next_date_of_its_series() -> None:
    start, following = read("1.“多证合一”工作：3月起开展调研；6月底前制定方案。")
    assert (start.starts_on, start.due_on, start.date_phrase) == (date(2017, 3, 1), date(2017, 6, 30), "3月起")
    assert start.alternatives == [DEADLINE]
    assert following.starts_on is None


def test_a_start_without_a_successor_runs_to_the_deadline() -> None:
    (start,) = read("3月起开展调研。")
    assert (start.due_on, start.certainty) == (DEADLINE, Certainty.STATED)


@pytest.mark.parametrize(
    ("plan", "deadline", "due", "other"),
    [
        ("3月前调研。\n6月前编制方案。\n12月完成。", DEADLINE, "2017-03-31", "2017-02-28"),
        ("9月前完成招标，9月开工。", DEADLINE, "2017-08-31", "2017-09-30"),
        ("1.8月底前完成设计。2.9月前完成招标。3.9月中旬开工。", DEADLINE, "2017-08-31", "2017-09-30"),
        ("9月前完成。", date(2017, 8, 31), "2017-08-31", "2017-09-30"),
    ],
)
def test_the_series_settles_a_month_before(plan: str, deadline: date, due: str, other: str) -> None:
    milestone = next(m for m in read(plan, deadline) if m.alternatives)
    if "8月底前" in plan:
        due, other = other, due
    assert (str(milestone.due_on), [str(day) for day in milestone.alternatives]) == (due, [other])
    assert milestone.certainty is Certainty.AMBIGUOUS


def test_a_stated_year_carries_on_and_is_flagged() -> None:
    _, carried = read("2018年6月底前完成批复，12月底前开工。")
    assert (carried.due_on, carried.alternatives) == (date(2018, 12, 31), [DEADLINE])
    _, own = read("上半年完成征地，力争2018年3月底建成。")
    assert (own.due_on, own.certainty) == (date(2018, 3, 31), Certainty.STATED)


def test_undated_words_inherit_from_the_line_and_then_from_the_item() -> None:
    found = read_milestones([PlanLine("完成甲。", date(2017, 6, 30)), PlanLine("完成乙。", None)], YEAR, DEADLINE)
    assert [(m.line, m.due_on, m.certainty, m.date_phrase) for m in found] == [
        (0, date(2017, 6, 30), Certainty.INHERITED, None),
        (1, DEADLINE, Certainty.INHERITED, None),
    ]


def test_nothing_is_invented_where_nothing_is_stated() -> None:
    (undated,) = read("完成甲。", None)
    assert (undated.due_on, undated.certainty) == (None, Certainty.VAGUE)
    (vague,) = read("尽快完成甲。")
    assert (vague.date_phrase, vague.certainty) == ("尽快", Certainty.VAGUE)


@given(st.text(alphabet="123469年月日底前起初上下半旬季度第至-、，；。：（）“”完成征地亩%1.①尽快每内 \n", max_size=150))
def test_any_plan_is_read_verbatim(plan: str) -> None:
    for milestone in read(plan):
        assert plan[slice(*milestone.span)] == milestone.text
        assert milestone.date_phrase is None or milestone.due_on or milestone.starts_on


@pytest.mark.parametrize(
    "unit", ["3月", "1.完成征地30亩。2.", "上半年：", "（", "1、", "6月底前完成甲；", "百分之", "，和、", "十"]
)
def test_the_work_grows_no_faster_than_the_text(unit: str) -> None:
    def seconds(length: int) -> float:
        text = (unit * length)[:length]
        best = []
        for _ in range(3):
            began = time.process_time()
            read(text)
            best.append(time.process_time() - began)
        return min(best)

    assert seconds(16000) < 12 * seconds(4000) + 0.05
