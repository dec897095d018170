"""Items: loading one for a change, and keeping what lists show of it in step with its milestones."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, partial
from typing import Any

from sqlalchemy import Select, and_, bindparam, exists, false, select, true, union_all, update
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
    Unit,
    UnitGroupMember,
)
from app.models.base import AnyRow, table
from app.models.item import NEVER, UNDATED, ItemState
from app.models.prepared import has_row, prepared
from app.queries.rounds import CYCLE
from app.queries.scope import Sight, in_sight, sight_of, viewer
from app.rules.acknowledgement import Unsigned
from app.rules.actor import Actor
from app.rules.errors import not_found
from app.rules.handing_down import Shown, rolls_up
from app.rules.lifecycle import MET, OPEN, OVER, ItemVerb, may_move, move
from app.rules.light import LightReading, Node, light_at_rest, read_light
from app.rules.vocabulary import AssignmentRole

ITEM, MILESTONE, SHARE = table(Item), table(Milestone), table(Share)
ASSIGNMENT, LINE, MEMBER = table(Assignment), table(Line), table(UnitGroupMember)
TICK, PLAN, INDICATOR, READING = table(MemberTick), table(Plan), table(Indicator), table(Reading)
UNIT = table(Unit)
SHOWN = (
    *("light", "light_code", "light_on", "light_count", "light_text", "light_turns_on"),
    *("milestones_total", "milestones_met"),
)
"""What lists show of an item, computed from its milestones."""
NEXT_STEP = ("next_milestone_id", "next_due_on", "open", "late")
"""What a share says of the next thing that its unit owes."""

HAS_READINGS = exists().where(READING.c.indicator_id == INDICATOR.c.id, INDICATOR.c.item_id == ITEM.c.id)
CHILD = ITEM.alias("child")
HAS_CHILDREN = has_row(CHILD.c.id, CHILD.c.parent_id == ITEM.c.id)
STANDING = prepared(
    select(ITEM.c.id, ITEM.c.parent_id, ITEM.c.state, ITEM.c.suspended_until, ITEM.c.reason)
    .add_columns(*(ITEM.c[name] for name in SHOWN))
    .add_columns(*CYCLE, HAS_READINGS.label("has_readings"), HAS_CHILDREN.label("has_children"))
    .add_columns(
        MILESTONE.c.id.label("node_id"),
        MILESTONE.c.line_id,
        MILESTONE.c.state.label("node_state"),
        MILESTONE.c.due_on,
        MILESTONE.c.starts_on,
        MILESTONE.c.done_on,
        MILESTONE.c.text,
    )
    .join(PLAN, PLAN.c.id == ITEM.c.plan_id)
    .outerjoin(MILESTONE, MILESTONE.c.item_id == ITEM.c.id)
    .where(ITEM.c.id == bindparam("item"))
    .order_by(MILESTONE.c.position)
)
"""What decides the light of an item: whether it is at rest, which dimensions it has, and, one a row, its milestones.

Asked only while the item is held: what a statement reads beside the row that it waits for may be older than that row.
"""

ON_LINES = union_all(
    select(ASSIGNMENT.c.unit_id, LINE.c.id.label("line_id"), ASSIGNMENT.c.role, false().label("by_group"))
    .join(LINE, LINE.c.id == ASSIGNMENT.c.line_id)
    .where(LINE.c.item_id == bindparam("item"), ASSIGNMENT.c.unit_id.is_not(None)),
    select(MEMBER.c.unit_id, LINE.c.id, ASSIGNMENT.c.role, true())
    .join(ASSIGNMENT, ASSIGNMENT.c.group_id == MEMBER.c.group_id)
    .join(LINE, LINE.c.id == ASSIGNMENT.c.line_id)
    .where(LINE.c.item_id == bindparam("item")),
).subquery()
PARTS = prepared(
    select(*ON_LINES.c, UNIT.c.name)
    .add_columns(*(SHARE.c[name] for name in (*NEXT_STEP, "unsigned_yellow_on", "unsigned_red_on")))
    .add_columns(and_(SHARE.c.acknowledge_by.is_not(None), SHARE.c.acknowledged_at.is_(None)).label("unsigned"))
    .join(UNIT, UNIT.c.id == ON_LINES.c.unit_id)
    .outerjoin(SHARE, and_(SHARE.c.item_id == bindparam("item"), SHARE.c.unit_id == ON_LINES.c.unit_id))
)
"""Which unit is on which line of an item in which role, groups resolved to their members, and what its share says."""

TICKS = prepared(
    select(TICK.c.milestone_id, TICK.c.unit_id)
    .join(MILESTONE, MILESTONE.c.id == TICK.c.milestone_id)
    .where(MILESTONE.c.item_id == bindparam("item"))
)
"""The ticks of an item's milestones by members of the groups that lead them."""


IS_LEAD = and_(ASSIGNMENT.c.line_id == bindparam("line"), ASSIGNMENT.c.role != AssignmentRole.SUPPORT)
LEADS = prepared(
    union_all(
        select(ASSIGNMENT.c.unit_id, false().label("by_group")).where(IS_LEAD, ASSIGNMENT.c.unit_id.is_not(None)),
        select(MEMBER.c.unit_id, true()).join(ASSIGNMENT, ASSIGNMENT.c.group_id == MEMBER.c.group_id).where(IS_LEAD),
    )
)
"""The lead units of one line, and which of them lead as members of a group."""

UPDATE_ITEM = prepared(update(ITEM).where(ITEM.c.id == bindparam("item")))
TOUCH_ITEM = prepared(update(ITEM).where(ITEM.c.id == bindparam("item")).values(version=ITEM.c.version + 1))
UPDATE_SHARE = prepared(update(SHARE).where(SHARE.c.item_id == bindparam("item"), SHARE.c.unit_id == bindparam("unit")))


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
    return prepared(
        select(ITEM.c.id, ITEM.c.plan_id, ITEM.c.no, ITEM.c.title, ITEM.c.state, ITEM.c.version)
        .where(ITEM.c.id == bindparam("item"), in_sight(sight))
        .with_for_update(of=ITEM)
    )


def refresh(
    session: Session,
    item_id: int,
    today: date,
    *,
    touched: bool = True,
    parts: Sequence[AnyRow] | None = None,
    **values: Any,
) -> LightReading:
    """Recompute the light, the counts and every unit's next step of one item from its milestones.

    `touched` says that somebody acted, which moves the version and starts the item's work; `parts` spares reading them
    again, and `values` are written to the item along with the light.
    """
    rows = session.execute(STANDING, {"item": item_id}).all()
    item, nodes = rows[0], [row for row in rows if row.node_id is not None]
    parts = read_parts(session, item_id) if parts is None else parts
    light = light_at_rest(item.state, item.suspended_until, item.reason, today) or read_light(
        [Node(n.node_state, n.due_on, n.starts_on, n.done_on, n.text) for n in nodes],
        today,
        *grounds_of(session, item, _unsigned(parts), today),
    )
    if item.parent_id is not None and rolls_up(Shown(item.light, item.light_on), Shown(light.light, light.on)):
        # The item above may not be held after this one: the worker tells it, within seconds.
        values["rolls_up_on"] = today
    _update_item(session, item, _shown(light, nodes), touched=touched, **values)
    _refresh_shares(session, item, nodes, parts, today)
    return light


def _shown(light: LightReading, nodes: Sequence[AnyRow]) -> dict[str, Any]:
    """The values of `SHOWN`."""
    return {
        "light": light.light,
        "light_code": light.code,
        "light_on": light.on,
        "light_count": light.count,
        "light_text": light.text,
        "light_turns_on": light.turns_on,
        "milestones_total": len(nodes),
        "milestones_met": sum(node.node_state in MET for node in nodes),
    }


def _update_item(session: Session, item: AnyRow, shown: dict[str, Any], *, touched: bool, **values: Any) -> None:
    """Write what has changed and nothing else: every index of a column that is written costs a page."""
    if touched and may_move(item.state, ItemVerb.START):
        shown["state"] = move(item.state, ItemVerb.START)
    values |= {name: value for name, value in shown.items() if value != getattr(item, name)}
    if values or touched:
        session.execute(TOUCH_ITEM if touched else UPDATE_ITEM, {"item": item.id, **values})


def _unsigned(parts: Sequence[AnyRow]) -> list[Unsigned]:
    """The units that have yet to sign for the item, in the directory's order."""
    found = {part.unit_id: part for part in parts if part.unsigned}
    return [Unsigned(one.name, one.unsigned_yellow_on, one.unsigned_red_on) for _, one in sorted(found.items())]


def _refresh_shares(
    session: Session, item: AnyRow, nodes: Sequence[AnyRow], parts: Sequence[AnyRow], today: date
) -> None:
    """Tell every unit's desk what is next on the lines that it is on, where that has changed."""
    lines: dict[int, set[int]] = defaultdict(set)
    said = {part.unit_id: {name: getattr(part, name) for name in NEXT_STEP} for part in parts}
    for part in parts:
        lines[part.unit_id].add(part.line_id)
    shared = any(part.by_group and part.role is not AssignmentRole.SUPPORT for part in parts)
    ticks = session.execute(TICKS, {"item": item.id}).all() if shared else []
    ticked = {(tick.milestone_id, tick.unit_id) for tick in ticks}
    undone = [] if item.state in OVER else [node for node in nodes if node.node_state in OPEN]
    # While an item rests nothing of it is late, and nothing is due before it is taken up again.
    rest = item.suspended_until if item.state == ItemState.SUSPENDED else None
    changes = []
    for unit, theirs in lines.items():
        left = (node for node in undone if node.line_id in theirs and (node.node_id, unit) not in ticked)
        mine = sorted(left, key=lambda node: node.due_on or NEVER)
        step = {
            "next_milestone_id": mine[0].node_id if mine else None,
            "next_due_on": max(mine[0].due_on or UNDATED, rest or today.min) if mine else NEVER,
            "open": len(mine),
            "late": 0 if rest else sum(node.due_on is not None and node.due_on < today for node in mine),
        }
        if step != said[unit]:
            changes.append({"item": item.id, "unit": unit, **step})
    if changes:
        session.execute(UPDATE_SHARE, changes)


def read_parts(session: Session, item_id: int) -> Sequence[AnyRow]:
    """Rows of `PARTS`; the item is held."""
    return session.execute(PARTS, {"item": item_id}).all()


def lead_units(session: Session, line_id: int) -> set[int]:
    """The units that lead a line, jointly or alone, groups resolved to their members."""
    return read_leads(session, line_id).units


@dataclass(frozen=True)
class Leads:
    """Who leads a line. `shared` says that a group is among them, so that each unit ticks a share of its own."""

    units: set[int]
    shared: bool


def leads_among(parts: Sequence[AnyRow], line_id: int) -> Leads:
    """`read_leads` from the parts of an item that have been read already."""
    found = [part for part in parts if part.line_id == line_id and part.role is not AssignmentRole.SUPPORT]
    return Leads({part.unit_id for part in found}, any(part.by_group for part in found))


def read_leads(session: Session, line_id: int) -> Leads:
    """The units that lead a line, groups resolved to their members, and whether they share its milestones."""
    found = session.execute(LEADS, {"line": line_id}).all()
    return Leads({row.unit_id for row in found}, any(row.by_group for row in found))


def lines_of(session: Session, item_id: int) -> list[int]:
    """The ids of an item's lines, in order."""
    return list(session.scalars(select(LINE.c.id).where(LINE.c.item_id == item_id).order_by(LINE.c.no)))


def bare_lines(session: Session, item_ids: Sequence[int]) -> list[AnyRow]:
    """The lines of these items that have no milestone, not even a waived one, in order."""
    has_one = exists().where(MILESTONE.c.line_id == LINE.c.id)
    query = select(LINE.c.id, LINE.c.item_id, LINE.c.no, LINE.c.plan_text)
    bare = query.where(LINE.c.item_id.in_(item_ids), ~has_one)
    return list(session.execute(bare.order_by(LINE.c.item_id, LINE.c.no)).all())


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


def roll_up(session: Session, today: date) -> int:
    """Let one item follow what has turned red below it, or is red no more; returns 0 where none waits for that.

    The worker calls it till 0: one a transaction, which so holds the upper one first and those below in the order of
    their ids, as everybody does. One that fails is logged and tried again tomorrow.
    """
    waiting = ITEM.c.rolls_up_on <= today
    above = session.scalar(select(ITEM.c.parent_id).where(waiting).order_by(ITEM.c.rolls_up_on).limit(1))
    if above is None:
        return 0
    session.execute(select(ITEM.c.id).where(ITEM.c.id == above).with_for_update())
    below = select(ITEM.c.id).where(ITEM.c.parent_id == above, waiting).order_by(ITEM.c.id).with_for_update()
    told = session.scalars(below).all()
    done = apart(session, above, partial(refresh, session, above, today, touched=False))
    later = None if done else today + timedelta(days=1)
    # By their ids: another may have turned since they were held, and has to be told of in its turn.
    session.execute(update(ITEM).where(ITEM.c.id.in_(told)).values(rolls_up_on=later))
    return 1
