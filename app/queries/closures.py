"""Reading closures: of an item, one, and those that wait for somebody's decision."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select
from sqlalchemy.orm import Session
from sqlmodel import Field

from app.models import Closure, Item, Unit
from app.models.base import AnyRow, table
from app.models.closure import ClosureRead
from app.models.inputs import RowId
from app.queries.paging import DEFAULT_LIMIT, Listing, Order, Page, page
from app.queries.scope import visible_items
from app.rules.actor import Actor
from app.rules.approvals import same_hand
from app.rules.closing import DECIDES, bonds_to_closure
from app.rules.errors import not_found
from app.rules.lifecycle import ClosureState, ClosureVerb
from app.rules.permissions import GRANTS, Bond, Verb, in_scope, may, role_of

CLOSURE, ITEM, UNIT = table(Closure), table(Item), table(Unit)
NEWEST = Order("newest", (CLOSURE.c.id,), descending=True)
YES = {ClosureState.REQUESTED: ClosureVerb.ENDORSE, ClosureState.ENDORSED: ClosureVerb.GRANT}


class ClosureFilter(Listing):
    """What of the closures to list, newest first."""

    state: list[ClosureState] = Field(default=[], description="Any of these states.")
    item: RowId | None = Field(default=None, description="Item id.")
    mine: bool = Field(default=False, description="Only those that wait for the caller's decision.")


def list_closures(session: Session, actor: Actor, wanted: ClosureFilter) -> Page[ClosureRead]:
    """A page of the closures of items in sight."""
    query = _columns().where(visible_items(actor))
    if wanted.state:
        query = query.where(CLOSURE.c.state.in_(wanted.state))
    if wanted.item is not None:
        query = query.where(CLOSURE.c.item_id == wanted.item)
    if wanted.mine:
        query = query.where(waits_for(actor))
    if wanted.cursor:
        query = query.where(NEWEST.after(wanted.cursor))
    found = session.execute(query.order_by(*NEWEST.clauses()).limit(wanted.limit + 1)).all()
    result = page(found, wanted.limit, NEWEST, lambda row: (row.id,))
    return Page(_read(actor, result.rows), result.cursor)


def get_closure(session: Session, actor: Actor, closure_id: int) -> ClosureRead:
    """One closure, where its item is in sight."""
    found = session.execute(_columns().where(CLOSURE.c.id == closure_id, visible_items(actor))).all()
    if not found:
        raise not_found("办结申请", "closure")
    return _read(actor, found)[0]


def closures_of_item(session: Session, actor: Actor, item_id: int, limit: int = DEFAULT_LIMIT) -> list[ClosureRead]:
    """The newest closures of an item that the caller has already been allowed to see."""
    query = _columns().where(CLOSURE.c.item_id == item_id).order_by(CLOSURE.c.id.desc()).limit(limit)
    return _read(actor, session.execute(query).all())


def count_waiting(session: Session, actor: Actor) -> int:
    """How many closures wait for the actor's decision."""
    if not any(role_of(actor) in GRANTS[verb].roles for verb in DECIDES.values()):
        return 0
    query = select(func.count()).select_from(CLOSURE.join(ITEM, ITEM.c.id == CLOSURE.c.item_id))
    return session.scalar(query.where(visible_items(actor), waits_for(actor))) or 0


def waits_for(actor: Actor) -> ColumnElement[bool]:
    """A condition on closures joined with items: the next decision is the actor's."""
    mine: list[ColumnElement[bool]] = [false()]
    for state, verb in DECIDES.items():
        needed = GRANTS[verb].roles.get(role_of(actor)) if in_scope(actor, verb) else None
        if needed is Bond.ANY:
            mine.append(CLOSURE.c.state == state)
        elif needed is Bond.IN_CHARGE and actor.leads is not None:
            mine.append(and_(CLOSURE.c.state == state, ITEM.c.leader_id == actor.leads))
    return or_(*mine)


def _columns() -> Select[Any]:
    item = ITEM.c.no.label("item_no"), ITEM.c.title.label("item_title"), ITEM.c.leader_id
    source = CLOSURE.join(ITEM, ITEM.c.id == CLOSURE.c.item_id).join(UNIT, UNIT.c.id == CLOSURE.c.unit_id)
    return select(CLOSURE, UNIT.c.name.label("unit_name"), *item).select_from(source)


def _read(actor: Actor, rows: Sequence[AnyRow]) -> list[ClosureRead]:
    return [
        ClosureRead.model_validate(
            {**{name: row._mapping[name] for name in row._mapping if name != "leader_id"}, "may": _may(actor, row)}
        )
        for row in rows
    ]


def _may(actor: Actor, row: AnyRow) -> list[ClosureVerb]:
    verb: Verb | None = DECIDES.get(row.state)
    if verb is None or same_hand(actor, row.requested_by, row.requested_by_id):
        return []
    if not may(actor, verb, bonds_to_closure(actor, row.leader_id)):
        return []
    # Who endorsed it, and now acts for the leader, may still send it back.
    return (
        [ClosureVerb.REFUSE]
        if same_hand(actor, row.endorsed_by, row.endorsed_by_id)
        else [YES[row.state], ClosureVerb.REFUSE]
    )
