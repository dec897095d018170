"""The overview: how many items of each light every leader and every unit has."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session
from sqlmodel import Field, SQLModel

from app.models import Item, Person, Share, Unit
from app.models.base import table
from app.models.item import ItemRow
from app.queries.items import item_rows
from app.queries.scope import visible_items
from app.rules.actor import Actor
from app.rules.lifecycle import UNISSUED
from app.rules.light import Light
from app.rules.vocabulary import AssignmentRole

ITEM, PERSON, SHARE, UNIT = table(Item).c, table(Person).c, table(Share).c, table(Unit).c


class OverviewRow(SQLModel):
    """Somebody's items counted by light; `met` and `milestones` are their milestones."""

    id: int | None = Field(description="Person or unit id; None for items without a leader, and for the total.")
    name: str | None
    items: int
    red: int
    yellow: int
    green: int
    grey: int
    done: int
    milestones: int
    met: int


class Overview(SQLModel):
    """All items in sight, and the same by leader and by lead unit (worst first)."""

    total: OverviewRow
    leaders: list[OverviewRow]
    units: list[OverviewRow]


def read_overview(session: Session, actor: Actor, plan_id: int | None = None) -> Overview:
    """Counts over the items in sight, of one plan or of all."""
    seen: list[ColumnElement[bool]] = [visible_items(actor), ITEM.state.not_in(UNISSUED)]
    if plan_id is not None:
        seen.append(ITEM.plan_id == plan_id)
    counts = _counts()
    whole = [*seen, ITEM.parent_id.is_(None)] if actor.sees_unit is None else seen
    leaders = session.execute(
        select(PERSON.id, PERSON.name, *counts)
        .select_from(table(Item))
        .outerjoin(table(Person), PERSON.id == ITEM.leader_id)
        .where(*whole)
        .group_by(PERSON.id, PERSON.name)
    ).all()
    units = session.execute(
        select(UNIT.id, UNIT.name, *counts)
        .select_from(table(Share))
        .join(table(Item), ITEM.id == SHARE.item_id)
        .join(table(Unit), UNIT.id == SHARE.unit_id)
        .where(*seen, SHARE.role != AssignmentRole.SUPPORT)
        .group_by(UNIT.id, UNIT.name)
    ).all()
    by_leader = _worst_first(leaders)
    return Overview(total=_sum(by_leader), leaders=by_leader, units=_worst_first(units))


def longest_red(session: Session, actor: Actor, plan_id: int | None, limit: int) -> list[ItemRow]:
    """Red items in sight, of one plan or of all, those first whose light has turned on the earliest day."""
    red = select(ITEM.id).where(visible_items(actor), ITEM.light == Light.RED, ITEM.parent_id.is_(None))
    if plan_id is not None:
        red = red.where(ITEM.plan_id == plan_id)
    order = (ITEM.light_on.is_(None), ITEM.light_on, ITEM.due_key, ITEM.id)
    ids = session.scalars(red.where(ITEM.state.not_in(UNISSUED)).order_by(*order).limit(limit)).all()
    rows = {row.id: row for row in item_rows(session, actor, ids)}
    return [rows[item_id] for item_id in ids]


def _sum(rows: Sequence[OverviewRow]) -> OverviewRow:
    """All rows in one: every item has one leader or none, and stands in one row."""
    named = {"id", "name"}
    figures = (name for name in OverviewRow.model_fields if name not in named)
    return OverviewRow(id=None, name=None, **{name: sum(getattr(row, name) for row in rows) for name in figures})


def _counts() -> list[Any]:
    by_light = [func.count().filter(ITEM.light == light).label(light.value) for light in Light]
    milestones = func.coalesce(func.sum(ITEM.milestones_total), 0).label("milestones")
    met = func.coalesce(func.sum(ITEM.milestones_met), 0).label("met")
    return [func.count().label("items"), *by_light, milestones, met]


def _worst_first(found: Sequence[Any]) -> list[OverviewRow]:
    rows = [OverviewRow.model_validate(row, from_attributes=True) for row in found]
    return sorted(rows, key=lambda row: (-row.red, -row.yellow, -row.items, row.id or 0))
