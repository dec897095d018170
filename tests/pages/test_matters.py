"""Registering a matter in the pages, in the document's words."""

from collections.abc import Callable

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

from app.db import Database
from tests.cast import Cast

Browser = Callable[[str], TestClient]
FORM = {
    "title": "建设公交首末站",
    "text": "9月底前完成选址，12月底前建成。",
    "due": "2017年12月底",
    "leader": "曹兴",
    "lead_units": "市交通局、市飞船局",
    "supporting_units": "gz",
    "urgent": "true",
}


def test_the_office_registers_a_matter_in_words_and_sees_its_draft_with_the_doubts(
    as_person: Browser, cast: Cast
) -> None:
    office = as_person("office")
    assert f'href="/plans/{cast.plan}/matters/new"' in office.get(f"/plans/{cast.plan}").text
    form = office.get(f"/plans/{cast.plan}/matters/new")
    assert form.status_code == 200
    assert "登记事项" in form.text
    made = office.post(f"/plans/{cast.plan}/matters", data=FORM)
    assert made.status_code == 303, made.text
    address = made.headers["location"].partition("#")[0]
    item = office.get(f"/api/v1{address}").json()
    assert (item["state"], item["due_on"], item["urgent"], item["leader_name"]) == ("draft", "2017-12-31", True, "曹兴")
    assert [step["due_on"] for step in item["lines"][0]["milestones"]] == ["2017-09-30", "2017-12-31"]
    assert [unit["name"] for unit in item["lines"][0]["units"]] == ["市交通运输局", "市国资委"]
    assert item["origin"]["client_name"] == "林督查"
    assert "unit.unknown" in {doubt["code"] for doubt in item["origin"]["doubts"]}
    page = office.get(address).text
    for words in ("来文登记", "林督查", "市飞船局", "2017年12月底"):
        assert words in page
    assert as_person("liaison").get(address).status_code == 404


def test_a_refused_form_keeps_what_was_written_and_says_what_is_wrong_at_its_field(
    as_person: Browser, cast: Cast
) -> None:
    refused = as_person("office").post(f"/plans/{cast.plan}/matters", data=FORM | {"title": " "})
    assert refused.status_code == 422
    assert 'id="title-wrong"' in refused.text
    assert "市交通局、市飞船局" in refused.text
    assert "9月底前完成选址" in refused.text


@pytest.mark.parametrize("who", ["liaison", "leader", "security_admin"])
def test_nobody_but_the_office_registers(as_person: Browser, database: Database, cast: Cast, who: str) -> None:
    path = f"/plans/{cast.plan}/matters"
    assert as_person(who).get(f"{path}/new").status_code in (403, 404)
    assert as_person(who).post(path, data=FORM).status_code in (403, 404)
    assert database.read(lambda s: s.execute(text("SELECT count(*) FROM registration")).scalar_one()) == 0


def test_a_plan_that_is_not_there_is_not_found(as_person: Browser) -> None:
    assert as_person("office").get("/plans/2147483647/matters/new").status_code == 404
    assert as_person("office").post("/plans/2147483647/matters", data=FORM).status_code == 404


def test_the_form_speaks_english(as_person: Browser, cast: Cast) -> None:
    office = as_person("office")
    office.cookies.set("lang", "en")
    shown = office.get(f"/plans/{cast.plan}/matters/new").text
    assert "Register a matter" in shown
    assert "登记事项" not in shown
