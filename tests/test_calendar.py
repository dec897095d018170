"""The working calendar through both doors: what follows from it, and what is refused."""

from collections.abc import Callable
from datetime import datetime

import pytest
from starlette.testclient import TestClient

from tests.cast import Cast

Door = Callable[[str], TestClient]
DAY = "2017-07-25"
AT = f"/api/v1/calendar/{DAY}"
HOLIDAY = {"kind": "holiday", "name": "台风停工"}


def test_a_report_due_on_a_new_holiday_moves_on(as_key: Door, cast: Cast) -> None:
    office = as_key("office_write_key")
    office.put(f"/api/v1/plans/{cast.plan}/cycle", json={"cycle": "monthly", "day": 25})
    matrix = f"/api/v1/plans/{cast.plan}/matrix"
    assert office.get(matrix).json()["rounds"][0]["due_on"] == "2017-07-25"
    office.put(AT, json=HOLIDAY)
    assert office.get(matrix).json()["rounds"][0]["due_on"] == "2017-07-26"
    office.delete(AT)
    assert office.get(matrix).json()["rounds"][0]["due_on"] == "2017-07-25"


def test_the_limit_of_what_is_issued_later_follows_the_calendar(as_key: Door, cast: Cast) -> None:
    office = as_key("office_write_key")
    body = {"title": "修路", "lines": [{"plan_text": "年底前完成。", "lead_units": ["市林业局"]}]}

    def issued() -> datetime:
        item = office.post(f"/api/v1/plans/{cast.plan}/items", json=body).json()["id"]
        office.post(f"/api/v1/plans/{cast.plan}/issue", json={"item_ids": [item]})
        (share,) = office.get(f"/api/v1/items/{item}").json()["assignments"]
        return datetime.fromisoformat(share["acknowledge_by"])

    before = issued()
    office.put("/api/v1/calendar/2017-07-11", json=HOLIDAY)
    assert (issued() - before).days == 1


def test_every_change_is_an_event_and_no_change_is_none(as_person: Door) -> None:
    office = as_person("office")
    form = {"first": "2017-10-01", "last": "2017-10-03", "kind": "holiday", "name": "国庆节"}
    for _ in range(2):
        office.post("/calendar", data=form)
    office.post("/calendar", data={**form, "last": "2017-10-04"})
    for _ in range(2):
        office.post("/calendar/2017-10-04/removal")
    events = office.get("/api/v1/events?action=calendar.set&action=calendar.cleared").json()["data"]
    assert [(event["action"], event["data"]["days"]) for event in events] == [
        ("calendar.cleared", ["2017-10-04"]),
        ("calendar.set", ["2017-10-04"]),
        ("calendar.set", ["2017-10-01", "2017-10-02", "2017-10-03"]),
    ]
    page = office.get("/events").text
    assert "林督查 把 2017-10-04 设为放假（国庆节）" in page
    assert "林督查 取消了 2017-10-04 的日历设定" in page
    assert "取消设定" in office.get("/calendar").text
    assert "取消设定" not in as_person("liaison").get("/calendar").text


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"first": "", "kind": "holiday"}, "first"),
        ({"first": "2017-10-03", "last": "2017-10-01", "kind": "holiday"}, "last"),
        ({"first": "2017-10-01", "last": "2017-12-01", "kind": "holiday"}, "last"),
        ({"first": "2017-10-01", "kind": "party"}, "kind"),
        ({"first": "2017-10-01", "kind": "holiday", "name": "长" * 51}, "name"),
    ],
)
def test_what_is_no_holiday_is_refused_at_its_field(as_person: Door, form: dict[str, str], field: str) -> None:
    answer = as_person("office").post("/calendar", data=form)
    assert answer.status_code == 422
    assert f'id="{field}-wrong"' in answer.text
    assert f'value="{form["first"]}"' in answer.text


@pytest.mark.parametrize("day", ["2017-02-30", "20171001", "0"])
def test_what_is_no_day_is_refused(as_key: Door, day: str) -> None:
    assert as_key("office_write_key").put(f"/api/v1/calendar/{day}", json=HOLIDAY).status_code == 422


def test_a_year_without_holidays_says_so(as_person: Door) -> None:
    assert "这一年还没有放假安排" in as_person("liaison").get("/calendar?year=2033").text
