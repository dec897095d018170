"""The worker: lights turn on their day, a stop is clean, and a kill leaves nothing half-done."""

import os
import signal
import subprocess
import sys
import time
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session
from starlette.testclient import TestClient

from app import starting
from app.actions import accounts, acknowledgements, items, notices, suspensions
from app.clock import Clock
from app.config import Settings
from app.db import Database
from app.delivery.worker import work_once
from app.main import create_app
from app.models.closure import SuspensionCreate
from app.rules.actor import Actor
from app.rules.errors import Forbidden
from app.rules.vocabulary import Role, Via
from tests.cast import Cast, issued_in_march

ROOT = Path(__file__).parent.parent


def light_of(database: Database, item: int) -> str:
    query = text(f"SELECT light FROM item WHERE id = {item}")
    return str(database.read(lambda session: session.connection().execute(query).scalar_one()))


@pytest.fixture
def signed(database: Database, cast: Cast, clock: Clock) -> None:
    """Every unit has signed for its part, so that only the days of milestones turn lights."""
    units = database.read(lambda session: session.execute(text("SELECT DISTINCT unit_id FROM share")).scalars().all())
    for unit in units:
        liaison = Actor(name="联络员", role=Role.LIAISON, via=Via.PAGE, unit_id=unit)
        sign = partial(acknowledgements.acknowledge_all, actor=liaison, now=clock.now(), today=clock.today())
        database.write(sign)


@pytest.mark.usefixtures("signed")
def test_a_light_turns_on_its_day_and_not_before(database: Database, cast: Cast, settings: Settings) -> None:
    item = cast.items["3"]
    turned = {}
    for day in (date(2017, 7, 14), date(2017, 7, 15), date(2017, 7, 16)):
        clock = Clock(settings.zone, day)
        while work_once(database, settings, clock):
            pass
        turned[day.day] = light_of(database, item)
    assert turned == {14: "yellow", 15: "yellow", 16: "red"}


def test_turning_lights_again_finds_nothing_to_do(database: Database) -> None:
    day = date(2017, 12, 31)
    assert database.write(lambda session: items.turn_lights(session, day)) > 0
    assert database.write(lambda session: items.turn_lights(session, day)) == 0


def start(settings: Settings, day: str) -> subprocess.Popen[str]:
    """The worker as a process of its own, on a day of our choosing."""
    environment = os.environ | {
        "DUBAN_DATABASE_URL": settings.database_url,
        "DUBAN_VAR": str(settings.var),
        "DUBAN_TODAY": day,
    }
    command = [sys.executable, "-m", "app.cli", "worker"]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True)


def turned(database: Database, item: int, light: str) -> bool:
    """Whether an item gets a light within half a minute."""
    for _ in range(300):
        if light_of(database, item) == light:
            return True
        time.sleep(0.1)
    return False


@pytest.mark.usefixtures("signed")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_a_worker_that_is_ended_leaves_nothing_half_done(
    how: signal.Signals, database: Database, cast: Cast, settings: Settings
) -> None:
    process = start(settings, "2017-07-20")
    assert turned(database, cast.items["3"], "red")
    process.send_signal(how)
    assert process.wait(timeout=10) == (0 if how is signal.SIGTERM else -how)
    # Whoever comes next takes up where it stopped: no lock is left, and every light is right.
    clock = Clock(settings.zone, date(2017, 9, 1))
    while work_once(database, settings, clock):
        pass
    assert [light_of(database, cast.items[no]) for no in "123"] == ["red", "green", "red"]


def test_healthz_lives_and_readyz_asks_the_database(client: TestClient, database: Database) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").status_code == 200
    database.write(lambda session: session.connection().execute(text("UPDATE alembic_version SET version_num = 'old'")))
    answer = client.get("/readyz")
    assert (answer.status_code, "migrate" in answer.json()["status"]) == (503, True)
    assert client.get("/healthz").status_code == 200


def test_an_item_that_fails_does_not_keep_the_others_from_turning(
    database: Database, cast: Cast, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken, sound, day = cast.items["1"], cast.items["3"], date(2017, 7, 20)
    refresh = items.refresh

    def failing(session: Session, item_id: int, *rest: Any, **more: Any) -> Any:
        if item_id == broken:
            session.execute(text("UPDATE item SET title = 'half done' WHERE id = :id"), {"id": broken})
            raise ZeroDivisionError
        return refresh(session, item_id, *rest, **more)

    monkeypatch.setattr(items, "refresh", failing)
    everything = text("UPDATE item SET light_turns_on = '2017-07-12'")
    database.write(lambda session: session.execute(everything))
    assert database.write(lambda session: items.turn_lights(session, day)) == 3
    assert database.write(lambda session: items.turn_lights(session, day)) == 0
    assert light_of(database, sound) == "red"
    query = text(f"SELECT title, light_turns_on FROM item WHERE id = {broken}")
    title, again = database.read(lambda session: session.execute(query).one())
    assert (title, str(again)) == ("新增200辆新能源公交车", "2017-07-21")


def test_a_suspension_that_fails_to_end_does_not_keep_the_others(
    database: Database, cast: Cast, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    rest = SuspensionCreate(until=date(2017, 7, 12), reason="台风")
    for no in "13":
        database.write(
            partial(
                suspensions.suspend,
                actor=cast.actors["office"],
                item_id=cast.items[no],
                wish=rest,
                now=clock.now(),
                today=clock.today(),
            )
        )
    refresh = items.refresh

    def failing(session: Session, item_id: int, *rest: Any, **more: Any) -> Any:
        if item_id == cast.items["1"]:
            raise ZeroDivisionError
        return refresh(session, item_id, *rest, **more)

    monkeypatch.setattr(items, "refresh", failing)
    day = date(2017, 7, 20)
    assert database.write(lambda session: suspensions.resume_due(session, now=clock.now(), today=day)) == 1
    states = text("SELECT no, state FROM item WHERE no <> '2' ORDER BY no")
    found = database.read(lambda session: [tuple(row) for row in session.execute(states)])
    assert found == [("1", "suspended"), ("3", "in_progress")]


def test_a_reminder_that_fails_does_not_keep_the_others(
    database: Database, cast: Cast, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    database.write(issued_in_march)
    send, day = notices.send, date(2017, 7, 17)

    def failing(session: Session, actor: Actor, item_id: int, *rest: Any, **more: Any) -> int:
        sent = send(session, actor, item_id, *rest, **more)
        if item_id == cast.items["1"]:
            raise ZeroDivisionError
        return sent

    monkeypatch.setattr(notices, "send", failing)
    assert database.write(lambda session: notices.remind(session, clock.now(), day)) > 0
    told = text("SELECT DISTINCT item_id FROM notice")
    assert list(database.read(lambda session: session.scalars(told))) == [cast.items["3"]]


def test_production_is_not_ready_and_does_not_start_on_demonstration_data(
    settings: Settings, database: Database
) -> None:
    production = Settings(**(settings.model_dump() | {"env": "production", "today": None}))
    client = TestClient(create_app(production, database))
    assert client.get("/readyz").status_code == 200
    starting.check(production)
    made = {"username": "duban", "name": "林督查", "role": Role.SUPERVISOR, "password": "duban-demo-2017"}
    demo = Actor(name="演示", role=Role.SECURITY_ADMIN, via=Via.DEMO)
    now = Clock(settings.zone).now()
    database.write(lambda session: accounts.create_user(session, demo, now=now, **made))
    assert (client.get("/readyz").status_code, "demonstration" in client.get("/readyz").text) == (503, True)
    with pytest.raises(Forbidden, match="demo_left"):
        starting.check(production)
    starting.check(settings)
    database.write(lambda session: accounts.disable_user(session, demo, "duban", now=now))
    starting.check(production)
    database.write(lambda session: session.execute(text("UPDATE plan SET demo = true")))
    with pytest.raises(Forbidden):
        starting.check(production)
