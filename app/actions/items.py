"""Items: loading one for a change, and keeping what lists show of it in step with its milestones."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache

from sqlalchemy import Select, and_, bindparam, case, select, union_all, update
from sqlalchemy.orm import Session

from app.models import Assignment, Item, Line, Milestone, Share, UnitGroupMember
from app.models.base import AnyRow, table
from app.models.item import NEVER, UNDATED, ItemState
from app.queries.scope import Sight, in_sight, sight_of, viewer
from app.rules.actor import Actor
from app.rules.errors import not_found
from app.rules.lifecycle import MET, OPEN
from app.rules.light import LightReading, Node, read_light
from app.rules.vocabulary import AssignmentRole

ITEM, MILESTONE, SHARE = table(Item), table(Milestone), table(Share)
ASSIGNMENT, LINE, MEMBER = table(Assignment), table(Line), table(UnitGroupMember)

NODES = (
    select(
        MILESTONE.c.id,
        MILESTONE.c.line_id,
        MILESTONE.c.state,
        MILESTONE.c.due_on,
        MILESTONE.c.starts_on,
        MILESTONE.c.done_on,
        MILESTONE.c.text,
    )
    .where(MILESTONE.c.item_id == bindparam("item"))
    .order_by(MILESTONE.c.position)
)
"""All milestones of an item, with what a light needs to know."""

PARTS = union_all(
    select(ASSIGNMENT.c.unit_id, LINE.c.id.label("line_id"))
    .join(LINE, LINE.c.id == ASSIGNMENT.c.line_id)
    .where(LINE.c.item_id == bindparam("item"), ASSIGNMENT.c.unit_id.is_not(None)),
    select(MEMBER.c.unit_id, LINE.c.id.label("line_id"))
    .join(ASSIGNMENT, ASSIGNMENT.c.group_id == MEMBER.c.group_id)
    .join(LINE, LINE.c.id == ASSIGNMENT.c.line_id)
    .where(LINE.c.item_id == bindparam("item")),
)
"""Which unit is on which line of an item, groups resolved to their members."""

LEADING = and_(ASSIGNMENT.c.line_id == bindparam("line"), ASSIGNMENT.c.role != AssignmentRole.SUPPORT)
LEADS = union_all(
    select(ASSIGNMENT.c.unit_id).where(LEADING, ASSIGNMENT.c.unit_id.is_not(None)),
    select(MEMBER.c.unit_id).join(ASSIGNMENT, ASSIGNMENT.c.group_id == MEMBER.c.group_id).where(LEADING),
)
"""The units that lead a line, groups resolved to their members."""

STARTED = case(
    (and_(ITEM.c.state == ItemState.ISSUED, bindparam("step") > 0), ItemState.IN_PROGRESS.value),
    else_=ITEM.c.state,
)
UPDATE_ITEM = (
    update(ITEM).where(ITEM.c.id == bindparam("item")).values(version=ITEM.c.version + bindparam("step"), state=STARTED)
)
UPDATE_SHARE = update(SHARE).where(SHARE.c.item_id == bindparam("item"), SHARE.c.unit_id == bindparam("unit"))


def lock_item(session: Session, actor: Actor, item_id: int) -> AnyRow:
    """The item as it stands, held until the end of the transaction; NotFound when out of the actor's sight."""
    found = session.execute(_locking(sight_of(actor)), {"item": item_id, **viewer(actor)}).one_or_none()
    if found is None:
        raise not_found("事项", "item")
    return found


@cache
def _locking(sight: Sight) -> Select[tuple[object, ...]]:
    return (
        select(ITEM.c.id, ITEM.c.plan_id, ITEM.c.no, ITEM.c.title, ITEM.c.state, ITEM.c.version)
        .where(ITEM.c.id == bindparam("item"), in_sight(sight))
        .with_for_update(of=ITEM)
    )


def refresh(session: Session, item_id: int, today: date, *, touched: bool = True) -> LightReading:
    """Recompute the light, the counts and every unit's next step of one item from its milestones.

    `touched` says that somebody acted, which moves the version and starts the item's work.
    """
    nodes = session.execute(NODES, {"item": item_id}).all()
    light = read_light([Node(n.state, n.due_on, n.starts_on, n.done_on, n.text) for n in nodes], today)
    session.execute(
        UPDATE_ITEM,
        {
            "item": item_id,
            "step": int(touched),
            "light": light.light,
            "light_code": light.code,
            "light_on": light.on,
            "light_count": light.count,
            "light_text": light.text,
            "light_turns_on": light.turns_on,
            "milestones_total": len(nodes),
            "milestones_met": sum(node.state in MET for node in nodes),
        },
    )
    _refresh_shares(session, item_id, nodes, today)
    return light


def _refresh_shares(session: Session, item_id: int, nodes: Sequence[AnyRow], today: date) -> None:
    """Tell every unit's desk what is next on the lines that it is on."""
    lines: dict[int, set[int]] = defaultdict(set)
    for part in session.execute(PARTS, {"item": item_id}):
        lines[part.unit_id].add(part.line_id)
    undone = [node for node in nodes if node.state in OPEN]
    changes = []
    for unit, theirs in lines.items():
        mine = sorted((n for n in undone if n.line_id in theirs), key=lambda node: node.due_on or NEVER)
        changes.append(
            {
                "item": item_id,
                "unit": unit,
                "next_milestone_id": mine[0].id if mine else None,
                "next_due_on": (mine[0].due_on or UNDATED) if mine else NEVER,
                "open": len(mine),
                "late": sum(node.due_on is not None and node.due_on < today for node in mine),
            }
        )
    if changes:
        session.execute(UPDATE_SHARE, changes)


def lead_units(session: Session, line_id: int) -> set[int]:
    """The units that lead a line, jointly or alone, groups resolved to their members."""
    return set(session.scalars(LEADS, {"line": line_id}))


def turn_lights(session: Session, today: date, limit: int = 200) -> int:
    """Refresh up to `limit` items whose light may turn by `today`; returns how many. The worker calls it till 0.

    Each is held first, as a tick holds it: a light computed from milestones that somebody is just ticking would stay.
    """
    due = session.scalars(
        select(ITEM.c.id)
        .where(ITEM.c.light_turns_on <= today)
        .order_by(ITEM.c.light_turns_on)
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()
    for item_id in due:
        refresh(session, item_id, today, touched=False)
    return len(due)


def note_report(session: Session, item_id: int, now: datetime) -> None:
    """Note that an item was reported on, which starts its work."""
    session.execute(UPDATE_ITEM, {"item": item_id, "step": 1, "reported_at": now})
