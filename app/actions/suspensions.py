"""Suspending an item's light for a reviewed reason (正当理由), resuming it, and reopening what has been closed."""

from datetime import date, datetime
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.actions import cascade, events, items
from app.actions.apart import apart
from app.models import Action, Item
from app.models.base import AnyRow, table
from app.models.closure import SuspensionCreate
from app.rules import permissions
from app.rules.actor import MACHINE, Actor
from app.rules.approvals import bonds_to_change
from app.rules.errors import invalid
from app.rules.lifecycle import ItemState, ItemVerb, move
from app.rules.permissions import Verb

ITEM = table(Item)
Told = dict[str, object]


def suspend(session: Session, actor: Actor, item_id: int, wish: SuspensionCreate, *, now: datetime, today: date) -> int:
    """Rest an item up to and including a day, for a reason that its grey light gives; returns the item's id."""
    item = items.lock_item(session, actor, item_id)
    permissions.require(actor, Verb.SUSPEND)
    if item.state is ItemState.SUSPENDED and _rest_of(session, item_id) == (wish.until, wish.reason):
        return item_id
    state = move(item.state, ItemVerb.SUSPEND)
    if wish.until <= today:
        raise invalid("/until", "in_past", "暂缓到的日期应晚于今天", "until must be after today.")
    items.set_state(session, item, state, today, suspended_until=wish.until, reason=wish.reason)
    told: Told = {"reason": wish.reason, "until": wish.until.isoformat()}
    _tell(session, actor, Action.ITEM_SUSPENDED, item, state, told, now)
    return item_id


def resume(session: Session, actor: Actor, item_id: int, *, now: datetime, today: date) -> int:
    """End an item's suspension before its day; returns the item's id."""
    item = items.lock_item(session, actor, item_id)
    permissions.require(actor, Verb.SUSPEND)
    _resume(session, actor, item, now=now, today=today)
    return item_id


def resume_due(session: Session, *, now: datetime, today: date, limit: int = 200) -> int:
    """Resume items whose suspension is over by `today`; returns how many. The worker calls it till 0.

    One that fails is logged and left as it was.
    """
    due = session.execute(
        select(ITEM.c.id, ITEM.c.plan_id, ITEM.c.state, ITEM.c.version)
        .where(ITEM.c.state == ItemState.SUSPENDED, ITEM.c.suspended_until < today)
        .order_by(ITEM.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()
    return sum(apart(session, item.id, partial(_resume, session, MACHINE, item, now=now, today=today)) for item in due)


def reopen(session: Session, actor: Actor, item_id: int, reason: str, *, now: datetime, today: date) -> int:
    """Take a closed item up again, for a reason that its timeline keeps; returns the item's id.

    What was handed down from it stays closed until it is itself reopened. A sub-item is reopened only under an item
    that is not over: Conflict otherwise.
    """
    items.check_sight(session, actor, item_id)
    bonds = bonds_to_change(actor, None, items.leader_of(session, item_id))
    permissions.require(actor, Verb.REOPEN_ITEM, bonds)
    cascade.hold_above(session, item_id)
    item = items.lock_item(session, actor, item_id)
    state = move(item.state, ItemVerb.REOPEN)
    items.set_state(session, item, state, today)
    _tell(session, actor, Action.ITEM_REOPENED, item, state, {"reason": reason}, now)
    return item_id


def _resume(session: Session, actor: Actor, item: AnyRow, *, now: datetime, today: date) -> None:
    state = move(item.state, ItemVerb.RESUME)
    items.set_state(session, item, state, today, suspended_until=None, reason="")
    _tell(session, actor, Action.ITEM_RESUMED, item, state, {}, now)


def _rest_of(session: Session, item_id: int) -> tuple[date | None, str]:
    row = session.execute(select(ITEM.c.suspended_until, ITEM.c.reason).where(ITEM.c.id == item_id)).one()
    return row.suspended_until, row.reason


def _tell(
    session: Session, actor: Actor, action: Action, item: AnyRow, state: ItemState, told: Told, now: datetime
) -> None:
    data = {**told, "before": {"state": item.state}, "after": {"state": state}}
    events.record(session, actor, action, now, plan_id=item.plan_id, item_id=item.id, data=data)
