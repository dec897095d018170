"""Drafting (拟订): the office writes plans and items that only it sees, and edits them until they are issued."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy.orm import Session

from app.actions import events, items
from app.actions.item_drafts import leader_name, make, read_lines
from app.actions.plans import Names, add_item, add_lines, lead_names
from app.importing.draft import ItemDraft
from app.models import Action, Assignment, Indicator, Item, Line, Milestone, Plan, Target
from app.models.base import AnyRow, table
from app.models.drafting import DraftDiscard, ItemCreate, ItemUpdate, PlanCreate
from app.models.item import NEVER
from app.rules import permissions
from app.rules.actor import Actor
from app.rules.errors import Conflict, invalid, not_found
from app.rules.lifecycle import ItemState, ItemVerb, move
from app.rules.permissions import Verb
from app.rules.vocabulary import Certainty

PLAN, ITEM, LINE = table(Plan), table(Item), table(Line)
MILESTONE, TARGET, INDICATOR, ASSIGNMENT = table(Milestone), table(Target), table(Indicator), table(Assignment)
UPDATE = update(ITEM).where(ITEM.c.id == bindparam("item"))
CHANGE_INSTEAD = "该事项已经交办，不能再按草稿修改；请走变更程序", "It is issued; ask for a change instead."
WITHDRAW_INSTEAD = (
    "该事项已经交办，不能再作废；请申请撤销",
    "It is issued; ask for its withdrawal instead (POST /items/{item_id}/withdrawal).",
)
"""What is still to be done with what is no draft any more: title and detail."""


def create_plan(session: Session, actor: Actor, body: PlanCreate, *, now: datetime) -> int:
    """Draft an empty plan; returns its id."""
    permissions.require(actor, Verb.DRAFT)
    plan = Plan(**body.model_dump(), created_at=now)
    session.add(plan)
    session.flush()
    assert plan.id is not None
    data = {"title": plan.title, "before": {}, "after": {"title": plan.title}}
    events.record(session, actor, Action.PLAN_DRAFTED, now, plan_id=plan.id, data=data)
    return plan.id


def create_item(session: Session, actor: Actor, plan_id: int, body: ItemCreate, *, now: datetime, today: date) -> int:
    """Draft an item at the end of a plan; returns its id. Raises Invalid for a taken number, unknown unit or leader."""
    permissions.require(actor, Verb.DRAFT)
    plan = session.execute(select(PLAN).where(PLAN.c.id == plan_id).with_for_update(key_share=True)).one_or_none()
    if plan is None:
        raise not_found("计划", "plan")
    no = body.no or next_number(session, plan_id)
    _check_free(session, plan_id, no)
    names = Names(session)
    draft = make(no, body.title, leader_name(session, body.leader), body.due_on)
    draft.lines, draft.milestones = read_lines(session, names.directory, body.lines, plan.year, body.due_on)
    item_id = add_item(session, plan_id, next_position(session, plan_id), draft, names, today, urgent=body.urgent)
    record(session, actor, Action.ITEM_DRAFTED, plan_id, item_id, {"no": no, "title": draft.title}, now)
    return item_id


def edit_item(session: Session, actor: Actor, item_id: int, body: ItemUpdate, *, now: datetime, today: date) -> None:
    """Change a draft; what it says already is no change. Raises Conflict when it is issued already, or is no longer at
    the version last seen, where one is named."""
    permissions.require(actor, Verb.DRAFT)
    held = items.lock_item(session, actor, item_id)
    check_draft(held, body.version)
    stands = session.execute(select(ITEM).where(ITEM.c.id == item_id)).one()
    year = session.scalar(select(PLAN.c.year).where(PLAN.c.id == stands.plan_id)) or today.year
    sent = body.model_dump(exclude_unset=True, exclude={"version", "lines"})
    sent["no"] = sent.get("no") or stands.no
    if sent["no"] != stands.no:
        _check_free(session, stands.plan_id, sent["no"])
    due_on = sent.get("due_on", stands.due_on)
    values = _columns(session, sent, due_on)
    if body.lines is None and all(getattr(stands, name) == value for name, value in values.items()):
        return
    values["version"] = stands.version + 1
    if body.lines is not None:
        names = Names(session)
        draft = make(stands.no, stands.title, None, due_on)
        draft.lines, draft.milestones = read_lines(session, names.directory, body.lines, year, due_on)
        _clear(session, item_id)
        add_lines(session, item_id, draft, names)
        values["lead_names"] = lead_names(draft)
    elif due_on != stands.due_on:
        _move_inherited(session, item_id, stands.due_on, due_on)
    session.execute(UPDATE, {"item": item_id, **values})
    items.refresh(session, item_id, today, touched=False)
    after = {"no": values.get("no", stands.no), "title": values.get("title", stands.title), "fields": sorted(sent)}
    before = {"no": stands.no, "title": stands.title}
    record(session, actor, Action.DRAFT_EDITED, stands.plan_id, item_id, after, now, before)


def discard(session: Session, actor: Actor, item_id: int, wish: DraftDiscard, *, now: datetime, today: date) -> None:
    """Discard a draft (作废): it stays readable to the office with its reason, and comes to nothing else.

    Once discarded nothing changes any more, whatever reason is given then. Raises Conflict when it is issued, or is no
    longer at the version last seen, where one is named.
    """
    permissions.require(actor, Verb.DISCARD_DRAFT)
    held = items.lock_item(session, actor, item_id)
    if held.state is ItemState.DISCARDED:
        return
    check_draft(held, wish.version, WITHDRAW_INSTEAD)
    state = move(held.state, ItemVerb.DISCARD)
    items.set_state(session, held, state, today, reason=wish.reason)
    data = {"no": held.no, "title": held.title, "reason": wish.reason}
    data |= {"before": {"state": held.state}, "after": {"state": state}}
    events.record(session, actor, Action.DRAFT_DISCARDED, now, plan_id=held.plan_id, item_id=item_id, data=data)


def next_number(session: Session, plan_id: int) -> str:
    """The number after the highest that a plan uses."""
    numbers = session.scalars(select(ITEM.c.no).where(ITEM.c.plan_id == plan_id))
    return str(max((int(no) for no in numbers if no.isascii() and no.isdigit()), default=0) + 1)


def next_position(session: Session, plan_id: int) -> int:
    """The place after a plan's last item."""
    last = session.scalar(select(func.max(ITEM.c.position)).where(ITEM.c.plan_id == plan_id))
    return 0 if last is None else last + 1


def rewrite(session: Session, held: AnyRow, draft: ItemDraft, names: Names, *, urgent: bool, today: date) -> None:
    """Let a held draft say what another reading says, whole; its number and place stay."""
    _clear(session, held.id)
    add_lines(session, held.id, draft, names)
    values = {
        "title": draft.title,
        "urgent": urgent,
        "leader_id": names.leader(draft.leader) if draft.leader else None,
        "lead_names": lead_names(draft),
        "due_on": draft.deadline,
        "baseline_due_on": draft.deadline,
        "due_key": draft.deadline or NEVER,
        "version": held.version + 1,
    }
    session.execute(UPDATE, {"item": held.id, **values})
    items.refresh(session, held.id, today, touched=False)


def _check_free(session: Session, plan_id: int, no: str) -> None:
    if session.scalar(select(ITEM.c.id).where(ITEM.c.plan_id == plan_id, ITEM.c.no == no)) is not None:
        raise invalid("/no", "taken", f"该计划已有序号 {no}", f"The plan already has an item {no}.")


def check_draft(held: AnyRow, version: int | None, instead: tuple[str, str] = CHANGE_INSTEAD) -> None:
    """Refuse what is discarded, or issued already, or no longer at the version last seen, where one is named."""
    current = {"version": held.version, "state": held.state, "title": held.title}
    if held.state is ItemState.DISCARDED:
        title = "该草稿已经作废，不能再改；仍要办理的，请重新拟订"
        detail = "The draft was discarded and stays so; what is to be done after all is drafted anew."
        raise Conflict("item_discarded", title, detail, current=current)
    if held.state is not ItemState.DRAFT:
        raise Conflict("item_not_draft", *instead, current=current)
    if version is not None and held.version != version:
        title = "该草稿已被他人修改，您的修改没有保存，请核对后再提交"
        detail = "The draft has changed since you read it; read it, decide anew, and send the version that you read."
        raise Conflict("version_conflict", title, detail, current=current)


def _columns(session: Session, sent: dict[str, Any], due_on: date | None) -> dict[str, Any]:
    """The item's own columns that change. What must not be empty stays when it is sent as null."""
    values = {name: sent[name] for name in ("no", "title", "urgent") if sent.get(name) is not None}
    if "leader" in sent:
        name = leader_name(session, sent["leader"])
        values["leader_id"] = Names(session).leader(name) if name else None
    if "due_on" in sent:
        values |= {"due_on": due_on, "baseline_due_on": due_on, "due_key": due_on or NEVER}
    return values


def _move_inherited(session: Session, item_id: int, old: date | None, new: date | None) -> None:
    """Let the lines and milestones that have no date of their own follow the item's."""
    dates = {"due_on": new, "baseline_due_on": new}
    session.execute(update(LINE).where(LINE.c.item_id == item_id, LINE.c.due_inherited).values(dates))
    own = select(LINE.c.id).where(LINE.c.item_id == item_id, LINE.c.due_inherited)
    undated = MILESTONE.c.certainty.in_([Certainty.INHERITED, Certainty.VAGUE])
    same = MILESTONE.c.due_on.is_(None) if old is None else MILESTONE.c.due_on == old
    session.execute(update(MILESTONE).where(MILESTONE.c.line_id.in_(own), undated, same).values(dates))


def _clear(session: Session, item_id: int) -> None:
    """Take all lines of a draft away, with what stands under them; nothing that people did hangs on them yet."""
    steps = select(MILESTONE.c.id).where(MILESTONE.c.item_id == item_id)
    lines = select(LINE.c.id).where(LINE.c.item_id == item_id)
    session.execute(delete(TARGET).where(TARGET.c.milestone_id.in_(steps)))
    session.execute(delete(INDICATOR).where(INDICATOR.c.item_id == item_id))
    session.execute(delete(MILESTONE).where(MILESTONE.c.item_id == item_id))
    session.execute(delete(ASSIGNMENT).where(ASSIGNMENT.c.line_id.in_(lines)))
    session.execute(delete(LINE).where(LINE.c.item_id == item_id))


def record(
    session: Session,
    actor: Actor,
    action: Action,
    plan_id: int,
    item_id: int,
    after: dict[str, Any],
    now: datetime,
    before: dict[str, Any] | None = None,
) -> None:
    """Record what was done to a draft."""
    data = {"before": before or {}, "after": after}
    events.record(session, actor, action, now, plan_id=plan_id, item_id=item_id, data=data)
