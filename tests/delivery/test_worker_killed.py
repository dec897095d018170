"""A worker killed (kill -9) again and again, anywhere in its round: what it leaves is what an unharmed one leaves."""

import random
import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.actions import audit, suspensions
from app.clock import Clock
from app.config import Settings
from app.db import Database
from app.models import Action, Event, Item, Milestone, Notice, NoticeReceipt
from app.models.base import table
from app.models.closure import SuspensionCreate
from app.queries import audit as log
from app.rules.audit import breaks
from tests.cast import TODAY, Cast
from tests.killing import Moments, work, work_until_killed
from tests.processes import CONTEXT

DAYS = [TODAY + timedelta(days=later) for later in (0, 1, 6, 30, 90, 180)]
KILLS_A_DAY = 2
EVENT, NOTICE, ITEM, MILESTONE = table(Event).c, table(Notice).c, table(Item).c, table(Milestone).c
Copies = Callable[..., AbstractContextManager[str]]


@contextmanager
def opened(url: str) -> Iterator[Database]:
    """A database that is closed again before a worker comes."""
    database = Database(url, 1)
    yield database
    database.close()


def rest_item_3(database: Database, cast: Cast, clock: Clock) -> None:
    """Suspend an item, so that the worker has one to resume."""
    rest = SuspensionCreate(until=date(2017, 7, 14), reason="台风")
    database.write(
        lambda s: suspensions.suspend(s, cast.actors["office"], cast.items["3"], rest, now=clock.now(), today=TODAY)
    )


def left(database: Database) -> dict[str, Any]:
    """What the worker has left: slips with who they went to, lights and states, and how often it told of what."""
    receipts = table(NoticeReceipt)
    asked = {
        "slips": select(NOTICE.matter, NOTICE.level, receipts.c.unit_id).join(
            receipts, receipts.c.notice_id == NOTICE.id
        ),
        "items": select(ITEM.id, ITEM.state, ITEM.light),
        "steps": select(MILESTONE.id, MILESTONE.state),
        "told": select(EVENT.action, EVENT.item_id, EVENT.milestone_id).where(EVENT.actor_name == "督办系统"),
    }

    def read(session: Session) -> dict[str, Any]:
        return {name: sorted(map(repr, session.execute(query).all())) for name, query in asked.items()}

    return database.read(read)


def unharmed(url: str, settings: Settings, cast: Cast, clock: Clock) -> tuple[dict[date, int], dict[str, Any]]:
    """How many moments a worker whom nobody kills has on each day, and what it leaves."""
    moments = {}
    with opened(url) as database:
        rest_item_3(database, cast, clock)
    for day in DAYS:
        with opened(url) as database:
            counted = Moments(database)
            work(database, settings, day)
            moments[day] = counted.count
    with opened(url) as database:
        return moments, left(database)


def killed(settings: Settings, day: date, moment: int) -> bool:
    """Whether a worker that is to die at this moment of the day had not finished before."""
    process = CONTEXT.Process(target=work_until_killed, args=(settings, day, moment))
    process.start()
    process.join()
    assert process.exitcode in (0, -signal.SIGKILL)
    return process.exitcode != 0


@pytest.mark.parametrize("seed", range(2))
def test_killed_again_and_again_it_loses_nothing_and_does_nothing_twice(
    seed: int, backend: str, settings: Settings, cast: Cast, clock: Clock, copies: Copies, tmp_path: Path
) -> None:
    (tmp_path / "twin").mkdir()
    with copies(backend, tmp_path / "twin", f"twin {seed}") as url:
        moments, wanted = unharmed(url, settings, cast, clock)
    chance, kills = random.Random(seed), 0
    with opened(settings.database_url) as database:
        rest_item_3(database, cast, clock)
    for day in DAYS:
        kills += sum(killed(settings, day, chance.randint(1, moments[day])) for _ in range(KILLS_A_DAY))
        with opened(settings.database_url) as database:
            work(database, settings, day)
    assert kills >= len(DAYS)
    with opened(settings.database_url) as database:
        check(database, wanted)


def check(database: Database, wanted: dict[str, Any]) -> None:
    """All that an unharmed worker leaves is there, once, and the log is whole."""
    found = left(database)
    assert found == wanted
    assert len(found["slips"]) == len(set(found["slips"])) > 5
    assert sum(Action.MILESTONE_MISSED in one for one in found["told"]) == len(found["steps"])
    assert database.write(audit.seal) == 0
    positions = database.read(lambda s: list(s.scalars(select(EVENT.position).order_by(EVENT.position))))
    assert positions == list(range(1, len(positions) + 1))
    assert database.read(lambda s: list(breaks(log.sealed_events(s), log.head(s)))) == []
