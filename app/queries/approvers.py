"""Who is there to approve: which steps of a change somebody besides the asker can take at present."""

from sqlalchemy import and_, exists, or_, select
from sqlalchemy.orm import Session

from app.models import ApiClient, Person
from app.models.base import table
from app.rules.actor import Actor
from app.rules.permissions import Verb
from app.rules.vocabulary import Role

PERSON, CLIENT = table(Person).c, table(ApiClient).c
VERBS = {
    Role.UNIT_HEAD: Verb.APPROVE_AS_HEAD,
    Role.SUPERVISOR: Verb.APPROVE_AS_OFFICE,
    Role.LEADER: Verb.APPROVE_AS_LEADER,
    Role.PRINCIPAL_LEADER: Verb.APPROVE_AS_PRINCIPAL,
    Role.DEVELOPMENT_REFORM: Verb.APPROVE_AS_DEVELOPMENT,
}
OFFICE_SYSTEM = exists().where(CLIENT.unit_id.is_(None)).label("has_system")
"""The office's own system stands for the office."""


def absentees(session: Session, actor: Actor, leader_id: int | None) -> set[Verb]:
    """The approvals that nobody but the asker could give: no active account has the role, for this unit and item."""
    able = or_(
        and_(PERSON.role == Role.UNIT_HEAD, PERSON.unit_id == actor.unit_id),
        and_(PERSON.role == Role.LEADER, PERSON.id == leader_id),
        PERSON.role.in_([Role.SUPERVISOR, Role.PRINCIPAL_LEADER, Role.DEVELOPMENT_REFORM]),
    )
    query = select(PERSON.role).where(PERSON.active, PERSON.username.is_not(None), able).distinct()
    if actor.person_id is not None:
        query = query.where(PERSON.id != actor.person_id)
    there = {VERBS[role] for role in session.scalars(query)}
    if Verb.APPROVE_AS_OFFICE not in there and session.scalar(select(OFFICE_SYSTEM)):
        there.add(Verb.APPROVE_AS_OFFICE)
    return set(VERBS.values()) - there
