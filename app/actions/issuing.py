"""Issuing (交办): drafts become items that their units see and must sign for, one or a batch, in one transaction."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from app.actions import events, items, parts
from app.importing.draft import Severity
from app.models import Action, Item, Line, Plan, Registration, Share
from app.models.base import AnyRow, table
from app.queries.calendar import calendar_between
from app.rules import permissions
from app.rules.acknowledgement import limits
from app.rules.actor import Actor
from app.rules.errors import Conflict, FieldError, Invalid, not_found
from app.rules.lifecycle import OVER, ItemState, ItemVerb, move
from app.rules.permissions import Verb
from app.rules.workdays import Calendar

ITEM, PLAN, SHARE, LINE = table(Item), table(Plan), table(Share), table(Line)
REGISTRATION = table(Registration)
HORIZON = timedelta(days=31)
NAMED = 5
TOLD = 50
"""Errors of what was registered that a refusal names, at most."""
ISSUE = update(ITEM).where(ITEM.c.id == bindparam("item")).values(state=ItemState.ISSUED)
BUMP = update(ITEM).where(ITEM.c.id == bindparam("item"))
ASK = update(SHARE).where(
    SHARE.c.item_id == bindparam("item"), SHARE.c.acknowledge_by.is_(None), SHARE.c.acknowledged_at.is_(None)
)


def issue(
    session: Session, actor: Actor, plan_id: int, item_ids: Sequence[int] | None, *, now: datetime, today: date
) -> list[int]:
    """Issue these drafts of a plan, or all it has; returns their ids. All of them, or none.

    Raises NotFound for an item that is not the plan's, Conflict for one that is issued already or of which an error of
    its registration stands, Invalid for one that nobody leads, or that has a line without a milestone: nobody could say
    when that was done.
    """
    permissions.require(actor, Verb.ISSUE)
    if session.scalar(select(PLAN.c.id).where(PLAN.c.id == plan_id)) is None:
        raise not_found("计划", "plan")
    found = _held(session, plan_id, item_ids)
    for item in found:
        move(item.state, ItemVerb.ISSUE)
        _check_led(session, item)
        session.execute(BUMP, {"item": item.id, "version": item.version + 1})
    _check_settled(session, found)
    _check_planned(session, found)
    hand_out(session, found, now=now, today=today)
    for item in found:
        after = {"no": item.no, "title": item.title, "urgent": item.urgent}
        data = {"before": {"item": ItemState.DRAFT}, "after": {"item": ItemState.ISSUED} | after}
        events.record(session, actor, Action.ITEM_ISSUED, now, plan_id=plan_id, item_id=item.id, data=data)
    return [item.id for item in found]


def hand_out(session: Session, drafts: Sequence[AnyRow], *, now: datetime, today: date) -> None:
    """Give drafts, which the caller holds, to their units, each with a limit to sign by."""
    calendar = calendar_between(session, today, today + HORIZON)
    for draft in drafts:
        session.execute(ISSUE, {"item": draft.id, "issued_at": now})
        parts.rebuild(session, draft.id)
        ask_to_sign(session, draft.id, draft.urgent, calendar, now=now, today=today)
        items.refresh(session, draft.id, today, touched=False)


def ask_to_sign(
    session: Session, item_id: int, urgent: bool, calendar: Calendar, *, now: datetime, today: date
) -> None:
    """Set the limit by which those units of an item sign for it that have not been asked yet."""
    asked = limits(now, today, urgent, calendar)
    session.execute(
        ASK,
        {
            "item": item_id,
            "acknowledge_by": asked.by,
            "unsigned_yellow_on": asked.yellow_on,
            "unsigned_red_on": asked.red_on,
        },
    )


def reassign(session: Session, item_id: int, *, now: datetime, today: date) -> None:
    """Let the shares follow an issued item's units, and ask those that are new to it to sign, unless it is over."""
    parts.rebuild(session, item_id)
    item = session.execute(select(ITEM.c.urgent, ITEM.c.state).where(ITEM.c.id == item_id)).one()
    if item.state not in OVER:
        calendar = calendar_between(session, today, today + HORIZON)
        ask_to_sign(session, item_id, item.urgent, calendar, now=now, today=today)


def held(session: Session, item_ids: Sequence[int]) -> list[AnyRow]:
    """What `hand_out` needs of these items, held in the order of their ids until the end of the transaction."""
    query = select(ITEM.c.id, ITEM.c.no, ITEM.c.title, ITEM.c.state, ITEM.c.urgent, ITEM.c.version)
    query = query.where(ITEM.c.id.in_(item_ids)).order_by(ITEM.c.id).with_for_update()
    return list(session.execute(query).all())


def _held(session: Session, plan_id: int, item_ids: Sequence[int] | None) -> list[AnyRow]:
    """The wanted drafts of the plan, or all of them."""
    query = select(ITEM.c.id).where(ITEM.c.plan_id == plan_id)
    if item_ids is None:
        return held(session, session.scalars(query.where(ITEM.c.state == ItemState.DRAFT)).all())
    wanted = session.scalars(query.where(ITEM.c.id.in_(item_ids))).all()
    if len(wanted) != len(set(item_ids)):
        raise not_found("事项", "item")
    return held(session, wanted)


def _check_settled(session: Session, drafts: Sequence[AnyRow]) -> None:
    """What could not be read of a matter's words is settled by editing its draft: an error stands until then."""
    by_id = {draft.id: draft for draft in drafts}
    query = select(REGISTRATION.c.item_id, REGISTRATION.c.doubts, REGISTRATION.c.version)
    errors = [
        (by_id[row.item_id], doubt)
        for row in session.execute(query.where(REGISTRATION.c.item_id.in_(by_id)).order_by(REGISTRATION.c.item_id))
        if row.version == by_id[row.item_id].version
        for doubt in row.doubts
        if doubt["severity"] == Severity.ERROR
    ]
    if not errors:
        return
    numbers = "、".join(dict.fromkeys(draft.no for draft, _ in errors))
    raise Conflict(
        "errors_stand",
        f"第{numbers}项来文里有 {len(errors)} 处错误没有处理，请先修改草稿，再交办",
        "Findings of severity 'error' stand in what was registered; edit these drafts before issuing them.",
        errors=[_as_field(draft, doubt) for draft, doubt in errors[:TOLD]],
    )


def _as_field(draft: AnyRow, doubt: dict[str, Any]) -> FieldError:
    detail = f"Of item {draft.id}, at {doubt.get('pointer') or 'its words as a whole'}: settle it in the draft."
    return FieldError("/item_ids", doubt["code"], f"第{draft.no}项：{doubt['message']}", detail)


def _check_led(session: Session, draft: AnyRow) -> None:
    """Somebody must answer for every line."""
    lines = session.scalars(select(LINE.c.id).where(LINE.c.item_id == draft.id)).all()
    if lines and all(items.lead_units(session, line) for line in lines):
        return
    title = f"第{draft.no}项有分项没有主办单位，不能交办"
    detail = f"Item {draft.no} has a line without a lead unit; add one before issuing it."
    raise Invalid("invalid", title, detail, errors=[FieldError("/item_ids", "lead_missing", title, detail)])


def _check_planned(session: Session, drafts: Sequence[AnyRow]) -> None:
    """Every line must have a milestone, by which it is done or not; names the lines of the first item without."""
    bare = items.bare_lines(session, [draft.id for draft in drafts])
    if not bare:
        return
    no = next(draft.no for draft in drafts if draft.id == bare[0].item_id)
    names = "、".join([str(line.no) for line in bare if line.item_id == bare[0].item_id][:NAMED])
    title = f"第{no}项的第 {names} 分项没有节点，不能交办；请写明到什么时候完成什么"
    detail = f"Item {no} has a line without a milestone ({names}); add one before issuing it."
    raise Invalid("invalid", title, detail, errors=[FieldError("/item_ids", "milestone_missing", title, detail)])
