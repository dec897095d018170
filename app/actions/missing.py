"""Missed days: what is not done on its day is missed, with an event, until it is met, waived or given more time."""

from datetime import date, datetime
from functools import partial

from sqlalchemy import or_, update
from sqlalchemy.orm import Session

from app.actions.apart import apart
from app.actions.milestones import record
from app.models import Action, Item, Milestone
from app.models.base import AnyRow, table
from app.queries.due import days_over
from app.rules.actor import MACHINE
from app.rules.lifecycle import MilestoneState, MilestoneVerb, move

ITEM, MILESTONE = table(Item), table(Milestone)


def miss_due(session: Session, *, now: datetime, today: date, limit: int = 200) -> int:
    """Note up to `limit` planned milestones as missed whose day is over; returns how many. The worker calls it till 0.

    Only of items that are being worked on: while an item rests nothing of it is late. The version stays, so that a
    tick that is being written at midnight is not refused; one that fails is logged, and the others are noted.
    """
    due = session.execute(days_over(today).with_for_update(of=[ITEM, MILESTONE], skip_locked=True).limit(limit)).all()
    return sum(apart(session, one.item_id, partial(_miss, session, one, now)) for one in due)


def put_right(session: Session, item_id: int, today: date) -> None:
    """After dates have moved, plan again what was missed and now is not; the caller holds the item."""
    again = move(MilestoneState.MISSED, MilestoneVerb.RESCHEDULE)
    missed = MILESTONE.c.item_id == item_id, MILESTONE.c.state == MilestoneState.MISSED
    in_time = or_(MILESTONE.c.due_on >= today, MILESTONE.c.due_on.is_(None))
    session.execute(update(MILESTONE).where(*missed, in_time).values(state=again))


def _miss(session: Session, found: AnyRow, now: datetime) -> None:
    after = move(found.state, MilestoneVerb.MISS)
    session.execute(update(MILESTONE).where(MILESTONE.c.id == found.id).values(state=after))
    record(session, MACHINE, Action.MILESTONE_MISSED, found, now, {"state": after})
