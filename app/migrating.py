"""Migrations from inside: `duban migrate`, and the tests. Several processes may call it at once."""

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

ROOT = Path(__file__).parent.parent
LOCK = 20171231
"""PostgreSQL advisory lock that keeps two replicas from migrating at the same time."""


def config() -> Config:
    """Alembic's settings, wherever the process was started."""
    found = Config(ROOT / "alembic.ini")
    found.set_main_option("script_location", str(ROOT / "migrations"))
    return found


def heads() -> tuple[str, ...]:
    """The newest revisions that the code knows."""
    return tuple(ScriptDirectory.from_config(config()).get_heads())


def current(engine: Engine) -> tuple[str, ...]:
    """The revisions that the database stands at."""
    with engine.connect() as connection:
        return revision(connection)


def revision(connection: Connection) -> tuple[str, ...]:
    """The revisions that the database behind a connection stands at."""
    return MigrationContext.configure(connection).get_current_heads()


def upgrade(engine: Engine, target: str = "head") -> None:
    """Bring the database to `target`; a second caller waits and then finds nothing to do."""
    _run(engine, lambda settings: command.upgrade(settings, target))


def downgrade(engine: Engine, target: str) -> None:
    """Take the database back to `target`."""
    _run(engine, lambda settings: command.downgrade(settings, target))


def _run(engine: Engine, do: Callable[[Config], None]) -> None:
    settings = config()
    if engine.dialect.name != "postgresql":
        # A writing transaction from the start: the second process waits here, not in the middle.
        with engine.execution_options(writing=True).begin() as connection:
            settings.attributes["connection"] = connection
            do(settings)
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
