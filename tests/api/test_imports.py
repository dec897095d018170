"""Importing through the JSON door: read, preview, edit, confirm; what cannot be read leaves nothing behind."""

import io
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
import xlsxwriter
from sqlalchemy import func, select
from starlette.testclient import TestClient

from app.config import Settings
from app.db import Database
from app.importing.sandbox import take
from app.models import Event, Item, Milestone, Plan, PlanImport, Unit
from app.models.base import table
from tests.cast import Cast
from tests.contract import check
from tests.importing import binaries

Program = Callable[[str], TestClient]
TABLE = """序号\t事项\t具体目标和工作计划\t完成时限\t主办单位\t协办单位\t市政府分管领导
1\t新增公交车\t9月前完成招标。12月底前投入营运。\t2017.12\t市交通运输局\t市国资委\t曹兴
2\t重建防护林\t11月底前完成造林1.5万亩。\t2017.12\t市林业局\t\t欧先伟
"""
FORM = {"title": "2017年重点工作二", "year": "2017", "plan_kind": "work_report"}
ANY = {"If-Match": "*"}


@pytest.fixture(autouse=True)
def _read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process for each document takes a second to start; tests/importing/test_sandbox.py has those."""
    monkeypatch.setattr("app.intake.take_apart", take)


@pytest.fixture
def office(as_key: Program) -> TestClient:
    return as_key("office_write_key")


def send(client: TestClient, text: str = TABLE, **more: Any) -> Any:
    headers = more.pop("headers", {})
    return client.post("/api/v1/imports", data=FORM | {"text": text} | more, headers=headers)


def upload(client: TestClient, name: str, data: bytes) -> Any:
    return client.post("/api/v1/imports", data=FORM, files={"file": (name, data)})


def test_a_document_is_read_previewed_edited_and_confirmed(office: TestClient) -> None:
    answer = send(office)
    assert answer.status_code == 201, answer.text
    check(answer)
    found = answer.json()
    assert (found["items_total"], found["milestones_total"], found["errors"], found["doubts"]) == (2, 3, 0, 1)
    step = found["items"][0]["milestones"][0]
    assert (step["due_on"], step["alternatives"], step["certainty"]) == ("2017-09-30", ["2017-08-31"], "ambiguous")
    one = f"/api/v1/imports/{found['id']}"
    refused = office.post(f"{one}/confirmation")
    assert (refused.status_code, refused.json()["code"]) == (409, "doubts_stand")
    assert refused.json()["errors"][0]["code"] == "date.ambiguous"
    check(refused)
    edit = {"edit": "choose_date", "item": "1", "milestone": 0, "due_on": "2017-08-31"}
    edited = office.post(f"{one}/edits", json=edit, headers={"If-Match": answer.headers["etag"]})
    assert (edited.status_code, edited.json()["doubts"]) == (200, 0)
    check(edited)
    late = office.post(f"{one}/edits", json=edit, headers={"If-Match": answer.headers["etag"]})
    assert (late.status_code, late.json()["code"]) == (412, "precondition_failed")
    assert late.json()["current"]["changes"][0]["edit"] == "choose_date"
    confirmed = office.post(f"{one}/confirmation")
    check(confirmed)
    assert confirmed.json()["items_total"] == 2
    assert office.post(f"{one}/confirmation").json()["id"] == confirmed.json()["id"]
    items = office.get("/api/v1/items", params={"plan": confirmed.json()["id"]}).json()["data"]
    assert [item["no"] for item in items] == ["1", "2"]


def test_columns_and_year_can_be_named_and_the_file_is_read_again(office: TestClient) -> None:
    found = send(office).json()
    assert found["document"]["columns"]["support"] == 5
    columns = {**found["document"]["columns"], "lead": 5, "support": 4}
    answer = office.patch(f"/api/v1/imports/{found['id']}", json={"columns": columns, "year": 2018}, headers=ANY)
    check(answer)
    again = answer.json()
    assert again["items"][0]["lines"][0]["lead_units"] == ["市国资委"]
    assert again["items"][0]["milestones"][1]["due_on"] == "2018-12-31"
    for bad in ({}, {"columns": {"lead": -1}}, {"columns": {"lead": True}}, {"year": "2018"}, {"jear": 2018}):
        assert office.patch(f"/api/v1/imports/{found['id']}", json=bad, headers=ANY).status_code == 422, bad


def test_a_corrected_document_shows_what_it_changes(office: TestClient) -> None:
    plan = office.post(
        f"/api/v1/imports/{send(office).json()['id']}/confirmation", json={"accept_doubts": True}
    ).json()["id"]
    assert send(office, replaces=plan).json()["diff"] == []
    found = send(office, TABLE.replace("1.5万亩", "1.8万亩").replace("市林业局", "市国资委"), replaces=plan)
    check(found)
    changed = {(one["change"], one["what"]): one["fields"] for one in found.json()["diff"]}
    assert {"field": "units", "before": "市林业局", "after": "市国资委"} in changed["changed", "line"]
    assert ("changed", "milestone") in changed
    one = f"/api/v1/imports/{found.json()['id']}"
    assert office.post(f"{one}/confirmation", json={"accept_doubts": True}).json()["id"] == plan
    assert send(office, replaces=2**31 - 1).status_code == 404


def test_the_same_idempotency_key_brings_the_same_import(office: TestClient) -> None:
    headers = {"Idempotency-Key": "a-1"}
    first, second = send(office, headers=headers), send(office, headers=headers)
    assert first.json()["id"] == second.json()["id"]
    other = send(office, TABLE + "3\t另一项\t年内完成\t2017.12\t市林业局\t\t\n", headers=headers)
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_mismatch")
    check(other)


def test_imports_are_listed_paged_and_discarded(office: TestClient) -> None:
    ids = [send(office).json()["id"] for _ in range(2)]
    listed = office.get("/api/v1/imports", params={"limit": 1})
    check(listed)
    assert [one["id"] for one in listed.json()["data"]] == ids[1:]
    rest = office.get("/api/v1/imports", params={"limit": 1, "cursor": listed.json()["next"]})
    assert [one["id"] for one in rest.json()["data"]] == ids[:1]
    assert office.delete(f"/api/v1/imports/{ids[0]}").status_code == 204
    assert office.delete(f"/api/v1/imports/{ids[0]}").status_code == 204
    assert [one["id"] for one in office.get("/api/v1/imports?state=open").json()["data"]] == ids[1:]
    page = office.get(f"/api/v1/imports/{ids[1]}", params={"limit": 1, "doubtful_first": True})
    check(page)
    assert [item["no"] for item in page.json()["items"]] == ["1"]
    assert (
        office.get(f"/api/v1/imports/{ids[1]}", params={"cursor": page.json()["next"]}).json()["items"][0]["no"] == "2"
    )
    assert office.get(f"/api/v1/imports/{ids[1]}", params={"cursor": "-1"}).status_code == 400


@pytest.mark.parametrize("key", ["office_read_key", "lead_write_key", "stranger_write_key"])
def test_only_the_office_and_its_system_import(as_key: Program, office: TestClient, key: str) -> None:
    import_id = send(office).json()["id"]
    other = as_key(key)
    edit = {"edit": "drop_item", "item": "1"}
    for answer in (
        send(other),
        other.patch(f"/api/v1/imports/{import_id}", json={"year": 2018}, headers=ANY),
        other.post(f"/api/v1/imports/{import_id}/edits", json=edit, headers=ANY),
        other.post(f"/api/v1/imports/{import_id}/confirmation", json={"accept_doubts": True}),
        other.delete(f"/api/v1/imports/{import_id}"),
    ):
        assert answer.status_code == 403, answer.text
        check(answer)
    reads = other.get(f"/api/v1/imports/{import_id}").status_code
    assert reads == (200 if key == "office_read_key" else 403)


BAD_EDITS: list[tuple[dict[str, Any], str]] = [
    ({"edit": "set_item", "item": "9", "title": "甲"}, "/item"),
    ({"edit": "set_line", "item": "1", "line": 7, "lead_units": ["甲局"]}, "/line"),
    ({"edit": "set_milestone", "item": "1", "milestone": 9, "text": "甲"}, "/milestone"),
    ({"edit": "choose_date", "item": "1", "milestone": 0, "due_on": "2017-01-01"}, "/due_on"),
    ({"edit": "merge_milestones", "item": "2", "milestone": 0}, "/milestone"),
    ({"edit": "waive_finding", "finding": "nothing"}, "/finding"),
    ({"edit": "set_milestone", "item": "1", "milestone": 0, "due_on": 0}, "/set_milestone/due_on"),
    ({"edit": "set_milestone", "item": "1", "milestone": True, "text": "甲"}, "/set_milestone/milestone"),
    ({"edit": "set_item", "item": "1", "title": "a\x00b"}, "/set_item/title"),
    ({"edit": "set_item", "item": "1", "tittle": "甲"}, "/set_item/tittle"),
    ({"edit": "fly"}, ""),
]


def test_an_edit_that_cannot_be_names_its_field_and_changes_nothing(office: TestClient) -> None:
    found = send(office).json()
    for edit, pointer in BAD_EDITS:
        answer = office.post(f"/api/v1/imports/{found['id']}/edits", json=edit, headers=ANY)
        assert answer.status_code == 422, (edit, answer.text)
        assert answer.json()["errors"][0]["pointer"] == pointer, answer.text
        check(answer)
    assert office.get(f"/api/v1/imports/{found['id']}").json() == found
    assert office.get(f"/api/v1/imports/{found['id']}", headers={"If-Match": "x"}).status_code == 200
    answer = office.delete(f"/api/v1/imports/{found['id']}", headers={"If-Match": "x"})
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_if_match")


@cache
def workbook(rows: int) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("任务表")
        if rows:
            sheet.write_row(0, 0, ["序号", "事项", "完成时限", "主办单位"])
        for at in range(rows):
            sheet.write_row(at + 1, 0, [at + 1, f"第{at}件事", "2017.12", "市林业局"])
    return out.getvalue()


def document() -> bytes:
    out = io.BytesIO()
    made = docx.Document()
    made.add_paragraph("没有任务")
    made.save(out)
    return out.getvalue()


def locked() -> bytes:
    """A package whose parts are marked as encrypted."""
    data = bytearray(document())
    for mark, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = data.find(mark)
        while place >= 0:
            data[place + at] |= 1
            place = data.find(mark, place + 4)
    return bytes(data)


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"<w>" + b" " * 80_000_000)
    return out.getvalue()


BAD_FILES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "encrypted docx": ("加密.docx", locked, "encrypted"),
    "broken pdf": ("坏.pdf", lambda: b"%PDF-1.7\n" + b"\x93" * 2000, "broken"),
    "zip bomb": ("炸弹.docx", bomb, "bomb"),
    "40,000 rows": ("很长.xlsx", lambda: workbook(40_000), "too_many_rows"),
    "program": ("计划.exe", lambda: b"MZ\x90\x00" + bytes(100), "foreign"),
    "program called pdf": ("计划.pdf", lambda: b"MZ\x90\x00" + bytes(100), "foreign"),
    "empty sheet": ("空.xlsx", lambda: workbook(0), "empty"),
    "empty file": ("空.txt", lambda: b" \n", "empty"),
    "scanned pdf": ("扫描.pdf", lambda: binaries.pdf(["0 0 10 10 re f\n"]), "no_text"),
    "no duties": ("随笔.docx", document, "no_duties"),
}


@pytest.fixture
def counts(database: Database, settings: Settings) -> Callable[[], list[int]]:
    """How many rows and files there are."""

    def counted() -> list[int]:
        models: tuple[Any, ...] = (Plan, PlanImport, Item, Milestone, Event, Unit)
        rows = [
            database.read(lambda s, m=model: s.scalar(select(func.count()).select_from(table(m)))) for model in models
        ]
        return [*rows, sum(path.is_file() for path in Path(settings.files).rglob("*"))]

    return counted


@pytest.mark.parametrize("kind", BAD_FILES)
def test_a_file_that_cannot_be_read_says_why_and_where_and_leaves_nothing(
    office: TestClient, counts: Callable[[], list[int]], kind: str
) -> None:
    name, make, code = BAD_FILES[kind]
    before = counts()
    answer = upload(office, name, make())
    assert (answer.status_code, answer.json()["code"]) == (422, code), answer.text
    assert name in answer.json()["place"]
    assert name in answer.json()["title"]
    check(answer)
    assert counts() == before


def test_a_file_of_60_mb_is_refused_by_its_size(office: TestClient, counts: Callable[[], list[int]]) -> None:
    before = counts()
    answer = upload(office, "大.txt", "督".encode() * 20_000_000)
    assert answer.status_code == 413
    assert counts() == before


@pytest.mark.parametrize(
    ("form", "pointer"),
    [
        ({"title": "x", "year": "2017"}, "/file"),
        ({"title": "x", "text": TABLE}, "/year"),
        ({"title": "", "year": "2017", "text": TABLE}, "/title"),
        ({"title": "x", "year": "17", "text": TABLE}, "/year"),
        ({"title": "a\x00b", "year": "2017", "text": TABLE}, "/title"),
        ({"title": "x", "year": "2017", "text": TABLE, "kind": "poem"}, "/kind"),
    ],
)
def test_a_form_that_lacks_something_names_it(office: TestClient, form: dict[str, str], pointer: str) -> None:
    answer = office.post("/api/v1/imports", data=form)
    assert answer.status_code == 422, answer.text
    assert answer.json()["errors"][0]["pointer"] == pointer


def test_nothing_of_an_import_is_registered_before_it_is_confirmed(
    office: TestClient, cast: Cast, counts: Callable[[], list[int]]
) -> None:
    plans, imports, items, milestones, events, units, _ = counts()
    send(office)
    # That somebody began to import is noted, and nothing else.
    assert counts()[:6] == [plans, imports + 1, items, milestones, events + 1, units]
