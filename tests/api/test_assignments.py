"""How far each unit has come with its part: by its own signature, ticks and reports, whatever the others do."""

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from tests.cast import LEAD, STRANGER, SUPPORT, Cast

Program = Callable[[str], TestClient]


@pytest.fixture
def item(as_key: Program, cast: Cast) -> int:
    """An issued item of three units, the third with a line of its own."""
    lines = [
        {"plan_text": "8月底前完成选址。", "lead_units": [LEAD], "supporting_units": [SUPPORT]},
        {"plan_text": "9月底前完成绿化。", "lead_units": [STRANGER]},
    ]
    office, body = as_key("office_write_key"), {"title": "建设候车亭", "due_on": "2017-12-31", "lines": lines}
    made = int(office.post(f"/api/v1/plans/{cast.plan}/items", json=body).json()["id"])
    assert office.post(f"/api/v1/plans/{cast.plan}/issue", json={"item_ids": [made]}).status_code == 200
    return made


def states(office: TestClient, item: int) -> dict[str, str]:
    """Every unit's state."""
    return {one["unit_name"]: one["state"] for one in office.get(f"/api/v1/items/{item}").json()["assignments"]}


def test_one_units_tick_says_nothing_of_the_others(as_key: Program, as_person: Program, item: int) -> None:
    lead, support, office = as_key("lead_write_key"), as_key("support_write_key"), as_key("office_read_key")
    assert set(states(office, item).values()) == {"issued"}
    for door in (lead, support):
        assert door.post(f"/api/v1/items/{item}/acknowledgement").status_code == 200
    assert states(office, item) == {LEAD: "acknowledged", SUPPORT: "acknowledged", STRANGER: "issued"}
    report = {"summary": "已选址", "period": "2017-07"}
    assert lead.post(f"/api/v1/items/{item}/reports", json=report).status_code == 201
    assert states(office, item) == {LEAD: "active", SUPPORT: "acknowledged", STRANGER: "issued"}
    step = office.get(f"/api/v1/items/{item}").json()["lines"][0]["milestones"][0]["id"]
    tick = {"done_on": "2017-07-10"}
    assert lead.post(f"/api/v1/milestones/{step}/completion", json=tick).status_code == 200
    assert states(office, item) == {LEAD: "done", SUPPORT: "done", STRANGER: "issued"}
    assert "未签收" in as_person("office").get(f"/items/{item}").text


def test_who_works_without_signing_is_still_asked_to_sign(as_key: Program, item: int) -> None:
    stranger, office = as_key("stranger_write_key"), as_key("office_read_key")
    step = office.get(f"/api/v1/items/{item}").json()["lines"][1]["milestones"][0]["id"]
    assert stranger.post(f"/api/v1/milestones/{step}/completion", json={}).status_code == 200
    assert states(office, item)[STRANGER] == "issued"
    assert stranger.post(f"/api/v1/items/{item}/acknowledgement").status_code == 200
    assert states(office, item)[STRANGER] == "done"
