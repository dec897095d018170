"""What commands share: the configured database and its clock."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from sqlalchemy import make_url
from sqlalchemy.orm import Session

from app import migrating
from app.clock import Clock
from app.config import Settings
from app.db import Database

T = TypeVar("T")


class NotMigratedError(Exception):
    """The configured database is not there yet, or has no tables."""


def check_folder(settings: Settings) -> None:
    """NotMigratedError where the folder of an embedded database is missing. Of one without tables /readyz tells."""
    file = _embedded(settings)
    if file and not file.parent.is_dir():
        raise NotMigratedError


def check_migrated(settings: Settings) -> None:
    """NotMigratedError where the database was never migrated: said before anything is asked or begun."""
    file = _embedded(settings)
    if (file and not file.exists()) or not _revision(settings):
        raise NotMigratedError


def _embedded(settings: Settings) -> Path | None:
    url = make_url(settings.database_url)
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None


def _revision(settings: Settings) -> tuple[str, ...]:
    database = Database(settings.database_url, 1)
    try:
        return migrating.current(database.engine)
    finally:
        database.close()


def in_database(work: Callable[[Session], T]) -> T:
    """Run one writing unit of work on the configured database; NotMigratedError where that has no tables."""
    settings = Settings()
    check_migrated(settings)
    database = Database(settings.database_url, 1)
    try:
        return database.write(work)
    finally:
        database.close()


def the_clock() -> Clock:
    """The clock that the settings name."""
    settings = Settings()
    return Clock(settings.zone, settings.today)
