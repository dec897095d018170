"""Reading delegations: the register, and whom somebody may act for today."""

from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.models import Delegation, Person
from app.models.base import table
from app.models.delegation import DelegationRead
from app.queries.paging import DEFAULT_LIMIT, Order, Page, page
from app.rules.actor import Actor
from app.rules.permissions import Verb, require

DELEGATION = table(Delegation).c
PERSON, DEPUTY = table(Person).alias("person").c, table(Person).alias("deputy").c
NEWEST = Order("delegations", (DELEGATION.id,), descending=True)


def list_delegations(
    session: Session, actor: Actor, *, limit: int = DEFAULT_LIMIT, cursor: str | None = None
) -> Page[DelegationRead]:
    """A page of the register, newest first, for those who keep it."""
    require(actor, Verb.DELEGATE)
    query = _columns()
    if cursor:
        query = query.where(NEWEST.after(cursor))
    found = session.execute(query.order_by(*NEWEST.clauses()).limit(limit + 1)).all()
    result = page(found, limit, NEWEST, lambda row: (row.id,))
    return Page([DelegationRead.model_validate(row, from_attributes=True) for row in result.rows], result.cursor)


def get_delegation(session: Session, delegation_id: int) -> DelegationRead:
    """One row of the register that the caller has just written."""
    row = session.execute(_columns().where(DELEGATION.id == delegation_id)).one()
    return DelegationRead.model_validate(row, from_attributes=True)


def delegations_to(session: Session, actor: Actor, today: date) -> list[DelegationRead]:
    """For whom the actor may act today."""
    query = _columns().where(
        DELEGATION.deputy_id == actor.person_id,
        DELEGATION.starts_on <= today,
        DELEGATION.ends_on >= today,
        DELEGATION.ended_at.is_(None),
    )
    return [DelegationRead.model_validate(row, from_attributes=True) for row in session.execute(query)]


def _columns() -> Select[tuple[object, ...]]:
    return (
        select(
            DELEGATION.id,
            DELEGATION.person_id,
            PERSON.name.label("person_name"),
            DELEGATION.deputy_id,
            DEPUTY.name.label("deputy_name"),
            DELEGATION.starts_on,
            DELEGATION.ends_on,
            DELEGATION.reason,
            DELEGATION.ended_at,
        )
        .join(PERSON.id.table, PERSON.id == DELEGATION.person_id)
        .join(DEPUTY.id.table, DEPUTY.id == DELEGATION.deputy_id)
    )
