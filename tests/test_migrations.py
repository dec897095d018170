"""Migrations on both databases: there and back, no drift from the models, and several processes at once."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import SQLModel
from starlette.testclient import TestClient

from app import migrating
from app.db import Database
from app.queries.standing import GONE
from tests import postgres
from tests.cast import Cast

ROOT = Path(__file__).parent.parent
BEFORE_CLIENTS = "0005"
MIGRATE = "import sys; from app import db, migrating; migrating.upgrade(db.make_engine(sys.argv[1], 1))"


@pytest.fixture
def empty_url(backend: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a database with nothing in it."""
    if backend == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    server: postgres.Server = request.getfixturevalue("postgres_server")
    name = f"empty_{abs(hash(request.node.nodeid)) % 10**9}"
    yield server.create_database(name)
    server.drop_database(name)


@pytest.fixture
def empty(empty_url: str) -> Iterator[Database]:
    found = Database(empty_url, 1)
    yield found
    found.close()


def shape(database: Database) -> dict[str, Any]:
    """Everything that the database says of its tables."""
    seen = inspect(database.engine)
    return {
        name: (
            [(column["name"], str(column["type"]), column["nullable"]) for column in seen.get_columns(name)],
            sorted((str(i["name"]), i["column_names"], i["unique"]) for i in seen.get_indexes(name)),
            sorted(str(key) for key in seen.get_foreign_keys(name)),
            sorted(str(rule) for rule in seen.get_check_constraints(name)),
            sorted(str(rule) for rule in seen.get_unique_constraints(name)),
        )
        for name in seen.get_table_names()
    }


def test_there_and_back_and_there_again(empty: Database) -> None:
    migrating.upgrade(empty.engine)
    first = shape(empty)
    assert migrating.current(empty.engine) == migrating.heads()
    migrating.downgrade(empty.engine, "base")
    assert set(shape(empty)) <= {"alembic_version"}
    migrating.upgrade(empty.engine)
    assert shape(empty) == first


def test_migrating_twice_changes_nothing(empty: Database) -> None:
    migrating.upgrade(empty.engine)
    first = shape(empty)
    migrating.upgrade(empty.engine)
    assert shape(empty) == first


def test_the_models_ask_for_nothing_that_the_migrations_do_not_make(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []


def rules(database: Database) -> dict[str, dict[str, list[str]]]:
    """Each table's CHECK constraints by name, as the words and quoted values in them."""
    seen = inspect(database.engine)
    return {
        name: {str(rule["name"]): _words(str(rule["sqltext"])) for rule in seen.get_check_constraints(name)}
        for name in seen.get_table_names()
        if name != "alembic_version"
    }


def _words(rule: str) -> list[str]:
    """What a rule says, without the dialect's casts and brackets."""
    plain = re.sub(r"::[a-z ]+(\[\])?", "", rule)
    return sorted(
        set(re.findall(r"'[^']*'|\b(?!any\b|array\b|in\b|character\b|varying\b)[a-z_]+\b", plain, re.IGNORECASE))
    )


def test_the_checks_are_those_of_the_models(database: Database, empty: Database) -> None:
    SQLModel.metadata.create_all(empty.engine)
    migrated, modelled = rules(database), rules(empty)
    assert migrated == modelled
    assert sum(map(len, migrated.values())) > 15


def test_every_foreign_key_holds(database: Database) -> None:
    keys = [(table.name, key.parent.name) for table in SQLModel.metadata.sorted_tables for key in table.foreign_keys]
    assert len(keys) > 30
    unheld = []
    for table, column in keys:
        row = f"UPDATE {table} SET {column} = 999999"
        with database.engine.connect() as connection, connection.begin() as transaction:
            rows = connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()
            if not rows:
                transaction.rollback()
                continue
            try:
                connection.execute(text(row))
                unheld.append((table, column))
            except IntegrityError:
                pass
            transaction.rollback()
    assert unheld == []


def test_foreign_keys_are_asked_for_in_every_table(database: Database) -> None:
    seen = inspect(database.engine)
    for table in SQLModel.metadata.sorted_tables:
        held = {tuple(key["constrained_columns"]) for key in seen.get_foreign_keys(table.name)}
        assert held == {(key.parent.name,) for key in table.foreign_keys}
    if database.is_sqlite:
        with database.engine.connect() as connection:
            assert connection.execute(text("PRAGMA foreign_keys")).scalar_one() == 1


def test_every_constraint_has_a_name(database: Database) -> None:
    seen = inspect(database.engine)
    for table in SQLModel.metadata.sorted_tables:
        named = [*seen.get_foreign_keys(table.name), *seen.get_check_constraints(table.name)]
        named += [*seen.get_unique_constraints(table.name), seen.get_pk_constraint(table.name)]
        assert [one for one in named if not one["name"]] == []


def test_every_foreign_key_has_an_index(database: Database) -> None:
    seen = inspect(database.engine)
    bare = []
    for table in SQLModel.metadata.sorted_tables:
        led = {tuple(index["column_names"])[:1] for index in seen.get_indexes(table.name)}
        led |= {tuple(rule["column_names"])[:1] for rule in seen.get_unique_constraints(table.name)}
        led.add(tuple(seen.get_pk_constraint(table.name)["constrained_columns"])[:1])
        bare += [f"{table.name}.{key.parent.name}" for key in table.foreign_keys if (key.parent.name,) not in led]
    assert bare == []


def test_several_processes_may_migrate_at_once(empty_url: str) -> None:
    command = [sys.executable, "-c", MIGRATE, empty_url]
    running = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    failures = [stderr for one in running if (stderr := one.communicate(timeout=60)[1]) and one.returncode]
    assert failures == []
    found = Database(empty_url, 1)
    assert migrating.current(found.engine) == migrating.heads()
    found.close()


@pytest.mark.parametrize("station", ["0002", "0001"])
def test_a_filled_database_goes_back_and_comes_again_with_its_rows(database: Database, station: str) -> None:
    tables = ("item", "line", "assignment", "share", "milestone", "person", "unit", "event", "progress_report")

    def counts() -> dict[str, int]:
        with database.engine.connect() as connection:
            return {name: connection.execute(text(f"SELECT count(*) FROM {name}")).scalar_one() for name in tables}

    report = (
        "INSERT INTO progress_report (item_id, unit_id, author_name, state, period, summary, problems, next_steps,"
        " needs, saved_at, submitted_at, submitted_on, edition, review_note)"
        " SELECT id, (SELECT min(id) FROM unit), 'x', 'submitted', '2017-07', 's', '', '', '',"
        " :at, :at, '2017-07-10', 1, '' FROM item WHERE no = '1'"
    )
    with database.engine.execution_options(writing=True).begin() as connection:
        connection.execute(text(report), {"at": "2017-07-09 18:00:00.000000"})
    before = counts()
    migrating.downgrade(database.engine, station)
    assert counts() == before
    migrating.upgrade(database.engine)
    assert counts() == before
    with database.engine.connect() as connection:
        day = connection.execute(text("SELECT submitted_on FROM progress_report")).scalar_one()
    assert str(day) == "2017-07-10"


def test_items_taken_out_before_reasons_were_kept_get_theirs(database: Database) -> None:
    migrating.downgrade(database.engine, "0003")
    with database.engine.execution_options(writing=True).begin() as connection:
        connection.execute(text("UPDATE item SET state = 'withdrawn', reason = '' WHERE no = '1'"))
        connection.execute(text("UPDATE item SET state = 'withdrawn', reason = '并入他项' WHERE no = '2'"))
    migrating.upgrade(database.engine)
    with database.engine.connect() as connection:
        rows = connection.execute(text("SELECT no, reason FROM item ORDER BY no")).all()
    assert [tuple(row) for row in rows] == [("1", GONE), ("2", "并入他项"), ("3", "")]


def test_a_key_of_old_becomes_a_client_of_its_number_and_goes_back(database: Database) -> None:
    migrating.downgrade(database.engine, BEFORE_CLIENTS)
    write = database.engine.execution_options(writing=True)
    with write.begin() as connection:
        connection.execute(text("UPDATE event SET client_id = 3 WHERE id = 1"))
        before = connection.execute(text("SELECT id, name, scope, unit_id, key_hash FROM api_key ORDER BY id")).all()
    migrating.upgrade(database.engine)
    with write.begin() as connection:
        clients = connection.execute(text("SELECT id, name, scopes, unit_id FROM api_client ORDER BY id")).all()
        keys = connection.execute(text("SELECT client_id, key_hash FROM api_key ORDER BY client_id")).all()
        assert [(*client, key.key_hash) for client, key in zip(clients, keys, strict=True)] == [*map(tuple, before)]
        assert connection.execute(text("SELECT client_id FROM event WHERE id = 1")).scalar_one() == 3
        another = (
            "INSERT INTO api_client (name, contact, scopes, addresses, created_at, version)"
            " VALUES ('OA', '', 'read tick', '', '2017-07-10', 1) RETURNING id"
        )
        made = connection.execute(text(another)).scalar_one()
        assert made == len(before) + 1
        second = (
            "INSERT INTO api_key (client_id, key_hash, prefix, created_at, expires_at, last_address)"
            " VALUES (:client, :hash, 'duban_', '2017-07-10', :end, '')"
        )
        for client, key_hash, end in ((made, "a" * 64, None), (made, "b" * 64, "2018-07-10"), (3, "c" * 64, None)):
            connection.execute(text(second), {"client": client, "hash": key_hash, "end": end})
        connection.execute(text("UPDATE event SET client_id = :id WHERE id = 2"), {"id": made})
    migrating.downgrade(database.engine, BEFORE_CLIENTS)
    with write.begin() as connection:
        rows = connection.execute(text("SELECT id, name, scope, revoked_at FROM api_key ORDER BY id")).all()
        named = {row.name: (row.scope, row.revoked_at is None) for row in rows}
        last = rows[-1].id
        assert named["OA"] == ("read", True)
        assert named[f"OA {last - 1}"] == ("read", False)
        assert named[f"{before[2].name} {last}"] == (before[2].scope, True)
        told = connection.execute(text("SELECT client_id FROM event WHERE id IN (1, 2) ORDER BY id")).scalars().all()
        assert told == [3, last - 2]
    migrating.upgrade(database.engine)


def test_what_was_deleted_leaves_its_id_to_nobody(as_key: Callable[[str], TestClient], cast: Cast) -> None:
    lead, item = as_key("lead_write_key"), f"/api/v1/items/{cast.items['1']}/report-draft"

    def file(words: str) -> int:
        sent = {"files": ("a.txt", words.encode(), "text/plain")}
        found: int = lead.post(f"{item}/attachments", files=sent).json()[0]["id"]
        return found

    first = file("甲")
    draft = lead.get(item).json()["id"]
    assert lead.delete(f"/api/v1/attachments/{first}").status_code == 204
    assert file("乙") > first
    assert lead.delete(item).status_code == 204
    assert file("丙") > first + 1
    assert lead.get(item).json()["id"] > draft


@pytest.mark.parametrize("backend", ["sqlite"])
def test_tables_that_give_no_id_twice_are_those_that_the_models_name_and_keep_their_rows(
    database: Database, cast: Cast
) -> None:
    named = {one.name for one in SQLModel.metadata.tables.values() if one.dialect_options["sqlite"]["autoincrement"]}
    found = text("SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'")
    rows = text("SELECT id, text, version FROM milestone ORDER BY id")
    with database.engine.connect() as connection:
        assert set(connection.execute(found).scalars()) == named
        before = connection.execute(rows).all()
    assert before
    migrating.downgrade(database.engine, "0016")
    with database.engine.connect() as connection:
        assert list(connection.execute(found).scalars()) == []
    migrating.upgrade(database.engine)
    with database.engine.connect() as connection:
        assert set(connection.execute(found).scalars()) == named
        assert connection.execute(rows).all() == before
