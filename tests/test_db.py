"""The database's units of work: what they begin, and what they find out before they do."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from sqlalchemy import bindparam, func, select, text, update
from sqlalchemy.orm import Session

from app.db import Database
from app.models import Unit
from app.models.base import table
from app.models.prepared import prepared
from tests import loops

UNIT = table(Unit)
RENAME = prepared(update(UNIT).where(UNIT.c.name == bindparam("old")))


def kill_all_others(session: Session) -> None:
    session.execute(
        text(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
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
