"""Minutes: the 2020 seed read whole, and invented minutes of other forms with known answers."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.importing.document import Document, Paragraph
from app.importing.draft import Cadence, Certainty, DirectiveDraft, DocumentFacts
from app.importing.minutes.reading import read_minutes
from app.importing.names.units import Directory

SEED = Path(__file__).parents[2] / "seed"
DATA = Path(__file__).parent / "data"
NOBODY = Directory(())
THIS_YEAR = 2022


def _document(text: str) -> Document:
    return Document(
        "纪要.txt", "txt", tuple(Paragraph(line, f"第{n}行") for n, line in enumerate(text.splitlines(), 1))
    )


def _read(name: str) -> tuple[DocumentFacts, list[DirectiveDraft]]:
    return read_minutes(_document((DATA / f"minutes-{name}.txt").read_text("utf-8")), NOBODY, THIS_YEAR)


def _said(text: str) -> list[DirectiveDraft]:
    opening = "2023年5月8日，张三市长主持召开专题会议。\n一、关于有关工作\n"
    return read_minutes(_document(opening + text), NOBODY, THIS_YEAR)[1]


@pytest.fixture(scope="module")
def seed() -> tuple[Document, DocumentFacts, list[DirectiveDraft]]:
    directory = Directory.from_csv(
        (SEED / "units.csv").read_text("utf-8"), (SEED / "unit_groups.csv").read_text("utf-8")
    )
    document = _document((SEED / "minutes-2020-93.txt").read_text("utf-8"))
    return document, *read_minutes(document, directory, THIS_YEAR)


Seed = tuple[Document, DocumentFacts, list[DirectiveDraft]]


def test_the_head_and_foot_of_the_seed_are_read(seed: Seed) -> None:
    facts = seed[1]
    assert (facts.number, facts.issuer, facts.chair) == ("〔2020〕93号", "湛江市人民政府办公室", "曾进泽")
    assert facts.title == "全市2021年固定资产投资计划和重点项目储备工作会议纪要"
    assert (facts.meeting_date, facts.document_date, facts.issued_date) == (
        date(2020, 12, 4),
        date(2020, 12, 12),
        date(2020, 12, 15),
    )
    assert facts.change_policy == "additions_only"


def test_who_came_and_who_gets_the_seed(seed: Seed) -> None:
    facts = seed[1]
    came = {attendance.org: attendance.names for attendance in facts.attendees}
    assert came["市政府"] == ["李心声", "周才达", "沈东宇", "周乔", "陈传艺"]
    assert came["市自然资源局"] == ["吴松江"], "a name cut by a page break"
    assert len([org for org in came if org]) == 50
    assert facts.distribution[:4] == ["市委常委", "副市长", "市政府秘书长", "副秘书长"]
    assert facts.distribution[-1] == "湛江供电局"
    assert len(facts.distribution) == 53


def test_the_seed_lays_33_duties_and_each_quotes_it(seed: Seed) -> None:
    document, _, duties = seed
    assert len(duties) == 33
    for duty in duties:
        start, end = duty.span
        assert document.text[start:end].replace("\n", "") == duty.text


def test_each_section_of_the_seed_has_its_leads_and_cadences(seed: Seed) -> None:
    read = [
        (d.section, d.lead_units, d.supporting_units, d.cadence.value) for d in seed[2] if d.section[0] in "五六七八九"
    ]
    counties, renewal = "各县（市、区）政府（管委会）", ["市发展改革局", "市司法局"]
    assert read == [
        ("五", ["市城市更新局"], renewal, "once"),
        ("五", ["市城市更新局"], renewal, "once"),
        ("六", [counties], [], "ongoing"),
        ("六", ["市自然资源局"], [], "ongoing"),
        ("六", ["市自然资源局"], [], "monthly"),
        ("七", [counties, "市政府各部门"], [], "ongoing"),
        ("八", ["市统计局"], ["市发展改革局"], "ongoing"),
        ("八", ["市统计局"], ["各部门", counties], "ongoing"),
        ("九、(一)", [counties], [], "once"),
        ("九、(二)", ["市国资委"], [], "once"),
    ]


def test_the_standing_change_rule_is_kept_with_its_duty(seed: Seed) -> None:
    rules = [duty.approval_rule for duty in seed[2] if duty.approval_rule]
    assert len(rules) == 1
    assert rules[0].endswith("减少或调整的项目必须要报市政府分管和主要领导批准")


def test_executive_meeting_with_lead_and_support_in_one_clause() -> None:
    facts, duties = _read("executive-meeting")
    assert (facts.number, facts.chair, facts.meeting_date) == ("临府常纪〔2023〕7号", "林知远", date(2023, 4, 14))
    assert [(d.section, d.lead_units, d.supporting_units, d.due_on, d.cadence) for d in duties] == [
        ("一、(一)", ["市住房和城乡建设局"], ["市水利局", "市城市管理局"], date(2023, 5, 31), Cadence.ONCE),
        ("一、(二)", ["市财政局"], [], date(2023, 6, 30), Cadence.ONCE),
        ("一、(三)", ["各区政府"], [], None, Cadence.WEEKLY),
        ("一、(三)", ["市应急管理局"], [], None, Cadence.MONTHLY),
        ("二", ["市商务局"], [], None, Cadence.ONCE),
        ("二", ["市商务局"], ["市发展改革委", "市财政局"], None, Cadence.ONGOING),
        ("二", ["市审计局"], [], None, Cadence.ONGOING),
    ]


def test_points_counted_in_words_with_units_in_brackets() -> None:
    facts, duties = _read("enumerated")
    assert [attendance.org for attendance in facts.attendees][-1] == "国网云州供电公司"
    assert [(d.section, d.lead_units, d.supporting_units) for d in duties] == [
        ("一", ["市住建局"], []),
        ("一", ["鼓楼区政府", "南湖区政府"], []),
        ("二", ["市财政局"], []),
        ("二", ["国网云州供电公司"], []),
        ("三", ["市住建局"], ["市城管局", "市公安局"]),
        ("四", ["市委宣传部"], ["各区政府"]),
    ]
    assert duties[3].certainty is Certainty.VAGUE


def test_units_and_limits_on_lines_of_their_own() -> None:
    facts, duties = _read("labelled")
    assert (facts.issuer, facts.chair, facts.title) == ("平原县人民政府办公室", "郑海涛", "县长办公会议纪要")
    assert [(d.lead_units, d.supporting_units, d.due_on) for d in duties[:2]] == [
        (["县水利局", "县住房城乡建设局"], ["县财政局"], date(2021, 6, 30)),
        (["县农业农村局"], [], date(2021, 4, 30)),
    ]
    assert [duty.cadence for duty in duties[2:]] == [Cadence.ONCE, Cadence.QUARTERLY]


def test_a_subject_behind_a_preamble_and_two_dates_in_one_sentence() -> None:
    facts, duties = _read("narrative")
    assert facts.title == "关于重点产业项目建设有关问题的会议纪要"
    assert facts.meeting_date == date(2024, 1, 10), "the year stands only in the date of the document"
    assert [(d.lead_units, d.due_on) for d in duties[:4]] == [
        (["区自然资源分局"], None),
        (["区征收中心"], date(2024, 2, 29)),
        (["区征收中心"], date(2024, 3, 15)),
        (["区建设局"], date(2024, 10, 31)),
    ]
    assert duties[0].supporting_units == ["市自然资源局"]


def test_points_run_together_in_one_paragraph() -> None:
    _, duties = _read("inline-numbers")
    assert [(d.section, d.lead_units, d.supporting_units, d.due_on) for d in duties[:4]] == [
        ("一、(二)", ["市卫生健康委"], [], date(2019, 8, 31)),
        ("一、(二)", ["市卫生健康委"], [], date(2019, 12, 31)),
        ("一、(三)", ["市自然资源局"], [], date(2019, 6, 30)),
        ("一、(四)", ["市财政局"], ["市国资委"], None),
    ]
    assert [duty.section for duty in duties if duty.approval_rule] == ["二", "二"]
    assert duties[-2].cadence is Cadence.QUARTERLY


def test_a_party_office_s_minutes_and_its_leading_group() -> None:
    facts, duties = _read("party-office")
    assert (facts.issuer, facts.chair) == ("中共江北市委办公室", "陈立新")
    assert facts.distribution == ["省委办公厅", "省政府办公厅", "各县区党委、政府", "市直各单位"]
    assert {attendance.org: attendance.names for attendance in facts.attendees}["市委办公室"] == ["唐亮"]
    assert [(d.section, d.lead_units, d.due_on, d.cadence.value) for d in duties] == [
        ("一", ["市政务服务数据管理局"], date(2022, 12, 31), "once"),
        ("一", ["市公安局", "市人力资源社会保障局", "市医疗保障局"], None, "ongoing"),
        ("二、1", ["市税务局"], None, "ongoing"),
        ("二、2", ["市金融工作局"], date(2022, 12, 31), "once"),
        ("二、3", ["江北供电局", "市水务集团"], date(2022, 12, 31), "once"),
        ("三", ["领导小组办公室（设在市发展和改革局）"], None, "monthly"),
        ("三", ["领导小组办公室（设在市发展和改革局）"], None, "monthly"),
        ("三", ["市纪委监委"], None, "ongoing"),
        ("四", ["各县区党委、政府主要负责同志"], date(2022, 11, 20), "once"),
    ]


def test_topics_as_headings_with_units_and_limits_inside_the_sentence() -> None:
    facts, duties = _read("by-topic")
    assert (facts.chair, facts.meeting_date) == ("高翔", date(2023, 10, 17))
    assert [attendance.org for attendance in facts.attendees][:2] == ["区住房城乡建设局", "区财政局"]
    assert [(d.section, d.lead_units, d.supporting_units, d.cadence.value) for d in duties] == [
        ("一", ["区住房城乡建设局"], [], "once"),
        ("一", ["区住房城乡建设局"], [], "once"),
        ("一", ["区财政局"], [], "once"),
        ("一", ["东湖街道", "西山镇"], [], "once"),
        ("二、(一)", ["各镇（街道）"], [], "once"),
        ("二、(二)", ["区发展和改革局"], ["区供电公司", "区燃气公司"], "once"),
        ("二、(二)", ["区发展和改革局"], [], "weekly"),
        ("二、(三)", ["区政府督查室"], ["区城市管理局"], "ongoing"),
        ("二、(三)", ["各有关单位"], [], "monthly"),
    ]
    assert duties[4].due_on == date(2023, 10, 31)


def test_a_paragraph_that_begins_anew_leaves_the_numbered_list() -> None:
    facts, duties = _read("county")
    assert (facts.number, facts.chair, facts.meeting_date) == ("第12期", "罗建军", date(2024, 6, 14))
    assert [d.lead_units for d in duties if d.section == "会议要求"] == [["县政府督查室"], ["县政府督查室"]]
    assert [attendance.names for attendance in facts.attendees if attendance.org == "县水利局"] == [["周志强"]]


def _squashed(duties: list[DirectiveDraft]) -> list[tuple[str, str, list[str], list[str], Cadence]]:
    return [(d.section, re.sub(r"\s", "", d.text), d.lead_units, d.supporting_units, d.cadence) for d in duties]


@pytest.fixture(scope="module")
def whole() -> list[tuple[str, str, list[str], list[str], Cadence]]:
    return _squashed(read_minutes(_document((SEED / "minutes-2020-93.txt").read_text("utf-8")), NOBODY, THIS_YEAR)[1])


@settings(max_examples=5, deadline=None)
@given(width=st.integers(min_value=24, max_value=45))
def test_lines_broken_at_a_margin_change_no_duty(
    width: int, whole: list[tuple[str, str, list[str], list[str], Cadence]]
) -> None:
    text = (SEED / "minutes-2020-93.txt").read_text("utf-8")
    lines = [line[at : at + width] for line in text.splitlines() for at in range(0, len(line) or 1, width)]
    assert _squashed(read_minutes(_document("\n".join(lines)), NOBODY, THIS_YEAR)[1]) == whole


@settings(max_examples=8, deadline=None)
@given(at=st.integers(min_value=1500, max_value=2300))
def test_a_page_break_anywhere_in_a_sentence_of_the_seed_changes_no_duty(
    at: int, whole: list[tuple[str, str, list[str], list[str], Cadence]]
) -> None:
    text = (SEED / "minutes-2020-93.txt").read_text("utf-8")
    assume("\n" not in text[at - 12 : at + 1] and not set(text[at - 1 : at + 2]) & set("。；： （(一二三四五六七八九"))
    broken = f"{text[:at]}\n\n- 3 -\n\n{text[at:]}"
    assert _squashed(read_minutes(_document(broken), NOBODY, THIS_YEAR)[1]) == whole


@pytest.mark.parametrize(
    "sentence",
    [
        "会议指出，要充分认识该项工作的重要意义。",
        "会议听取了市教育局关于学位建设情况的汇报。",
        "我市应当保持较高的投资水平。",
        "市财政局汇报了资金安排情况。",
    ],
)
def test_background_binds_nobody(sentence: str) -> None:
    assert _said(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "supports"),
    [
        ("市教育局要会同市财政局、市审计局制定方案。", ["市财政局", "市审计局"]),
        ("市教育局要加强与市财政局的沟通对接，做好预算编制。", ["市财政局"]),
        ("市教育局要编制方案，市财政局、市审计局积极配合。", ["市财政局", "市审计局"]),
        ("市教育局要每月对市财政局、市审计局工作情况进行通报，并抄报市委、市政府。", []),
    ],
)
def test_only_those_who_are_to_help_support(sentence: str, supports: list[str]) -> None:
    (duty,) = _said(sentence)
    assert (duty.lead_units, duty.supporting_units) == (["市教育局"], supports)


def test_a_dropped_subject_is_carried_within_its_section_only() -> None:
    duties = _said("市教育局要制定方案；要加强宣传。\n二、关于其他工作\n要加强保障。")
    assert [duty.lead_units for duty in duties] == [["市教育局"], ["市教育局"], []]


@pytest.mark.parametrize("broken", ["市教育局要制\n定方案。", "市教育\n局要制定方案。", "市教育局要制定方案\n。"])
def test_a_page_break_inside_a_sentence_changes_nothing(broken: str) -> None:
    assert [(duty.text, duty.lead_units) for duty in _said(broken)] == [("市教育局要制定方案", ["市教育局"])]
