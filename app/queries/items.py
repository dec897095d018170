"""Reading items: the filtered list and one item whole."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session
from sqlmodel import Field, SQLModel

from app.models import Item, ItemState, Line, Person, Share
from app.models.base import table
from app.models.inputs import Day, RowId, Words
from app.models.item import NEVER, ItemRow
from app.queries.paging import DEFAULT_LIMIT, MAX_LIMIT, Order, Page, page
from app.queries.scope import visible_items
from app.rules.actor import Actor
from app.rules.errors import not_found
from app.rules.light import Light
from app.rules.vocabulary import AssignmentRole

ITEM, LINE, PERSON, SHARE = table(Item).c, table(Line).c, table(Person).c, table(Share).c
ROWS = TypeAdapter(list[ItemRow])
ROW_COLUMNS = (
    ITEM.id,
    ITEM.plan_id,
    ITEM.no,
    ITEM.position,
    ITEM.title,
    ITEM.leader_id,
    PERSON.name.label("leader_name"),
    ITEM.lead_names,
    ITEM.state,
    ITEM.due_on,
    ITEM.due_key,
    ITEM.light,
    ITEM.light_code,
    ITEM.light_on,
    ITEM.light_count,
    ITEM.light_text,
    ITEM.milestones_total,
    ITEM.milestones_met,
    ITEM.version,
)


class ItemSort(StrEnum):
    """Orders of the item list; a leading minus turns one round."""

    DUE = "due"
    DUE_LAST = "-due"
    NO = "no"


class ItemFilter(SQLModel):
    """What of the items to list. Several values of one field mean any of them; different fields must all hold."""

    model_config = {"extra": "forbid"}

    plan: RowId | None = Field(default=None, description="Plan id.")
    unit: RowId | None = Field(default=None, description="Unit id: items in which the unit has a part.")
    role: AssignmentRole | None = Field(default=None, description="With `unit`: only where it has this role.")
    parent: RowId | None = Field(default=None, description="Item id: only what was handed down from it.")
    leader: RowId | None = Field(default=None, description="Person id of the leader in charge (分管领导).")
    light: list[Light] = Field(default=[], description="Any of these lights.")
    state: list[ItemState] = Field(default=[], description="Any of these states.")
    due_from: Day | None = Field(default=None, description="Deadline on or after this day.")
    due_to: Day | None = Field(default=None, description="Deadline on or before this day.")
    q: Words = Field(default="", max_length=100, description="Words in the title, the number or the plan text.")
    sort: ItemSort = ItemSort.DUE
    limit: int = Field(default=DEFAULT_LIMIT, ge=1, le=MAX_LIMIT)
    cursor: str | None = Field(default=None, max_length=400)


def list_items(session: Session, actor: Actor, wanted: ItemFilter) -> Page[ItemRow]:
    """A page of the items in sight that meet `wanted`."""
    by_share = wanted.unit is not None
    order = _order(wanted.sort, by_share)
    query = _filtered(select(*ROW_COLUMNS), actor, wanted).order_by(*order.clauses()).limit(wanted.limit + 1)
    if wanted.cursor:
        query = query.where(order.after(wanted.cursor))
    found = session.execute(query).all()
    result = page(found, wanted.limit, order, lambda row: _key(row, wanted.sort))
    return Page(ROWS.validate_python(result.rows, from_attributes=True), result.cursor)


def count_by_light(session: Session, actor: Actor, wanted: ItemFilter) -> dict[Light, int]:
    """How many items of each light `wanted` holds, the light filter itself left aside."""
    anyone = wanted.model_copy(update={"light": []})
    query = _filtered(select(ITEM.light, func.count().label("number")), actor, anyone, named=False).group_by(ITEM.light)
    return {row.light: row.number for row in session.execute(query)}


def item_row(session: Session, actor: Actor, item_id: int) -> ItemRow:
    """One item as lists show it."""
    query = select(*ROW_COLUMNS).select_from(_joined(named=True)).where(ITEM.id == item_id, visible_items(actor))
    found = session.execute(query).one_or_none()
    if found is None:
        raise not_found("事项", "item")
    return ItemRow.model_validate(found, from_attributes=True)


def _joined(*, named: bool) -> Any:
    item = table(Item)
    return item.outerjoin(table(Person), PERSON.id == ITEM.leader_id) if named else item


def _filtered(query: Select[Any], actor: Actor, wanted: ItemFilter, *, named: bool = True) -> Select[Any]:
    source = _joined(named=named)
    conditions: list[Any] = []
    if wanted.unit is not None:
        source = table(Share).join(source, ITEM.id == SHARE.item_id)
        conditions.append(SHARE.unit_id == wanted.unit)
        if wanted.role is not None:
            conditions.append(SHARE.role == wanted.role)
    if wanted.unit is None or wanted.unit != actor.sees_unit:
        conditions.append(visible_items(actor))
    else:
        # The share itself is the right to see.
        conditions.append(ITEM.state != ItemState.DRAFT)
    if not wanted.state:
        # Whoever wants drafts asks for them; what is handed down is counted once, with its parent.
        conditions.append(ITEM.state != ItemState.DRAFT)
    if wanted.parent is not None:
        conditions.append(ITEM.parent_id == wanted.parent)
    elif wanted.unit is None and actor.sees_unit is None:
        conditions.append(ITEM.parent_id.is_(None))
    if wanted.plan is not None:
        conditions.append(ITEM.plan_id == wanted.plan)
    if wanted.leader is not None:
        conditions.append(ITEM.leader_id == wanted.leader)
    if wanted.light:
        conditions.append(ITEM.light.in_(wanted.light))
    if wanted.state:
        conditions.append(ITEM.state.in_(wanted.state))
    if wanted.due_from is not None:
        conditions.append(ITEM.due_key >= wanted.due_from)
    if wanted.due_to is not None:
        conditions.append(ITEM.due_key <= wanted.due_to)
    conditions += [_mentions(word) for word in wanted.q.split()]
    return query.select_from(source).where(and_(*conditions))


def _mentions(word: str) -> Any:
    """Title, number or plan text holds the word; `%` and `_` mean themselves."""
    in_plan = exists().where(LINE.item_id == ITEM.id, LINE.plan_text.icontains(word, autoescape=True))
    return or_(ITEM.title.icontains(word, autoescape=True), ITEM.no == word, in_plan)


def _order(sort: ItemSort, by_share: bool) -> Order:
    if sort is ItemSort.NO:
        return Order(sort, (ITEM.plan_id, ITEM.position, ITEM.id))
    due = (SHARE.due_key, SHARE.item_id) if by_share else (ITEM.due_key, ITEM.id)
    return Order(sort, due, descending=sort is ItemSort.DUE_LAST)


def _key(row: Any, sort: ItemSort) -> Sequence[Any]:
    if sort is ItemSort.NO:
        return (row.plan_id, row.position, row.id)
    return (row.due_on or NEVER, row.id)


def units_with_part(session: Session, actor: Actor, item_id: int) -> set[int]:
    """The units that have a part in an item in sight; NotFound out of sight."""
    item_row(session, actor, item_id)
    return set(session.scalars(select(SHARE.unit_id).where(SHARE.item_id == item_id)))
