"""Sealing the log: after the commit, one sealer gives new events their gapless positions and their seals.

Writers never queue for the chain, and a reader who goes by position never misses an event that committed late.
"""

from sqlalchemy import bindparam, insert, select, text, update
from sqlalchemy.orm import Session

from app.models.base import table
from app.models.event import AuditHead, Event
from app.queries.audit import as_sealed
from app.rules.audit import GENESIS, seal_of

EVENT, HEAD = table(Event), table(AuditHead)
SEALER = 20240211
"""PostgreSQL advisory lock that keeps a second sealer waiting; on SQLite the writing transaction itself does."""

BATCH = 500
SEAL = update(EVENT).where(EVENT.c.id == bindparam("event"))


def seal(session: Session, limit: int = BATCH) -> int:
    """Seal up to `limit` committed events in the order of their ids; returns how many. All of them, or none."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": SEALER})
    fresh = session.execute(select(EVENT).where(EVENT.c.position.is_(None)).order_by(EVENT.c.id).limit(limit)).all()
    if not fresh:
        return 0
    head = session.execute(select(HEAD)).one_or_none()
    position, previous = (head.position, head.seal) if head else (0, GENESIS)
    changes = []
    for row in fresh:
        position += 1
        previous = seal_of(previous, as_sealed(row, position))
        changes.append({"event": row.id, "position": position, "seal": previous})
    session.execute(SEAL, changes)
    _move_head(session, head is not None, position, previous)
    return len(changes)


def _move_head(session: Session, known: bool, position: int, seal: str) -> None:
    values = {"id": 1, "position": position, "seal": seal}
    session.execute(update(HEAD).values(**values) if known else insert(HEAD).values(**values))
