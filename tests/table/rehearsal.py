"""Rehearsing a deed: it is done in full, the events that it left are noted, and then it has never been."""

from typing import Any, TypeVar

from sqlalchemy import func, select

from app.brief import UnitOfWork
from app.db import Database, Work
from app.models import Event
from app.models.base import table

T = TypeVar("T")
EVENT = table(Event).c


class Rehearsal(Database):
    """A database whose writes are rolled back after they have gone well, while `rehearsing`."""

    def __init__(self, url: str, threads: int) -> None:
        super().__init__(url, threads)
        # The event loop's own connection commits by itself; without it everything comes through `write`.
        if self._here is not None:
            self._here.close()
            self._here = None
        self.rehearsing = False
        self.left: list[str] = []

    def write(self, work: Work[T]) -> T:
        """Run `work`; while rehearsing, note the events that it left and roll it back."""
        if not self.rehearsing:
            return super().write(work)
        with self._writing.connect() as connection, connection.begin() as transaction:
            before: Any = connection.scalar(select(func.max(EVENT.id))) or 0
            result = UnitOfWork(connection).run(work)
            new = select(EVENT.action).where(EVENT.id > before).order_by(EVENT.id)
            self.left = [action.value for action in connection.scalars(new)]
            transaction.rollback()
            return result
