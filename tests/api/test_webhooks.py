"""Endpoints of webhooks through both doors: whose they are, what is refused, and what is shown but once."""

import re
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

from app.actions import audit, deliveries
from app.clock import Clock
from app.db import Database
from app.queries.deliveries import Time
from app.rules.webhooks import Outcome
from tests.cast import LEAD, Cast
from tests.contract import check

Program = Callable[[str], TestClient]
URL = "https://oa.example/duban"
NEW = {"name": "市政府OA", "url": URL}


def add(door: TestClient, **more: Any) -> dict[str, Any]:
    answer = door.post("/api/v1/webhooks", json={**NEW, **more})
    check(answer)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("office_write_key", 201),
        ("lead_write_key", 201),
        ("office_read_key", 403),
        ("lead_read_key", 403),
    ],
)
def test_a_client_adds_its_own_endpoint_with_its_own_sight(as_key: Program, cast: Cast, who: str, status: int) -> None:
    answer = as_key(who).post("/api/v1/webhooks", json={**NEW, "actions": ["milestone.completed"]})
    check(answer)
    assert answer.status_code == status
    if status == 201:
        made = answer.json()
        assert answer.headers["cache-control"] == "no-store"
        assert re.fullmatch(r"whsec_[A-Za-z0-9+/]{43}=", made["secret"])
        assert made["unit_id"] == (cast.units[LEAD] if "lead" in who else None)
        assert (made["client_name"], made["state"], made["actions"]) == (who, "active", ["milestone.completed"])


@pytest.mark.parametrize(
    ("who", "status"),
    [("office", 201), ("liaison", 201), ("head", 201), ("leader", 403), ("principal", 403), ("security_admin", 403)],
)
def test_of_people_the_office_and_a_units_own_manage_endpoints(as_person: Program, who: str, status: int) -> None:
    answer = as_person(who).post("/api/v1/webhooks", json=NEW)
    check(answer)
    assert answer.status_code == status


def test_a_unit_cannot_take_anothers_sight(as_key: Program, as_person: Program, cast: Cast) -> None:
    for door in (as_key("lead_write_key"), as_person("liaison")):
        assert add(door, unit_id=cast.units["市林业局"])["unit_id"] == cast.units[LEAD]
    assert add(as_person("office"), unit_id=cast.units["市林业局"])["unit_id"] == cast.units["市林业局"]
    assert as_person("office").post("/api/v1/webhooks", json={**NEW, "unit_id": 10**6}).status_code == 422


def test_nobody_sees_or_touches_an_endpoint_that_is_not_theirs(as_key: Program, as_person: Program) -> None:
    made = add(as_key("lead_write_key"))
    path = f"/api/v1/webhooks/{made['id']}"
    for stranger in (
        as_key("support_write_key"),
        as_key("office_write_key"),
        as_person("stranger"),
        as_person("leader"),
    ):
        assert stranger.get("/api/v1/webhooks").json()["data"] == []
        for answer in (
            stranger.get(path),
            stranger.get(f"{path}/deliveries"),
            stranger.patch(path, json={"name": "x", "version": 1}),
            stranger.post(f"{path}/pings"),
            stranger.post(f"{path}/pause"),
            stranger.delete(f"{path}/pause"),
            stranger.post(f"{path}/secrets"),
            stranger.post(f"{path}/replays", json={"after": 0}),
            stranger.delete(path),
        ):
            check(answer)
            assert answer.status_code == 404
    # Their unit's people and the office look after it.
    assert as_person("liaison").get(path).status_code == as_person("office").get(path).status_code == 200
    # Whose key only reads looks, and no more.
    read = as_key("lead_read_key").get(path)
    assert read.status_code == 404


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"url": "http://oa.example/"}, None),
        ({"url": "https://10.0.0.1/"}, "private"),
        ({"url": "https://[::ffff:169.254.169.254]/latest"}, "private"),
        ({"url": "ftp://oa.example/"}, "scheme"),
        ({"url": "https://user:word@oa.example/"}, "userinfo"),
        ({"url": "https:///x"}, "address"),
        ({"actions": ["webhook.pinged"]}, "test"),
        ({"actions": ["nothing.happened"]}, ""),
        ({"name": " "}, ""),
        ({"ordered": "yes"}, ""),
        ({"other": 1}, ""),
    ],
)
def test_what_cannot_work_is_refused_with_its_place(as_key: Program, change: dict[str, Any], code: str | None) -> None:
    door = as_key("office_write_key")
    answer = door.post("/api/v1/webhooks", json={**NEW, **change})
    check(answer)
    # Loopback is named in a demonstration, so plain http may lead there.
    assert answer.status_code == (201 if code is None else 422)
    if code:
        assert answer.json()["errors"][0]["code"] == code
        made = add(door)
        assert door.patch(f"/api/v1/webhooks/{made['id']}", json={**change, "version": 1}).status_code == 422


def test_an_endpoints_whole_life_over_json(as_key: Program, database: Database, cast: Cast, clock: Clock) -> None:
    door = as_key("office_write_key")
    made = add(door, ordered=True, after=0)
    path = f"/api/v1/webhooks/{made['id']}"

    def ask(method: str, path: str, **more: Any) -> Any:
        answer = door.request(method, path, **more)
        check(answer)
        assert answer.status_code < 300, answer.text
        return answer.json() if answer.content else None

    changed = ask("PATCH", path, json={"name": "新名称", "ordered": False, "version": 1})
    assert (changed["name"], changed["ordered"], changed["version"], changed["url"]) == ("新名称", False, 2, URL)
    stale = door.patch(path, json={"name": "别的", "version": 1})
    check(stale)
    assert (stale.status_code, stale.json()["current"]) == (409, {"version": 2})
    for method in ("PATCH", "DELETE"):
        body = {"json": {"name": "别的"}} if method == "PATCH" else {}
        unseen = door.request(method, path, headers={"If-Match": '"1-ab"'}, **body)
        check(unseen)
        assert (unseen.status_code, unseen.json()["code"]) == (412, "precondition_failed")
    rotated = ask("POST", f"{path}/secrets", json={"overlap_hours": 1})
    assert (rotated["secret"] != made["secret"], rotated["old_until"] is not None) == (True, True)
    assert ask("POST", f"{path}/secrets", json={"overlap_hours": 0})["old_until"] is None
    assert [ask("POST", f"{path}/pause")["state"] for _ in range(2)] == ["paused"] * 2
    ping = ask("POST", f"{path}/pings")["delivery_id"]
    (delivery,) = ask("GET", f"{path}/deliveries")["data"]
    assert (delivery["id"], delivery["ping"], delivery["attempts"]) == (ping, True, [])
    assert [ask("DELETE", f"{path}/pause")["state"] for _ in range(2)] == ["active"] * 2
    while database.write(audit.seal):
        pass
    database.write(partial(deliveries.fan_out, time=Time(clock.now(), clock.machine())))
    position = ask("GET", path)["position"]
    assert position > 0
    assert ask("POST", f"{path}/replays", json={"after": 0})["position"] == 0
    ahead = door.post(f"{path}/replays", json={"after": position})
    assert (ahead.status_code, ahead.json()["errors"][0]["code"]) == (422, "ahead")
    page = ask("GET", f"{path}/deliveries", params={"state": "pending", "limit": 2})
    assert (len(page["data"]), page["next"] is not None) == (2, True)
    ask("DELETE", path)
    assert door.get(path).status_code == 404
    said = door.get("/api/v1/events", params={"limit": 200}).text
    for action in ("created", "changed", "rotated", "paused", "pinged", "resumed", "replayed", "removed"):
        assert f'"webhook.{action}"' in said
    assert made["secret"] not in said
    assert "oa.example" not in said


def test_the_pages_do_the_same_and_show_the_secret_but_once(as_person: Program, database: Database) -> None:
    browser = as_person("office")
    assert "还没有推送" in browser.get("/webhooks").text
    made = browser.post("/webhooks", data={**NEW, "actions": ["milestone.completed", "report.submitted"]})
    secret = re.search(r"whsec_[A-Za-z0-9+/=]+", made.text.replace("&#43;", "+"))
    assert secret
    assert made.headers["cache-control"] == "no-store"
    (endpoint,) = browser.get("/api/v1/webhooks").json()["data"]
    assert endpoint["actions"] == ["milestone.completed", "report.submitted"]
    page = f"/webhooks/{endpoint['id']}"
    assert "whsec_" not in browser.get(page).text + browser.get("/webhooks").text
    steps = [
        ("", {"name": "新名称", "url": URL, "ordered": "true", "version": "1"}),
        ("/pings", {}),
        ("/pause", {}),
        ("/resumption", {}),
        ("/replays", {"after": "0"}),
    ]
    for path, data in steps:
        assert browser.post(page + path, data=data).status_code == 303, path
    again = browser.get(f"/api/v1{page}").json()
    assert (again["name"], again["ordered"], again["actions"], again["state"]) == ("新名称", True, [], "active")
    rotated = browser.post(f"{page}/secrets", data={"overlap_hours": "1"})
    assert (rotated.status_code, "whsec_" in rotated.text) == (200, True)
    assert "测试推送" in browser.get(f"{page}?state=pending").text
    refused = browser.post("/webhooks", data={"name": "留住我", "url": "https://10.0.0.1/"})
    assert (refused.status_code, "留住我" in refused.text, "内网" in refused.text) == (422, True, True)
    stale = browser.post(page, data={"name": "x", "url": URL, "version": "1"})
    assert (stale.status_code, "已被他人更改" in stale.text) == (409, True)
    assert browser.post(f"{page}/replays", data={"after": "99999"}).status_code == 422
    assert as_person("leader").get(page).status_code == 404
    assert browser.post(f"{page}/removal").status_code == 303
    assert browser.get(page).status_code == 404


def test_an_endpoint_that_the_worker_paused_is_told_on_its_owners_pages(
    as_person: Program, database: Database, clock: Clock
) -> None:
    browser = as_person("liaison")
    browser.post("/webhooks", data=NEW)
    (endpoint,) = browser.get("/api/v1/webhooks").json()["data"]
    page = f"/webhooks/{endpoint['id']}"
    browser.post(f"{page}/pings")
    time = Time(clock.now(), clock.machine())
    (parcel,) = database.write(partial(deliveries.claim, time=time, mark="x", lease=timedelta(seconds=9), busy={}))
    failed = deliveries.Attempt(at=time.moment, ms=7, outcome=Outcome.REFUSED, status=503, excerpt="<b>down</b>")
    told = partial(deliveries.record, parcel=parcel, attempt=failed, time=time, luck=0.5)
    database.write(told)
    shown = browser.get(page).text
    assert ("503" in shown, "&lt;b&gt;down" in shown, "<b>down" in shown) == (True, True, False)
    database.write(lambda session: session.execute(text("UPDATE webhook_endpoint SET state = 'failing'")))
    for path in ("/webhooks", page, "/overview", "/desk"):
        assert "推送已自动暂停" in browser.get(path).text
    assert browser.get(f"/api/v1{page}").json()["state"] == "failing"
