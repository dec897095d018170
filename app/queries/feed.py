"""The feed: sealed events in the order of their positions. Who goes by position misses nothing and sees nothing twice.

Positions are given after the commit, by one sealer at a time (docs/decisions/0007-seals-after-commit.md), so what is
visible at any moment is a beginning of the feed, without holes.
"""

from dataclasses import dataclass
from datetime import UTC, tzinfo
from typing import Annotated

from pydantic import Field as Bounds
from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import Field

from app.models import AuditHead, Event
from app.models.base import table
from app.models.event import EventRead
from app.models.inputs import Digits, Position
from app.queries.events import ROWS, EventFilter, events_in_sight, within_days
from app.queries.paging import Order
from app.rules.actor import Actor

EVENT, END = table(Event).c, table(AuditHead).c.position
ORDER = Order("feed", (EVENT.position,))
LONGEST_WAIT = 30
STRETCH = 5000
"""Positions that one reading looks at, so that a caller who sees little of a long log is answered in bounded time."""


Wait = Annotated[int, Bounds(ge=0, le=LONGEST_WAIT), Digits]


class EventQuery(EventFilter):
    """What of the log to list: newest first or, with `after`, as a feed."""

    after: Position | None = Field(
        default=None,
        description="Read the feed: events behind this position, oldest first. Begin with 0; go on with the "
        "`position` of the answer before.",
    )
    wait: Wait = Field(
        default=0,
        description="With `after`: seconds to wait for an event when there is none yet (long polling).",
    )


@dataclass(frozen=True)
class Stretch:
    """A piece of the feed: events in sight, the position behind which to go on, and whether more is there already."""

    rows: list[EventRead]
    position: int
    more: bool


def end_of_feed(session: Session) -> int:
    """The last position given; 0 while there is none."""
    return session.scalar(select(END)) or 0


def read_feed(session: Session, actor: Actor, wanted: EventFilter, after: int, zone: tzinfo = UTC) -> Stretch:
    """Up to `limit` events in sight behind position `after`, oldest first; a filter's days are those of `zone`."""
    # Asked for first: what is sealed while this reads is left to the next reading, rather than skipped by it.
    end = end_of_feed(session)
    last = min(end, after + STRETCH)
    query = within_days(events_in_sight(actor, wanted), wanted, zone)
    query = query.where(EVENT.position > after, EVENT.position <= last)
    found = session.execute(query.order_by(EVENT.position).limit(wanted.limit)).all()
    full = len(found) == wanted.limit
    position = found[-1].position if full else max(after, last)
    return Stretch(ROWS.validate_python(found, from_attributes=True), position, position < end)
