"""Milestones: ticking one, and taking the tick back."""

from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, select, update
from sqlalchemy.orm import Session

from app.actions import events, items
from app.models import Action, Item, Milestone, Plan
from app.models.base import AnyRow, table
from app.models.milestone import Completion
from app.queries.scope import Sight, in_sight, sight_of, viewer
from app.rules import permissions
from app.rules.actor import Actor
from app.rules.errors import Conflict, not_found
from app.rules.lifecycle import MET, MilestoneVerb, check_done_on, completion_state, move

ITEM, MILESTONE, PLAN = table(Item), table(Milestone), table(Plan)
UPDATE = update(MILESTONE).where(MILESTONE.c.id == bindparam("milestone"))


def complete(
    session: Session,
    actor: Actor,
    milestone_id: int,
    tick: Completion,
    *,
    now: datetime,
    today: date,
) -> int:
    """Tick a milestone as met on the tick's day, or today; returns its item's id.

    The same tick again, by the same hand, changes nothing. Raises NotFound out of sight, Forbidden
    where the unit does not lead the line, Conflict when somebody else was first, Invalid for a day that cannot be.
    """
    done_on = tick.done_on or today
    found = _load(session, actor, milestone_id)
    permissions.require_complete(actor, items.lead_units(session, found.line_id))
    same_hand = (found.done_by, found.done_by_id) == (actor.name, actor.person_id)
    if found.state in MET and same_hand and (found.done_on, found.done_note) == (done_on, tick.note):
        return int(found.item_id)
    _check_version(found, tick.version)
    move(found.state, MilestoneVerb.COMPLETE)
    check_done_on(done_on, today=today, earliest=date(found.year, 1, 1))
    after = completion_state(found.due_on, done_on)
    session.execute(
        UPDATE,
        {
            "milestone": milestone_id,
            "state": after,
            "done_on": done_on,
            "done_note": tick.note,
            "done_by": actor.name,
            "done_by_id": actor.person_id,
            "done_at": now,
            "version": found.version + 1,
        },
    )
    items.refresh(session, found.item_id, today)
    _record(
        session, actor, Action.MILESTONE_COMPLETED, found, now, {"state": after, "done_on": done_on, "note": tick.note}
    )
    return int(found.item_id)


def reopen(
    session: Session,
    actor: Actor,
    milestone_id: int,
    *,
    reason: str,
    version: int | None,
    now: datetime,
    today: date,
) -> int:
    """Take a tick back, for a reason; returns the item's id. What was ticked stays in the event."""
    found = _load(session, actor, milestone_id)
    permissions.require_reopen(actor, items.lead_units(session, found.line_id))
    _check_version(found, version)
    after = move(found.state, MilestoneVerb.REOPEN)
    session.execute(
        UPDATE,
        {
            "milestone": milestone_id,
            "state": after,
            "done_on": None,
            "done_note": "",
            "done_by": None,
            "done_by_id": None,
            "done_at": None,
            "version": found.version + 1,
        },
    )
    items.refresh(session, found.item_id, today)
    _record(session, actor, Action.MILESTONE_REOPENED, found, now, {"state": after, "reason": reason})
    return int(found.item_id)


def _load(session: Session, actor: Actor, milestone_id: int) -> AnyRow:
    """The milestone with what its rules ask, its item held against other writers until the end of the transaction."""
    found = session.execute(_loading(sight_of(actor)), {"milestone": milestone_id, **viewer(actor)}).one_or_none()
    if found is None:
        raise not_found("节点", "milestone")
    return found


@cache
def _loading(sight: Sight) -> Select[tuple[object, ...]]:
    return (
        select(
            MILESTONE.c.id,
            MILESTONE.c.item_id,
            MILESTONE.c.line_id,
            MILESTONE.c.text,
            MILESTONE.c.state,
            MILESTONE.c.due_on,
            MILESTONE.c.done_on,
            MILESTONE.c.done_by,
            MILESTONE.c.done_by_id,
            MILESTONE.c.done_note,
            MILESTONE.c.done_at,
            MILESTONE.c.version,
            ITEM.c.plan_id,
            PLAN.c.year,
        )
        .join(ITEM, ITEM.c.id == MILESTONE.c.item_id)
        .join(PLAN, PLAN.c.id == ITEM.c.plan_id)
        .where(MILESTONE.c.id == bindparam("milestone"), in_sight(sight))
        .with_for_update(of=[ITEM, MILESTONE])
    )


def _check_version(found: AnyRow, version: int | None) -> None:
    """Refuse a change that was decided on an older look, and say what the milestone is now."""
    if version is None or version == found.version:
        return
    if found.state in MET:
        title = f"该节点已由{found.done_by}勾选完成（完成日期 {found.done_on.isoformat()}），您的操作没有生效"
    else:
        title = "该节点已被他人更改，您的操作没有生效，请核对后再操作"
    raise Conflict(
        "version_conflict",
        title,
        "The milestone has changed since you read it; read it again and decide anew.",
        current={
            "version": found.version,
            "state": found.state,
            "done_on": found.done_on,
            "done_by": found.done_by,
        },
    )


def _record(
    session: Session, actor: Actor, action: Action, found: AnyRow, now: datetime, after: dict[str, Any]
) -> None:
    plain = {key: value.isoformat() if isinstance(value, date) else value for key, value in after.items()}
    before = {"state": found.state, "done_on": found.done_on.isoformat() if found.done_on else None}
    events.record(
        session,
        actor,
        action,
        now,
        plan_id=found.plan_id,
        item_id=found.item_id,
        milestone_id=found.id,
        data={
            "text": found.text,
            "due_on": found.due_on and found.due_on.isoformat(),
            "before": before,
            "after": plain,
        },
    )
