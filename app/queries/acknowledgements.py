"""Reading signatures: every unit's part in an item, and what is unsigned, as the office's queue."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app.models import Action, Event, Item, Plan, Share, Unit
from app.models.acknowledgement import ShareRead, UnsignedRead
from app.models.base import AnyRow, table
from app.queries.paging import DEFAULT_LIMIT, Order, Page, page
from app.queries.scope import visible_items
from app.rules.acknowledgement import AssignmentState, assignment_state
from app.rules.actor import Actor
from app.rules.lifecycle import WORKING, ItemState
from app.rules.light import Light
from app.rules.permissions import Verb, may

SHARE, ITEM, PLAN, UNIT = table(Share).c, table(Item).c, table(Plan).c, table(Unit).c
EVENT = table(Event).c
OLDEST = Order("unsigned", (SHARE.acknowledge_by, SHARE.item_id, SHARE.unit_id))
UNSIGNED = (SHARE.acknowledge_by.is_not(None), SHARE.acknowledged_at.is_(None))


def shares_of_item(session: Session, item_id: int, state: ItemState) -> list[ShareRead]:
    """Every unit's part in an item that the caller has already been allowed to see."""
    deeds = EVENT.item_id == item_id, EVENT.action.in_([Action.MILESTONE_COMPLETED, Action.REPORT_SUBMITTED])
    acted = SHARE.unit_id.in_(select(EVENT.unit_id).where(*deeds, EVENT.unit_id.is_not(None)))
    found = session.execute(
        select(table(Share), UNIT.name.label("unit_name"), acted.label("acted"))
        .join(table(Unit), UNIT.id == SHARE.unit_id)
        .where(SHARE.item_id == item_id)
        .order_by(UNIT.position, UNIT.id)
    )
    return [ShareRead(**_part(row), state=_state(row, state)) for row in found]


def list_unsigned(
    session: Session,
    actor: Actor,
    now: datetime,
    today: date,
    *,
    limit: int = DEFAULT_LIMIT,
    cursor: str | None = None,
) -> Page[UnsignedRead]:
    """A page of the unsigned assignments in sight, the longest waiting first; a unit sees its own."""
    query = (
        select(
            *(ITEM.id.label("item_id"), ITEM.no, ITEM.title, ITEM.plan_id, ITEM.urgent, ITEM.issued_at),
            *(SHARE.unit_id, SHARE.role, SHARE.acknowledge_by, SHARE.unsigned_red_on),
            *(PLAN.title.label("plan_title"), UNIT.name.label("unit_name")),
        )
        .select_from(table(Share))
        .join(table(Item), ITEM.id == SHARE.item_id)
        .join(table(Plan), PLAN.id == ITEM.plan_id)
        .join(table(Unit), UNIT.id == SHARE.unit_id)
        .where(*_in_sight(actor))
    )
    if cursor:
        query = query.where(OLDEST.after(cursor))
    found = session.execute(query.order_by(*OLDEST.clauses()).limit(limit + 1)).all()
    result = page(found, limit, OLDEST, lambda row: (row.acknowledge_by, row.item_id, row.unit_id))
    rows = [UnsignedRead(**row._mapping, light=_light(row, now, today)) for row in result.rows]
    return Page(rows, result.cursor)


def count_unsigned(session: Session, actor: Actor) -> int:
    """How many assignments in sight are unsigned."""
    query = select(func.count()).select_from(table(Share)).join(table(Item), ITEM.id == SHARE.item_id)
    return session.scalar(query.where(*_in_sight(actor))) or 0


def count_to_sign(session: Session, actor: Actor) -> int:
    """How many unsigned assignments are the actor's affair: to sign, or for the office, which issued them, to chase."""
    mine = actor.sees_unit is not None or may(actor, Verb.ISSUE)
    return count_unsigned(session, actor) if mine else 0


def _in_sight(actor: Actor) -> list[ColumnElement[bool]]:
    conditions = [*UNSIGNED, ITEM.state.in_(WORKING)]
    own = actor.sees_unit
    return [*conditions, SHARE.unit_id == own] if own is not None else [*conditions, visible_items(actor)]


def _light(row: AnyRow, now: datetime, today: date) -> Light:
    if row.unsigned_red_on <= today:
        return Light.RED
    return Light.YELLOW if row.acknowledge_by < now else Light.GREEN


def _part(row: AnyRow) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ShareRead.model_fields if name != "state"}


def _state(row: AnyRow, item: ItemState) -> AssignmentState:
    asked, signed = row.acknowledge_by is not None, row.acknowledged_at is not None
    return assignment_state(asked=asked, signed=signed, acted=bool(row.acted), open_steps=row.open, item=item)
