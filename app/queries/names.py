"""Names that forms suggest while somebody types."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Person, Unit, UnitGroup
from app.models.base import table
from app.rules.vocabulary import Role

UNIT, GROUP, PERSON = table(Unit).c, table(UnitGroup).c, table(Person).c
LEADERS = (Role.LEADER, Role.PRINCIPAL_LEADER)


def unit_names(session: Session) -> list[str]:
    """All units that stand, then all groups."""
    units = select(UNIT.name).where(UNIT.valid_to.is_(None)).order_by(UNIT.position, UNIT.id)
    return [*session.scalars(units), *session.scalars(select(GROUP.name).order_by(GROUP.id))]


def units_standing(session: Session) -> list[tuple[int, str]]:
    """All units that stand, by id and name: a part may be asked for any of them, whatever else is in sight."""
    query = select(UNIT.id, UNIT.name).where(UNIT.valid_to.is_(None)).order_by(UNIT.position, UNIT.id)
    return [(row.id, row.name) for row in session.execute(query)]


def sub_unit_names(session: Session, unit_id: int) -> list[str]:
    """The units under one unit."""
    return list(session.scalars(select(UNIT.name).where(UNIT.parent_id == unit_id).order_by(UNIT.position, UNIT.id)))


def leader_names(session: Session) -> list[str]:
    """The leaders that an item may have."""
    return list(session.scalars(select(PERSON.name).where(PERSON.role.in_(LEADERS)).order_by(PERSON.id)))
