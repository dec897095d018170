"""Who has a part in an item, after its lines' units have changed: shares and the names that lists show."""

from sqlalchemy import delete, func, insert, select, union_all, update
from sqlalchemy.orm import Session

from app.models import Assignment, Item, Line, Share, Unit, UnitGroup, UnitGroupMember
from app.models.base import table
from app.models.item import NEVER
from app.rules.vocabulary import AssignmentRole
from app.rules.words import cut

ASSIGNMENT, ITEM, LINE, SHARE = table(Assignment), table(Item), table(Line), table(Share)
MEMBER, UNIT, GROUP = table(UnitGroupMember), table(Unit), table(UnitGroup)
STRONGEST = tuple(AssignmentRole)
NAMES_LENGTH = 500


def rebuild(session: Session, item_id: int) -> None:
    """Give every unit of the item its share, take those of others, and write the lead units' names down."""
    wanted = roles(session, item_id)
    present = {row.unit_id: row.role for row in session.execute(select(SHARE).where(SHARE.c.item_id == item_id))}
    gone = set(present) - set(wanted)
    session.execute(delete(SHARE).where(SHARE.c.item_id == item_id, SHARE.c.unit_id.in_(gone)))
    due_key = session.scalar(select(ITEM.c.due_key).where(ITEM.c.id == item_id)) or NEVER
    for unit_id, role in wanted.items():
        if unit_id not in present:
            row = {"unit_id": unit_id, "item_id": item_id, "role": role, "due_key": due_key, "next_due_on": NEVER}
            session.execute(insert(SHARE), {**row, "late": 0, "open": 0})
        elif present[unit_id] != role:
            mine = SHARE.c.item_id == item_id, SHARE.c.unit_id == unit_id
            session.execute(update(SHARE).where(*mine).values(role=role))
    names = cut("、".join(_lead_names(session, item_id)), NAMES_LENGTH)
    session.execute(update(ITEM).where(ITEM.c.id == item_id).values(lead_names=names))


def roles(session: Session, item_id: int) -> dict[int, AssignmentRole]:
    """Each unit's strongest role in an item, groups resolved to their members."""
    of_item = LINE.c.item_id == item_id
    direct = (
        select(ASSIGNMENT.c.unit_id, ASSIGNMENT.c.role)
        .join(LINE, LINE.c.id == ASSIGNMENT.c.line_id)
        .where(of_item, ASSIGNMENT.c.unit_id.is_not(None))
    )
    by_group = (
        select(MEMBER.c.unit_id, ASSIGNMENT.c.role)
        .join(ASSIGNMENT, ASSIGNMENT.c.group_id == MEMBER.c.group_id)
        .join(LINE, LINE.c.id == ASSIGNMENT.c.line_id)
        .where(of_item)
    )
    found: dict[int, AssignmentRole] = {}
    for row in session.execute(union_all(direct, by_group)):
        found[row.unit_id] = min(found.get(row.unit_id, row.role), row.role, key=STRONGEST.index)
    return found


def _lead_names(session: Session, item_id: int) -> list[str]:
    query = (
        select(func.coalesce(UNIT.c.name, GROUP.c.name))
        .select_from(ASSIGNMENT)
        .join(LINE, LINE.c.id == ASSIGNMENT.c.line_id)
        .outerjoin(UNIT, UNIT.c.id == ASSIGNMENT.c.unit_id)
        .outerjoin(GROUP, GROUP.c.id == ASSIGNMENT.c.group_id)
        .where(LINE.c.item_id == item_id, ASSIGNMENT.c.role != AssignmentRole.SUPPORT)
        .order_by(LINE.c.no, ASSIGNMENT.c.position)
    )
    return list(dict.fromkeys(session.scalars(query)))
