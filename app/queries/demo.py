"""Whether a database holds what only demonstrations may hold."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Action, Event, Person, Plan
from app.models.base import table
from app.rules.vocabulary import Via

EVENT, PERSON, PLAN = table(Event).c, table(Person).c, table(Plan).c


def has_demo(session: Session) -> bool:
    """Whether there is a demonstration plan, or an active account whose making the log puts down to one."""
    if session.scalar(select(PLAN.id).where(PLAN.demo).limit(1)) is not None:
        return True
    made = select(EVENT.data).where(EVENT.action == Action.USER_CREATED, EVENT.via == Via.DEMO)
    names = [data.get("username") for data in session.scalars(made)]
    known = select(PERSON.id).where(PERSON.username.in_(names), PERSON.active).limit(1)
    return bool(names) and session.scalar(known) is not None
