"""The bench measures like with like: the peer gives the app's own rows, and the sizes are what they say."""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, func, select
from sqlmodel import SQLModel

from app import migrating
from app.config import Settings
from app.db import Database
from app.main import create_app
from app.models import Item, Milestone, ProgressReport
from app.models.base import table
from bench import large, workloads
from bench.data import KEY, TODAY, TOKEN, make_small
from bench.load import Tally


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Database]:
    """A database of size S."""
    database = Database(f"sqlite:///{tmp_path / 's.db'}", 1)
    migrating.upgrade(database.engine)
    database.write(make_small)
    yield database
    database.close()


def count(engine: Engine, model: type[SQLModel]) -> int:
    with engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(table(model))) or 0


def test_peer_and_app_list_the_same_fifty_items_and_show_them_on_a_desk(
    small: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sqlite3.connect(tmp_path / "s.db") as rows, sqlite3.connect(tmp_path / "peer.db") as target:
        rows.backup(target)
    monkeypatch.setenv("PEER_DATABASE", str(tmp_path / "peer.db"))
    from bench import peer

    url = str(small.engine.url)
    app = create_app(Settings(database_url=url, var=tmp_path, today=TODAY, log_level="WARNING"), small)
    about = workloads.subjects(small.engine)
    path = f"/api/v1/items?unit={about.unit}&limit=50"
    key, cookie = {"Authorization": f"Bearer {KEY}"}, {"Cookie": f"duban_session={TOKEN}"}
    with TestClient(app) as ours, TestClient(peer.app) as theirs:
        mine = ours.get(path, headers=key).json()["data"]
        assert len(mine) == 50
        assert mine == theirs.get(path, headers=key).json()["data"]
        for page in (ours.get("/desk", headers=cookie).text, theirs.get("/desk", headers=cookie).text):
            assert len(re.findall(r'action="/milestones/\d+/completion"', page)) == 50
    peer.db.close()


@pytest.mark.parametrize(("workload", "status"), [("W3", 201), ("W4", 200)])
def test_each_write_that_the_bench_sends_is_answered_and_recorded(
    small: Database, tmp_path: Path, workload: str, status: int
) -> None:
    settings = Settings(database_url=str(small.engine.url), var=tmp_path, today=TODAY, log_level="WARNING")
    writes = workloads.requests(workload, workloads.subjects(small.engine), 1)(0)
    with TestClient(create_app(settings, small)) as client:
        for _ in range(90):
            head, _, body = next(writes).partition(b"\r\n\r\n")
            method, path, _ = head.decode().split(" ", 2)
            headers = {"Authorization": f"Bearer {KEY}", "Content-Type": "application/json"}
            answer = client.request(method, path, content=body, headers=headers)
            assert answer.status_code == status, answer.text
    assert workloads.events_recorded(small.engine, workload) == 90


def test_the_large_size_has_the_shape_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large, "PLANS", 2)
    database = Database(f"sqlite:///{tmp_path / 'l.db'}", 1)
    migrating.upgrade(database.engine)
    database.write(large.make_large)
    found = [count(database.engine, model) for model in (Item, Milestone, ProgressReport)]
    database.close()
    assert found == [1000, 3000, 5000]


def test_a_tally_counts_whatever_is_not_2xx_as_an_error() -> None:
    tally = Tally(latencies=[0.001, 0.002, 0.003, 0.1], seconds=2.0)
    tally.answered.update({200: 3, 201: 1, 500: 1, 0: 1})
    assert (tally.served, tally.errors, tally.per_second()) == (4, 2, 2.0)
    assert (tally.percentile(0.5), tally.percentile(0.99)) == (3.0, 100.0)
