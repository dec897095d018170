"""Handing an item down (向下分解): a lead unit makes sub-items for its own sub-units; the parent stays as it is."""

from datetime import date, datetime
from itertools import count
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.actions import events, items
from app.actions.issuing import hand_out, held
from app.actions.item_drafts import make, read_lines
from app.actions.plans import Names, add_item, lead_names
from app.importing.draft import ItemDraft
from app.models import Action, Assignment, Item, Line, Plan, Share, Unit, UnitGroupMember
from app.models.base import AnyRow, table
from app.models.drafting import ChildCreate
from app.models.item import NO_LENGTH
from app.rules import permissions
from app.rules.actor import Actor
from app.rules.errors import invalid
from app.rules.handing_down import DEPTH, check_dates, check_receivers
from app.rules.lifecycle import check_working
from app.rules.permissions import Verb
from app.rules.vocabulary import AssignmentRole

ITEM, PLAN, SHARE, UNIT = table(Item), table(Plan), table(Share), table(Unit)
ASSIGNMENT, LINE, MEMBER = table(Assignment), table(Line), table(UnitGroupMember)


def hand_down(session: Session, actor: Actor, item_id: int, body: ChildCreate, *, now: datetime, today: date) -> int:
    """Make and issue a sub-item of an item that the actor's unit leads; returns its id.

    Raises NotFound out of sight, Forbidden for who does not lead, Conflict when the item is not worked on, Invalid for
    a unit that is not a sub-unit and for a date later than the parent's.
    """
    held_parent = items.lock_item(session, actor, item_id)
    leads = session.scalars(
        select(SHARE.c.unit_id).where(SHARE.c.item_id == item_id, SHARE.c.role != AssignmentRole.SUPPORT)
    ).all()
    permissions.require(actor, Verb.HAND_DOWN, permissions.bonds_to_line(actor, leads))
    check_working(held_parent.state, Verb.HAND_DOWN)
    parent = session.execute(select(ITEM).where(ITEM.c.id == item_id)).one()
    names = Names(session)
    draft = _draft(session, names, parent, body)
    child_id = _add(session, actor, parent, draft, names, body, today)
    receivers = _receivers(session, child_id)
    check_receivers(receivers, actor.unit_id or 0, _sub_units(session, actor), _above(session, actor, parent))
    hand_out(session, held(session, [child_id]), now=now, today=today)
    after: dict[str, Any] = {
        "no": draft.no,
        "title": draft.title,
        "units": lead_names(draft),
        "child_id": child_id,
    }
    for about in (item_id, child_id):
        events.record(
            session,
            actor,
            Action.ITEM_HANDED_DOWN,
            now,
            plan_id=parent.plan_id,
            item_id=about,
            data={"before": {}, "after": after},
        )
    return child_id


def _draft(session: Session, names: Names, parent: AnyRow, body: ChildCreate) -> ItemDraft:
    """The sub-item as it is to be, its dates within the parent's."""
    plan = select(PLAN.c.year).where(PLAN.c.id == parent.plan_id).with_for_update(key_share=True)
    year = session.scalar(plan) or 0
    no = _free_number(session, parent)
    if len(no) > NO_LENGTH:
        raise invalid("/title", "too_deep", "分解层级过多，请合并办理", "The item is handed down too often already.")
    due_on = body.due_on or parent.due_on
    draft = make(no, body.title, None, due_on)
    draft.lines, draft.milestones = read_lines(session, names.directory, body.lines, year, due_on)
    steps = [step.due_on for step in draft.milestones]
    check_dates([due_on, *(line.deadline for line in draft.lines), *steps], parent.due_on)
    bare = next((n for n in range(len(draft.lines)) if all(step.line != n for step in draft.milestones)), None)
    if bare is not None:
        detail = "Every line needs a milestone, by which it is done or not."
        raise invalid(f"/lines/{bare}/milestones", "milestone_missing", "请写明到什么时候完成什么", detail)
    if not draft.lines[0].lead_units:
        raise invalid("/lines/0/lead_units", "required", "请写明由哪个下属单位主办", "Name the sub-unit that leads.")
    return draft


def _free_number(session: Session, parent: AnyRow) -> str:
    """The first number under the parent's that nothing in the plan has; the caller holds the plan."""
    taken = set(session.scalars(select(ITEM.c.no).where(ITEM.c.plan_id == parent.plan_id)))
    return next(no for no in (f"{parent.no}-{n}" for n in count(1)) if no not in taken)


def _add(
    session: Session, actor: Actor, parent: AnyRow, draft: ItemDraft, names: Names, body: ChildCreate, today: date
) -> int:
    return add_item(
        session,
        parent.plan_id,
        parent.position,
        draft,
        names,
        today,
        leader_id=parent.leader_id,
        parent_id=parent.id,
        owner_unit_id=actor.unit_id,
        urgent=body.urgent,
    )


def _receivers(session: Session, item_id: int) -> set[int]:
    """The units that the lines of an item name, groups resolved to their members."""
    of_item = LINE.c.item_id == item_id
    joined = select(ASSIGNMENT.c.unit_id, ASSIGNMENT.c.group_id).join(LINE, LINE.c.id == ASSIGNMENT.c.line_id)
    rows = session.execute(joined.where(of_item)).all()
    groups = {row.group_id for row in rows if row.group_id is not None}
    members = session.scalars(select(MEMBER.c.unit_id).where(MEMBER.c.group_id.in_(groups)))
    return {row.unit_id for row in rows if row.unit_id is not None} | set(members)


def _sub_units(session: Session, actor: Actor) -> set[int]:
    return set(session.scalars(select(UNIT.c.id).where(UNIT.c.parent_id == actor.unit_id)))


def _above(session: Session, actor: Actor, parent: AnyRow) -> set[int]:
    """The units that the item came from: those that handed it down, and those over the actor's own."""
    found: set[int] = set()
    item: AnyRow | None = parent
    unit = actor.unit_id
    for _ in range(DEPTH):
        if item is not None and item.owner_unit_id is not None:
            found.add(item.owner_unit_id)
            item = session.execute(select(ITEM).where(ITEM.c.id == item.parent_id)).one_or_none()
        unit = session.scalar(select(UNIT.c.parent_id).where(UNIT.c.id == unit))
        if unit is not None:
            found.add(unit)
    return found
