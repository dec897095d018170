"""What an item and those handed down from it mean to each other: they end from below, and are given up from above.

Whoever holds both holds the upper one first, so that no two writers wait for each other.
"""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.actions import events, items, settling
from app.models import Action, Item
from app.models.base import AnyRow, table
from app.rules.actor import Actor
from app.rules.errors import Conflict, FieldError
from app.rules.lifecycle import OVER, ItemState, ItemVerb, may_move, move
from app.rules.words import cut

ITEM = table(Item)
HELD = (ITEM.c.id, ITEM.c.plan_id, ITEM.c.no, ITEM.c.title, ITEM.c.state, ITEM.c.version)
NAMED = 5


def withdraw_below(
    session: Session, actor: Actor, above: AnyRow, reason: str, *, now: datetime, today: date
) -> list[int]:
    """Withdraw what was handed down from a withdrawn item, however deep, for the same reason; returns the ids.

    What is closed stays closed: it was done.
    """
    below = select(*HELD).where(ITEM.c.parent_id == above.id).order_by(ITEM.c.id).with_for_update()
    gone = []
    for child in session.execute(below).all():
        if not may_move(child.state, ItemVerb.WITHDRAW):
            continue
        state = move(child.state, ItemVerb.WITHDRAW)
        ended = settling.end_open(session, child.id, None, now)
        items.set_state(session, child, state, today, reason=reason)
        states = {"before": {"state": child.state}, "after": {"state": state}}
        data = {"reason": reason, "ended": ended, "above": {"id": above.id, "no": above.no}, **states}
        events.record(session, actor, Action.ITEM_WITHDRAWN, now, plan_id=child.plan_id, item_id=child.id, data=data)
        gone += [int(child.id), *withdraw_below(session, actor, child, reason, now=now, today=today)]
    return gone


def check_below_over(session: Session, item_id: int) -> None:
    """Refuse to end an item, naming each, while something handed down from it is neither closed nor withdrawn."""
    below = select(ITEM.c.id, ITEM.c.no, ITEM.c.title, ITEM.c.state, ITEM.c.lead_names)
    found = session.execute(below.where(ITEM.c.parent_id == item_id, ITEM.c.state.not_in(OVER)))
    undone = found.all()
    if not undone:
        return
    names = "；".join(f"{row.no} {cut(row.title, 40)}（{cut(row.lead_names, 40)}）" for row in undone[:NAMED])
    more = f"等 {len(undone)} 件" if len(undone) > NAMED else f" {len(undone)} 件"
    raise Conflict(
        "children_open",
        f"还有{more}分解事项没有办结或撤销：{names}",
        "Every sub-item must be closed or withdrawn before its parent is closed; `errors` names the others.",
        errors=[
            FieldError(
                f"/children/{row.id}", "open", f"{row.no} {cut(row.title, 200)}", "Neither closed nor withdrawn."
            )
            for row in undone
        ],
        current={"open": [{"id": row.id, "no": row.no, "title": row.title, "state": row.state} for row in undone]},
    )


def hold_above(session: Session, item_id: int) -> None:
    """Hold the item that one was handed down from, if any; Conflict where it has ended, for it ends after its parts."""
    above = hold_parent(session, item_id)
    if above is not None and above.state in OVER:
        word = "办结，请先重启上级事项" if above.state is ItemState.CLOSED else "撤销"
        raise Conflict(
            "parent_over",
            f"上级事项 {above.no} 已经{word}",
            "The item that this one was handed down from has ended; reopen that one first.",
            current={"id": above.id, "state": above.state},
        )


def hold_parent(session: Session, item_id: int) -> AnyRow | None:
    """Hold the item that one was handed down from, if any, and return it; the one itself is held after this."""
    parent_id = session.scalar(select(ITEM.c.parent_id).where(ITEM.c.id == item_id))
    if parent_id is None:
        return None
    return session.execute(select(*HELD).where(ITEM.c.id == parent_id).with_for_update()).one()
