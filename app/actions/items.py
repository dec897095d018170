"""Items: loading one for a change, and keeping what lists show of it in step with its milestones."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache, partial
from typing import Any

from sqlalchemy import Select, and_, bindparam, case, exists, false, select, true, union_all, update
from sqlalchemy.orm import Session

from app.actions.apart import apart
from app.actions.grounds import grounds_of
from app.models import (
    Assignment,
    Indicator,
    Item,
    Line,
    MemberTick,
    Milestone,
    Plan,
    Reading,
    Share,
    UnitGroupMember,
)
from app.models.base import AnyRow, table
from app.models.item import NEVER, UNDATED, ItemState
from app.queries.rounds import CYCLE
from app.queries.scope import Sight, in_sight, sight_of, viewer
from app.rules.actor import Actor
from app.rules.errors import not_found
from app.rules.lifecycle import MET, NEXT, OPEN, OVER, ItemVerb
from app.rules.light import LightReading, Node, light_at_rest, read_light
from app.rules.vocabulary import AssignmentRole

ITEM, MILESTONE, SHARE = table(Item), table(Milestone), table(Share)
ASSIGNMENT, LINE, MEMBER = table(Assignment), table(Line), table(UnitGroupMember)
TICK, PLAN, INDICATOR, READING = table(MemberTick), table(Plan), table(Indicator), table(Reading)

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
    select(ASSIGNMENT.c.unit_id, LINE.c.id.label("line_id"), ASSIGNMENT.c.role, false().label("by_group"))
    .join(LINE, LINE.c.id == ASSIGNMENT.c.line_id)
    .where(LINE.c.item_id == bindparam("item"), ASSIGNMENT.c.unit_id.is_not(None)),
    select(MEMBER.c.unit_id, LINE.c.id, ASSIGNMENT.c.role, true())
    .join(ASSIGNMENT, ASSIGNMENT.c.group_id == MEMBER.c.group_id)
    .join(LINE, LINE.c.id == ASSIGNMENT.c.line_id)
    .where(LINE.c.item_id == bindparam("item")),
)
"""Which unit is on which line of an item in which role, groups resolved to their members."""

TICKS = (
    select(TICK.c.milestone_id, TICK.c.unit_id)
    .join(MILESTONE, MILESTONE.c.id == TICK.c.milestone_id)
    .where(MILESTONE.c.item_id == bindparam("item"))
)
"""The ticks of an item's milestones by members of the groups that lead them."""

HAS_READINGS = exists().where(READING.c.indicator_id == INDICATOR.c.id, INDICATOR.c.item_id == ITEM.c.id)
HAS_UNSIGNED = exists().where(
    SHARE.c.item_id == ITEM.c.id, SHARE.c.acknowledge_by.is_not(None), SHARE.c.acknowledged_at.is_(None)
)
STANDING = (
    select(ITEM.c.id, ITEM.c.state, ITEM.c.suspended_until, ITEM.c.reason)
    .add_columns(*CYCLE, HAS_READINGS.label("has_readings"))
    .add_columns(HAS_UNSIGNED.label("has_unsigned"))
    .join(PLAN, PLAN.c.id == ITEM.c.plan_id)
    .where(ITEM.c.id == bindparam("item"))
)
"""What decides the light of an item besides its milestones: whether it is at rest, and which dimensions it has."""

IS_LEAD = and_(ASSIGNMENT.c.line_id == bindparam("line"), ASSIGNMENT.c.role != AssignmentRole.SUPPORT)
LEADS = union_all(
    select(ASSIGNMENT.c.unit_id, false().label("by_group")).where(IS_LEAD, ASSIGNMENT.c.unit_id.is_not(None)),
    select(MEMBER.c.unit_id, true()).join(ASSIGNMENT, ASSIGNMENT.c.group_id == MEMBER.c.group_id).where(IS_LEAD),
)
"""The lead units of one line, and which of them lead as members of a group."""

STARTED = case(
    *(
        (and_(ITEM.c.state == state, bindparam("step") > 0), after.value)
        for (state, verb), after in NEXT.items()
        if verb is ItemVerb.START
    ),
    else_=ITEM.c.state,
)
"""The state that acting on an item leaves it in: `lifecycle.move` by `START`, as the database says it."""
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


def check_sight(session: Session, actor: Actor, item_id: int) -> None:
    """NotFound where the item is out of the actor's sight; nothing is held."""
    seen = select(ITEM.c.id).where(ITEM.c.id == item_id, in_sight(sight_of(actor)))
    if session.scalar(seen, viewer(actor)) is None:
        raise not_found("事项", "item")


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
    item = session.execute(STANDING, {"item": item_id}).one()
    light = light_at_rest(item.state, item.suspended_until, item.reason, today) or read_light(
        [Node(n.state, n.due_on, n.starts_on, n.done_on, n.text) for n in nodes],
        today,
        *grounds_of(session, item, today),
    )
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
    _refresh_shares(session, item, nodes, today)
    return light


def _refresh_shares(session: Session, item: AnyRow, nodes: Sequence[AnyRow], today: date) -> None:
    """Tell every unit's desk what is next on the lines that it is on."""
    lines: dict[int, set[int]] = defaultdict(set)
    shared = False
    for part in session.execute(PARTS, {"item": item.id}):
        lines[part.unit_id].add(part.line_id)
        shared = shared or (part.by_group and part.role is not AssignmentRole.SUPPORT)
    ticks = session.execute(TICKS, {"item": item.id}).all() if shared else []
    ticked = {(tick.milestone_id, tick.unit_id) for tick in ticks}
    undone = [] if item.state in OVER else [node for node in nodes if node.state in OPEN]
    # While an item rests nothing of it is late, and nothing is due before it is taken up again.
    rest = item.suspended_until if item.state == ItemState.SUSPENDED else None
    changes = []
    for unit, theirs in lines.items():
        left = (node for node in undone if node.line_id in theirs and (node.id, unit) not in ticked)
        mine = sorted(left, key=lambda node: node.due_on or NEVER)
        changes.append(
            {
                "item": item.id,
                "unit": unit,
                "next_milestone_id": mine[0].id if mine else None,
                "next_due_on": max(mine[0].due_on or UNDATED, rest or today.min) if mine else NEVER,
                "open": len(mine),
                "late": 0 if rest else sum(node.due_on is not None and node.due_on < today for node in mine),
            }
        )
    if changes:
        session.execute(UPDATE_SHARE, changes)


def lead_units(session: Session, line_id: int) -> set[int]:
    """The units that lead a line, jointly or alone, groups resolved to their members."""
    return read_leads(session, line_id).units


@dataclass(frozen=True)
class Leads:
    """Who leads a line. `shared` says that a group is among them, so that each unit ticks a share of its own."""

    units: set[int]
    shared: bool


def read_leads(session: Session, line_id: int) -> Leads:
    """The units that lead a line, groups resolved to their members, and whether they share its milestones."""
    found = session.execute(LEADS, {"line": line_id}).all()
    return Leads({row.unit_id for row in found}, any(row.by_group for row in found))


def lines_of(session: Session, item_id: int) -> list[int]:
    """The ids of an item's lines, in order."""
    return list(session.scalars(select(LINE.c.id).where(LINE.c.item_id == item_id).order_by(LINE.c.no)))


def leader_of(session: Session, item_id: int) -> int | None:
    """The person in charge of an item."""
    return session.scalar(select(ITEM.c.leader_id).where(ITEM.c.id == item_id))


def set_state(session: Session, item: AnyRow, state: ItemState, today: date, **values: Any) -> None:
    """Put a held item into the state that `move` gave, and let its light and its units' desks follow."""
    changed = {"state": state, "version": item.version + 1, **values}
    session.execute(update(ITEM).where(ITEM.c.id == item.id).values(**changed))
    refresh(session, item.id, today, touched=False)


def turn_lights(session: Session, today: date, limit: int = 200) -> int:
    """Refresh up to `limit` items whose light may turn by `today`; returns how many. The worker calls it till 0.

    Each is held first, as a tick holds it: a light computed from milestones that somebody is just ticking would stay.
    One that fails is logged and tried again tomorrow.
    """
    due = session.scalars(
        select(ITEM.c.id)
        .where(ITEM.c.light_turns_on <= today)
        .order_by(ITEM.c.light_turns_on)
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()
    for item_id in due:
        if not apart(session, item_id, partial(refresh, session, item_id, today, touched=False)):
            later = {"light_turns_on": today + timedelta(days=1)}
            session.execute(update(ITEM).where(ITEM.c.id == item_id).values(later))
    return len(due)


def note_report(session: Session, item_id: int, *, now: datetime, today: date) -> None:
    """Note that an item was reported on, which starts its work and may turn its light."""
    session.execute(UPDATE_ITEM, {"item": item_id, "step": 1, "reported_at": now})
    refresh(session, item_id, today, touched=False)
