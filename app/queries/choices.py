"""What a filter form offers: plans, leaders and units of which something is in sight."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session

from app.models import Item, Person, Plan, Share, Unit
from app.models.base import AnyRow, table
from app.queries.scope import visible_items
from app.rules.actor import Actor

ITEM, PLAN, PERSON, SHARE, UNIT = table(Item).c, table(Plan).c, table(Person).c, table(Share).c, table(Unit).c


@dataclass(frozen=True)
class Choices:
    """Ids and names, each list in the order of the directory."""

    plans: list[tuple[int, str]]
    leaders: list[tuple[int, str]]
    units: list[tuple[int, str]]


def read_choices(session: Session, actor: Actor) -> Choices:
    """The names that narrow the item list for this actor without emptying it."""
    seen = visible_items(actor)
    plans = select(PLAN.id, PLAN.title).where(_has(PLAN.id, select(ITEM.plan_id).where(seen), actor))
    leaders = select(PERSON.id, PERSON.name).where(_has(PERSON.id, select(ITEM.leader_id).where(seen), actor))
    parts = select(SHARE.unit_id).join(table(Item), ITEM.id == SHARE.item_id).where(seen)
    units = select(UNIT.id, UNIT.name).where(_has(UNIT.id, parts, actor))
    return Choices(
        plans=_pairs(session.execute(plans.order_by(PLAN.year.desc(), PLAN.id)).all()),
        leaders=_pairs(session.execute(leaders.order_by(PERSON.id)).all()),
        units=_pairs(session.execute(units.order_by(UNIT.position, UNIT.id)).all()),
    )


def _has(key: ColumnElement[int], parts: Select[Any], actor: Actor) -> ColumnElement[bool]:
    """Whether `key` is among `parts`: who sees all finds one by an index, key by key; others gather what they see."""
    return parts.where(parts.selected_columns[0] == key).exists() if actor.sees_all else key.in_(parts)


def _pairs(rows: object) -> list[tuple[int, str]]:
    found: list[AnyRow] = list(rows)  # type: ignore[call-overload]
    return [(row[0], row[1]) for row in found]
