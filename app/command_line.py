"""What commands share: the configured database and its clock."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.orm import Session

from app.clock import Clock
from app.config import Settings
from app.db import Database

T = TypeVar("T")


def in_database(work: Callable[[Session], T]) -> T:
    """Run one writing unit of work on the configured database."""
    settings = Settings()
    settings.var.mkdir(parents=True, exist_ok=True)
    database = Database(settings.database_url, 1)
    try:
        return database.write(work)
    finally:
        database.close()


def the_clock() -> Clock:
    """The clock that the settings name."""
    settings = Settings()
    return Clock(settings.zone, settings.today)
