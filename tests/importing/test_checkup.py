"""The check-up: each rule finds its fault and stays silent without it; on the 2017 table officers would agree."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importing.checkup import check_up
from app.importing.draft import (
    Cadence,
    Certainty,
    DirectiveDraft,
    DocumentFacts,
    Draft,
    Finding,
    IndicatorDraft,
    ItemDraft,
    LineDraft,
    MilestoneDraft,
    Severity,
)
from app.importing.formats.files import open_document
from app.importing.names.units import Directory
from app.importing.reader import read
from tests.importing.layouts import TODAY

SEED = Path(__file__).parents[2] / "seed"
YEAR_END = date(2017, 12, 31)


@pytest.fixture(scope="module")
def directory() -> Directory:
    return Directory.from_csv((SEED / "units.csv").read_text("utf-8"), (SEED / "unit_groups.csv").read_text("utf-8"))


@pytest.fixture(scope="module")
def table(directory: Directory) -> list[Finding]:
    document = open_document("work-report-2017.txt", (SEED / "work-report-2017.txt").read_bytes())
    return read(document, directory=directory, today=TODAY, year=2017).findings


def _milestone(due: date | None, text: str = "完成建设", **more: object) -> MilestoneDraft:
    return replace(MilestoneDraft(0, text, (0, len(text)), due), **more)


def _item(*milestones: MilestoneDraft, no: str = "1", title: str = "建设工程", plan: str = "完成建设。") -> ItemDraft:
    line = LineDraft(plan, YEAR_END, lead_units=["市财政局"])
    return ItemDraft(no, title, "张三", YEAR_END, lines=[line], milestones=list(milestones) or [_milestone(YEAR_END)])


def _draft(*items: ItemDraft, directives: list[DirectiveDraft] | None = None) -> Draft:
    return Draft(DocumentFacts(year=2017), list(items), directives=directives or [])


def _codes(draft: Draft, directory: Directory, today: date | None = None) -> list[str]:
    return [finding.code for finding in check_up(draft, directory, today)]


def test_a_sound_item_has_no_findings(directory: Directory) -> None:
    assert check_up(_draft(_item()), directory) == []


@given(days=st.integers(min_value=-400, max_value=400))
def test_a_milestone_is_after_its_deadline_exactly_when_it_is_later(days: int) -> None:
    known = Directory.from_csv((SEED / "units.csv").read_text("utf-8"))
    item = _item(_milestone(YEAR_END + timedelta(days=days)))
    assert ("milestone.after_deadline" in _codes(_draft(item), known)) == (days > 0)


def test_a_goal_of_a_later_year_is_only_noted(directory: Directory) -> None:
    (finding,) = check_up(_draft(_item(_milestone(date(2019, 6, 30)))), directory)
    assert (finding.code, finding.severity) == ("milestone.after_deadline", Severity.NOTE)


def test_a_long_stretch_without_plan_is_noted(directory: Directory) -> None:
    assert _codes(_draft(_item(_milestone(date(2017, 7, 31)))), directory) == ["deadline.after_milestones"]
    assert _codes(_draft(_item(_milestone(date(2017, 11, 30)))), directory) == []


def test_a_missing_lead_blocks_and_a_line_inherits_that_of_its_item(directory: Directory) -> None:
    item = _item()
    item.lines.append(LineDraft("第二行。"))
    assert _codes(_draft(item), directory) == []
    item.lines[0].lead_units = []
    blocked = [finding for finding in check_up(_draft(item), directory) if finding.severity is Severity.ERROR]
    assert [finding.code for finding in blocked] == ["lead.missing", "lead.missing"]


def test_a_lead_that_also_supports_is_found_under_another_name(directory: Directory) -> None:
    item = _item()
    item.lines[0].lead_units = ["湛江开发区管委会"]
    item.lines[0].supporting_units = ["湛江经开区管委会"]
    assert "lead.also_supports" in _codes(_draft(item), directory)


def test_an_unknown_unit_gets_its_nearest_and_a_slip_of_one_character_is_called_one(directory: Directory) -> None:
    item = _item()
    item.lines[0].supporting_units = ["市交通运属局", "市发展改革局", "市气球研究院"]
    found = {finding.code: finding for finding in check_up(_draft(item), directory)}
    assert found["name.misspelt"].suggestions == ["市交通运输局"]
    assert "市气球研究院" in found["unit.unknown"].message


@pytest.mark.parametrize("name", ["市教育局【市财政局", "市财政局】", "市商务局（", "市商务局（市财政局】"])
def test_half_a_name_is_an_error_and_not_a_unit_to_register(name: str, directory: Directory) -> None:
    item = _item()
    item.lines[0].supporting_units = [name]
    (finding,) = check_up(_draft(item), directory)
    assert (finding.code, finding.severity, finding.items) == ("unit.brackets", Severity.ERROR, ["1"])


def test_the_directory_of_another_place_is_asked_about_once_for_all_names(directory: Directory) -> None:
    item = _item()
    item.lines[0].lead_units = [f"临江市{stem}中心" for stem in "甲乙丙丁戊"]
    (finding,) = check_up(_draft(item), directory)
    assert (finding.code, finding.severity) == ("unit.directory_differs", Severity.DOUBT)
    assert finding.suggestions == item.lines[0].lead_units


def test_a_name_ended_by_the_reform_names_its_successor_afterwards(directory: Directory) -> None:
    item = _item()
    item.lines[0].lead_units = ["市国土资源局"]
    draft = _draft(item)
    assert _codes(draft, directory) == []
    draft.document.year = 2021
    (finding,) = check_up(draft, directory)
    assert (finding.code, finding.suggestions) == ("unit.renamed", ["市自然资源局"])


def test_doubtful_and_open_dates_are_asked_about(directory: Directory) -> None:
    ambiguous = _milestone(
        date(2017, 12, 31), certainty=Certainty.AMBIGUOUS, date_phrase="12月前", alternatives=[date(2017, 11, 30)]
    )
    vague = _milestone(YEAR_END, certainty=Certainty.VAGUE, date_phrase="尽快")
    assert _codes(_draft(_item(ambiguous, vague)), directory) == ["date.ambiguous", "date.vague"]


def test_standing_duties_need_no_day_and_single_ones_do(directory: Directory) -> None:
    standing = DirectiveDraft(
        "一", "及时处置", (0, 4), ["市财政局"], cadence=Cadence.ONGOING, certainty=Certainty.VAGUE, date_phrase="及时"
    )
    single = replace(standing, text="尽快报送", cadence=Cadence.ONCE, date_phrase="尽快")
    undated = replace(single, certainty=Certainty.INHERITED, date_phrase=None)
    assert _codes(_draft(directives=[standing]), directory) == []
    assert _codes(_draft(directives=[single, undated]), directory) == ["date.vague", "date.none"]


@pytest.mark.parametrize(
    ("plan", "phrase"),
    [
        ("每月5日前报送进展情况。", "每月5日前"),
        ("每季度末通报一次。", "每季度末"),
        ("每周五前报送。", "每周五前"),
        ("每年3月31日前公开。", "每年3月31日前"),
        ("每月报送进展情况，5日前完成招标。", None),
        ("每个项目明确专人负责。", None),
    ],
)
def test_a_day_that_returns_is_told_of_as_it_dates_no_milestone(
    plan: str, phrase: str | None, directory: Directory
) -> None:
    told = [f"“{phrase}”是周期性时限" in finding.message for finding in check_up(_draft(_item(plan=plan)), directory)]
    assert told == ([True] if phrase else [])
    duty = DirectiveDraft("一", plan, (0, 4), ["市财政局"], cadence=Cadence.MONTHLY)
    # A duty of minutes that returns has milestones: on its day of the month, or at the end of the quarter.
    has_none = phrase is not None and "每月" not in phrase and "末" not in phrase
    assert ("date.returns" in _codes(_draft(directives=[duty]), directory)) == has_none


def test_days_gone_by_are_judged_only_against_a_given_day(directory: Directory) -> None:
    draft = _draft(_item(_milestone(date(2017, 11, 30))))
    assert _codes(draft, directory) == []
    assert _codes(draft, directory, date(2017, 12, 1)) == ["date.past"]
    assert _codes(draft, directory, date(2018, 1, 1)) == ["deadline.past", "date.past"]


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("6.龙潮东路改造工程：8月开工。", "完成龙桂南路、龙潮东路新建工程。", True),
        ("建成汕湛高速湛江段。", "开工建设汕湛高速吴川支线。", False),
        ("建设人民公园。", "建设儿童公园。", False),
        ("加快综合管廊建设。", "完成综合管廊主体工程。", False),
        ("建设滨海大道（金沙大桥已单列，不纳入本项）。", "建设金沙大桥。", False),
    ],
)
def test_one_work_in_two_items_is_found_by_its_whole_name(
    one: str, other: str, shared: bool, directory: Directory
) -> None:
    draft = _draft(_item(plan=one), _item(no="2", plan=other))
    assert ("object.shared" in _codes(draft, directory)) == shared


@given(count=st.integers(min_value=1, max_value=9), claimed=st.integers(min_value=2, max_value=9))
def test_a_title_counts_right_exactly_when_its_plans_list_as_many(count: int, claimed: int) -> None:
    roads = [f"{name}路" for name in "春夏秋冬梅兰竹菊松"][:count]
    roads = [f"长{road}" for road in roads]
    plan = "\n".join(f"{n}.{road}改造工程：12月底完工。" for n, road in enumerate(roads, 1))
    item = _item(title=f"升级改造{roads[0]}等{claimed}条道路", plan=plan)
    known = Directory.from_csv((SEED / "units.csv").read_text("utf-8"))
    assert ("title.count" in _codes(_draft(item), known)) == (count != claimed)


@given(values=st.lists(st.integers(min_value=1, max_value=10_000), min_size=2, max_size=6))
def test_a_cumulative_series_falls_exactly_when_some_step_is_lower(values: list[int]) -> None:
    steps = [
        _milestone(
            date(2017, month, 28), indicators=[IndicatorDraft("完成征地", Decimal(value), "亩", cumulative=True)]
        )
        for month, value in enumerate(values, 7)
    ]
    known = Directory.from_csv((SEED / "units.csv").read_text("utf-8"))
    assert ("series.falls" in _codes(_draft(_item(*steps)), known)) == (values != sorted(values))


def test_a_title_target_in_wan_is_compared_with_its_series(directory: Directory) -> None:
    reached = _milestone(YEAR_END, indicators=[IndicatorDraft("新增城镇就业", Decimal(75000), "人", cumulative=True)])
    assert _codes(_draft(_item(reached, title="新增城镇就业7.5万人")), directory) == []
    assert _codes(_draft(_item(reached, title="新增城镇就业8万人")), directory) == ["title.figure"]


def test_numbers_twice_and_missing(directory: Directory) -> None:
    items = [_item(no=number) for number in ("1", "1*", "2")]
    assert _codes(_draft(*items), directory) == ["number.duplicated"]
    assert _codes(_draft(*(_item(no=number) for number in ("1", "2", "4"))), directory) == ["number.gap"]


def test_a_look_alike_character_in_a_place_is_found_where_the_text_knows_the_place(directory: Directory) -> None:
    right = [_item(no=str(n), plan="徐闻港建设。") for n in range(1, 4)]
    draft = _draft(*right, _item(no="4", plan="督促俆闻项目。"))
    (finding,) = [finding for finding in check_up(draft, directory) if finding.code == "name.misspelt"]
    assert (finding.items, finding.suggestions) == (["4"], ["徐闻"])
    assert "name.misspelt" not in _codes(_draft(_item(plan="督促俆闻项目。")), directory)


def _rows(findings: list[Finding], code: str, severity: Severity | None = None) -> list[list[str]]:
    return [f.items for f in findings if f.code == code and severity in (None, f.severity)]


def test_the_2017_table_gives_what_an_officer_would_mark(table: list[Finding]) -> None:
    assert [finding for finding in table if finding.severity is Severity.ERROR] == []
    assert _rows(table, "milestone.after_deadline", Severity.DOUBT) == [["17"]]
    assert _rows(table, "milestone.after_deadline", Severity.NOTE) == [["2"], ["2"], ["3"]]
    assert ["73", "74"] in _rows(table, "object.shared")
    assert _rows(table, "name.misspelt") == [["47"]]
    assert _rows(table, "line.after_item") == [["4"], ["65"]]


@pytest.mark.parametrize("code", ["title.count", "title.figure", "series.falls", "unit.unknown", "number.gap"])
def test_the_2017_table_raises_no_false_alarm(code: str, table: list[Finding]) -> None:
    assert _rows(table, code) == []
