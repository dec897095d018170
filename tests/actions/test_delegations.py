"""Acting for somebody who is away: between dates, under both names, and never beyond."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from fastapi import FastAPI
from sqlalchemy.orm import Session
from starlette.testclient import TestClient

from app.actions import delegations
from app.clock import Clock
from app.db import Database
from app.doors import DEPUTY_COOKIE
from app.models import Delegation
from app.models.delegation import DelegationCreate
from app.rules.errors import Invalid
from tests.cast import TODAY, Cast
from tests.racing import Job, race

Browser = Callable[[str], TestClient]


def record(as_person: Browser, cast: Cast, starts_on: date, ends_on: date, who: str = "security_admin") -> int:
    body = {
        "person_id": cast.people["leader"],
        "deputy_id": cast.people["other_leader"],
        "starts_on": starts_on.isoformat(),
        "ends_on": ends_on.isoformat(),
    }
    return as_person(who).post("/api/v1/delegations", json=body).status_code


def deputy(as_person: Browser, cast: Cast) -> TestClient:
    browser = as_person("other_leader")
    browser.cookies.set(DEPUTY_COOKIE, str(cast.people["leader"]))
    return browser


def test_a_deputy_sees_and_does_what_the_absent_one_may_under_both_names(as_person: Browser, cast: Cast) -> None:
    item = f"/api/v1/items/{cast.items['1']}"
    assert deputy(as_person, cast).get(item).status_code == 404
    assert record(as_person, cast, TODAY, TODAY + timedelta(days=3)) == 201
    assert deputy(as_person, cast).get(item).status_code == 200
    answer = deputy(as_person, cast).post(f"{item}/instructions", json={"text": "请抓紧", "answer_by": "2017-07-20"})
    assert answer.status_code == 201, answer.text
    event = as_person("office").get(item).json()["events"][0]
    assert (event["actor_name"], event["acting_for"]) == ("欧先伟", "曹兴")


@pytest.mark.parametrize(("first", "last"), [(1, 5), (-5, -1)])
def test_outside_its_dates_a_delegation_gives_nothing(as_person: Browser, cast: Cast, first: int, last: int) -> None:
    record(as_person, cast, TODAY + timedelta(days=first), TODAY + timedelta(days=last))
    assert deputy(as_person, cast).get(f"/api/v1/items/{cast.items['1']}").status_code == 404
    assert deputy(as_person, cast).get(f"/api/v1/items/{cast.items['3']}").status_code == 200


def test_ending_a_delegation_ends_it_at_once(as_person: Browser, cast: Cast, app: FastAPI) -> None:
    record(as_person, cast, TODAY - timedelta(days=1), TODAY + timedelta(days=3))
    keeper = as_person("security_admin")
    listed = keeper.get("/api/v1/delegations").json()["data"]
    assert keeper.delete(f"/api/v1/delegations/{listed[0]['id']}").status_code == 204
    assert keeper.delete(f"/api/v1/delegations/{listed[0]['id']}").status_code == 204
    assert deputy(as_person, cast).get(f"/api/v1/items/{cast.items['1']}").status_code == 404


@pytest.mark.parametrize("began", [TODAY, TODAY - timedelta(days=1)])
def test_one_that_has_begun_is_ended_at_once_and_stays_in_the_register(
    as_person: Browser, cast: Cast, began: date
) -> None:
    record(as_person, cast, began, TODAY + timedelta(days=3))
    assert deputy(as_person, cast).get(f"/api/v1/items/{cast.items['1']}").status_code == 200
    keeper = as_person("security_admin")
    [one] = keeper.get("/api/v1/delegations").json()["data"]
    assert keeper.delete(f"/api/v1/delegations/{one['id']}").status_code == 204
    assert deputy(as_person, cast).get(f"/api/v1/items/{cast.items['1']}").status_code == 404
    assert "曹兴" not in deputy(as_person, cast).get("/delegations").text
    [kept] = keeper.get("/api/v1/delegations").json()["data"]
    assert (kept["id"], kept["starts_on"], kept["ends_on"]) == (one["id"], str(began), str(TODAY))
    assert kept["ended_at"] is not None
    assert "已结束" in keeper.get("/delegations").text
    assert record(as_person, cast, TODAY, TODAY + timedelta(days=3)) == 201


def test_one_that_has_not_begun_is_taken_back(as_person: Browser, cast: Cast) -> None:
    record(as_person, cast, TODAY + timedelta(days=1), TODAY + timedelta(days=3))
    keeper = as_person("security_admin")
    [one] = keeper.get("/api/v1/delegations").json()["data"]
    assert keeper.delete(f"/api/v1/delegations/{one['id']}").status_code == 204
    assert keeper.get("/api/v1/delegations").json()["data"] == []


def test_the_register_goes_on_behind_its_first_page(
    as_person: Browser, cast: Cast, database: Database, clock: Clock
) -> None:
    def fill(session: Session) -> None:
        for day in range(60):
            on = TODAY + timedelta(days=day)
            away = DelegationCreate(
                person_id=cast.people["leader"], deputy_id=cast.people["other_leader"], starts_on=on, ends_on=on
            )
            delegations.record(session, cast.actors["security_admin"], away, now=clock.now(), today=TODAY)

    database.write(fill)
    first = as_person("security_admin").get("/delegations").text
    following = re.search(r'href="(/delegations\?cursor=[^"]+)"', first)
    assert following
    second = as_person("security_admin").get(following[1]).text
    assert (first.count("/removal"), second.count("/removal")) == (50, 10)


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"deputy_id": "person"}, "/deputy_id"),
        ({"ends_on": "2017-07-09"}, "/ends_on"),
        ({"starts_on": "2017-07-12", "ends_on": "2017-07-11"}, "/ends_on"),
        ({"person_id": 999_999}, "/person_id"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    as_person: Browser, cast: Cast, change: dict[str, object], pointer: str
) -> None:
    body: dict[str, object] = {
        "person_id": cast.people["leader"],
        "deputy_id": cast.people["other_leader"],
        "starts_on": "2017-07-08",
        "ends_on": "2017-07-20",
    }
    body |= {name: cast.people["leader"] if value == "person" else value for name, value in change.items()}
    answer = as_person("security_admin").post("/api/v1/delegations", json=body)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == pointer


def test_the_register_and_the_switch_work_as_pages(as_person: Browser, cast: Cast) -> None:
    form = {
        "person_id": cast.people["leader"],
        "deputy_id": cast.people["other_leader"],
        "starts_on": "2017-07-10",
        "ends_on": "2017-07-12",
    }
    assert as_person("security_admin").post("/delegations", data=form).status_code == 303
    browser = as_person("other_leader")
    assert "曹兴" in browser.get("/delegations").text
    assert browser.post("/deputy", data={"person_id": str(cast.people["leader"])}).status_code == 303
    assert browser.get(f"/items/{cast.items['1']}").status_code == 200
    browser.post("/deputy", data={})
    assert browser.get(f"/items/{cast.items['1']}").status_code == 404


def test_everybody_may_read_the_permission_table(as_person: Browser, client: TestClient) -> None:
    assert "勾选节点" in as_person("liaison").get("/permissions").text
    assert client.get("/permissions").status_code == 401 or client.get("/permissions").status_code == 303


@pytest.mark.parametrize("who", ["system_admin", "security_admin", "audit_admin"])
@pytest.mark.parametrize("field", ["person_id", "deputy_id"])
def test_an_administrator_neither_has_a_deputy_nor_is_one(as_person: Browser, cast: Cast, who: str, field: str) -> None:
    body = {"person_id": cast.people["leader"], "deputy_id": cast.people["other_leader"]} | {field: cast.people[who]}
    dates = {"starts_on": "2017-07-10", "ends_on": "2017-07-12"}
    answer = as_person("security_admin").post("/api/v1/delegations", json=body | dates)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, f"/{field}")


def test_nobody_records_themselves_as_a_deputy(database: Database, cast: Cast, clock: Clock) -> None:
    # A deputy of the security administrator, from before that was refused.
    keeper = replace(cast.actors["security_admin"], person_id=cast.people["office"])
    new = DelegationCreate(
        person_id=cast.people["leader"], deputy_id=cast.people["office"], starts_on=TODAY, ends_on=TODAY
    )
    with pytest.raises(Invalid) as refused:
        database.write(lambda session: delegations.record(session, keeper, new, now=clock.now(), today=TODAY))
    assert refused.value.errors[0].code == "recorder"


def test_of_two_delegations_to_one_deputy_at_once_one_is_refused(database: Database, cast: Cast, clock: Clock) -> None:
    def job(person: str) -> Job:
        new = DelegationCreate(
            person_id=cast.people[person], deputy_id=cast.people["other_leader"], starts_on=TODAY, ends_on=TODAY
        )
        keeper = cast.actors["security_admin"]
        return lambda session: delegations.record(session, keeper, new, now=clock.now(), today=TODAY)

    outcomes = race(database, [job("leader"), job("principal")])
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Conflict", "int"]


def test_a_delegation_recorded_twice_does_not_lock_the_deputy_out(
    as_person: Browser, cast: Cast, database: Database
) -> None:
    people = {"person_id": cast.people["leader"], "deputy_id": cast.people["other_leader"]}
    twice = [Delegation(**people, starts_on=TODAY, ends_on=TODAY) for _ in range(2)]
    database.write(lambda session: session.add_all(twice))
    assert deputy(as_person, cast).get(f"/api/v1/items/{cast.items['1']}").status_code == 200


def test_signing_out_ends_acting_for_somebody(as_person: Browser, cast: Cast) -> None:
    assert record(as_person, cast, TODAY, TODAY) == 201
    browser = as_person("other_leader")
    browser.post("/deputy", data={"person_id": str(cast.people["leader"])})
    assert DEPUTY_COOKIE in browser.cookies
    browser.post("/sign-out")
    assert DEPUTY_COOKIE not in browser.cookies
