"""Clients and keys through both doors, for the security administrator and nobody else."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.cast import KEYS, LEAD, PEOPLE, Cast
from tests.contract import check

Door = Callable[[str], TestClient]
KEY = re.compile(r"duban_[A-Za-z0-9_-]{43}")
ITEMS = "/api/v1/items"
NEW: dict[str, Any] = {
    "name": "协同办公",
    "unit": "市交通局",
    "scopes": ["tick", "report"],
    "addresses": "10.0.0.0/8\n192.0.2.7",
    "quota": "600",
    "contact": "信息科 3381234",
}


@pytest.fixture
def keeper(as_person: Door) -> TestClient:
    """The security administrator's browser."""
    return as_person("security_admin")


def opens(app: FastAPI, key: str, address: str = "10.0.0.1") -> tuple[int, str | None]:
    """Status and code of a request with a key."""
    answer = TestClient(app, headers={"Authorization": f"Bearer {key}"}, client=(address, 1)).get(ITEMS)
    return answer.status_code, answer.json().get("code")


def checked(answer: Any) -> Any:
    """The answer, once the contract has been found to foresee it."""
    check(answer)
    return answer


def test_a_client_is_taken_in_given_a_key_changed_and_shut_out_on_pages(keeper: TestClient, app: FastAPI) -> None:
    made = keeper.post("/clients", data=NEW)
    assert made.status_code == 303, made.text
    path = made.headers["location"]
    empty = keeper.get(path)
    assert "还没有密钥" in empty.text
    assert LEAD in empty.text
    shown = keeper.post(f"{path}/keys", data={"expires_on": "2017-12-31"})
    assert (shown.status_code, shown.headers["cache-control"]) == (201, "no-store")
    (key,) = KEY.findall(shown.text)
    assert opens(app, key) == (200, None)
    assert opens(app, key, "192.0.2.8") == (403, "address_not_allowed")
    again = keeper.get(path).text
    assert key not in again
    assert key[:12] in again
    assert "10.0.0.1" in again
    (number,) = re.findall(r"/keys/(\d+)/rotation", again)
    rotated = keeper.post(f"/keys/{number}/rotation", data={"overlap_hours": "24"})
    (successor,) = KEY.findall(rotated.text)
    assert rotated.status_code == 201
    assert [opens(app, one) for one in (key, successor)] == [(200, None)] * 2
    page = keeper.get(path).text
    assert page.count("用到 2018-01-01 00:00") == 1, "of the successor; the old key ends with the overlap"
    assert "已更换，过渡期内有效" in page
    assert f"/keys/{number}/rotation" not in page
    ended = keeper.post(f"/keys/{number}/revocation")
    assert (ended.status_code, ended.headers["location"]) == (303, path)
    assert [opens(app, one)[1] for one in (key, successor)] == ["key_revoked", None]
    change = {"scopes": "read", "addresses": "", "contact": "", "quota": "", "version": "1"}
    assert keeper.post(path, data=change).status_code == 303
    assert opens(app, successor, "203.0.113.9") == (200, None)
    stale = keeper.post(path, data=change | {"scopes": "write"})
    assert stale.status_code == 409
    assert "请刷新后再改" in stale.text
    listed = keeper.get("/clients").text
    assert "协同办公" in listed
    assert not KEY.search(listed)


def test_a_refused_form_keeps_what_was_written_and_points_at_it(keeper: TestClient) -> None:
    for wrong, name in (
        ({"addresses": "10.0.0.1/8"}, "addresses"),
        ({"unit": "没有这个局"}, "unit"),
        ({"quota": "0"}, "quota"),
        ({"scopes": []}, "scopes"),
        ({"name": "lead_write_key"}, None),
    ):
        answer = keeper.post("/clients", data=NEW | wrong)
        assert answer.status_code == (422 if name else 409), wrong
        assert 'value="tick" checked' in answer.text or "scopes" in wrong
        assert "信息科 3381234" in answer.text
        assert name is None or f'id="{name}-wrong"' in answer.text
    late = keeper.post("/clients/1/keys", data={"expires_on": "2017-07-09"})
    assert late.status_code == 422
    assert 'id="expires_on-wrong"' in late.text
    assert not KEY.search(late.text)


def test_the_json_door_does_the_same(keeper: TestClient, app: FastAPI, cast: Cast) -> None:
    body = {"name": "协同办公", "unit_id": cast.units[LEAD], "scopes": ["tick"], "addresses": ["10.0.0.0/8"]}
    made = checked(keeper.post("/api/v1/clients", json=body))
    assert made.status_code == 201
    client = made.json()
    path = made.headers["location"]
    assert (client["client_id"], client["keys"], client["quota"]) == (f"client-{client['id']}", [], None)
    first = checked(keeper.post(f"{path}/keys", json={"expires_on": "2017-07-10"}))
    assert (first.status_code, first.headers["cache-control"]) == (201, "no-store")
    assert first.json()["expires_at"] == "2017-07-10T16:00:00Z"
    key, number = first.json()["key"], first.json()["id"]
    assert opens(app, key) == (200, None)
    second = checked(keeper.post(f"/api/v1/keys/{number}/rotation", json={"overlap_hours": 0}))
    assert second.status_code == 201
    assert [opens(app, one)[1] for one in (key, second.json()["key"])] == ["key_expired", None]
    assert second.json()["expires_at"] == first.json()["expires_at"]
    third = checked(keeper.post(f"/api/v1/keys/{second.json()['id']}/rotation", json={"expires_on": None}))
    assert third.json()["expires_at"] is None
    again = checked(keeper.post(f"/api/v1/keys/{number}/rotation", json={}))
    assert (again.status_code, again.json()["code"]) == (409, "key_over")
    changed = checked(keeper.put(path, json={"scopes": ["read"], "version": 1}))
    assert (changed.json()["scopes"], changed.json()["addresses"], changed.json()["version"]) == (["read"], [], 2)
    stale = checked(keeper.put(path, json={"scopes": ["write"], "version": 1}))
    assert (stale.status_code, stale.json()["code"]) == (409, "version_conflict")
    for _ in range(2):
        assert keeper.delete(f"/api/v1/keys/{second.json()['id']}").status_code == 204
    assert opens(app, second.json()["key"])[1] == "key_revoked"
    states = {one["id"]: one["state"] for one in checked(keeper.get(path)).json()["keys"]}
    assert states == {number: "expired", second.json()["id"]: "revoked", third.json()["id"]: "live"}
    page = checked(keeper.get("/api/v1/clients?limit=3")).json()
    rest = checked(keeper.get("/api/v1/clients", params={"cursor": page["next"]})).json()
    names = [one["name"] for one in page["data"] + rest["data"]]
    assert sorted(names) == sorted([*KEYS, "协同办公"])
    assert keeper.get("/api/v1/clients/999").status_code == 404


@pytest.mark.parametrize("who", [*sorted(set(PEOPLE) - {"security_admin"}), "office_write_key", "lead_write_key"])
@pytest.mark.parametrize("backend", ["sqlite"])
def test_nobody_else_sees_or_makes_a_key(as_person: Door, as_key: Door, who: str) -> None:
    door = as_key(who) if who in KEYS else as_person(who)
    new = {"name": "x", "scopes": ["read"]}
    json = [
        door.get("/api/v1/clients"),
        door.get("/api/v1/clients/1"),
        door.post("/api/v1/clients", json=new),
        door.put("/api/v1/clients/1", json={"scopes": ["write"], "version": 1}),
        door.post("/api/v1/clients/1/keys", json={}),
        door.post("/api/v1/keys/1/rotation", json={}),
        door.delete("/api/v1/keys/1"),
    ]
    assert {answer.status_code for answer in json} == {403}
    pages = [
        door.get("/clients"),
        door.get("/clients/1"),
        door.post("/clients", data=NEW),
        door.post("/clients/1", data={"scopes": "write"}),
        door.post("/clients/1/keys"),
        door.post("/keys/1/rotation", data={"overlap_hours": "0"}),
        door.post("/keys/1/revocation"),
    ]
    assert {answer.status_code for answer in pages} == {403}
    assert not [one for one in (*json, *pages) if KEY.search(one.text)]
