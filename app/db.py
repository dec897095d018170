"""The database: one engine, and units of work that hold a connection only inside one thread hop.

A connection kept across hops deadlocks the pool under load, so a door awaits `reading` or `writing` once;
the session is opened, used, committed and closed inside. See docs/decisions/0002-one-hop.md.
"""

import asyncio
import select
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.exc import DBAPIError, DisconnectionError
from sqlalchemy.orm import Session

from app.brief import BusyError, Here, UnitOfWork

T = TypeVar("T")
Work = Callable[[Session], T]

SQLITE_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = NORMAL",
    "foreign_keys = ON",
    "cache_size = -65536",
    "mmap_size = 268435456",
    # A page that many writes touch goes from the log into the file once; the log grows to 16 MiB instead of 4.
    "wal_autocheckpoint = 4000",
)

WRITERS_WAIT = 10_000
"""Milliseconds that a thread waits for another writer of the same SQLite file."""

DEADLOCK, DEADLOCK_TRIES = "40P01", 3
"""PostgreSQL's code for it, and how often more is tried: rows are locked in one order, which a batch cannot know."""

NEVER_BY_ITSELF = 2**31
"""How often a statement must come before psycopg prepares it unasked; with None it would not even when asked."""

BRIEF_TRIES, BRIEF_PAUSE = 50, 0.001
"""How often, and how many seconds apart, the event loop asks whether another process has finished writing."""


def make_engine(url: str, threads: int = 8) -> Engine:
    """An engine with a connection for every thread that may ask for one, so that no thread waits for the pool."""
    if make_url(url).get_backend_name() == "sqlite":
        engine = _sqlite_engine(url, threads + 1, WRITERS_WAIT)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    # Only what we prepare ourselves is planned once for all values: other statements vary too much for one plan.
    engine = create_engine(url, pool_size=threads, max_overflow=4, connect_args={"prepare_threshold": NEVER_BY_ITSELF})
    event.listen(engine, "checkout", _check_alive)
    return engine


def _check_alive(driver: Any, _record: Any, _proxy: Any) -> None:
    """Refuse a connection that the server has closed, so that the pool opens another.

    Nothing was asked on it, so whatever can be read is a farewell. A ping would find out too, but costs every request
    a round trip.
    """
    waiting = select.poll()
    waiting.register(driver.fileno(), select.POLLIN)
    if waiting.poll(0):
        raise DisconnectionError("the server has closed this connection")


def _sqlite_engine(url: str, connections: int, patience: int) -> Engine:
    """`patience` is how many milliseconds a connection waits for another writer before it gives up."""
    engine = create_engine(
        url,
        pool_size=connections,
        max_overflow=4,
        # Every session ends its own transaction; a second rollback at the pool would only cost time.
        pool_reset_on_return=None,
        connect_args={"check_same_thread": False, "isolation_level": None, "cached_statements": 256},
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "connect", lambda connection, _: connection.execute(f"PRAGMA busy_timeout = {patience}"))
    return engine


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


class Database:
    """Runs units of work: `read` and `write` here and now, `reading` and `writing` from an async door."""

    def __init__(self, url: str, threads: int = 8) -> None:
        self.engine = make_engine(url, threads)
        self.is_sqlite = self.engine.dialect.name == "sqlite"
        self._readers = ThreadPoolExecutor(threads, thread_name_prefix="read")
        # SQLite has one writer at a time: queueing here is fair, while its busy timeout is a scramble.
        self._writers = ThreadPoolExecutor(1, thread_name_prefix="write") if self.is_sqlite else self._readers
        self._writing = self.engine.execution_options(writing=True)
        # Under READ COMMITTED every statement sees its own moment anyway: a transaction would add two round trips.
        self._reading = self.engine if self.is_sqlite else self.engine.execution_options(isolation_level="AUTOCOMMIT")
        self._here = Here(_sqlite_engine(url, 1, 0)) if self.is_sqlite else None
        self._turn = asyncio.Lock()

    def read(self, work: Work[T]) -> T:
        """Run `work` in a transaction that is rolled back; what it returns must not need the session."""
        with self._reading.connect() as connection:
            # Said aloud, for a prepared statement begins nothing by itself.
            connection.begin()
            return UnitOfWork(connection).run(work)

    def write(self, work: Work[T]) -> T:
        """Run `work` and commit, or roll everything back if it raises; the victim of a deadlock is run again."""
        for _ in range(DEADLOCK_TRIES):
            try:
                return self._write(work)
            except DBAPIError as error:
                if getattr(error.orig, "sqlstate", None) != DEADLOCK:
                    raise
        return self._write(work)

    def _write(self, work: Work[T]) -> T:
        with self._writing.begin() as connection:
            return UnitOfWork(connection).run(work)

    async def reading(self, work: Work[T], *, brief: bool = False) -> T:
        """`read`, in one thread hop; a `brief` one, of few rows by an index, stays on the event loop with SQLite.

        There the hop costs as much as the read, and no lock makes a reader wait.
        """
        if brief and self._here:
            return self._here.read(work)
        return await asyncio.get_running_loop().run_in_executor(self._readers, self.read, work)

    async def writing(self, work: Work[T], *, brief: bool = False) -> T:
        """`write`, in one thread hop; the commit is done when this returns.

        A `brief` one, of few rows by an index, stays on the event loop with SQLite: in turn, and a little later
        where another process is writing. Only behind a long writer does it go and wait in the thread.
        """
        if brief and self._here:
            async with self._turn:
                for _ in range(BRIEF_TRIES):
                    try:
                        return self._here.write(work)
                    except BusyError:
                        await asyncio.sleep(BRIEF_PAUSE)
        return await asyncio.get_running_loop().run_in_executor(self._writers, self.write, work)

    def close(self) -> None:
        """Finish what runs and give all connections back."""
        self._readers.shutdown()
        self._writers.shutdown()
        self.engine.dispose()
        if self._here:
            self._here.close()
