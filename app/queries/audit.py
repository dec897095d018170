"""Reading the sealed log, in order and in small steps, for verifying and for export."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, select, true
from sqlalchemy.orm import Session

from app.models.base import AnyRow, table
from app.models.event import AuditHead, Event
from app.rules.audit import FIELDS

EVENT, HEAD = table(Event).c, table(AuditHead).c
STEP = 1000


def sealed_events(session: Session, up_to: int | None = None) -> Iterator[dict[str, Any]]:
    """Sealed events in order of position, as plain values; memory does not grow with the log.

    `up_to` is the head's position, read before: what is sealed while somebody walks is not of this walk.
    """
    within = true() if up_to is None else EVENT.position <= up_to
    last = -1
    while True:
        rows = session.execute(
            select(table(Event)).where(EVENT.position > last, within).order_by(EVENT.position).limit(STEP)
        ).all()
        yield from (as_sealed(row) for row in rows)
        if len(rows) < STEP:
            return
        last = rows[-1].position


def head(session: Session) -> tuple[int, str] | None:
    """The position and seal of the last event that was sealed."""
    found = session.execute(select(HEAD.position, HEAD.seal)).one_or_none()
    return (found.position, found.seal) if found else None


def unsealed(session: Session) -> int:
    """How many events still wait for their seal."""
    return session.scalar(select(func.count()).where(EVENT.position.is_(None))) or 0


def as_sealed(row: AnyRow, position: int | None = None) -> dict[str, Any]:
    """An event row as plain values: what a seal covers, with the seal itself."""
    plain = {name: row._mapping[name] for name in FIELDS}
    plain["position"] = position if position is not None else row.position
    plain["at"] = _moment(row.at)
    plain["action"], plain["via"] = str(row.action), str(row.via)
    return plain | {"seal": row.seal}


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
