"""Signing for assignments (签收): a unit signs for its part in an item, or for all that wait for it."""

from datetime import date, datetime

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from app.actions import events, items
from app.models import Action, Item, Share
from app.models.base import table
from app.rules import permissions
from app.rules.actor import Actor
from app.rules.lifecycle import WORKING, check_working
from app.rules.permissions import Bond, Verb

ITEM, SHARE = table(Item), table(Share)
OWN = (SHARE.c.item_id == bindparam("item"), SHARE.c.unit_id == bindparam("unit"))
PART = select(SHARE.c.unit_id, SHARE.c.acknowledged_at).where(*OWN)
SIGN = update(SHARE).where(*OWN)


def acknowledge(session: Session, actor: Actor, item_id: int, *, now: datetime, today: date) -> None:
    """Sign for the part of the actor's unit; once signed, again changes nothing.

    Raises NotFound out of sight, Forbidden without a part in the item, Conflict when it is not being worked on.
    """
    item = items.lock_item(session, actor, item_id)
    part = session.execute(PART, {"item": item_id, "unit": actor.unit_id}).one_or_none()
    permissions.require(actor, Verb.ACKNOWLEDGE, permissions.bonds_to_item(actor, [part.unit_id] if part else []))
    if part is None or part.acknowledged_at is not None:
        return
    check_working(item.state, Verb.ACKNOWLEDGE)
    _sign(session, actor, item_id, item.plan_id, now=now, today=today)


def acknowledge_all(session: Session, actor: Actor, *, now: datetime, today: date) -> int:
    """Sign for everything that waits for the actor's unit; returns how many items that were."""
    permissions.require(actor, Verb.ACKNOWLEDGE, {Bond.PART} if actor.unit_id is not None else ())
    waiting = session.execute(
        select(ITEM.c.id, ITEM.c.plan_id)
        .join(SHARE, SHARE.c.item_id == ITEM.c.id)
        .where(
            SHARE.c.unit_id == actor.unit_id,
            SHARE.c.acknowledge_by.is_not(None),
            SHARE.c.acknowledged_at.is_(None),
            ITEM.c.state.in_(WORKING),
        )
        .order_by(ITEM.c.id)
        .with_for_update()
    ).all()
    for item in waiting:
        _sign(session, actor, item.id, item.plan_id, now=now, today=today)
    return len(waiting)


def _sign(session: Session, actor: Actor, item_id: int, plan_id: int, *, now: datetime, today: date) -> None:
    session.execute(
        SIGN, {"item": item_id, "unit": actor.unit_id, "acknowledged_at": now, "acknowledged_by": actor.name}
    )
    items.refresh(session, item_id, today, touched=False)
    data = {"before": {"acknowledged_by": None}, "after": {"acknowledged_by": actor.name}}
    events.record(session, actor, Action.ITEM_ACKNOWLEDGED, now, plan_id=plan_id, item_id=item_id, data=data)
