"""The database's units of work: what they begin, and what they find out before they do."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from sqlalchemy import bindparam, func, select, text, update
from sqlalchemy.orm import Session

from app.db import Database
from app.models import Unit
from app.models.base import table
from app.models.prepared import prepared
from tests import loops
from tests.cast import Cast

UNIT = table(Unit)
RENAME = prepared(update(UNIT).where(UNIT.c.name == bindparam("old")))


def kill_all_others(session: Session) -> None:
    session.execute(
        text(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    )


def count(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(table(Unit))) or 0


def test_connections_that_the_server_has_closed_are_replaced_unnoticed(database: Database) -> None:
    before = database.read(count)
    other = Database(database.engine.url.render_as_string(hide_password=False), 1)
    for again in (database.read, database.write):
        if not database.is_sqlite:
            other.write(kill_all_others)
        assert again(count) == before
    other.close()


Write = Callable[[Database, Callable[[Session], object]], object]
WAYS: dict[str, Write] = {
    "in a thread": lambda database, work: database.write(work),
    "on the loop": lambda database, work: loops.run(database.writing(work, brief=True)),
}


def add(session: Session, code: str) -> None:
    session.add(Unit(code=code, name=code, kind="department", position=1))


@pytest.fixture(params=WAYS)
def write(request: pytest.FixtureRequest) -> Write:
    return WAYS[request.param]


def test_work_on_objects_and_on_tables_is_one_transaction(database: Database, write: Write) -> None:
    def work(session: Session) -> None:
        add(session, "甲")
        session.flush()
        session.execute(text("UPDATE unit SET name = '乙' WHERE code = '甲'"))
        raise KeyError

    before = database.read(count)
    with pytest.raises(KeyError):
        write(database, work)
    assert database.read(count) == before


def test_objects_that_were_added_are_written_though_nobody_flushed_them(database: Database, write: Write) -> None:
    before = database.read(count)
    write(database, lambda session: add(session, "甲"))
    assert database.read(count) == before + 1


def test_a_savepoint_takes_back_what_was_written_in_it_and_no_more(database: Database, write: Write) -> None:
    def work(session: Session) -> None:
        session.execute(RENAME, {"old": name, "name": "改一"})
        with suppress(KeyError), session.begin_nested():
            session.execute(RENAME, {"old": "改一", "name": "改二"})
            add(session, "甲")
            session.flush()
            raise KeyError
        add(session, "乙")

    before, name = database.read(count), database.read(lambda session: session.scalar(select(UNIT.c.name)))
    write(database, work)
    names = database.read(lambda session: set(session.scalars(select(UNIT.c.name))))
    assert {"改一", "乙"} <= names
    assert not names & {name, "改二", "甲"}
    assert database.read(count) == before + 1


RAISE = text("UPDATE item SET position = position + 1 WHERE id = :item")


def positions(session: Session) -> dict[int, int]:
    return {row.id: row.position for row in session.execute(text("SELECT id, position FROM item"))}


def test_two_that_wait_for_each_other_are_both_done(database: Database, cast: Cast) -> None:
    both = threading.Barrier(2)

    def raise_in_turn(first: int, then: int) -> Callable[[Session], None]:
        def work(session: Session) -> None:
            session.execute(RAISE, {"item": first})
            with suppress(threading.BrokenBarrierError):
                # On SQLite the other has not even begun; and whoever is run again waits for nobody.
                both.wait(timeout=0.5)
            session.execute(RAISE, {"item": then})

        return work

    one, two = cast.items["1"], cast.items["2"]
    before = database.read(positions)
    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(database.write, raise_in_turn(*pair)) for pair in ((one, two), (two, one))]:
            done.result()
    after = database.read(positions)
    assert {item: after[item] - before[item] for item in (one, two)} == {one: 2, two: 2}
