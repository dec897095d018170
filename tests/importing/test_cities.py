"""Documents of invented cities, counties and districts, each in a layout and wording of its own, read exactly."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.importing.document import Unreadable
from app.importing.formats.files import open_document, open_pasted
from app.importing.names.directory import Directory
from app.importing.printing import as_json
from app.importing.reader import read
from tests.importing.cities import answers, answers_forms, binaries, directives, directives_meetings
from tests.importing.cities.answers import Task
from tests.importing.cities.directives import Duty
from tests.importing.layouts import TODAY

DOCUMENTS = Path(__file__).parent / "cities" / "documents"
NOBODY = Directory(())
BINARIES = {
    "district.docx": lambda: binaries.word(
        binaries.DISTRICT, binaries.DISTRICT_MERGES, "附件1", "临江区2023年政府工作报告重点任务分解表"
    ),
    "investment.xlsx": lambda: binaries.workbook(binaries.INVESTMENT, binaries.INVESTMENT_MERGES),
    "ledger.xlsx": lambda: binaries.workbook(binaries.LEDGER, binaries.LEDGER_MERGES),
    "team.docx": lambda: binaries.word(binaries.TEAM, binaries.TEAM_MERGES, "双河县2023年重点工作责任清单"),
}
PLANS = [
    ("district.docx", answers.DISTRICT),
    ("ledger.xlsx", answers.LEDGER),
    ("team.docx", answers.TEAM),
    ("web-list.txt", answers.WEB_LIST),
    ("livelihood.txt", answers.LIVELIHOOD),
    ("blocks.txt", answers.BLOCKS),
    ("notice.txt", answers.NOTICE),
    ("pipes.md", answers.PIPES),
    ("comma.csv", answers.COMMA),
    ("responsibility.txt", answers.RESPONSIBILITY),
    ("web-dense.txt", answers.WEB_DENSE),
    ("reform-cells.txt", answers_forms.REFORM_CELLS),
    ("supervision-notice.txt", answers_forms.SUPERVISION_NOTICE),
    ("two-serials.txt", answers_forms.TWO_SERIALS),
    ("assignment-slips.txt", answers_forms.ASSIGNMENT_SLIPS),
    ("investment.xlsx", answers_forms.INVESTMENT),
]
MINUTES = [
    ("standing-meeting.txt", directives.STANDING),
    ("special-meeting.txt", directives.SPECIAL),
    ("business-meeting.txt", directives.BUSINESS),
    ("county-standing.txt", directives_meetings.COUNTY_STANDING),
    ("coordination.txt", directives_meetings.COORDINATION),
    ("flood-control.txt", directives_meetings.FLOOD_CONTROL),
    ("road-memo.txt", directives_meetings.ROAD_MEMO),
]


def bytes_of(name: str) -> bytes:
    """A document as its office would send it; the comma-separated one as Excel saves it in China."""
    if name in BINARIES:
        return BINARIES[name]()
    text = (DOCUMENTS / name).read_text(encoding="utf-8")
    return text.encode("gb18030" if name.endswith(".csv") else "utf-8")


def reading(name: str) -> dict[str, Any]:
    """What `duban read` prints of a document."""
    draft = read(open_document(name, bytes_of(name)), directory=NOBODY, today=TODAY)
    printed: dict[str, Any] = json.loads(json.dumps(as_json(draft), ensure_ascii=False))
    return printed


def task(item: dict[str, Any]) -> dict[str, Any]:
    """A printed item in the terms of an answer."""
    return {
        "no": item["no"],
        "title": item["title"],
        "leader": item["leader"],
        "deadline": (item["deadline"] or "")[:7],
        "leads": item["lead_units"],
        "supports": item["supporting_units"],
        "lines": len(item["lines"]),
        "steps": [
            (step["text"].rstrip("。；"), step["due_on"], step["date_phrase"], figures(step))
            for step in item["milestones"]
        ],
    }


def figures(printed: dict[str, Any]) -> list[tuple[float, str]]:
    """The figures of a printed milestone or directive with their units."""
    return [(float(one["value"]), one["unit"]) for one in printed["indicators"]]


def expected(answer: Task) -> dict[str, Any]:
    """An answer in the terms of a printed item."""
    steps = [(step.text, step.due, step.phrase, step.figures) for step in answer.steps]
    return {**{key: getattr(answer, key) for key in task_keys()}, "steps": steps}


def task_keys() -> tuple[str, ...]:
    """What an item is compared by, beside its steps."""
    return ("no", "title", "leader", "deadline", "leads", "supports", "lines")


@pytest.mark.parametrize(("name", "answer"), PLANS, ids=[name for name, _ in PLANS])
def test_a_plan_of_another_place_is_read_exactly(name: str, answer: list[Task]) -> None:
    printed = reading(name)
    assert [task(item) for item in printed["items"]] == [expected(one) for one in answer]


@pytest.mark.parametrize(("name", "answer"), MINUTES, ids=[name for name, _ in MINUTES])
def test_minutes_of_another_place_are_read_exactly(name: str, answer: list[Duty]) -> None:
    found = [
        (
            duty["section"],
            duty["text"],
            duty["lead_units"],
            duty["supporting_units"],
            duty["cadence"],
            duty["due_on"],
            figures(duty),
        )
        for duty in reading(name)["directives"]
    ]
    wanted = [(d.section, d.text, d.leads, d.supports, d.cadence, d.due, d.figures) for d in answer]
    assert found == wanted


def pasted(text: str) -> list[dict[str, Any]]:
    """The printed items of a pasted text."""
    printed: dict[str, Any] = as_json(read(open_pasted(text), directory=NOBODY, today=TODAY))
    items: list[dict[str, Any]] = printed["items"]
    return items


def test_tasks_under_the_heading_of_a_unit_are_that_units() -> None:
    items = pasted(
        "一、市发展改革委（2项）\n1.编制中期评估报告，6月底前提交市政府审议。\n2.争取资金不少于15亿元。\n"
        "二、市教育局、市人力资源社会保障局\n1.9月底前完成教师招聘500人。"
    )
    assert [item["lead_units"] for item in items] == [
        ["市发展改革委"],
        ["市发展改革委"],
        ["市教育局", "市人力资源社会保障局"],
    ]
    assert [step["date_phrase"] for item in items for step in item["milestones"]] == ["6月底前", None, "9月底前"]


def test_an_unnumbered_unit_heads_the_tasks_below_it() -> None:
    items = pasted("县住房保障中心\n1.筹集保障性住房3000套。\n县公积金中心\n2.归集公积金40亿元以上。")
    assert [(item["no"], item["lead_units"]) for item in items] == [("1", ["县住房保障中心"]), ("2", ["县公积金中心"])]


def test_keys_in_boxes_are_fields() -> None:
    (item,) = pasted(
        "【任务1】 推进沿江岸线整治\n【目标】年底前完成岸线修复8.6公里\n【牵头】市交通运输局\n"
        "【配合】市水利局，市生态环境局\n【时限】2023年12月31日"
    )
    assert (item["no"], item["title"], str(item["deadline"])) == ("1", "推进沿江岸线整治", "2023-12-31")
    assert (item["lead_units"], item["supporting_units"]) == (["市交通运输局"], ["市水利局", "市生态环境局"])


def test_a_web_page_is_refused_with_what_to_do_instead() -> None:
    with pytest.raises(Unreadable, match="网页"):
        open_document("表.xls", b"<html><body><table><tr><td>1</td></tr></table></body></html>")


def test_a_day_that_does_not_exist_is_not_read() -> None:
    (item,) = pasted("序号\t事项\t责任单位\t完成时限\n1\t修路\t市交通局\t2月30日")
    assert item["deadline"] is None


def test_a_long_text_of_open_brackets_is_refused_at_once() -> None:
    with pytest.raises(Unreadable):
        read(open_pasted("（" * 50_000), directory=NOBODY, today=TODAY)


MEETING = "海州区政府专题会议纪要\n2023年9月14日，区长孙凯主持召开会议。纪要如下：\n一、关于有关工作\n"


@pytest.mark.parametrize(
    ("text", "leads", "supports", "due"),
    [
        (
            "由区国资中心牵头，区财政局、区金融办于10月底前完成组建。",
            ["区国资中心"],
            ["区财政局", "区金融办"],
            "2023-10-31",
        ),
        ("区住建局要在本月底前完成自建房排查。", ["区住建局"], [], "2023-09-30"),
        ("区住建局要在下月底前完成自建房排查。", ["区住建局"], [], "2023-10-31"),
        ("年底前由区住建局完成整改。", ["区住建局"], [], "2023-12-31"),
        ("施工单位江海建工集团要增加人员投入。", ["江海建工集团"], [], None),
    ],
)
def test_a_duty_of_minutes_finds_its_units_and_day(
    text: str, leads: list[str], supports: list[str], due: str | None
) -> None:
    printed: dict[str, Any] = as_json(read(open_pasted(MEETING + text), directory=NOBODY, today=TODAY))
    (duty,) = printed["directives"]
    assert (duty["lead_units"], duty["supporting_units"]) == (leads, supports)
    assert (str(duty["due_on"]) if duty["due_on"] else None) == due


def test_a_period_ahead_of_a_duty_is_no_unit() -> None:
    text = "区生态环境局要加强监管，每半月向区政府报告一次。"
    printed: dict[str, Any] = as_json(read(open_pasted(MEETING + text), directory=NOBODY, today=TODAY))
    assert [duty["lead_units"] for duty in printed["directives"]] == [["区生态环境局"], ["区生态环境局"]]
