"""What the office says of a tick: it confirms it (核定), or returns it for a reason (退回)."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from app.actions import items
from app.actions.milestones import UPDATE, check_version, load, record, untick
from app.models import Action
from app.models.milestone import TickReturn
from app.rules import permissions
from app.rules.actor import Actor
from app.rules.lifecycle import MilestoneState, MilestoneVerb, check_working, move
from app.rules.permissions import Verb


def confirm(
    session: Session, actor: Actor, milestone_id: int, *, version: int | None, now: datetime, today: date
) -> int:
    """Confirm the tick of a milestone; returns its item's id. Once confirmed, again changes nothing."""
    found = load(session, actor, milestone_id)
    permissions.require(actor, Verb.CONFIRM_MILESTONE)
    if found.confirmed_by is not None:
        return int(found.item_id)
    check_version(found, version)
    check_working(found.item_state, Verb.CONFIRM_MILESTONE)
    after = move(found.state, MilestoneVerb.CONFIRM)
    session.execute(
        UPDATE,
        {"milestone": milestone_id, "confirmed_by": actor.name, "confirmed_at": now, "version": found.version + 1},
    )
    items.refresh(session, found.item_id, today)
    said = {"state": after, "done_on": found.done_on, "confirmed_by": actor.name}
    record(session, actor, Action.MILESTONE_CONFIRMED, found, now, said)
    return int(found.item_id)


def send_back(
    session: Session, actor: Actor, milestone_id: int, body: TickReturn, *, now: datetime, today: date
) -> int:
    """Return a tick to its unit for a reason, which its desk shows until it ticks again; returns the item's id."""
    found = load(session, actor, milestone_id)
    permissions.require(actor, Verb.CONFIRM_MILESTONE)
    check_version(found, body.version)
    check_working(found.item_state, Verb.CONFIRM_MILESTONE)
    leads = items.read_leads(session, found.line_id)
    untick(session, found, leads, body.unit_id, MilestoneVerb.RETURN)
    session.execute(UPDATE, {"milestone": milestone_id, "returned_note": body.reason})
    items.refresh(session, found.item_id, today)
    after = {"state": MilestoneState.PLANNED, "reason": body.reason, "unit_id": body.unit_id}
    record(session, actor, Action.MILESTONE_RETURNED, found, now, after)
    return int(found.item_id)
