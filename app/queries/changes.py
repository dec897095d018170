"""Reading changes: of an item, one, and those that wait for somebody's decision."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, false, func, or_, select, true
from sqlalchemy.orm import Session
from sqlmodel import Field

from app.models import ChangeRequest, ChangeStep, Item, Unit
from app.models.base import AnyRow, table
from app.models.change import ChangeRead, Edit, StepRead
from app.models.inputs import RowId
from app.queries.paging import DEFAULT_LIMIT, Listing, Order, Page, page
from app.queries.scope import visible_items
from app.rules.actor import Actor
from app.rules.approvals import bonds_to_change, check_may_decide, next_step
from app.rules.changes import ROUTES, Subject
from app.rules.errors import Forbidden, not_found
from app.rules.lifecycle import WORKING, ChangeState, ItemVerb, may_move
from app.rules.permissions import GRANTS, Bond, Verb, in_scope, may, role_of
from app.rules.vocabulary import ChangeKind

CHANGE, STEP, ITEM, UNIT = table(ChangeRequest), table(ChangeStep), table(Item), table(Unit)
NEWEST = Order("newest", (CHANGE.c.id,), descending=True)
APPROVALS = sorted({verb for steps in ROUTES.values() for verb in steps} | {Verb.APPROVE_AS_DEVELOPMENT})


class ChangeFilter(Listing):
    """What of the changes to list, newest first."""

    state: list[ChangeState] = Field(default=[], description="Any of these states.")
    item: RowId | None = Field(default=None, description="Item id.")
    mine: bool = Field(default=False, description="Only those that wait for the caller's decision.")


def list_changes(session: Session, actor: Actor, wanted: ChangeFilter) -> Page[ChangeRead]:
    """A page of the changes of items in sight."""
    query = _columns().where(visible_items(actor))
    if wanted.state:
        query = query.where(CHANGE.c.state.in_(wanted.state))
    if wanted.item is not None:
        query = query.where(CHANGE.c.item_id == wanted.item)
    if wanted.mine:
        query = query.where(waits_for(actor))
    if wanted.cursor:
        query = query.where(NEWEST.after(wanted.cursor))
    found = session.execute(query.order_by(*NEWEST.clauses()).limit(wanted.limit + 1)).all()
    result = page(found, wanted.limit, NEWEST, lambda row: (row.id,))
    return Page(_read(session, actor, result.rows), result.cursor)


def get_change(session: Session, actor: Actor, change_id: int) -> ChangeRead:
    """One change, where its item is in sight."""
    found = session.execute(_columns().where(CHANGE.c.id == change_id, visible_items(actor))).all()
    if not found:
        raise not_found("变更申请", "change")
    return _read(session, actor, found)[0]


def changes_of_item(session: Session, actor: Actor, item_id: int, limit: int = DEFAULT_LIMIT) -> list[ChangeRead]:
    """The newest changes of an item that the caller has already been allowed to see."""
    query = _columns().where(CHANGE.c.item_id == item_id).order_by(CHANGE.c.id.desc()).limit(limit)
    return _read(session, actor, session.execute(query).all())


def count_waiting(session: Session, actor: Actor) -> int:
    """How many changes wait for the actor's decision; nobody else's database is asked."""
    if not any(role_of(actor) in GRANTS[verb].roles for verb in APPROVALS):
        return 0
    query = select(func.count()).select_from(CHANGE.join(ITEM, ITEM.c.id == CHANGE.c.item_id))
    return session.scalar(query.where(visible_items(actor), waits_for(actor))) or 0


def waits_for(actor: Actor) -> ColumnElement[bool]:
    """A condition on changes joined with items: undecided, applicable, and the step that is due is the actor's."""
    first = select(func.min(STEP.c.position)).where(STEP.c.change_id == CHANGE.c.id, STEP.c.approved.is_(None))
    due = STEP.c.change_id == CHANGE.c.id, STEP.c.position == first.correlate(CHANGE).scalar_subquery()
    granted = or_(false(), *(and_(STEP.c.verb == verb, _bound(actor, verb)) for verb in APPROVALS))
    by_actor = STEP.c.decided_by_id == actor.person_id if actor.person_id else STEP.c.decided_by == actor.name
    own = CHANGE.c.requested_by_id == actor.person_id if actor.person_id else CHANGE.c.requested_by == actor.name
    return and_(
        CHANGE.c.state == ChangeState.PROPOSED,
        or_(ITEM.c.state.in_(WORKING), CHANGE.c.kind == ChangeKind.WITHDRAW),
        exists().where(*due, granted),
        ~exists().where(STEP.c.change_id == CHANGE.c.id, by_actor),
        func.coalesce(own, false()).is_(false()),
    )


def _bound(actor: Actor, verb: Verb) -> ColumnElement[bool]:
    """The table's bond for the actor's role, as a condition."""
    needed = GRANTS[verb].roles.get(role_of(actor)) if in_scope(actor, verb) else None
    if needed is Bond.ANY:
        return true()
    if needed is Bond.OWN_UNIT and actor.unit_id is not None:
        return CHANGE.c.unit_id == actor.unit_id
    if needed is Bond.IN_CHARGE and actor.leads is not None:
        return ITEM.c.leader_id == actor.leads
    return false()


def _columns() -> Select[Any]:
    named = UNIT.c.name.label("unit_name")
    item = ITEM.c.no.label("item_no"), ITEM.c.title.label("item_title"), ITEM.c.leader_id, ITEM.c.state.label("at")
    source = CHANGE.join(ITEM, ITEM.c.id == CHANGE.c.item_id).outerjoin(UNIT, UNIT.c.id == CHANGE.c.unit_id)
    return select(CHANGE, named, *item).select_from(source)


def _read(session: Session, actor: Actor, rows: Sequence[AnyRow]) -> list[ChangeRead]:
    """Changes with their steps, in two statements however many there are."""
    steps: dict[int, list[AnyRow]] = defaultdict(list)
    query = select(STEP).where(STEP.c.change_id.in_([row.id for row in rows])).order_by(STEP.c.position)
    for step in session.execute(query) if rows else ():
        steps[step.change_id].append(step)
    return [_one(actor, row, steps[row.id]) for row in rows]


def _one(actor: Actor, row: AnyRow, steps: list[AnyRow]) -> ChangeRead:
    due = next_step(steps)
    mine = row.state is ChangeState.PROPOSED and _may_decide(actor, row, steps, due)
    read = [StepRead.model_validate(step, from_attributes=True) for step in steps]
    for step in read:
        step.may_decide = mine and step.position == due.position
    edits = [Edit.model_validate(edit) for edit in row.edits]
    own = {Bond.OWN_UNIT} if row.unit_id == actor.unit_id else set()
    return ChangeRead(
        **{name: value for name, value in row._mapping.items() if name in ChangeRead.model_fields and name != "edits"},
        edits=edits,
        due_on=new_date(edits),
        steps=read,
        may_decide=mine,
        may_cancel=row.state is ChangeState.PROPOSED and may(actor, Verb.CANCEL_CHANGE, own),
    )


def _may_decide(actor: Actor, row: AnyRow, steps: list[AnyRow], due: AnyRow) -> bool:
    applicable = row.at in WORKING or (row.kind is ChangeKind.WITHDRAW and may_move(row.at, ItemVerb.WITHDRAW))
    if not applicable or not may(actor, due.verb, bonds_to_change(actor, row.unit_id, row.leader_id)):
        return False
    try:
        check_may_decide(actor, row, steps)
    except Forbidden:
        return False
    return True


def new_date(edits: Sequence[Edit]) -> Any:
    """The latest date that the edits set; None where they set none."""
    return max((edit.after for edit in edits if edit.field is Subject.DUE_ON), default=None)
