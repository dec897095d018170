"""The feed: nobody who goes by position misses an event, gets it twice or out of order, however many write."""

import asyncio
import random
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.orm import Session
from starlette.testclient import TestClient

from app.actions import audit, events
from app.clock import Clock
from app.config import Settings
from app.db import Database
from app.delivery import sealing
from app.delivery.worker import work_once
from app.models import Action
from app.queries.feed import EventQuery, read_feed
from app.rules.actor import Actor
from app.tail import Tail
from tests import loops
from tests.cast import Cast
from tests.contract import check
from tests.processes import CONTEXT
from tests.serving import serving

Program = Callable[[str], TestClient]
WRITERS, EACH = 4, 25


def happen(session: Session, actor: Actor, clock: Clock, **about: Any) -> None:
    """Something that leaves an event."""
    events.record(session, actor, Action.MILESTONE_COMPLETED, clock.now(), **about)


def seal_all(database: Database) -> None:
    while database.write(audit.seal):
        pass


@pytest.fixture
def sealer(settings: Settings) -> Iterator[None]:
    """The worker's sealing thread."""
    database, stop = Database(settings.database_url, 1), threading.Event()
    thread = threading.Thread(target=sealing.loop, args=(database, stop))
    thread.start()
    yield
    stop.set()
    thread.join()
    database.close()


def write_slowly(url: str, seed: int, actor: Actor, clock: Clock) -> None:
    """Commit events in an order that is not that of their ids: some transactions dawdle, some are rolled back."""
    database, chance = Database(url, 1), random.Random(seed)
    for n in range(EACH):

        def work(session: Session, n: int = n) -> None:
            happen(session, actor, clock, data={"writer": seed, "n": n})
            time.sleep(chance.random() * 0.02)
            if chance.random() < 0.2:
                raise LookupError

        try:
            database.write(work)
        except LookupError:
            database.write(partial(happen, actor=actor, clock=clock, data={"writer": seed, "n": n}))
    database.close()


def follow(door: httpx.Client, after: int, enough: Callable[[list[dict[str, Any]]], bool]) -> list[dict[str, Any]]:
    """What a poller gets, who only ever remembers the position."""
    got: list[dict[str, Any]] = []
    until = time.monotonic() + 60
    while not enough(got) and time.monotonic() < until:
        answer = door.get("/api/v1/events", params={"after": after, "limit": 7, "wait": 1})
        assert answer.status_code == 200, answer.text
        got += answer.json()["data"]
        after = answer.json()["position"]
    return got


@pytest.mark.usefixtures("sealer")
def test_a_poller_under_concurrent_writers_misses_nothing_and_sees_nothing_twice_or_out_of_order(
    app: FastAPI, database_url: str, cast: Cast, clock: Clock
) -> None:
    work = [(database_url, seed, cast.actors["office"], clock) for seed in range(WRITERS)]
    writers = [CONTEXT.Process(target=write_slowly, args=one) for one in work]
    for writer in writers:
        writer.start()

    def enough(got: list[dict[str, Any]]) -> bool:
        return sum("writer" in event["data"] for event in got) >= WRITERS * EACH

    def poll(key: str) -> list[dict[str, Any]]:
        with httpx.Client(base_url=address, headers={"Authorization": f"Bearer {cast.keys[key]}"}, timeout=30) as door:
            return follow(door, 0, enough)

    with serving(app) as address, ThreadPoolExecutor(2) as pool:
        both = list(pool.map(poll, ["office_read_key", "office_write_key"]))
    for writer in writers:
        writer.join()
    for got in both:
        positions = [event["position"] for event in got]
        assert positions == list(range(1, len(positions) + 1))
        assert len({event["id"] for event in got}) == len(got)
        said = [(event["data"]["writer"], event["data"]["n"]) for event in got if "writer" in event["data"]]
        assert sorted(said) == [(writer, n) for writer in range(WRITERS) for n in range(EACH)]


@pytest.mark.usefixtures("sealer")
def test_an_event_is_in_the_feed_a_moment_after_its_commit(
    as_key: Program, database: Database, cast: Cast, clock: Clock
) -> None:
    door, delays = as_key("office_read_key"), []
    after = follow(door, 0, bool)[-1]["position"]
    for _ in range(5):
        after = door.get("/api/v1/events", params={"after": after, "limit": 200}).json()["position"]
        with ThreadPoolExecutor(1) as pool:
            answer = pool.submit(door.get, "/api/v1/events", params={"after": after, "wait": 20})
            time.sleep(0.1)
            database.write(partial(happen, actor=cast.actors["office"], clock=clock))
            written = time.monotonic()
            assert len(answer.result().json()["data"]) == 1
        delays.append(time.monotonic() - written)
    assert sorted(delays)[2] < 2


def test_only_what_is_in_sight_is_in_the_feed_and_the_position_moves_on_over_the_rest(
    as_key: Program, database: Database, cast: Cast, clock: Clock
) -> None:
    seal_all(database)
    actor = cast.actors["office"]
    before = as_key("office_read_key").get("/api/v1/events?after=0&limit=200").json()["position"]
    for no in ("1", "3", "1", "3"):
        database.write(partial(happen, actor=actor, clock=clock, item_id=cast.items[no]))
    database.write(lambda session: events.record(session, actor, Action.SIGNED_IN, clock.now()))
    seal_all(database)
    seen = {}
    for who in ("office_read_key", "lead_read_key", "stranger_write_key", "support_write_key"):
        answer = as_key(who).get(f"/api/v1/events?after={before}")
        check(answer)
        seen[who] = [event["item_id"] for event in answer.json()["data"]]
        assert (answer.json()["position"], answer.json()["next"]) == (before + 5, None)
    one, three = cast.items["1"], cast.items["3"]
    assert seen == {
        "office_read_key": [one, three, one, three, None],
        "lead_read_key": [one, one],
        "stranger_write_key": [three, three],
        "support_write_key": [one, one],
    }


def test_what_is_not_sealed_yet_is_not_in_the_feed(
    as_key: Program, database: Database, cast: Cast, clock: Clock
) -> None:
    seal_all(database)
    door = as_key("office_read_key")
    position = door.get("/api/v1/events?after=0&limit=200").json()["position"]
    database.write(partial(happen, actor=cast.actors["office"], clock=clock))
    assert door.get(f"/api/v1/events?after={position}").json()["data"] == []
    assert door.get("/api/v1/events?limit=1").json()["data"][0]["position"] is None
    seal_all(database)
    (event,) = door.get(f"/api/v1/events?after={position}").json()["data"]
    assert event["position"] == position + 1


def test_following_next_and_remembering_the_position_lead_to_the_same(
    as_key: Program, database: Database, cast: Cast, clock: Clock
) -> None:
    for _ in range(12):
        database.write(partial(happen, actor=cast.actors["office"], clock=clock))
    seal_all(database)
    door = as_key("office_read_key")
    whole = door.get("/api/v1/events?after=0&limit=200").json()["data"]
    followed, address = [], "/api/v1/events?after=0&limit=5"
    while address:
        answer = door.get(address)
        check(answer)
        followed += answer.json()["data"]
        address = answer.links.get("next", {}).get("url", "")
        assert bool(address) == (answer.json()["next"] is not None)
    assert followed == whole


def test_filters_apply_to_the_feed_too(as_key: Program, database: Database, cast: Cast, clock: Clock) -> None:
    database.write(partial(happen, actor=cast.actors["office"], clock=clock, item_id=cast.items["2"]))
    seal_all(database)
    found = as_key("office_read_key").get("/api/v1/events?after=0&action=milestone.completed").json()
    assert [event["item_id"] for event in found["data"]] == [cast.items["2"]]
    assert found["position"] > found["data"][-1]["position"] - 1


def test_a_caller_who_sees_little_of_a_long_log_goes_on_in_bounded_steps(
    database: Database, cast: Cast, clock: Clock, monkeypatch: pytest.MonkeyPatch, as_key: Program
) -> None:
    monkeypatch.setattr("app.queries.feed.STRETCH", 3)
    for no in ("3", "3", "3", "3", "3", "3", "3", "1"):
        database.write(partial(happen, actor=cast.actors["office"], clock=clock, item_id=cast.items[no]))
    seal_all(database)
    door = as_key("support_write_key")
    got, address, steps = [], "/api/v1/events?after=0", 0
    while address:
        answer = door.get(address)
        got += answer.json()["data"]
        address, steps = answer.links.get("next", {}).get("url", ""), steps + 1
    assert ([event["item_id"] for event in got], steps > 2) == ([cast.items["1"]], True)
    # Whoever waits is not sent away with nothing while there is something further on.
    (event,) = door.get("/api/v1/events?after=0&wait=5").json()["data"]
    assert event["item_id"] == cast.items["1"]


def test_waiting_ends_with_its_time(as_key: Program, database: Database) -> None:
    seal_all(database)
    door = as_key("office_read_key")
    end = door.get("/api/v1/events?after=0&limit=200").json()["position"]
    started = time.monotonic()
    answer = door.get(f"/api/v1/events?after={end}&wait=1")
    assert (answer.json()["data"], answer.json()["position"]) == ([], end)
    assert 0.9 < time.monotonic() - started < 5


@pytest.mark.parametrize(
    ("query", "pointer"),
    [
        ("wait=5", "wait"),
        ("after=-1", "after"),
        ("after=2147483648", "after"),
        ("after=0&wait=31", "wait"),
        ("after=x", "after"),
    ],
)
def test_a_wrong_question_is_refused_with_its_place(as_key: Program, query: str, pointer: str) -> None:
    answer = as_key("office_read_key").get(f"/api/v1/events?{query}")
    check(answer)
    assert (answer.status_code, pointer in answer.text) == (422, True)
    newest = as_key("office_read_key").get("/api/v1/events?limit=1").json()["next"]
    broken = as_key("office_read_key").get(f"/api/v1/events?after=0&cursor={newest}")
    assert (broken.status_code, broken.json()["code"]) == (400, "bad_cursor")


def test_those_who_wait_hold_no_thread_and_share_one_look(database: Database) -> None:
    looks = 0
    seal_all(database)
    reading = database.reading

    async def counted(work: Any, **more: Any) -> Any:
        nonlocal looks
        looks += 1
        return await reading(work, **more)

    database.reading = counted  # type: ignore[method-assign]
    tail = Tail(database)

    async def wait(position: int, seconds: float) -> list[bool]:
        # Far more than there are threads and connections.
        return await asyncio.gather(*(tail.passes(position, seconds) for _ in range(200)))

    async def both() -> tuple[list[bool], int, list[bool]]:
        return await wait(10**6, 1.0), looks, await wait(0, 5.0)

    nothing, looked, something = loops.run(both())
    assert (any(nothing), 1 <= looked <= 8, all(something)) == (False, True, True)


def test_an_idle_worker_writes_nothing(database: Database, settings: Settings, clock: Clock) -> None:
    while work_once(database, settings, clock):
        pass
    begun = []
    write = database.write
    database.write = lambda work: begun.append(work) or write(work)  # type: ignore[method-assign,func-returns-value,assignment]
    assert (work_once(database, settings, clock), sealing.seal_once(database), begun) == (0, 0, [])


def test_who_begins_beyond_the_end_stays_there(database: Database, cast: Cast) -> None:
    seal_all(database)
    office = cast.actors["office"]
    found = database.read(lambda session: read_feed(session, office, EventQuery(after=10**6), 10**6))
    assert (found.rows, found.position, found.more) == ([], 10**6, False)
