"""What a new system starts with: the real table read whole, its units all known, and a story told through actions."""

from collections import Counter
from collections.abc import Iterator

import pytest
from pydantic import ValidationError
from sqlalchemy import text

from app import migrating, seeding, story
from app.config import Environment, Settings
from app.db import Database
from app.queries.directory import find_unit
from app.rules.errors import Forbidden

KINDS = {"item": 84, "plan_deadline_unit": 3, "plan_unit": 6, "plan_deadline": 2, "unit_only": 11, "plan_only": 1}
"""The rows that begin an item, and the 23 that continue an item, by what they bring (docs/domain.md §2)."""
TABLES = ("plan", "item", "line", "assignment", "milestone", "share", "progress_report", "event", "unit", "person")


def counts(database: Database) -> dict[str, int]:
    """How many rows each table holds."""
    return {
        name: database.read(lambda s, name=name: s.connection().execute(text(f"SELECT count(*) FROM {name}")).scalar())
        for name in TABLES
    }


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Database:
    """A SQLite database with the whole demonstration."""
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('seed') / 'duban.db'}", 1)
    migrating.upgrade(database.engine)
    database.write(lambda session: seeding.seed(session, Settings(), demo=True))
    return database


def test_the_table_has_84_items_and_107_rows_of_which_23_continue_an_item_in_five_ways() -> None:
    document = seeding.open_document(seeding.TABLE.name, seeding.TABLE.read_bytes())
    draft = seeding.read(document, directory=seeding.shipped_directory(), today=seeding.ISSUED_ON, year=2017)
    assert [item.no for item in draft.items] == [str(n) for n in range(1, 85)]
    assert len(draft.rows) == 107
    assert Counter(row.kind.value for row in draft.rows) == KINDS


def test_every_unit_of_both_documents_is_known() -> None:
    directory = seeding.shipped_directory()
    unknown = []
    for name, year in (("work-report-2017.txt", 2017), ("minutes-2020-93.txt", 2021)):
        path = seeding.SEED / name
        draft = seeding.read(
            seeding.open_document(path.name, path.read_bytes()), directory=directory, today=seeding.ISSUED_ON, year=year
        )
        named = [
            unit
            for item in draft.items
            for line in item.lines
            for unit in (*line.lead_units, *line.joint_lead_units, *line.supporting_units)
        ]
        named += [unit for duty in draft.directives for unit in (*duty.lead_units, *duty.supporting_units)]
        assert len(named) > 30
        for unit in named:
            resolved = directory.resolve(unit)
            if resolved.unit is None and resolved.group is None:
                unknown.append(unit)
    assert unknown == []


def test_all_of_it_stands_in_the_database(seeded: Database) -> None:
    found = counts(seeded)
    assert (found["plan"], found["item"]) == (1, 84)
    assert found["line"] == 84 + 12
    unlisted = text("SELECT count(*) FROM unit WHERE kind = 'unlisted'")
    assert seeded.read(lambda session: session.connection().execute(unlisted).scalar()) == 0
    bare = text("SELECT count(*) FROM item WHERE id NOT IN (SELECT item_id FROM milestone) OR leader_id IS NULL")
    assert seeded.read(lambda session: session.connection().execute(bare).scalar()) == 0


def test_the_story_was_told_through_the_actions_and_is_marked(seeded: Database) -> None:
    told = Counter(deed.verb for deed in story.deeds())
    query = text("SELECT action, count(*) FROM event WHERE via = 'demo' GROUP BY action")
    events = dict(seeded.read(lambda session: session.connection().execute(query).all()))
    assert events["milestone.completed"] == told["tick"] > 0
    assert events["report.submitted"] == told["report"] > 0
    assert events["change.requested"] == told["extend"] > 0
    others = text("SELECT count(*) FROM event WHERE via <> 'demo'")
    assert seeded.read(lambda session: session.connection().execute(others).scalar()) == 0
    lights = text("SELECT DISTINCT light FROM item")
    assert {"red", "yellow", "green"} <= set(
        seeded.read(lambda session: session.connection().execute(lights).scalars().all())
    )


def test_a_second_seed_changes_nothing(seeded: Database) -> None:
    before = counts(seeded)
    seeded.write(lambda session: seeding.seed(session, Settings(), demo=True))
    assert counts(seeded) == before


def test_a_seed_without_demo_brings_the_directory_alone(empty: Database) -> None:
    empty.write(lambda session: seeding.seed(session, Settings(), demo=False))
    found = counts(empty)
    assert found["unit"] == len(seeding.shipped_directory().units)
    assert [name for name in TABLES if found[name] and name != "unit"] == []
    assert empty.read(lambda session: find_unit(session, "市政府")) is not None


def test_production_has_no_demonstration_and_no_fixed_clock(empty: Database) -> None:
    settings = Settings(env=Environment.PRODUCTION)
    with pytest.raises(Forbidden):
        empty.write(lambda session: seeding.seed(session, settings, demo=True))
    assert set(counts(empty).values()) == {0}
    with pytest.raises(ValidationError, match="DUBAN_TODAY"):
        Settings(env=Environment.PRODUCTION, today="2017-07-10")


@pytest.fixture
def empty(backend: str, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Database]:
    """A migrated database with nothing in it."""
    if backend == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('empty') / 'duban.db'}"
    else:
        url = request.getfixturevalue("postgres_server").create_database("seed_empty")
    database = Database(url, 1)
    migrating.upgrade(database.engine)
    yield database
    database.close()
