"""Sealing soon: events enter the feed a fraction of a second after their commit.

It looks several times a second by an index, and writes only when there is something. PostgreSQL's NOTIFY would save
the looks, but takes a lock on which all commits queue (docs/decisions/0009-the-feed-and-its-webhooks.md).
"""

import threading

import structlog

from app.actions import audit
from app.db import Database
from app.queries import audit as sealed
from app.queries import due

LOOK_EVERY = 0.2
"""Seconds."""
AFTER_FAILURE = 5.0
"""Seconds to leave a database alone that does not answer."""

log = structlog.get_logger()


def loop(database: Database, stop: threading.Event) -> None:
    """Seal whatever is committed until `stop`."""
    while not stop.is_set():
        stop.wait(0 if seal_once(database) else LOOK_EVERY)


def seal_once(database: Database) -> int:
    """Seal one batch; returns how many events. A failure is logged, and costs a pause."""
    try:
        return database.write(audit.seal) if database.read(due.seals) else 0
    except Exception as error:
        log.error("seal_failed", exc_info=error)
        threading.Event().wait(AFTER_FAILURE)
        return 0


def tell_head(database: Database, told: tuple[int, str] | None) -> tuple[int, str] | None:
    """Log the head of the chain where it is another than the one `told` last; returns the head.

    The log goes where whoever can write the database need not reach: there it bears witness against a new seal.
    """
    head = database.read(sealed.head)
    if head is not None and head != told:
        log.info("audit_head", position=head[0], seal=head[1])
    return head
