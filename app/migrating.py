"""Migrations from inside: `duban migrate`, and the tests. Several processes may call it at once."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

if TYPE_CHECKING:
    from alembic.config import Config

ROOT = Path(__file__).parent.parent
VERSIONS = ROOT / "migrations" / "versions"
NAMED = re.compile(r'^(down_)?revision = "(\w+)"', re.MULTILINE)
LOCK = 20171231
"""PostgreSQL advisory lock that keeps two replicas from migrating at the same time."""


def config() -> "Config":
    """Alembic's settings, wherever the process was started."""
    # Here and below: importing alembic takes as long as all the rest of a start on which nothing is to migrate.
    from alembic.config import Config

    found = Config(ROOT / "alembic.ini")
    found.set_main_option("script_location", str(ROOT / "migrations"))
    return found


@cache
def heads() -> tuple[str, ...]:
    """The newest revisions that the code knows: those that no other one follows."""
    named = [match.groups() for path in VERSIONS.glob("*.py") for match in NAMED.finditer(path.read_text("utf-8"))]
    followed = {name for down, name in named if down}
    return tuple(sorted({name for down, name in named if not down} - followed))


def current(engine: Engine) -> tuple[str, ...]:
    """The revisions that the database stands at."""
    with engine.connect() as connection:
        return revision(connection)


def revision(connection: Connection) -> tuple[str, ...]:
    """The revisions that the database behind a connection stands at."""
    if not inspect(connection).has_table("alembic_version"):
        return ()
    return tuple(connection.execute(text("SELECT version_num FROM alembic_version ORDER BY version_num")).scalars())


def upgrade(engine: Engine, target: str = "head") -> None:
    """Bring the database to `target`; a second caller waits and then finds nothing to do."""
    if target == "head" and current(engine) == heads():
        return
    from alembic import command

    _run(engine, lambda settings: command.upgrade(settings, target))


def downgrade(engine: Engine, target: str) -> None:
    """Take the database back to `target`."""
    from alembic import command

    _run(engine, lambda settings: command.downgrade(settings, target))


def _run(engine: Engine, do: "Callable[[Config], None]") -> None:
    settings = config()
    if engine.dialect.name != "postgresql":
        _run_on_sqlite(engine, settings, do)
        return
    with engine.connect() as lock:
        lock.execute(text("SELECT pg_advisory_lock(:key)"), {"key": LOCK})
        try:
            with engine.connect() as connection:
                settings.attributes["connection"] = connection
                do(settings)
                connection.commit()
        finally:
            lock.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": LOCK})
            lock.commit()


def _run_on_sqlite(engine: Engine, settings: "Config", do: "Callable[[Config], None]") -> None:
    """SQLite changes a table by making it anew, which foreign keys forbid: they are checked at the end instead."""
    with engine.execution_options(writing=True).connect() as connection:
        raw = connection.connection.dbapi_connection
        assert raw is not None
        # Outside of any transaction, or SQLite ignores it.
        raw.execute("PRAGMA foreign_keys = OFF")
        try:
            # A writing transaction from the start: the second process waits here, not in the middle.
            with connection.begin():
                settings.attributes["connection"] = connection
                do(settings)
                broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
                if broken:
                    raise RuntimeError(f"the migration would leave rows without their parents: {broken[:5]}")
        finally:
            raw.execute("PRAGMA foreign_keys = ON")
