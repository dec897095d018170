"""The import pages: each step posts as a plain form, shows doubts first, and keeps what was written when it refuses."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.importing.sandbox import take
from app.pages.import_views import Piece, mapping_of, pieces

TABLE = """序号\t事项\t具体目标和工作计划\t完成时限\t主办单位\t协办单位\t市政府分管领导
1\t重建防护林\t11月底前完成造林1.5万亩。\t2017.12\t市林业局\t\t欧先伟
2\t新增公交车\t9月前完成招标。12月底前投入营运。\t2017.12\t市交通运输局\t市国资委\t曹兴
"""
FORM = {"title": "2017年重点工作二", "year": "2017", "plan_kind": "work_report", "kind": "", "replaces": ""}
HTMX = {"HX-Request": "true"}
CHOOSE = {"edit": "choose_date", "item": "2", "milestone": "0", "due_on": "2017-08-31"}


@pytest.fixture(autouse=True)
def _read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process for each document takes a second to start; tests/importing/test_sandbox.py has those."""
    monkeypatch.setattr("app.intake.take_apart", take)


@pytest.fixture
def office(as_person: Callable[[str], TestClient]) -> TestClient:
    return as_person("office")


@pytest.fixture
def base(office: TestClient) -> str:
    """The address of an open import."""
    answer = office.post("/imports", data=FORM | {"text": TABLE})
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"].removesuffix("/columns"))


def items(text: str) -> list[str]:
    return re.findall(r'<article class="read-item[^"]*" id="item-(\w+)"', text)


def test_the_form_offers_the_plans_that_can_be_corrected(office: TestClient) -> None:
    text = office.get("/imports/new").text
    assert "2017年重点工作</option>" in text


def test_columns_are_shown_with_what_they_hold_and_can_be_changed(office: TestClient, base: str) -> None:
    text = office.get(f"{base}/columns").text
    assert re.search(r'name="column-4">.*?<option value="lead" selected>', text, re.DOTALL)
    assert "<td>重建防护林</td>" in text
    columns = dict(zip(range(7), ("no", "title", "plan", "deadline", "support", "lead", "leader"), strict=True))
    form = {f"column-{at}": meaning for at, meaning in columns.items()} | {"title": "改名", "year": "2017"}
    assert office.post(f"{base}/columns", data=form).status_code == 303
    text = office.get(base).text
    assert "改名" in text
    assert "主办 市国资委" in text


def test_going_on_without_a_change_keeps_what_was_edited(office: TestClient, base: str) -> None:
    office.post(f"{base}/edits", data=CHOOSE)
    form = re.findall(
        r'name="(column-\d+)">.*?<option value="(\w+)" selected>', office.get(f"{base}/columns").text, re.S
    )
    sent = dict(form) | {"title": FORM["title"], "year": "2017", "kind": "table", "plan_kind": "work_report"}
    assert office.post(f"{base}/columns", data=sent).status_code == 303
    assert "2017年8月31日" in office.get(base).text


def test_doubts_come_first_and_are_marked_in_the_source(office: TestClient, base: str) -> None:
    assert items(office.get(base).text) == ["1", "2"]
    text = office.get(f"{base}?order=doubts").text
    assert items(text) == ["2", "1"]
    assert "<mark>9月前完成招标</mark>" in text
    assert 'name="due_on" value="2017-08-31"' in text
    assert items(office.get(f"{base}?item=1").text) == ["1"]


def test_a_date_is_chosen_by_one_click_with_scripts_and_without(office: TestClient, base: str) -> None:
    answer = office.post(f"{base}/edits?version=1", data=CHOOSE | {"order": "doubts"})
    assert (answer.status_code, answer.headers["location"]) == (303, f"{base}?order=doubts#item-2")
    assert "<mark>" not in office.get(base).text
    back = {**CHOOSE, "due_on": "2017-09-30"}
    answer = office.post(f"{base}/edits", data=back | {"version": "2"}, headers=HTMX)
    assert answer.status_code == 200
    assert items(answer.text) == ["2"]
    assert 'id="import-version" name="version" value="3"' in answer.text


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(office: TestClient, base: str) -> None:
    office.post(f"{base}/edits", data=CHOOSE)
    answer = office.post(f"{base}/edits?version=1", data=CHOOSE | {"due_on": "2017-09-30"})
    assert answer.status_code == 409
    assert "林督查刚刚更改过" in answer.text
    assert "2017年8月31日" in answer.text


EDITS: list[tuple[dict[str, str], str]] = [
    ({"edit": "set_item", "item": "1", "title": "重造防护林", "leader": ""}, "重造防护林"),
    ({"edit": "set_line", "item": "1", "line": "0", "lead_units": "市林业局、市国资委"}, "主办 市林业局、市国资委"),
    ({"edit": "set_milestone", "item": "1", "milestone": "0", "text": "造林", "due_on": "2017-10-01"}, "2017年10月1日"),
    ({"edit": "add_milestone", "item": "1", "line": "0", "text": "验收", "due_on": ""}, "验收"),
    ({"edit": "merge_milestones", "item": "2", "milestone": "0"}, "9月前完成招标。12月底前投入营运"),
]


@pytest.mark.parametrize(("form", "shown"), EDITS, ids=[form["edit"] for form, _ in EDITS])
def test_everything_read_can_be_changed_in_place(
    office: TestClient, base: str, form: dict[str, str], shown: str
) -> None:
    answer = office.post(f"{base}/edits", data=form, headers=HTMX)
    assert answer.status_code == 200, answer.text
    assert shown in answer.text


def test_a_text_is_changed_without_settling_its_date(office: TestClient, base: str) -> None:
    form = {"edit": "set_milestone", "item": "2", "milestone": "0", "text": "完成公交车招标"}
    office.post(f"{base}/edits", data=form | {"due_on": "2017-09-30", "due_on_was": "2017-09-30"})
    text = office.get(base).text
    assert "完成公交车招标" in text
    assert "时限存疑" in text


def test_an_edit_that_cannot_be_is_told_on_the_page(office: TestClient, base: str) -> None:
    answer = office.post(f"{base}/edits", data=CHOOSE | {"due_on": "2017-01-01"})
    assert answer.status_code == 422
    assert "这不是原文可能的日期之一" in answer.text
    assert items(answer.text) == ["1", "2"]


def test_confirming_asks_for_the_open_doubts_and_then_shows_the_plan(office: TestClient, base: str) -> None:
    text = office.get(f"{base}/confirmation").text
    assert "accept_doubts" in text
    refused = office.post(f"{base}/confirmation", data={"version": "1"})
    assert refused.status_code == 409
    assert "还有 1 处存疑" in refused.text
    answer = office.post(f"{base}/confirmation", data={"version": "1", "accept_doubts": "yes"})
    assert answer.status_code == 303
    done = office.get(answer.headers["location"]).text
    plan = re.search(r'href="(/items\?plan=\d+)"', done)
    assert plan is not None
    assert "重建防护林" in office.get(plan[1]).text
    assert "已导入" in office.get("/imports").text


def test_the_last_look_names_the_units_that_are_new_and_says_that_it_issues(office: TestClient) -> None:
    text = TABLE.replace("市林业局", "市造林局、市育苗局").replace("市国资委", "市护林局、市防火局、各区植树办公室")
    base = office.post("/imports", data=FORM | {"text": text}).headers["location"].removesuffix("/columns")
    page = office.get(f"{base}/confirmation").text
    assert re.search(
        r"将新增单位 <small>5</small>.*市造林局、市育苗局、市护林局、市防火局、各区植树办公室", page, re.DOTALL
    )
    assert "登记为计划并交办 2 个事项，6 个单位需签收" in page


def test_that_most_units_are_new_is_answered_once_for_all_of_them(office: TestClient) -> None:
    text = TABLE.replace("市林业局", "甲市造林局、乙市育苗局").replace("市国资委", "丙市护林局、丁市防火局")
    base = office.post("/imports", data=FORM | {"text": text}).headers["location"].removesuffix("/columns")
    page = office.get(base).text
    assert "这些都是新单位吗" in page
    (key,) = re.findall(r'name="finding" value="(\w+)"(?:(?!</form>).)*这些都是新单位</button>', page, re.DOTALL)
    assert office.post(f"{base}/edits", data={"edit": "waive_finding", "finding": key}).status_code == 303
    assert "这些都是新单位</button>" not in office.get(base).text


def test_a_doubt_that_asks_for_a_date_is_settled_by_one_or_by_saying_that_there_is_none(office: TestClient) -> None:
    text = TABLE.replace("11月底前完成造林1.5万亩。\t2017.12", "尽快完成造林1.5万亩。\t")
    base = office.post("/imports", data=FORM | {"text": text}).headers["location"].removesuffix("/columns")
    page = office.get(f"{base}?item=1").text
    assert "请确定日期" in page
    assert "确无时限</button>" in page
    assert "核对无误</button>" not in page
    settled = {"edit": "set_milestone", "item": "1", "milestone": "0", "due_on": "2017-11-30"}
    assert "定为此日" in page
    assert office.post(f"{base}/edits", data=settled).status_code == 303
    page = office.get(f"{base}?item=1").text
    assert "请确定日期" not in page
    assert "确无时限" not in page


def test_a_correction_lists_what_it_changes(office: TestClient, base: str) -> None:
    done = office.post(f"{base}/confirmation", data={"accept_doubts": "yes"})
    plan = re.findall(r"/items\?plan=(\d+)", office.get(done.headers["location"]).text)[0]
    answer = office.post("/imports", data=FORM | {"text": TABLE.replace("欧先伟", "曹兴"), "replaces": plan})
    text = office.get(answer.headers["location"].replace("columns", "confirmation")).text
    assert "<del>欧先伟</del> → <ins>曹兴</ins>" in text


def test_a_table_whose_columns_cannot_be_told_is_not_refused_but_asked_about(office: TestClient) -> None:
    rows = "\n".join(f"{at},甲乙丙丁{at},戊己庚辛" for at in range(5))
    answer = office.post("/imports", data=FORM, files={"file": ("表.csv", rows.encode())})
    assert answer.status_code == 303, answer.text
    one = answer.headers["location"]
    assert "甲乙丙丁0" in office.get(one).text
    form = {"column-0": "no", "column-1": "title", "column-2": "lead", "title": "甲", "year": "2017"}
    assert office.post(one, data=form).status_code == 303
    assert len(items(office.get(one.removesuffix("/columns")).text)) == 5


@pytest.mark.parametrize(
    ("form", "file", "status", "words"),
    [
        (FORM, None, 422, "请选择文件，或粘贴文字"),
        (FORM, ("计划.exe", b"MZ\x90" + bytes(50)), 422, "计划.exe：这是可执行文件"),
        (FORM | {"title": "", "text": TABLE}, None, 422, "计划名称"),
        (FORM | {"title": "长" * 201}, ("a.txt", TABLE.encode()), 422, "最多 200 个字"),
    ],
)
def test_a_refused_upload_gives_the_form_back(
    office: TestClient, form: dict[str, str], file: Any, status: int, words: str
) -> None:
    answer = office.post("/imports", data=form, files={"file": file} if file else None)
    assert answer.status_code == status
    assert words in answer.text
    assert form["title"] in answer.text


@pytest.mark.parametrize("who", ["liaison", "leader", "principal", "audit_admin"])
def test_nobody_else_finds_their_way_in(as_person: Callable[[str], TestClient], base: str, who: str) -> None:
    other = as_person(who)
    for path in ("/imports", "/imports/new", base, f"{base}/columns", f"{base}/confirmation"):
        assert other.get(path).status_code == 403
    assert other.post(f"{base}/confirmation", data={"accept_doubts": "yes"}).status_code == 403
    assert 'href="/imports"' not in other.get("/help").text


def test_a_discarded_import_stays_in_the_list_as_such(office: TestClient, base: str) -> None:
    edit = {"edit": "set_item", "item": "1", "title": "改题", "version": "1"}
    assert office.post(f"{base}/edits", data=edit).status_code == 303
    assert 'action="' + base + '/removal"><input type="hidden" name="version" value="2">' in (
        office.get(f"{base}/confirmation").text
    )
    unseen = office.post(f"{base}/removal", data={"version": "1"})
    assert unseen.status_code == 409
    assert "刚刚更改过这次导入" in unseen.text
    assert office.post(f"{base}/removal", data={"version": "2"}).status_code == 303
    assert "已放弃" in office.get("/imports").text
    assert "choose_date" not in office.get(base).text


def test_source_text_is_cut_where_marks_begin_and_end() -> None:
    assert pieces("无节点", []) == [Piece("无节点")]
    assert pieces("", []) == []


def test_second_columns_of_a_meaning_are_numbered() -> None:
    sent = {"column-0": "plan", "column-3": "plan", "column-1": "", "column-2": "nothing", "title": "x"}
    assert mapping_of(sent) == {"plan": 0, "plan2": 3}
