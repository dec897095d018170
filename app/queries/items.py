"""Reading items: the filtered list and one item whole."""

from collections.abc import Sequence
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, bindparam, exists, func, or_, select
from sqlalchemy.orm import Session
from sqlmodel import Field

from app.models import Item, ItemState, Line, Person, Share
from app.models.base import table
from app.models.inputs import Day, RowId, Words
from app.models.item import NEVER, ItemRow
from app.models.prepared import prepared
from app.models.registration import LOOKED_UP, Ref
from app.queries.own_numbers import IS_NAMED, OWN_NUMBER
from app.queries.paging import Listing, Order, Page, page
from app.queries.rows import read_rows
from app.queries.scope import Sight, in_sight, sight_of, viewer
from app.rules.actor import Actor
from app.rules.errors import not_found
from app.rules.lifecycle import UNISSUED
from app.rules.light import Light
from app.rules.permissions import require_client
from app.rules.vocabulary import AssignmentRole

ITEM, LINE, PERSON, SHARE = table(Item).c, table(Line).c, table(Person).c, table(Share).c
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
    OWN_NUMBER.label("external_ref"),
    ITEM.version,
)


class ItemSort(StrEnum):
    """Orders of the item list; a leading minus turns one round."""

    DUE = "due"
    DUE_LAST = "-due"
    NO = "no"


class ItemFilter(Listing):
    """What of the items to list. Several values of one field mean any of them; different fields must all hold."""

    plan: RowId | None = Field(default=None, description="Plan id.")
    unit: RowId | None = Field(default=None, description="Unit id: items in which the unit has a part.")
    role: AssignmentRole | None = Field(default=None, description="With `unit`: only where it has this role.")
    parent: RowId | None = Field(default=None, description="Item id: only what was handed down from it.")
    leader: RowId | None = Field(default=None, description="Person id of the leader in charge (分管领导).")
    light: list[Light] = Field(default=[], description="Any of these lights.")
    state: list[ItemState] = Field(default=[], description="Any of these states.")
    due_from: Day | None = Field(default=None, description="Deadline on or after this day.")
    due_to: Day | None = Field(default=None, description="Deadline on or before this day.")
    external_ref: list[Ref] = Field(
        default=[], max_length=LOOKED_UP, description="Any of these numbers of the caller's own; drafts are among it."
    )
    q: Words = Field(default="", max_length=100, description="Words in the title, the number or the plan text.")
    sort: ItemSort = ItemSort.DUE

    @property
    def is_brief(self) -> bool:
        """Whether an index bounds the work: one unit's items, and no words to look for in all of them."""
        return self.unit is not None and not self.q


FILTERS: dict[str, ColumnElement[bool]] = {
    "plan": ITEM.plan_id == bindparam("plan"),
    "unit": SHARE.unit_id == bindparam("unit"),
    "role": SHARE.role == bindparam("role"),
    "parent": ITEM.parent_id == bindparam("parent"),
    "leader": ITEM.leader_id == bindparam("leader"),
    "light": ITEM.light.in_(bindparam("light", expanding=True)),
    "state": ITEM.state.in_(bindparam("state", expanding=True)),
    "due_from": ITEM.due_key >= bindparam("due_from"),
    "due_to": ITEM.due_key <= bindparam("due_to"),
    "external_ref": IS_NAMED,
}
"""What each field of a filter asks, with the field's value as parameter."""
LISTS = frozenset({"light", "state", "external_ref"})
"""Fields of which several values may be asked, so that their statements cannot be prepared."""


def list_items(session: Session, actor: Actor, wanted: ItemFilter) -> Page[ItemRow]:
    """A page of the items in sight that meet `wanted`."""
    given = _given(actor, wanted)
    query = _listing(frozenset(given), _sight(actor, wanted), wanted.sort)
    order = _order(wanted.sort, "unit" in given)
    if wanted.cursor:
        query = query.where(order.after(wanted.cursor))
    values = {**given, **_asking(actor), "rows": wanted.limit + 1}
    found = session.execute(_mentioning(query, wanted), values).all()
    result = page(found, wanted.limit, order, lambda row: _key(row, wanted.sort))
    return Page(read_rows(ItemRow, result.rows), result.cursor)


def count_by_light(session: Session, actor: Actor, wanted: ItemFilter) -> dict[Light, int]:
    """How many items of each light `wanted` holds, the light filter itself left aside."""
    given = _given(actor, wanted.model_copy(update={"light": []}))
    query = _counting(frozenset(given), _sight(actor, wanted))
    return {row.light: row.number for row in session.execute(_mentioning(query, wanted), given | _asking(actor))}


def item_row(session: Session, actor: Actor, item_id: int) -> ItemRow:
    """One item as lists show it."""
    found = session.execute(_one(sight_of(actor)), {"item": item_id, **_asking(actor)}).all()
    if not found:
        raise not_found("事项", "item")
    return read_rows(ItemRow, found)[0]


def item_rows(session: Session, actor: Actor, ids: Sequence[int]) -> list[ItemRow]:
    """Those of these items that are in sight, as lists show them."""
    query = select(*ROW_COLUMNS).select_from(_joined(named=True))
    found = session.execute(query.where(ITEM.id.in_(ids), in_sight(sight_of(actor))), _asking(actor)).all()
    return read_rows(ItemRow, found)


def _asking(actor: Actor) -> dict[str, int | None]:
    """Who asks, as statements want to know it."""
    return {**viewer(actor), "own_client": actor.client_id}


def _given(actor: Actor, wanted: ItemFilter) -> dict[str, Any]:
    """The fields that narrow the list, with their values; a role says nothing without its unit.

    Whoever sees one unit's items alone asks for that unit's: by its shares, not by looking at every item there is.
    """
    if wanted.external_ref:
        require_client(actor)
    given = {name: value for name in FILTERS if (value := getattr(wanted, name)) not in (None, [])}
    if "unit" not in given:
        given.pop("role", None)
        if sight_of(actor) is Sight.UNIT and wanted.parent is None:
            given["unit"] = actor.sees_unit
    return given


def _sight(actor: Actor, wanted: ItemFilter) -> Sight | None:
    """None where the items of the actor's own unit are listed: the share itself is then the right to see."""
    sight = sight_of(actor)
    return None if sight is Sight.UNIT and wanted.unit in {None, actor.sees_unit} else sight


def _joined(*, named: bool) -> Any:
    item = table(Item)
    return item.outerjoin(table(Person), PERSON.id == ITEM.leader_id) if named else item


def _filtered(query: Select[Any], names: frozenset[str], sight: Sight | None, *, named: bool) -> Select[Any]:
    source = _joined(named=named)
    if "unit" in names:
        source = table(Share).join(source, ITEM.id == SHARE.item_id)
    seen = ITEM.state.not_in(UNISSUED) if sight is None else in_sight(sight)
    return query.select_from(source).where(seen, *_usual(names), *(FILTERS[name] for name in sorted(names)))


def _usual(names: frozenset[str]) -> list[ColumnElement[bool]]:
    """What a list leaves out unless asked: drafts, and what was handed down, which counts once with its parent."""
    if "external_ref" in names:
        return []
    conditions: list[ColumnElement[bool]] = [] if "state" in names else [ITEM.state.not_in(UNISSUED)]
    return conditions if {"parent", "unit"} & names else [*conditions, ITEM.parent_id.is_(None)]


@lru_cache(maxsize=256)
def _listing(names: frozenset[str], sight: Sight | None, sort: ItemSort) -> Select[Any]:
    order = _order(sort, "unit" in names)
    query = _filtered(select(*ROW_COLUMNS), names, sight, named=True)
    query = query.order_by(*order.clauses()).limit(bindparam("rows", type_=Integer))
    return query if LISTS & names else prepared(query)


@lru_cache(maxsize=256)
def _counting(names: frozenset[str], sight: Sight | None) -> Select[Any]:
    counted = select(ITEM.light, func.count().label("number")).group_by(ITEM.light)
    query = _filtered(counted, names, sight, named=False)
    return query if LISTS & names else prepared(query)


@cache
def _one(sight: Sight) -> Select[Any]:
    source = _joined(named=True)
    return prepared(select(*ROW_COLUMNS).select_from(source).where(ITEM.id == bindparam("item"), in_sight(sight)))


def _mentioning(query: Select[Any], wanted: ItemFilter) -> Select[Any]:
    return query.where(*(_mentions(word) for word in wanted.q.split())) if wanted.q else query


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
