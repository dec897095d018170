"""Reading the directory: plans, units and people."""

from collections import defaultdict

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Item, ItemState, Person, Plan, Unit, UnitAlias
from app.models.base import table
from app.models.person import PersonRead
from app.models.plan import PlanRead
from app.models.unit import UnitRead
from app.queries.paging import DEFAULT_LIMIT, Order, Page, page
from app.queries.scope import drafts_visible, visible_items
from app.rules.actor import Actor
from app.rules.errors import not_found
from app.rules.vocabulary import Role

PLAN, ITEM, PERSON = table(Plan).c, table(Item).c, table(Person).c
UNIT, ALIAS = table(Unit).c, table(UnitAlias).c
PLANS = Order("plans", (PLAN.year, PLAN.id), descending=True)
UNITS = Order("units", (UNIT.position, UNIT.id))
PEOPLE = Order("people", (PERSON.id,))


def list_plans(
    session: Session, actor: Actor, *, limit: int = DEFAULT_LIMIT, cursor: str | None = None
) -> Page[PlanRead]:
    """A page of the plans of which the actor may see something, newest year first."""
    return _plans(session, actor, limit=limit, cursor=cursor)


def get_plan(session: Session, actor: Actor, plan_id: int) -> PlanRead:
    """One plan, where something of it is in sight."""
    found = _plans(session, actor, limit=1, plan_id=plan_id).rows
    if not found:
        raise not_found("计划", "plan")
    return found[0]


def _plans(
    session: Session, actor: Actor, *, limit: int, cursor: str | None = None, plan_id: int | None = None
) -> Page[PlanRead]:
    counted = (
        select(ITEM.plan_id, func.count().label("items_total"))
        .where(visible_items(actor), ITEM.state != ItemState.DISCARDED)
        .group_by(ITEM.plan_id)
        .subquery()
    )
    total = func.coalesce(counted.c.items_total, 0).label("items_total")
    query = select(table(Plan), total).join(counted, counted.c.plan_id == PLAN.id, isouter=drafts_visible(actor))
    if plan_id is not None:
        query = query.where(PLAN.id == plan_id)
    if cursor:
        query = query.where(PLANS.after(cursor))
    found = session.execute(query.order_by(*PLANS.clauses()).limit(limit + 1)).all()
    result = page(found, limit, PLANS, lambda row: (row.year, row.id))
    return Page([PlanRead.model_validate(row, from_attributes=True) for row in result.rows], result.cursor)


def list_units(
    session: Session, *, limit: int = DEFAULT_LIMIT, cursor: str | None = None, q: str = ""
) -> Page[UnitRead]:
    """A page of the unit directory, which everybody who is signed in may read; `q` is part of a name or alias."""
    query = select(table(Unit))
    if q:
        by_alias = select(ALIAS.unit_id).where(ALIAS.name.icontains(q, autoescape=True))
        query = query.where(UNIT.name.icontains(q, autoescape=True) | UNIT.id.in_(by_alias))
    if cursor:
        query = query.where(UNITS.after(cursor))
    found = session.execute(query.order_by(*UNITS.clauses()).limit(limit + 1)).all()
    result = page(found, limit, UNITS, lambda row: (row.position, row.id))
    aliases: dict[int, list[str]] = defaultdict(list)
    ids = [row.id for row in result.rows]
    for alias in session.execute(select(table(UnitAlias)).where(ALIAS.unit_id.in_(ids)).order_by(ALIAS.name)):
        aliases[alias.unit_id].append(alias.name)
    return Page([UnitRead(**row._mapping, aliases=aliases[row.id]) for row in result.rows], result.cursor)


def get_unit(session: Session, unit_id: int) -> UnitRead:
    """One unit."""
    row = session.execute(select(table(Unit)).where(UNIT.id == unit_id)).one_or_none()
    if row is None:
        raise not_found("单位", "unit")
    names = session.scalars(select(ALIAS.name).where(ALIAS.unit_id == unit_id).order_by(ALIAS.name))
    return UnitRead(**row._mapping, aliases=list(names))


def find_unit(session: Session, name: str) -> int | None:
    """The id of the unit of this name, alias or code."""
    direct = session.scalar(select(UNIT.id).where((UNIT.name == name) | (UNIT.code == name)))
    return direct or session.scalar(select(ALIAS.unit_id).where(ALIAS.name == name))


def list_people(
    session: Session, *, role: Role | None = None, limit: int = DEFAULT_LIMIT, cursor: str | None = None
) -> Page[PersonRead]:
    """A page of the people that are named, leaders and account holders alike."""
    query = (
        select(PERSON.id, PERSON.name, PERSON.title, PERSON.role, PERSON.unit_id, UNIT.name.label("unit_name"))
        .select_from(table(Person))
        .outerjoin(table(Unit), UNIT.id == PERSON.unit_id)
        .where(PERSON.active)
    )
    if role is not None:
        query = query.where(PERSON.role == role)
    if cursor:
        query = query.where(PEOPLE.after(cursor))
    found = session.execute(query.order_by(*PEOPLE.clauses()).limit(limit + 1)).all()
    result = page(found, limit, PEOPLE, lambda row: (row.id,))
    return Page([PersonRead.model_validate(row, from_attributes=True) for row in result.rows], result.cursor)


def list_accounts(session: Session, limit: int = 500) -> list[PersonRead]:
    """Those who can sign in, by name, for a choice."""
    query = (
        select(PERSON.id, PERSON.name, PERSON.title, PERSON.role, PERSON.unit_id, UNIT.name.label("unit_name"))
        .select_from(table(Person))
        .outerjoin(table(Unit), UNIT.id == PERSON.unit_id)
        .where(PERSON.active, PERSON.username.is_not(None))
        .order_by(PERSON.name, PERSON.id)
        .limit(limit)
    )
    return [PersonRead.model_validate(row, from_attributes=True) for row in session.execute(query)]


def get_person(session: Session, person_id: int) -> PersonRead:
    """One person."""
    query = (
        select(PERSON.id, PERSON.name, PERSON.title, PERSON.role, PERSON.unit_id, UNIT.name.label("unit_name"))
        .select_from(table(Person))
        .outerjoin(table(Unit), UNIT.id == PERSON.unit_id)
        .where(PERSON.id == person_id, PERSON.active)
    )
    found = session.execute(query).one_or_none()
    if found is None:
        raise not_found("人员", "person")
    return PersonRead.model_validate(found, from_attributes=True)
