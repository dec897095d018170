"""Who has which part in an item and has signed, and what it was handed down to and from."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Item, Plan
from app.models.base import table
from app.models.drafting import ChildRead, ParentRead
from app.models.item import ItemRow
from app.queries.acknowledgements import shares_of_item
from app.queries.scope import visible_items
from app.rules.actor import Actor
from app.rules.lifecycle import WORKING, ItemState
from app.rules.permissions import Verb, bonds_to_item, bonds_to_line, may

ITEM, PLAN = table(Item).c, table(Plan).c


def handling_of(session: Session, actor: Actor, row: ItemRow, leads: set[int]) -> dict[str, Any]:
    """The fields of ItemRead about parts, signatures and sub-items, for an item that the actor may see."""
    more = session.execute(
        select(ITEM.parent_id, ITEM.urgent, ITEM.issued_at, PLAN.evidence_required)
        .join(table(Plan), PLAN.id == ITEM.plan_id)
        .where(ITEM.id == row.id)
    ).one()
    shares = shares_of_item(session, row.id, row.state)
    unsigned = [one.unit_id for one in shares if one.acknowledged_at is None]
    working = row.state in WORKING
    return {
        "urgent": more.urgent,
        "evidence_required": more.evidence_required,
        "issued_at": more.issued_at,
        "parent": _parent(session, actor, more.parent_id),
        "children": _children(session, row.id),
        "assignments": shares,
        "may_acknowledge": working and may(actor, Verb.ACKNOWLEDGE, bonds_to_item(actor, unsigned)),
        "may_hand_down": working and may(actor, Verb.HAND_DOWN, bonds_to_line(actor, leads)),
        "may_edit": row.state is ItemState.DRAFT and may(actor, Verb.DRAFT),
        "may_confirm": working and may(actor, Verb.CONFIRM_MILESTONE),
    }


def _children(session: Session, item_id: int) -> list[ChildRead]:
    """Whoever sees an item sees what it was handed down to, in outline."""
    columns = (ITEM[name] for name in ChildRead.model_fields)
    found = session.execute(select(*columns).where(ITEM.parent_id == item_id).order_by(ITEM.id))
    return [ChildRead.model_validate(row, from_attributes=True) for row in found]


def _parent(session: Session, actor: Actor, parent_id: int | None) -> ParentRead | None:
    """The item that this one was handed down from, for those who may see it."""
    if parent_id is None:
        return None
    query = select(ITEM.id, ITEM.no, ITEM.title).where(ITEM.id == parent_id, visible_items(actor))
    found = session.execute(query).one_or_none()
    return ParentRead.model_validate(found, from_attributes=True) if found else None
