"""An item as of a day or a moment gone by: what was read then is what is told now; see also tests/loop."""

from collections.abc import Callable
from copy import deepcopy
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import update
from starlette.testclient import TestClient

from app.clock import Clock
from app.db import Database
from app.models import Event
from app.models.base import table
from tests import cast as casting
from tests.actions.test_imports import Office
from tests.api.test_bad_input import fault
from tests.api.test_changes import ask, decide
from tests.cast import Cast
from tests.contract import check
from tests.loop.machine import SAME, SAME_OF_LINE, SAME_OF_STEP

Door = Callable[[str], TestClient]
FAR, LATE = "12月底前投入营运", "6月底前完成招标"


def same(item: dict[str, Any]) -> dict[str, Any]:
    """What an answer of today and one of a day gone by have in common."""
    lines = [
        {name: line[name] for name in SAME_OF_LINE}
        | {"milestones": [{name: step[name] for name in SAME_OF_STEP} for step in line["milestones"]]}
        for line in item["lines"]
    ]
    events = [event["id"] for event in item["events"]]
    return {name: item[name] for name in SAME} | {"lines": lines, "reports": item["reports"], "events": events}


def past(door: TestClient, item: int, as_of: str) -> Any:
    return door.get(f"/api/v1/items/{item}/past", params={"as_of": as_of})


def test_as_of_every_event_an_item_says_what_it_said_then(
    as_key: Door, as_person: Door, database: Database, cast: Cast, clock: Clock
) -> None:
    lead, office, item = as_key("lead_write_key"), as_person("office"), cast.items["1"]
    step, read = cast.milestones[LATE], as_key("office_read_key")
    stood: list[tuple[str, dict[str, Any]]] = []

    def remember(answer: Any) -> Any:
        assert answer.status_code in (200, 201), answer.text
        now = read.get(f"/api/v1/items/{item}").json()
        stood.append((now["events"][0]["at"], same(now)))
        return answer

    def agree(wish: dict[str, Any], verb: str, *who: str) -> None:
        change = ask(lead, item, wish, verb)
        for one in who:
            remember(decide(as_person(one), change["id"]))

    def correct() -> None:
        draft = deepcopy(casting.draft())
        draft.items[0].title, draft.items[0].lines[1].lead_units = "新增300辆新能源公交车", [casting.LEAD]
        draft.items[0].milestones[2].text = "8月底前建成充电站"
        Office(database, cast, clock).correct(draft, cast.plan)

    remember(lead.post(f"/api/v1/milestones/{step}/completion", json={"done_on": "2017-07-08"}))
    report = remember(lead.post(f"/api/v1/items/{item}/reports", json={"period": "2017-07", "summary": "已招标"}))
    remember(office.post(f"/api/v1/reports/{report.json()['id']}/return", json={"reason": "补充数据"}))
    remember(lead.post(f"/api/v1/items/{item}/reports", json={"period": "2017-07", "summary": "已招标，200辆"}))
    remember(office.post(f"/api/v1/milestones/{step}/return", json={"reason": "没有中标通知书"}))
    wish = {"milestone_id": cast.milestones[FAR], "due_on": "2018-03-31", "reason": "供车延迟", "progress": "已签约"}
    agree(wish, "extensions", "head", "office", "leader")
    correct()
    remember(office.post(f"/api/v1/items/{item}/suspension", json={"until": "2017-07-31", "reason": "台风灾害"}))
    remember(office.delete(f"/api/v1/items/{item}/suspension"))
    agree({"reason": "规划调整"}, "withdrawal", "head", "leader", "principal")
    assert stood[-1][1]["state"] == "withdrawn"
    for at, then in stood:
        answer = past(read, item, at)
        check(answer)
        assert answer.status_code == 200, answer.text
        assert same(answer.json()) == then
    assert len({str(then) for _, then in stood}) == len(stood)


def test_the_past_of_an_untouched_item_is_what_it_says_today(as_key: Door, cast: Cast) -> None:
    read, item = as_key("lead_read_key"), cast.items["1"]
    today = past(read, item, "2017-07-10")
    assert same(today.json()) == same(read.get(f"/api/v1/items/{item}").json())
    cut = read.get(f"/api/v1/items/{item}/past", params={"as_of": "2017-07-10", "fields": "state,due_on"})
    assert cut.json() == {"state": "issued", "due_on": "2017-12-31"}
    again = read.get(
        f"/api/v1/items/{item}/past",
        params={"as_of": today.json()["as_of"]},
        headers={"If-None-Match": today.headers["etag"]},
    )
    assert again.status_code == 304


@pytest.mark.parametrize("as_of", ["2017-07-11", "2017-07-11T00:00:00+08:00", "9999-12-31"])
def test_what_is_to_come_is_not_told(as_key: Door, cast: Cast, as_of: str) -> None:
    problem = fault(past(as_key("office_read_key"), cast.items["1"], as_of), 422)
    assert problem["errors"][0]["code"] == "in_future"


@pytest.mark.parametrize("as_of", ["2017-07-09", "2017-07-09T23:59:59Z", "0001-01-01", "0001-01-01T00:00:00+23:00"])
def test_before_it_was_issued_an_item_has_no_past(as_key: Door, cast: Cast, as_of: str) -> None:
    problem = fault(past(as_key("office_read_key"), cast.items["1"], as_of), 422)
    assert problem["code"] == "as_of_unknown"
    assert problem["current"]["earliest"].startswith("2017-07-")


@pytest.mark.parametrize("as_of", ["", "yesterday", "1499650000", "2017-07-10T09:30:00", "2017-07-10T09:30:00 08:00"])
def test_a_moment_that_cannot_be_read_is_refused(as_key: Door, cast: Cast, as_of: str) -> None:
    problem = fault(past(as_key("office_read_key"), cast.items["1"], as_of), 422)
    assert {error["pointer"] for error in problem["errors"]} == {"#as_of"}


def test_before_a_deed_whose_event_does_not_say_what_it_changed_nothing_is_made_up(
    as_key: Door, database: Database, cast: Cast, clock: Clock
) -> None:
    read, item = as_key("office_read_key"), cast.items["1"]
    draft = deepcopy(casting.draft())
    draft.items[0].title = "新增300辆新能源公交车"
    Office(database, cast, clock).correct(draft, cast.plan)
    at = read.get(f"/api/v1/items/{item}").json()["events"][0]["at"]
    of_old = update(table(Event)).where(table(Event).c.action == "item.revised").values(data={"words": "更改"})
    database.write(lambda s: s.execute(of_old))
    before = datetime.fromisoformat(at) - timedelta(microseconds=1)
    problem = fault(past(read, item, before.isoformat()), 422)
    assert problem["code"] == "as_of_unknown"
    assert datetime.fromisoformat(problem["current"]["earliest"]) == datetime.fromisoformat(at)
    assert past(read, item, at).json()["title"] == "新增300辆新能源公交车"


def test_who_does_not_see_the_item_does_not_see_its_past(as_key: Door, cast: Cast) -> None:
    fault(past(as_key("stranger_write_key"), cast.items["1"], "2017-07-10"), 404)
