"""Workers that die by their own hand (kill -9) before a statement or a commit of our choosing.

Apart from the tests, so that a process of its own need not read pytest in before it dies.
"""

import os
import signal
from datetime import date
from typing import Any

from sqlalchemy import event

from app.clock import Clock
from app.config import Settings
from app.db import Database
from app.delivery.worker import work_once


class Moments:
    """Counts the statements and commits of a database, and kills this process just before the `fatal` one."""

    def __init__(self, database: Database, fatal: int = 0) -> None:
        self.count, self.fatal = 0, fatal
        event.listen(database.engine, "before_cursor_execute", self._come)
        event.listen(database.engine, "commit", self._come)

    def _come(self, *_: Any) -> None:
        self.count += 1
        if self.count == self.fatal:
            os.kill(os.getpid(), signal.SIGKILL)


def work(database: Database, settings: Settings, day: date) -> None:
    """Everything that there is to do on a day."""
    while work_once(database, settings, Clock(settings.zone, day)):
        pass


def work_until_killed(settings: Settings, day: date, moment: int) -> None:
    """A worker that dies at its moment; one that is done before goes home."""
    database = Database(settings.database_url, 1)
    Moments(database, fatal=moment)
    work(database, settings, day)
