"""Idempotency-Key at the JSON door: done once, answered every time the same, also when two come at once."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import func, select
from starlette.testclient import TestClient

from app.actions import idempotency
from app.actions.idempotency import Asked, Kept
from app.clock import Clock
from app.db import Database
from app.models import Event, KeptAnswer
from app.models.base import table
from app.rules.errors import Conflict
from tests import loops
from tests.cast import Cast
from tests.contract import check
from tests.racing import race

Program = Callable[[str], TestClient]
LATE = "6月底前完成招标"
KEPT, EVENT = table(KeptAnswer), table(Event)
REPORT = {"summary": "已完成招标，合同已签订。"}


@pytest.fixture
def lead(as_key: Program) -> TestClient:
    return as_key("lead_write_key")


@pytest.fixture
def count(database: Database) -> Callable[[Any], int]:
    """How many rows a table has."""
    return lambda rows: database.read(lambda s: s.scalar(select(func.count()).select_from(rows))) or 0


def keyed(key: str) -> dict[str, str]:
    return {"Idempotency-Key": key}


def test_the_same_request_has_the_same_answer_and_is_done_once(
    lead: TestClient, cast: Cast, count: Callable[[Any], int]
) -> None:
    path = f"/api/v1/items/{cast.items['1']}/reports"
    first = lead.post(path, json=REPORT, headers=keyed("r-1"))
    check(first)
    events = count(EVENT)
    lead.delete(f"/api/v1/milestones/{cast.milestones[LATE]}/completion")
    again = lead.post(path, json=REPORT, headers=keyed("r-1"))
    check(again)
    assert (first.status_code, first.content) == (again.status_code, again.content)
    assert first.headers["location"] == again.headers["location"]
    assert "idempotency-replayed" not in first.headers
    assert again.headers["idempotency-replayed"] == "true"
    assert count(EVENT) == events


def test_the_answer_is_the_one_given_then_though_the_thing_has_moved_on(lead: TestClient, cast: Cast) -> None:
    path = f"/api/v1/milestones/{cast.milestones[LATE]}/completion"
    first = lead.post(path, json={"done_on": "2017-07-05"}, headers=keyed("tick"))
    assert lead.delete(path, params={"reason": "填错"}, headers=keyed("untick")).json()["state"] == "planned"
    again = lead.post(path, json={"done_on": "2017-07-05"}, headers=keyed("tick"))
    assert again.json() == first.json()
    assert again.json()["state"] == "met_late"
    assert again.headers["etag"] == first.headers["etag"]
    assert lead.get(f"/api/v1/milestones/{cast.milestones[LATE]}").json()["state"] == "planned"


@pytest.mark.parametrize("quoted", ['"k-1"', "k-1"])
def test_a_key_may_be_quoted_or_bare(lead: TestClient, cast: Cast, quoted: str) -> None:
    path = f"/api/v1/items/{cast.items['1']}/report-draft"
    assert lead.put(path, json=REPORT, headers=keyed("k-1")).status_code == 200
    assert lead.put(path, json=REPORT, headers=keyed(quoted)).headers["idempotency-replayed"] == "true"


def test_another_body_or_address_under_the_same_key_is_refused_with_what_to_do(lead: TestClient, cast: Cast) -> None:
    one, two = (f"/api/v1/items/{cast.items[no]}/report-draft" for no in ("1", "2"))
    assert lead.put(one, json=REPORT, headers=keyed("k")).status_code == 200
    for answer in (
        lead.put(one, json=REPORT | {"needs": "经费"}, headers=keyed("k")),
        lead.put(two, json=REPORT, headers=keyed("k")),
        lead.delete(f"{one}?version=7", headers=keyed("k")),
        lead.delete(one, headers=keyed("k")),
    ):
        check(answer)
        assert (answer.status_code, answer.json()["code"]) == (422, "idempotency_mismatch")
        assert "new key" in answer.json()["detail"]


def test_keys_of_two_clients_never_meet(as_key: Program, cast: Cast) -> None:
    path = f"/api/v1/items/{cast.items['1']}/report-draft"
    lead, support = as_key("lead_write_key"), as_key("support_write_key")
    mine = lead.put(path, json=REPORT, headers=keyed("k")).json()
    other = support.put(path, json=REPORT | {"needs": "经费"}, headers=keyed("k"))
    assert other.status_code == 200
    assert other.json()["id"] != mine["id"]


def test_a_refusal_keeps_nothing_so_that_the_mended_request_may_use_the_key(
    lead: TestClient, cast: Cast, count: Callable[[Any], int]
) -> None:
    path = f"/api/v1/milestones/{cast.milestones[LATE]}/completion"
    assert lead.post(path, json={"done_on": "2018-01-01"}, headers=keyed("k")).status_code == 422
    assert count(KEPT) == 0
    assert lead.post(path, json={"done_on": "2017-07-01"}, headers=keyed("k")).status_code == 200
    assert count(KEPT) == 1


def test_files_sent_again_are_the_same_request_though_the_boundary_differs(
    lead: TestClient, cast: Cast, count: Callable[[Any], int]
) -> None:
    path = f"/api/v1/items/{cast.items['1']}/report-draft/attachments"
    first = lead.post(path, files={"files": ("a.txt", b"one")}, headers=keyed("f"))
    again = lead.post(path, files={"files": ("a.txt", b"one")}, headers=keyed("f"))
    assert first.request.headers["content-type"] != again.request.headers["content-type"]
    assert (first.status_code, first.content) == (201, again.content)
    assert again.headers["idempotency-replayed"] == "true"
    other = lead.post(path, files={"files": ("a.txt", b"two")}, headers=keyed("f"))
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_mismatch")


def test_an_answer_without_a_body_is_kept_too(lead: TestClient, cast: Cast) -> None:
    path = f"/api/v1/items/{cast.items['1']}/report-draft"
    lead.put(path, json=REPORT)
    answers = [lead.delete(path, headers=keyed("gone")) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [204, 204]
    assert [answer.headers.get("idempotency-replayed") for answer in answers] == [None, "true"]


@pytest.mark.parametrize("key", ["", "   ", "a b", "x" * 256, '"'])
def test_a_key_that_cannot_be_one_is_refused(lead: TestClient, cast: Cast, key: str) -> None:
    answer = lead.post(f"/api/v1/items/{cast.items['1']}/reports", json=REPORT, headers=keyed(key))
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_idempotency_key")
    check(answer)


@pytest.mark.parametrize(("method", "path"), [("POST", "reports"), ("PUT", "report-draft")])
def test_eight_at_once_are_done_once_and_all_are_answered_alike(
    app: FastAPI, cast: Cast, count: Callable[[Any], int], method: str, path: str
) -> None:
    before, address = count(KEPT), f"/api/v1/items/{cast.items['1']}/{path}"
    headers = keyed("at-once") | {"Authorization": f"Bearer {cast.keys['lead_write_key']}"}

    async def all_of_them() -> list[httpx.Response]:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as door:
            asked = [door.request(method, address, json=REPORT, headers=headers) for _ in range(8)]
            return await asyncio.wait_for(asyncio.gather(*asked), timeout=60)

    answers = loops.run(all_of_them())
    assert {(answer.status_code < 300, answer.content) for answer in answers} == {(True, answers[0].content)}
    assert sum("idempotency-replayed" in answer.headers for answer in answers) == 7
    assert count(KEPT) == before + 1


def test_of_many_threads_one_does_the_work_and_the_others_are_given_its_answer(
    database: Database, cast: Cast, clock: Clock
) -> None:
    asked, done, actor = Asked("raced", "f" * 64), [], cast.actors["liaison"]

    def job(session: Any) -> Kept:
        known = idempotency.claim(session, actor, asked, now=clock.now())
        if known is not None:
            return known
        done.append(1)
        made = Kept(201, [], f"answer {len(done)}".encode())
        idempotency.keep(session, actor, asked, made)
        return made

    assert race(database, [job] * 6) == [Kept(201, [], b"answer 1")] * 6
    assert done == [1]


def test_while_the_first_still_runs_the_second_waits_and_is_given_its_answer(
    database: Database, cast: Cast, clock: Clock
) -> None:
    asked, kept = Asked("slow", "f" * 64), Kept(200, [("content-type", "application/json")], b"{}")
    claimed, done = threading.Event(), []

    def first(session: Any) -> None:
        assert idempotency.claim(session, cast.actors["liaison"], asked, now=clock.now()) is None
        claimed.set()
        # Long enough for the other to come and find the key taken.
        threading.Event().wait(0.3)
        idempotency.keep(session, cast.actors["liaison"], asked, kept)
        done.append("first")

    def second(session: Any) -> Kept | None:
        found = idempotency.claim(session, cast.actors["liaison"], asked, now=clock.now())
        done.append("second")
        return found

    with ThreadPoolExecutor(2) as pool:
        running = pool.submit(database.write, first)
        claimed.wait(5)
        assert pool.submit(database.write, second).result(timeout=15) == kept
        running.result()
    assert done == ["first", "second"]


@pytest.mark.parametrize("backend", ["postgresql"])
def test_who_waits_too_long_is_told_to_come_back(
    database: Database, cast: Cast, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(idempotency, "WAIT_SECONDS", 1)
    asked, claimed, release = Asked("stuck", "f" * 64), threading.Event(), threading.Event()

    def first(session: Any) -> None:
        idempotency.claim(session, cast.actors["liaison"], asked, now=clock.now())
        claimed.set()
        release.wait(10)

    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(database.write, first)
        claimed.wait(5)
        (refused,) = race(database, [lambda s: idempotency.claim(s, cast.actors["liaison"], asked, now=clock.now())])
        release.set()
        running.result()
    assert isinstance(refused, Conflict)
    assert (refused.code, refused.headers["Retry-After"]) == ("idempotency_in_progress", "1")


def test_a_crash_after_the_work_takes_the_kept_answer_back_with_it(
    lead: TestClient, cast: Cast, count: Callable[[Any], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = f"/api/v1/milestones/{cast.milestones[LATE]}/completion"

    def crash(*_: Any, **__: Any) -> None:
        raise RuntimeError("power cut")

    with monkeypatch.context() as broken:
        broken.setattr(idempotency, "keep", crash)
        assert lead.post(path, json={}, headers=keyed("k")).status_code == 500
    assert count(KEPT) == 0
    assert lead.get(f"/api/v1/milestones/{cast.milestones[LATE]}").json()["state"] == "planned"
    assert lead.post(path, json={}, headers=keyed("k")).status_code == 200


def test_a_write_without_a_key_keeps_nothing(lead: TestClient, cast: Cast, count: Callable[[Any], int]) -> None:
    assert lead.post(f"/api/v1/items/{cast.items['1']}/reports", json=REPORT).status_code == 201
    assert count(KEPT) == 0


def test_an_answer_with_a_secret_is_not_kept_and_its_repetition_says_so(
    database: Database, cast: Cast, clock: Clock
) -> None:
    actor, asked = cast.actors["security_admin"], Asked("secret", "f" * 64)

    def make(session: Any) -> None:
        idempotency.claim(session, actor, asked, now=clock.now())
        idempotency.keep(session, actor, asked, Kept(201, [("cache-control", "no-store")], None))

    database.write(make)
    (refused,) = race(database, [lambda s: idempotency.claim(s, actor, asked, now=clock.now())])
    assert isinstance(refused, Conflict)
    assert refused.code == "answer_not_kept"
    assert "rotate" in refused.detail


def test_answers_are_kept_for_two_days_and_then_swept(
    database: Database, cast: Cast, clock: Clock, count: Callable[[Any], int]
) -> None:
    def keep(hours: int) -> None:
        asked = Asked(f"{hours}h", "f" * 64)
        then = clock.now() - timedelta(hours=hours)
        database.write(lambda s: idempotency.claim(s, cast.actors["liaison"], asked, now=then))

    for hours in (1, 25, 47, 49, 100):
        keep(hours)
    assert database.write(lambda s: idempotency.sweep(s, clock.now())) == 2
    assert database.write(lambda s: idempotency.sweep(s, clock.now())) == 0
    assert count(KEPT) == 3


def test_a_replay_needs_a_key_that_still_opens_the_door(
    as_key: Program, client: TestClient, cast: Cast, lead: TestClient
) -> None:
    path = f"/api/v1/items/{cast.items['1']}/report-draft"
    lead.put(path, json=REPORT, headers=keyed("k"))
    assert client.put(path, json=REPORT, headers=keyed("k")).status_code == 401
    stranger = as_key("stranger_write_key").put(path, json=REPORT, headers=keyed("k"))
    assert stranger.status_code == 404
