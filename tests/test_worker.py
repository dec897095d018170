"""The worker: lights turn on their day, a stop is clean, and a kill leaves nothing half-done."""

import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

from app.actions import items
from app.clock import Clock
from app.config import Settings
from app.db import Database
from app.delivery.worker import sweep_files, work_once
from tests.cast import Cast

ROOT = Path(__file__).parent.parent


def light_of(database: Database, item: int) -> str:
    query = text(f"SELECT light FROM item WHERE id = {item}")
    return str(database.read(lambda session: session.connection().execute(query).scalar_one()))


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


def test_files_that_no_report_holds_go_after_a_day(database: Database, settings: Settings) -> None:
    now = time.time()
    for name, age in (("old", 2), ("new", 0)):
        path = settings.files / name[:2] / name
        path.parent.mkdir(parents=True)
        path.write_text("x")
        os.utime(path, (now - age * 86400,) * 2)
    assert sweep_files(database, settings.files, now) == 1
    assert [path.name for path in settings.files.rglob("*") if path.is_file()] == ["new"]


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
