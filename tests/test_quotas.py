"""Quotas of clients: counted over all processes, told in every answer, and refused with what to do next."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import event, text
from starlette.testclient import TestClient

from app.actions import keys
from app.clock import Clock
from app.config import Settings
from app.db import Database
from app.main import create_app
from app.models.client import ClientCreate
from app.quotas import Quotas
from app.rules.vocabulary import Scope
from tests import loops
from tests.cast import LEAD, Cast

ITEMS = "/api/v1/items"
Caller = Callable[..., TestClient]


class Watch:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 1_500_000_010.0

    def __call__(self) -> float:
        """Seconds."""
        return self.now


@pytest.fixture
def watch(app: FastAPI) -> Watch:
    """The clock that the app's quotas go by: ten seconds into a minute."""
    found = Watch()
    app.state.quotas = Quotas(6000, found)
    return found


@pytest.fixture
def caller(app: FastAPI, database: Database, cast: Cast, clock: Clock) -> Caller:
    """A new client with a quota, at the door of the app or of another process."""

    def make(quota: int | None, *apps: FastAPI) -> Any:
        new = ClientCreate(name="OA", scopes=[Scope.WRITE], unit_id=cast.units[LEAD], quota=quota)
        made = database.write(
            lambda session: keys.create_with_client(session, cast.actors["security_admin"], new, now=clock.now())
        )
        header = {"Authorization": f"Bearer {made.key}"}
        doors = [TestClient(one, headers=header, client=("10.0.0.1", 1)) for one in apps or (app,)]
        return doors if apps else doors[0]

    return make


@pytest.fixture
def statements(database: Database) -> list[str]:
    """Every statement that changes anything."""
    found: list[str] = []

    def note(_conn: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if not statement.lstrip().upper().startswith(("SELECT", "PRAGMA")):
            found.append(statement)

    for engine in (database.engine, *([database._here._engine] if database._here else [])):
        event.listen(engine, "before_cursor_execute", note)
    return found


def used(database: Database) -> int:
    """How many requests of the newest minute are given out."""
    query = text("SELECT used FROM client_usage")
    return database.read(lambda session: session.execute(query).scalar_one())


def test_a_client_over_its_quota_is_told_what_to_do_and_let_in_with_the_next_minute(
    caller: Caller, watch: Watch
) -> None:
    door = caller(3)
    answers = [door.get(ITEMS) for _ in range(5)]
    assert [one.status_code for one in answers] == [200, 200, 200, 429, 429]
    assert [one.headers["ratelimit"] for one in answers] == [f'"client";r={left};t=50' for left in (2, 1, 0, 0, 0)]
    assert {one.headers["ratelimit-policy"] for one in answers} == {'"client";q=3;w=60'}
    refused = answers[-1]
    body = refused.json()
    assert refused.headers["content-type"] == "application/problem+json"
    assert (refused.headers["retry-after"], body["code"], body["quota"], body["window_seconds"]) == (
        "50",
        "too_many_requests",
        3,
        60,
    )
    assert "Wait 50 seconds" in body["detail"]
    watch.now += 50
    assert door.get(ITEMS).headers["ratelimit"] == '"client";r=2;t=60'


def test_nothing_is_written_and_nothing_done_for_who_is_over(
    caller: Caller, watch: Watch, cast: Cast, statements: list[str]
) -> None:
    door = caller(1)
    assert door.get(ITEMS).status_code == 200
    statements.clear()
    tick = f"/api/v1/milestones/{cast.milestones['6月底前完成招标']}/completion"
    assert [door.post(tick, json={}).status_code for _ in range(3)] == [429] * 3
    assert statements == []
    watch.now += 60
    assert door.post(tick, json={}).status_code == 200


def test_counting_costs_one_writing_transaction_a_handful(caller: Caller, watch: Watch, statements: list[str]) -> None:
    door = caller(400)
    statements.clear()
    for _ in range(40):
        assert door.get(ITEMS).status_code == 200
    assert len([one for one in statements if "client_usage" in one]) == 2


def test_several_processes_together_allow_no_more_than_the_quota_and_waste_less_than_a_handful_each(
    caller: Caller, app: FastAPI, settings: Settings, database: Database, watch: Watch
) -> None:
    others = [create_app(settings, database) for _ in range(2)]
    for one in others:
        one.state.quotas = Quotas(6000, watch)
    doors = caller(60, app, *others)
    answers = [door.get(ITEMS).status_code for _ in range(30) for door in doors]
    assert answers.count(200) == 60
    assert answers.count(429) == 30
    watch.now += 60
    assert doors[0].get(ITEMS).status_code == 200
    alone = [doors[1].get(ITEMS).status_code for _ in range(70)]
    # The first process keeps two of the three that it fetched.
    assert alone.count(200) == 57


def test_many_who_wait_for_a_handful_fetch_one(database: Database, cast: Cast, clock: Clock, caller: Caller) -> None:
    caller(200)
    quotas, watch = Quotas(6000, Watch()), Watch()
    assert watch() == quotas._clock()
    actor = _actor(database, cast)

    async def rush() -> None:
        await asyncio.gather(*(quotas.fetch(database, actor, clock.now(), "") for _ in range(8)))

    loops.run(rush())
    assert used(database) == 10
    assert [quotas.take(actor).left for _ in range(10)] == list(range(199, 189, -1))


def test_a_new_quota_holds_from_the_next_request_on(caller: Caller, watch: Watch, database: Database) -> None:
    door = caller(2)
    assert [door.get(ITEMS).status_code for _ in range(3)] == [200, 200, 429]
    database.write(lambda session: session.execute(text("UPDATE api_client SET quota = 5 WHERE name = 'OA'")))
    assert [door.get(ITEMS).status_code for _ in range(4)] == [200, 200, 200, 429]


def test_people_are_not_counted_and_a_client_without_a_quota_has_the_house_s(
    as_person: Caller, caller: Caller, watch: Watch
) -> None:
    assert "ratelimit" not in as_person("liaison").get(ITEMS).headers
    assert caller(None).get(ITEMS).headers["ratelimit-policy"] == '"client";q=6000;w=60'


def test_a_request_that_reads_several_times_counts_once(caller: Caller, watch: Watch, cast: Cast) -> None:
    door = caller(10)
    files = {"files": ("a.pdf", b"%PDF-1.4\n%%EOF\n", "application/pdf")}
    sent = door.post(f"/api/v1/items/{cast.items['1']}/report-draft/attachments", files=files)
    assert (sent.status_code, sent.headers["ratelimit"]) == (201, '"client";r=9;t=50')


def test_the_last_use_of_a_key_is_noted_every_few_minutes_and_from_where(
    caller: Caller, watch: Watch, database: Database, statements: list[str]
) -> None:
    door = caller(400)
    query = text("SELECT last_used_at, last_address FROM api_key WHERE client_id = (SELECT max(id) FROM api_client)")

    def noted() -> tuple[Any, str]:
        return tuple(database.read(lambda session: session.execute(query).one()))  # type: ignore[return-value]

    assert noted() == (None, "")
    door.get(ITEMS)
    at, address = noted()
    assert at is not None
    assert address == "10.0.0.1"
    statements.clear()
    for _ in range(10):
        door.get(ITEMS)
    assert statements == []
    watch.now += 60
    door.get(ITEMS)
    assert noted()[0] == at


def _actor(database: Database, cast: Cast) -> Any:
    query = text("SELECT k.id, k.client_id FROM api_key k JOIN api_client c ON c.id = k.client_id WHERE c.name = 'OA'")
    key = database.read(lambda session: session.execute(query).one())
    return replace(cast.actors["liaison"], key_id=key.id, client_id=key.client_id, quota=200)
