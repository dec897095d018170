"""A worker killed (kill -9) before any of its statements leaves no slip without its event and its receipts."""

import signal

from sqlalchemy import func, select

from app.actions import notices
from app.clock import Clock
from app.db import Database
from app.models import Action, Event, Notice, NoticeReceipt
from app.models.base import table
from tests.cast import Cast, issued_in_march
from tests.killing import Moments
from tests.processes import CONTEXT

LAST_STATEMENT = 40


def die_at(url: str, statement: int, clock: Clock) -> None:
    """Remind, but for being killed just before the given statement, or the commit, of the transaction."""
    database = Database(url, 1)
    Moments(database, fatal=statement)
    database.write(lambda session: notices.remind(session, clock.now(), clock.today()))


def test_killed_anywhere_it_leaves_nothing_half_done(
    database_url: str, database: Database, cast: Cast, clock: Clock
) -> None:
    database.write(issued_in_march)
    killed = 0
    for statement in range(1, LAST_STATEMENT):
        process = CONTEXT.Process(target=die_at, args=(database_url, statement, clock))
        process.start()
        process.join()
        if process.exitcode == 0:
            break
        assert process.exitcode == -signal.SIGKILL
        killed += 1
        assert counts(database) == (0, 0, 0)
    assert killed > 10
    assert counts(database) == (2, 2, 2)
    assert database.write(lambda session: notices.remind(session, clock.now(), clock.today())) == 0


def counts(database: Database) -> tuple[int, int, int]:
    """Slips, slips with receipts, and events of slips."""
    receipts = select(func.count(table(NoticeReceipt).c.notice_id.distinct()))
    events = select(func.count()).where(table(Event).c.action == Action.NOTICE_SENT)
    slips = select(func.count()).select_from(table(Notice))
    return database.read(lambda s: (s.scalar(slips) or 0, s.scalar(receipts) or 0, s.scalar(events) or 0))
