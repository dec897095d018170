"""Whether there is anything for the worker to do: brief reads by an index, so that an idle worker writes nothing."""

from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import Session as Database

from app.models import Event, Item, ItemState, Session, SignInFailure
from app.models.base import table
from app.queries.calendar import calendar_between
from app.queries.reminders import candidates
from app.rules.reminders import LOOK_BACK, windows

EVENT, ITEM, SESSION, FAILURE = table(Event).c, table(Item).c, table(Session).c, table(SignInFailure).c


def seals(session: Database) -> bool:
    """Whether an event waits for its position."""
    return _any(session, EVENT.position.is_(None))


def lights(session: Database, today: date) -> bool:
    """Whether a light may turn."""
    return _any(session, ITEM.light_turns_on <= today)


def suspensions(session: Database, today: date) -> bool:
    """Whether a suspension is over."""
    return _any(session, ITEM.state == ItemState.SUSPENDED, ITEM.suspended_until < today)


def sessions(session: Database, now: datetime, idle: timedelta, window: timedelta) -> bool:
    """Whether a sign-in is over, or a failed one is older than the `window` in which it counts."""
    over = or_(SESSION.expires_at < now, SESSION.seen_at < now - idle)
    return _any(session, over) or _any(session, FAILURE.at < now - window)


def reminders(session: Database, today: date) -> bool:
    """Whether a slip is due by rule."""
    calendar = calendar_between(session, today - LOOK_BACK, today)
    return bool(candidates(session, windows(today, calendar), 1))


def _any(session: Database, *conditions: ColumnElement[bool]) -> bool:
    return bool(session.scalar(select(exists().where(*conditions))))
