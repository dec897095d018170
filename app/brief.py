"""Brief units of work on the event loop itself, for SQLite: docs/decisions/0005-brief-work-stays-on-the-loop.md."""

import sqlite3
from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

T = TypeVar("T")


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


class BusyError(Exception):
    """Another connection is writing just then."""


class Here:
    """One connection that stays open, for the thread of the event loop alone; it never waits for a lock."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._open: Connection | None = None

    def read(self, work: Callable[[Session], T]) -> T:
        """Run `work` and roll back."""
        with UnitOfWork(self._connection(), autoflush=False) as session:
            self._begin(session, "DEFERRED")
            return work(session)

    def write(self, work: Callable[[Session], T]) -> T:
        """Run `work` and commit, or roll everything back if it raises; BusyError where it would wait."""
        with UnitOfWork(self._connection(), autoflush=False, expire_on_commit=False) as session:
            self._begin(session, "IMMEDIATE")
            result = work(session)
            session.commit()
            return result

    def close(self) -> None:
        """Give the connection back."""
        if self._open is not None:
            self._open.close()
        self._engine.dispose()

    def _connection(self) -> Connection:
        if self._open is None:
            self._open = self._engine.connect()
        return self._open

    def _begin(self, session: Session, mode: str) -> None:
        try:
            session.connection().connection.driver_connection.execute(f"BEGIN {mode}")  # type: ignore[union-attr]
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                raise BusyError from error
            raise
