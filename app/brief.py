"""Brief units of work on the event loop itself, for SQLite: docs/decisions/0005-brief-work-stays-on-the-loop.md."""

import sqlite3
from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

from app.models.prepared import known

T = TypeVar("T")
READING, WRITING = "DEFERRED", "IMMEDIATE"
"""How SQLite begins: a deferred writer may overwrite what another has written since it read, without an error."""


class UnitOfWork(Session):
    """A session that hands statements on tables straight to its connection; those on objects take the ORM's way.

    Prepared statements go straight to the driver, unless somebody listens to what SQLAlchemy runs. What a session
    needs for objects is made when the first one is asked for: most work asks for none.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def __getattr__(self, name: str) -> Any:
        """Python asks here only for what is missing: this has not begun to be a session yet."""
        if self._is_whole or name == "_connection":
            raise AttributeError(name)
        if not self._connection.in_transaction():
            # In a transaction that is begun, a session is a guest: closing it leaves what was written to the owner.
            self._connection.begin()
        super().__init__(self._connection, autoflush=False, expire_on_commit=False)
        return getattr(self, name)

    @property
    def _is_whole(self) -> bool:
        """Whether somebody has asked for more than statements on tables."""
        return "identity_map" in self.__dict__

    def run(self, work: Callable[[Session], T]) -> T:
        """What `work` returns, with all that it has changed told to the connection, whose owner commits."""
        try:
            result = work(self)
            if self._is_whole:
                self.flush()
            return result
        finally:
            if self._is_whole:
                self.close()

    def execute(self, statement: Any, params: Any = None, **options: Any) -> Any:
        """As `Session.execute`, in two thirds of the time where no object is asked for, or a third if prepared."""
        if options or statement._propagate_attrs:
            return super().execute(statement, params, **options)
        # A whole session may be in a savepoint, which begins when it is asked for its connection.
        connection = self.connection() if self._is_whole else self._connection
        ready = known(statement) if params else None
        if ready is None or connection.dispatch.before_cursor_execute:
            return connection.execute(statement, params)
        return ready.run(connection, params)

    def scalars(self, statement: Any, params: Any = None, **options: Any) -> Any:
        """As `Session.scalars`."""
        return self.execute(statement, params, **options).scalars()

    def scalar(self, statement: Any, params: Any = None, **options: Any) -> Any:
        """As `Session.scalar`."""
        return self.execute(statement, params, **options).scalar()


class BusyError(Exception):
    """Another connection is writing just then."""


class Here:
    """One connection that stays open, for the thread of the event loop alone; it never waits for a lock."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._open: Connection | None = None

    def read(self, work: Callable[[Session], T]) -> T:
        """Run `work` and roll back."""
        return self._run(work, READING)

    def write(self, work: Callable[[Session], T]) -> T:
        """Run `work` and commit, or roll everything back if it raises; BusyError where it would wait."""
        return self._run(work, WRITING)

    def close(self) -> None:
        """Give the connection back."""
        if self._open is not None:
            self._open.close()
        self._engine.dispose()

    def _run(self, work: Callable[[Session], T], mode: str) -> T:
        if self._open is None:
            self._open = self._engine.connect()
        connection = self._open
        driver: Any = connection.connection.driver_connection
        self._begin(driver, mode)
        try:
            result = UnitOfWork(connection).run(work)
            if mode == WRITING:
                driver.commit()
            return result
        finally:
            # SQLAlchemy has begun a transaction of its own where it was asked for something.
            connection.rollback()
            driver.rollback()

    def _begin(self, driver: Any, mode: str) -> None:
        try:
            driver.execute(f"BEGIN {mode}")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                raise BusyError from error
            raise
