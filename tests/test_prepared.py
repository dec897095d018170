"""Prepared statements give what SQLAlchemy gives for the same statement, on both databases."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Column, Date, Integer, MetaData, Table, bindparam, event, insert, select, text, update
from sqlalchemy.exc import IntegrityError, InvalidRequestError
from sqlalchemy.orm import Session

from app.db import Database
from app.models import ApiKey, Event, Unit
from app.models.base import table
from app.models.event import Action
from app.models.prepared import Form, known, prepared
from app.rules.vocabulary import Via

EVENT, KEY, UNIT = table(Event), table(ApiKey), table(Unit)
AT = datetime(2017, 7, 10, 8, 30, 15, 250000, tzinfo=UTC)
ADD = prepared(insert(EVENT).returning(EVENT.c.id))
READ = select(EVENT).where(EVENT.c.actor_name == bindparam("name"), EVENT.c.via.in_([Via.API, Via.PAGE]))
READ_PREPARED = prepared(READ.order_by(EVENT.c.id))
RENAME = prepared(update(EVENT).where(EVENT.c.actor_name == bindparam("old")))
BY_NAME = prepared(select(UNIT.c.id).where(UNIT.c.name == bindparam("name")).limit(bindparam("rows", type_=Integer)))


def row(name: str) -> dict[str, Any]:
    return {
        "at": AT,
        "action": Action.MILESTONE_COMPLETED,
        "via": Via.API,
        "actor_name": name,
        "data": {"text": "征地", "n": [1, None]},
    }


def test_rows_come_back_as_sqlalchemy_reads_them(database: Database) -> None:
    def work(session: Session) -> None:
        first = session.execute(ADD, row("甲")).scalar_one()
        second = session.execute(ADD, row("甲")).scalar_one()
        assert second == first + 1
        mine = session.execute(READ_PREPARED, {"name": "甲"}).all()
        theirs = session.connection().execute(READ.order_by(EVENT.c.id), {"name": "甲"}).all()
        assert mine == theirs
        assert [one._mapping for one in mine] == [one._mapping for one in theirs]
        assert (mine[0].at, mine[0].action, mine[0].data["n"]) == (AT, Action.MILESTONE_COMPLETED, [1, None])
        session.rollback()

    database.write(work)


def test_columns_are_written_as_they_are_named_one_row_or_many(database: Database) -> None:
    def work(session: Session) -> None:
        for name in ("甲", "乙"):
            session.execute(ADD, row(name))
        session.execute(RENAME, {"old": "甲", "actor_name": "丙"})
        session.execute(
            RENAME,
            [
                {"old": "丙", "actor_name": "丁", "acting_for": "戊"},
                {"old": "乙", "actor_name": "丁", "acting_for": None},
            ],
        )
        found = session.execute(READ_PREPARED, {"name": "丁"}).all()
        assert [one.acting_for for one in found] == ["戊", None]
        session.rollback()

    database.write(work)


def test_a_parameter_that_is_missing_is_an_error_and_not_a_null(database: Database) -> None:
    with pytest.raises(InvalidRequestError, match="name"):
        database.read(lambda session: session.execute(BY_NAME, {"rows": 1}))


def test_errors_are_those_of_sqlalchemy_and_undo_the_work(database: Database) -> None:
    twice = prepared(insert(UNIT))

    def work(session: Session) -> None:
        session.execute(text("CREATE TABLE IF NOT EXISTS once (id INTEGER PRIMARY KEY)"))
        session.execute(once, {"id": 1})
        session.execute(once, {"id": 1})

    once = prepared(insert(Table("once", MetaData(), Column("id", Integer, primary_key=True), Column("on", Date))))
    assert known(twice) is not None
    with pytest.raises(IntegrityError):
        database.write(work)


def test_only_the_statement_itself_is_prepared_and_not_what_is_derived_from_it() -> None:
    assert known(READ_PREPARED) is not None
    assert known(READ_PREPARED.where(EVENT.c.id == 1)) is None


def test_whoever_listens_to_statements_hears_prepared_ones_too(database: Database) -> None:
    heard: list[str] = []

    def listen(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        heard.append(statement)

    event.listen(database.engine, "before_cursor_execute", listen)
    try:
        database.read(lambda session: session.execute(BY_NAME, {"name": "甲", "rows": 1}).all())
    finally:
        event.remove(database.engine, "before_cursor_execute", listen)
    assert len([words for words in heard if "unit" in words]) == 1


def test_a_statement_that_would_fill_columns_in_cannot_be_prepared(database: Database) -> None:
    filled = Table("filled", MetaData(), Column("id", Integer), Column("on", Date, default=date(2017, 1, 1)))
    with pytest.raises(TypeError, match="cannot fill columns in"):
        database.read(lambda session: session.execute(prepared(insert(filled)), {"id": 1}))


def test_constants_are_written_out_so_that_the_database_plans_for_them(database: Database) -> None:
    named = prepared(select(UNIT.c.name).where(UNIT.c.name == bindparam("name"), UNIT.c.name != "10%'s"))
    form = Form(named, database.engine.dialect, ["name"])
    given = form.values({"name": "甲"})
    assert list(given.values() if isinstance(given, dict) else given) == ["甲"]

    def work(session: Session) -> list[str]:
        session.execute(
            insert(UNIT), [{"code": one, "name": one, "kind": "bureau", "position": 0} for one in ("甲", "10%'s")]
        )
        found = [session.scalars(named, {"name": one}).all() for one in ("甲", "10%'s")]
        session.rollback()
        return found

    assert database.write(work) == [["甲"], []]
