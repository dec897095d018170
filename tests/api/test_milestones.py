"""Ticking a milestone through the JSON door."""

from collections.abc import Callable

from starlette.testclient import TestClient

from tests.cast import Cast

Program = Callable[[str], TestClient]


def test_a_lead_unit_ticks_late_and_the_milestone_says_so_for_ever(as_key: Program, cast: Cast) -> None:
    late = cast.milestones["6月底前完成招标"]
    answer = as_key("lead_write_key").post(f"/api/v1/milestones/{late}/completion", json={"done_on": "2017-07-05"})
    assert answer.status_code == 200, answer.text
    assert answer.json()["state"] == "met_late"
    assert answer.json()["done_by"] == "lead_write_key"
    item = as_key("office_read_key").get(f"/api/v1/items/{cast.items['1']}").json()
    assert (item["light"], item["light_code"]) == ("yellow", "made_up_late")
    assert item["milestones_met"] == 1
    assert item["events"][0]["action"] == "milestone.completed"


def test_a_second_tick_is_refused_with_what_changed(as_key: Program, as_person: Program, cast: Cast) -> None:
    late = cast.milestones["6月底前完成招标"]
    as_key("lead_write_key").post(f"/api/v1/milestones/{late}/completion", json={"done_on": "2017-07-05"})
    answer = as_person("liaison").post(f"/api/v1/milestones/{late}/completion", json={"version": 1})
    assert answer.status_code == 409
    assert answer.json()["code"] == "version_conflict"
    assert answer.json()["current"]["done_on"] == "2017-07-05"


def test_a_tick_tomorrow_names_the_field(as_key: Program, cast: Cast) -> None:
    late = cast.milestones["6月底前完成招标"]
    answer = as_key("lead_write_key").post(f"/api/v1/milestones/{late}/completion", json={"done_on": "2017-07-11"})
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["errors"][0]["pointer"] == "/done_on"
