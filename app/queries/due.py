"""Whether there is anything for the worker to do: brief reads by an index, so that an idle worker writes nothing."""

from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Select, String, and_, cast, exists, literal_column, or_, select
from sqlalchemy.orm import Session as Database

from app.models import (
    AccessToken,
    ConclusionEvidence,
    Event,
    Item,
    ItemState,
    KeptAnswer,
    Milestone,
    Session,
    SignInFailure,
)
from app.models.base import AnyRow, table
from app.queries.calendar import calendar_between
from app.queries.deliveries import settled_before
from app.queries.reminders import candidates
from app.rules.lifecycle import WORKING, MilestoneState
from app.rules.reminders import LOOK_BACK, windows

EVENT, ITEM, SESSION, FAILURE = table(Event).c, table(Item).c, table(Session).c, table(SignInFailure).c
MILESTONE, TOKEN, KEPT = table(Milestone).c, table(AccessToken).c, table(KeptAnswer).c
FILE = table(ConclusionEvidence).c
IS_PLANNED = MILESTONE.state == literal_column(f"'{MilestoneState.PLANNED}'")
"""Spelled out, because SQLite takes the partial index of planned milestones only where it reads the same words."""
IS_WORKED_ON = cast(ITEM.state, String).in_([state.value for state in WORKING])
"""Cast, so that SQLite does not walk all items at work to find the few milestones whose day has just passed."""
DAYS_OVER = (
    select(table(Milestone), ITEM.plan_id)
    .join(table(Item), ITEM.id == MILESTONE.item_id)
    .where(IS_PLANNED, IS_WORKED_ON)
    .order_by(MILESTONE.due_on, MILESTONE.id)
)


def seals(session: Database) -> bool:
    """Whether an event waits for its position."""
    return _any(session, EVENT.position.is_(None))


def lights(session: Database, today: date) -> bool:
    """Whether a light may turn."""
    return _any(session, ITEM.light_turns_on <= today)


def roll_ups(session: Database, today: date) -> bool:
    """Whether an item has yet to follow what has turned below it."""
    return _any(session, ITEM.rolls_up_on <= today)


def days_over(today: date) -> Select[tuple[AnyRow]]:
    """Planned milestones of items at work whose day is over, the longest ago first, with their plans."""
    return DAYS_OVER.where(MILESTONE.due_on < today)


def missed(session: Database, today: date) -> bool:
    """Whether a milestone's day is over."""
    return session.execute(days_over(today).limit(1)).first() is not None


def suspensions(session: Database, today: date) -> bool:
    """Whether a suspension is over."""
    return _any(session, ITEM.state == ItemState.SUSPENDED, ITEM.suspended_until < today)


def sessions(session: Database, now: datetime, idle: timedelta, window: timedelta) -> bool:
    """Whether a sign-in is over, or a failed one is older than the `window` in which it counts."""
    over = or_(SESSION.expires_at < now, SESSION.seen_at < now - idle)
    return _any(session, over) or _any(session, FAILURE.at < now - window)


def tokens(session: Database, now: datetime) -> bool:
    """Whether an access token is over."""
    return _any(session, TOKEN.expires_at <= now)


def kept_answers(session: Database, before: datetime) -> bool:
    """Whether an answer is kept that nobody may ask for again."""
    return _any(session, KEPT.created_at < before)


def uncited(session: Database, before: datetime) -> bool:
    """Whether a file waits for a statement that was not made."""
    return _any(session, and_(FILE.conclusion_id.is_(None), FILE.uploaded_at < before))


def reminders(session: Database, now: datetime, today: date) -> bool:
    """Whether a slip is due by rule."""
    calendar = calendar_between(session, today - LOOK_BACK, today)
    return bool(candidates(session, windows(today, calendar), now, today, 1))


def old_deliveries(session: Database, before: datetime) -> bool:
    """Whether the diary of webhooks holds what nobody will ask about any more."""
    return session.execute(settled_before(before).limit(1)).first() is not None


def _any(session: Database, *conditions: ColumnElement[bool]) -> bool:
    return bool(session.scalar(select(exists().where(*conditions))))
