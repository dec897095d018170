"""Ticks that must bring evidence: from the desk and the item's page, with and without HTMX; refusals at the field."""

from collections.abc import Callable

import pytest
from sqlalchemy import update
from starlette.testclient import TestClient

from app.db import Database
from app.models import Plan
from app.models.base import table
from tests.cast import Cast

PDF = ("中标通知书.pdf", b"%PDF-1.7\n%evidence")
FAKE = ("中标通知书.pdf", b"MZ\x90\x00program")
HTMX = {"HX-Request": "true"}


@pytest.fixture
def liaison(as_person: Callable[[str], TestClient], database: Database) -> TestClient:
    """The liaison, whose plan asks for evidence."""
    database.write(lambda session: session.execute(update(table(Plan)).values(evidence_required=True)) and None)
    return as_person("liaison")


@pytest.fixture
def address(cast: Cast) -> str:
    return f"/milestones/{cast.milestones['6月底前完成招标']}/completion"


def test_the_desk_asks_for_the_file_before_it_offers_the_tick(liaison: TestClient, address: str) -> None:
    text = liaison.get("/desk").text
    assert f'action="{address}"' in text
    assert 'enctype="multipart/form-data"' in text
    assert 'name="files"' in text


@pytest.mark.parametrize("htmx", [True, False], ids=["htmx", "plain"])
@pytest.mark.parametrize("on", ["desk", "item"])
def test_a_tick_brings_its_file_along(liaison: TestClient, address: str, cast: Cast, on: str, htmx: bool) -> None:
    form = {"on": on, "version": "1"}
    answer = liaison.post(address, data=form, files={"files": PDF}, headers=HTMX if htmx else {})
    assert answer.status_code == (200 if htmx else 303)
    text = liaison.get(f"/items/{cast.items['1']}").text
    assert "中标通知书.pdf" in text
    assert "逾期完成" in text


@pytest.mark.parametrize("htmx", [True, False], ids=["htmx", "plain"])
@pytest.mark.parametrize("on", ["desk", "item"])
@pytest.mark.parametrize(
    ("form", "files", "status", "field", "words"),
    [
        ({}, {}, 422, "evidence", "该计划要求佐证材料"),
        ({}, {"files": FAKE}, 415, "evidence", "文件内容与扩展名 .pdf 不符"),
        ({"done_on": "2017-07-11"}, {"files": PDF}, 422, "done_on", "完成日期不能晚于今天"),
        ({"done_on": "2016-12-31"}, {"files": PDF}, 422, "done_on", "完成日期不能早于计划开始"),
    ],
)
def test_a_refusal_stands_at_its_field_and_keeps_what_was_filled_in(
    liaison: TestClient,
    address: str,
    cast: Cast,
    on: str,
    htmx: bool,
    form: dict[str, str],
    files: dict[str, tuple[str, bytes]],
    status: int,
    field: str,
    words: str,
) -> None:
    sent = {"on": on, "version": "1", "note": "中标公告已发", **form}
    answer = liaison.post(address, data=sent, files=files, headers=HTMX if htmx else {})
    assert answer.status_code == status
    milestone = cast.milestones["6月底前完成招标"]
    assert f'<span class="wrong" id="m{milestone}-{field}-wrong">' in answer.text
    assert words in answer.text
    assert 'value="中标公告已发"' in answer.text
    assert "<details open>" in answer.text
    assert ("<html" in answer.text) is not htmx
    assert "勾选完成</summary>" in liaison.get("/desk").text


def test_a_file_brought_over_json_is_enough_and_can_be_taken_off_in_the_page(
    liaison: TestClient, as_key: Callable[[str], TestClient], address: str, cast: Cast
) -> None:
    key, milestone = as_key("lead_write_key"), f"/api/v1/milestones/{cast.milestones['6月底前完成招标']}"
    refused = key.post(f"{milestone}/completion", json={"version": 1})
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/evidence")
    (file,) = key.post(f"{milestone}/evidence", files={"files": PDF}).json()["evidence"]
    assert f'action="/evidence/{file["id"]}/removal"' in liaison.get(f"/items/{cast.items['1']}").text
    assert liaison.post(f"/evidence/{file['id']}/removal").status_code == 303
    assert key.post(f"{milestone}/completion", json={"version": 1}).status_code == 422
    key.post(f"{milestone}/evidence", files={"files": PDF})
    assert key.post(f"{milestone}/completion", json={"version": 1}).json()["state"] == "met_late"
    timeline = liaison.get(f"/items/{cast.items['1']}").text
    assert "附上佐证材料：中标通知书.pdf" in timeline
    assert "移除了“6月底前完成招标”的佐证材料：中标通知书.pdf" in timeline


def test_the_same_file_again_is_no_second_event(as_key: Callable[[str], TestClient], cast: Cast) -> None:
    key, milestone = as_key("lead_write_key"), cast.milestones["6月底前完成招标"]
    for _ in range(2):
        key.post(f"/api/v1/milestones/{milestone}/evidence", files={"files": PDF})
    events = key.get(f"/api/v1/items/{cast.items['1']}").json()["events"]
    assert [(event["action"], event["data"]["files"]) for event in events] == [("evidence.attached", [PDF[0]])]
