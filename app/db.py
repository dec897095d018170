"""The database: one engine, and units of work that hold a connection only inside one thread hop.

A connection kept across hops deadlocks the pool under load, so a door awaits `reading` or `writing` once;
the session is opened, used, committed and closed inside. See docs/decisions/0002-one-hop.md.
"""

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.orm import Session

T = TypeVar("T")
Work = Callable[[Session], T]

SQLITE_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = NORMAL",
    "foreign_keys = ON",
    "cache_size = -65536",
    "mmap_size = 268435456",
)


def make_engine(url: str, threads: int = 8, patience: int = 10_000) -> Engine:
    """An engine with a connection for every thread that may ask for one, so that no thread waits for the pool.

    `patience` is how many milliseconds SQLite waits for another writer before it gives up.
    """
    if make_url(url).get_backend_name() == "sqlite":
        engine = create_engine(
            url,
            pool_size=threads + 1,
            max_overflow=4,
            # Every session ends its own transaction; a second rollback at the pool would only cost time.
            pool_reset_on_return=None,
            connect_args={"check_same_thread": False, "isolation_level": None, "cached_statements": 256},
        )
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "connect", lambda connection, _: connection.execute(f"PRAGMA busy_timeout = {patience}"))
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    return create_engine(url, pool_size=threads, max_overflow=4, pool_pre_ping=True)


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    for pragma in SQLITE_PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A deferred BEGIN lets two writers read the same row and one overwrite the other, without an error.
    mode = "IMMEDIATE" if connection.get_execution_options().get("writing") else "DEFERRED"
    # Straight to the driver: SQLAlchemy's own way round a statement costs more than a short read.
    connection.connection.driver_connection.execute(f"BEGIN {mode}")  # type: ignore[union-attr]


class UnitOfWork(Session):
    """A session that hands statements on tables straight to its connection; those on objects take the ORM's way."""

    def execute(self, statement: Any, params: Any = None, **options: Any) -> Any:
        """As `Session.execute`, in two thirds of the time where no object is asked for."""
        if options or self.autoflush or statement._propagate_attrs:
            return super().execute(statement, params, **options)
        return self.connection().execute(statement, params)

    def scalars(self, statement: Any, params: Any = None, **options: Any) -> Any:
        """As `Session.scalars`."""
        return self.execute(statement, params, **options).scalars()

    def scalar(self, statement: Any, params: Any = None, **options: Any) -> Any:
        """As `Session.scalar`."""
        return self.execute(statement, params, **options).scalar()


def _began(session: Session) -> bool:
    """Whether a writing transaction could begin at once; False where another connection is writing."""
    try:
        session.connection()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True


class Database:
    """Runs units of work: `read` and `write` here and now, `reading` and `writing` from an async door."""

    def __init__(self, url: str, threads: int = 8) -> None:
        self.engine = make_engine(url, threads)
        self.is_sqlite = self.engine.dialect.name == "sqlite"
        self._readers = ThreadPoolExecutor(threads, thread_name_prefix="read")
        # SQLite has one writer at a time: queueing here is fair, while its busy timeout is a scramble.
        self._writers = ThreadPoolExecutor(1, thread_name_prefix="write") if self.is_sqlite else self._readers
        self._writing = self.engine.execution_options(writing=True)
        # What the event loop itself runs must never wait there for another writer: no patience, a connection apart.
        self._here = make_engine(url, 1, patience=0) if self.is_sqlite else self.engine
        self._writing_here = self._here.execution_options(writing=True)

    def read(self, work: Work[T]) -> T:
        """Run `work` in a transaction that is rolled back; what it returns must not need the session."""
        with UnitOfWork(self.engine, autoflush=False) as session:
            return work(session)

    def write(self, work: Work[T]) -> T:
        """Run `work` and commit, or roll everything back if it raises."""
        with UnitOfWork(self._writing, autoflush=False, expire_on_commit=False) as session, session.begin():
            return work(session)

    async def reading(self, work: Work[T], *, brief: bool = False) -> T:
        """`read`, in one thread hop; a `brief` one, of few rows by an index, stays on the event loop with SQLite.

        There the hop costs more than the read, and no lock makes a reader wait: docs/decisions/0007-brief-reads.md.
        """
        if brief and self.is_sqlite:
            with UnitOfWork(self._here, autoflush=False) as session:
                return work(session)
        return await asyncio.get_running_loop().run_in_executor(self._readers, self.read, work)

    async def writing(self, work: Work[T], *, brief: bool = False) -> T:
        """`write`, in one thread hop; the commit is done when this returns.

        A `brief` one, of few rows by an index, stays on the event loop where SQLite has no other writer just then.
        """
        if brief and self.is_sqlite:
            with UnitOfWork(self._writing_here, autoflush=False, expire_on_commit=False) as session:
                if _began(session):
                    result = work(session)
                    session.commit()
                    return result
        return await asyncio.get_running_loop().run_in_executor(self._writers, self.write, work)

    def close(self) -> None:
        """Finish what runs and give all connections back."""
        self._readers.shutdown()
        self._writers.shutdown()
        self.engine.dispose()
        self._here.dispose()
