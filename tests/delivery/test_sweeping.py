"""The sweep of the files folder: what nobody holds goes, and what is just being brought never does."""

import hashlib
import io
import os
import random
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.actions import reports
from app.clock import Clock
from app.config import Settings
from app.db import Database
from app.delivery import sweeping
from app.delivery.sweeping import ASIDE, sweep_files
from app.evidence import Stored, path_of, store
from tests.cast import Cast

HOUR, DAY = 3600, 86400
PDF = b"%PDF-1.4 evidence"


@pytest.fixture
def folder(settings: Settings) -> Path:
    return settings.files


def bring(folder: Path, age: float = 0) -> Stored:
    """The same file, as an upload stores it, so many seconds ago."""
    stored = store(folder, "合同.pdf", io.BytesIO(PDF), 1000)
    moment = time.time() - age
    os.utime(path_of(folder, stored.sha256), (moment, moment))
    return stored


def hold(database: Database, cast: Cast, clock: Clock, stored: Stored) -> None:
    """Bind a stored file to a draft, as the upload's transaction does."""
    now, today, actor = clock.now(), clock.today(), cast.actors["liaison"]

    def work(session: Session) -> Any:
        return reports.attach(session, actor, cast.items["1"], [stored], now=now, today=today, limit=50)

    database.write(work)


def names(folder: Path) -> list[str]:
    """Where files lie, from the folder on; what is set aside without the ending that tells two of a name apart."""
    found = [str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()]
    return sorted(name.partition(".")[0] for name in found)


def test_a_file_that_nobody_holds_is_set_aside_after_a_day_and_deleted_an_hour_later(
    database: Database, folder: Path
) -> None:
    now = time.time()
    old, half = bring(folder, 2 * DAY), folder / "half-written"
    half.write_bytes(b"x")
    os.utime(half, (now - 2 * DAY,) * 2)
    new = store(folder, "新.txt", io.BytesIO(b"new"), 10)
    kept = f"{new.sha256[:2]}/{new.sha256}"
    assert sweep_files(database, folder, now) == 0
    assert names(folder) == sorted([kept, f"{ASIDE}/{old.sha256}", f"{ASIDE}/half-written"])
    assert sweep_files(database, folder, now + HOUR - 60) == 0
    assert sweep_files(database, folder, now + HOUR + 60) == 2
    assert names(folder) == [kept]


def test_what_somebody_holds_stays_however_old(database: Database, folder: Path, cast: Cast, clock: Clock) -> None:
    stored = bring(folder, 400 * DAY)
    hold(database, cast, clock, stored)
    assert sweep_files(database, folder, time.time()) == 0
    assert names(folder) == [f"{stored.sha256[:2]}/{stored.sha256}"]


@pytest.mark.parametrize("moment", ["before the look", "after the look", "after the move"])
def test_a_file_brought_while_it_is_being_swept_is_never_lost(
    database: Database, folder: Path, cast: Cast, clock: Clock, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    orphan = bring(folder, 2 * DAY)
    known_files, is_old, looks, asked = sweeping.known_files, sweeping._is_old, [], []

    def look_at_rows(session: Session, hashes: list[str]) -> set[str]:
        found = known_files(session, hashes)
        asked.append(hashes)
        if (moment, len(asked)) == ("before the look", 1):
            bring(folder)
        return found

    def look_at_file(path: Path, now: float, age: Any) -> bool:
        found = is_old(path, now, age)
        looks.append(path.parent.name)
        # The first look at a file where it lies is the listing's, the second the last one before the move.
        if (moment, looks.count(path.parent.name)) in {("after the look", 2), ("after the move", 1)} and (
            (path.parent.name == ASIDE) == (moment == "after the move")
        ):
            bring(folder)
        return found

    monkeypatch.setattr(sweeping, "known_files", look_at_rows)
    monkeypatch.setattr(sweeping, "_is_old", look_at_file)
    now = time.time()
    sweep_files(database, folder, now)
    hold(database, cast, clock, orphan)
    assert path_of(folder, orphan.sha256).read_bytes() == PDF
    for later in (1, 2, 30):
        sweep_files(database, folder, now + later * HOUR)
    assert names(folder)[0] == f"{orphan.sha256[:2]}/{orphan.sha256}"
    assert path_of(folder, orphan.sha256).read_bytes() == PDF


def test_a_file_set_aside_is_given_back_to_a_row_that_names_it_without_bringing_it(
    database: Database, folder: Path, cast: Cast, clock: Clock
) -> None:
    stored, now = bring(folder, 2 * DAY), time.time()
    sweep_files(database, folder, now)
    assert names(folder) == [f"{ASIDE}/{stored.sha256}"]
    hold(database, cast, clock, stored)
    assert sweep_files(database, folder, now + 2 * HOUR) == 0
    assert names(folder) == [f"{stored.sha256[:2]}/{stored.sha256}"]


def test_uploads_racing_with_sweeps_lose_nothing(
    database: Database, folder: Path, cast: Cast, clock: Clock, tmp_path: Path
) -> None:
    now, over = time.time(), threading.Event()

    def sweep() -> None:
        while not over.is_set():
            sweep_files(database, folder, now)

    def leave_an_orphan(data: bytes) -> None:
        path, young = path_of(folder, hashlib.sha256(data).hexdigest()), tmp_path / "young"
        path.parent.mkdir(parents=True, exist_ok=True)
        young.write_bytes(data)
        os.utime(young, (now - 2 * DAY,) * 2)
        young.replace(path)

    sweepers = [threading.Thread(target=sweep) for _ in range(2)]
    for thread in sweepers:
        thread.start()
    brought = {}
    for number in range(40):
        data = PDF + b"%d" % number
        leave_an_orphan(data)
        time.sleep(random.random() / 100)
        stored = store(folder, f"{number}.pdf", io.BytesIO(data), 1000)
        hold(database, cast, clock, stored)
        brought[stored.sha256] = data
    over.set()
    for thread in sweepers:
        thread.join()
    assert {name: path_of(folder, name).read_bytes() for name in brought} == brought
