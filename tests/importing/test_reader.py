"""The whole way from bytes to items: the seed exactly, and one table alike in every layout."""

import calendar
import time
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from app.importing.document import Unreadable
from app.importing.draft import Draft, RowKind
from app.importing.formats.files import open_document, open_pasted
from app.importing.names.directory import Directory
from app.importing.printing import as_json, lead_units, supporting_units
from app.importing.reader import read, year_of
from tests.importing.binaries import pdf, ruled, xls
from tests.importing.layouts import (
    TODAY,
    Task,
    as_csv,
    as_rows,
    fields,
    merged_docx,
    merged_xlsx,
    pipes,
    prose,
    tab_led,
    tab_rows,
    tasks,
)

SEED = Path(__file__).parents[2] / "seed"
DIRECTORY = Directory.from_csv(
    (SEED / "units.csv").read_text(encoding="utf-8"), (SEED / "unit_groups.csv").read_text(encoding="utf-8")
)
EMPTY = Directory(())
LAYOUTS = {
    "a.txt": tab_led,
    "b.txt": tab_rows,
    "c.md": pipes,
    "d.csv": as_csv,
    "e.docx": merged_docx,
    "f.xlsx": merged_xlsx,
    "g.xls": xls,
    "h.pdf": lambda rows: pdf(ruled(rows, [30, 130, 260, 70, 110, 110, 60])),
}


def read_bytes(name: str, data: bytes, **options: object) -> Draft:
    return read(open_document(name, data), directory=EMPTY, today=TODAY, **options)  # type: ignore[arg-type]


def read_seed() -> Draft:
    data = (SEED / "work-report-2017.txt").read_bytes()
    return read(open_document("work-report-2017.txt", data), directory=DIRECTORY, today=TODAY, year=2017)


def month_end(month: int) -> date:
    return date(2021, month, calendar.monthrange(2021, month)[1])


def meant(told: list[Task]) -> list[tuple[object, ...]]:
    return [
        (
            str(number),
            task.title,
            task.leader,
            [(line.plan, month_end(line.month), list(line.leads), list(line.supports)) for line in task.lines],
        )
        for number, task in enumerate(told, 1)
    ]


def understood(draft: Draft) -> list[tuple[object, ...]]:
    return [
        (
            item.no,
            item.title,
            item.leader,
            [(line.plan, line.deadline, line.lead_units, line.supporting_units) for line in item.lines],
        )
        for item in draft.items
    ]


@pytest.mark.parametrize("name", LAYOUTS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(told=tasks())
def test_a_table_reads_alike_in_every_layout(name: str, told: list[Task]) -> None:
    draft = read_bytes(name, LAYOUTS[name](as_rows(told)), year=2021)
    assert understood(draft) == meant(told)


@pytest.mark.parametrize("render", [prose, fields])
@settings(max_examples=40, deadline=None)
@given(told=tasks(most_lines=1))
def test_prose_and_fields_name_the_same_duties_as_the_table(render: object, told: list[Task]) -> None:
    draft = read_bytes("a.txt", render(told), year=2021)  # type: ignore[operator]
    shown = [(i.no, i.title, i.leader, i.deadline, lead_units(i), supporting_units(i)) for i in draft.items]
    assert shown == [
        (str(at), t.title, t.leader, month_end(t.lines[0].month), list(t.lines[0].leads), list(t.lines[0].supports))
        for at, t in enumerate(told, 1)
    ]


def test_the_2017_table_has_84_items_in_107_rows_of_five_kinds() -> None:
    draft = read_seed()
    assert len(draft.items) == 84
    assert Counter(row.kind for row in draft.rows) == {
        RowKind.ITEM: 84,
        RowKind.PLAN_DEADLINE_UNIT: 3,
        RowKind.PLAN_UNIT: 6,
        RowKind.PLAN_DEADLINE: 2,
        RowKind.UNIT_ONLY: 11,
        RowKind.PLAN_ONLY: 1,
    }
    assert sum(len(item.lines) for item in draft.items) == 96


def test_continued_rows_of_the_2017_table_belong_to_the_items_of_the_issue() -> None:
    by_kind: dict[RowKind, list[str]] = {}
    for row in read_seed().rows:
        by_kind.setdefault(row.kind, []).append(row.item)
    assert by_kind[RowKind.PLAN_DEADLINE_UNIT] == ["4", "65", "65"]
    assert by_kind[RowKind.PLAN_UNIT] == ["47", "47", "73", "73", "74", "74"]
    assert by_kind[RowKind.PLAN_DEADLINE] == ["68", "68"]
    assert by_kind[RowKind.UNIT_ONLY] == ["17", "19", "25", "27", *["81"] * 5, *["82"] * 2]
    assert by_kind[RowKind.PLAN_ONLY] == ["65"]


def test_units_alone_become_joint_leads_of_the_line_above() -> None:
    item = next(item for item in read_seed().items if item.no == "82")
    assert item.lines[0].lead_units == ["市文广新局"]
    assert item.lines[0].joint_lead_units == ["市住房城乡建设局", "市基建投资集团公司"]


def test_the_ambiguous_row_is_a_doubt_that_offers_both_readings() -> None:
    doubts = [finding for finding in read_seed().findings if finding.code == "line.inherits_from"]
    assert [(doubt.items, doubt.line, len(doubt.suggestions)) for doubt in doubts] == [(["65"], 3, 2)]


def test_names_titles_and_deadlines_of_the_2017_table_are_clean() -> None:
    items = {item.no: item for item in read_seed().items}
    assert {item.leader for item in items.values()} == {"曹兴", "陈光祥", "欧先伟", "陈伟杰", "崔青"}
    assert all("\n" not in item.title for item in items.values())
    assert items["18"].deadline == date(2018, 3, 31)
    assert items["69"].lines[0].supporting_units == ["相关县（市、区）政府（管委会）"]
    assert all(DIRECTORY.knows(u) for item in items.values() for u in [*lead_units(item), *supporting_units(item)])


def test_the_2017_table_reads_in_under_a_second() -> None:
    read_seed()
    started = time.process_time()
    read_seed()
    assert time.process_time() - started < 1


def test_the_printed_shape_is_that_of_the_command() -> None:
    printed = as_json(read_seed())
    item = printed["items"][3]
    assert set(printed) == {"document", "items", "findings"}
    assert item["lead_units"] == ["湛江机场迁建办", "吴川市政府"]
    assert item["deadline"] == "2017-10-31"
    assert [line["deadline"] for line in item["lines"]] == ["2017-10-31", "2017-12-31"]
    for milestone in item["milestones"]:
        start, end = milestone["span"]
        assert item["lines"][milestone["line"]]["plan"][start:end] == milestone["text"]


def test_spans_point_into_the_plan_text_also_under_the_headings_of_quarters() -> None:
    text = "序号,项目,一季度,二季度,牵头单位\n1,修建环城路,完成招标,完成路基。完成桥梁。,市交通局\n"
    printed = as_json(read_bytes("a.csv", text.encode(), year=2022))
    item = printed["items"][0]
    assert [(m["text"], m["due_on"]) for m in item["milestones"]] == [
        ("完成招标", "2022-03-31"),
        ("完成路基", "2022-06-30"),
        ("完成桥梁", "2022-06-30"),
    ]
    for milestone in item["milestones"]:
        assert item["lines"][0]["plan"][slice(*milestone["span"])] == milestone["text"]


def test_an_unreadable_deadline_is_kept_in_words_and_asked_about() -> None:
    draft = read_bytes("a.csv", "序号,事项,完成时限,责任单位\n1,加强巡查,长期坚持,市水务局\n".encode(), year=2022)
    assert draft.items[0].deadline_text == "长期坚持"
    assert draft.items[0].deadline is None
    assert [f.items for f in draft.findings if f.code == "deadline.unread"] == [["1"]]


def test_the_mapping_found_can_be_overridden() -> None:
    data = "序号,事项,甲,乙,完成时限\n1,修路,市财政局,市交通局,2022.6\n".encode()
    columns = {"no": 0, "title": 1, "lead": 3, "support": 2, "deadline": 4}
    item = read_bytes("a.csv", data, year=2022, columns=columns).items[0]
    assert (lead_units(item), supporting_units(item)) == (["市交通局"], ["市财政局"])


def test_the_year_is_that_of_the_title_when_none_is_given() -> None:
    assert year_of(open_pasted("某市2019年重点工作分工方案\n1.修路。（责任单位：市交通局）"), TODAY) == 2019


def test_first_named_unit_leads_where_the_document_says_so() -> None:
    text = "列第一位的责任单位为牵头单位。\n一、重点工作\n1.修建环城路。（责任单位：市交通局、市财政局）"
    item = read(open_pasted(text), directory=EMPTY, today=TODAY, year=2022).items[0]
    assert (lead_units(item), supporting_units(item)) == (["市交通局"], ["市财政局"])


def test_minutes_are_recognised_and_read_as_directives() -> None:
    data = (SEED / "minutes-2020-93.txt").read_bytes()
    draft = read(open_document("minutes.txt", data), directory=DIRECTORY, today=TODAY)
    assert draft.document.kind == "minutes"
    assert len(draft.directives) > 20


def test_a_text_in_which_nobody_has_a_duty_is_refused() -> None:
    with pytest.raises(Unreadable) as refused:
        read(open_pasted("今天天气很好。\n明天也很好。"), directory=EMPTY, today=TODAY)
    assert refused.value.code == "no_duties"
