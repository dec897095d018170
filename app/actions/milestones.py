"""Milestones: ticking one, and taking the tick back. What a group leads is ticked share by share (shares.py)."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, exists, select, update
from sqlalchemy.orm import Session

from app.actions import events, items, shares
from app.models import Action, Event, Evidence, Item, Milestone, Plan, Target
from app.models.base import AnyRow, table
from app.models.milestone import Completion
from app.models.prepared import prepared
from app.queries.progress import shortfalls
from app.queries.scope import Sight, in_sight, sight_of, viewer
from app.rules import permissions
from app.rules.actor import Actor
from app.rules.errors import Conflict, not_found
from app.rules.lifecycle import MET, MilestoneState, MilestoneVerb, check_done_on, check_working, completion_state, move
from app.rules.permissions import Verb
from app.rules.ticks import check_evidence, check_target, check_unconfirmed, reason_to_reopen
from app.rules.vocabulary import Role

ITEM, MILESTONE, PLAN, EVIDENCE, EVENT = table(Item), table(Milestone), table(Plan), table(Evidence), table(Event)
TARGET = table(Target)
UPDATE = prepared(update(MILESTONE).where(MILESTONE.c.id == bindparam("milestone")))
FILES = prepared(
    select(EVIDENCE.c.name)
    .where(EVIDENCE.c.milestone_id == bindparam("milestone"), EVIDENCE.c.unit_id == bindparam("unit"))
    .order_by(EVIDENCE.c.id)
)
LOAD = (
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
        MILESTONE.c.confirmed_by,
        MILESTONE.c.returned_note,
        MILESTONE.c.version,
        ITEM.c.plan_id,
        ITEM.c.state.label("item_state"),
        PLAN.c.year,
        PLAN.c.evidence_required,
        exists().where(TARGET.c.milestone_id == MILESTONE.c.id).label("measured"),
    )
    .join(ITEM, ITEM.c.id == MILESTONE.c.item_id)
    .join(PLAN, PLAN.c.id == ITEM.c.plan_id)
    .where(MILESTONE.c.id == bindparam("milestone"))
    .with_for_update(of=[ITEM, MILESTONE])
)
RETURNED = prepared(
    select(EVENT.c.data)
    .where(EVENT.c.milestone_id == bindparam("milestone"), EVENT.c.action == Action.MILESTONE_RETURNED)
    .order_by(EVENT.c.id.desc())
    .limit(1)
)
UNTICKED: Mapping[str, Any] = {
    "done_on": None,
    "done_note": "",
    "done_by": None,
    "done_by_id": None,
    "done_at": None,
    "confirmed_by": None,
    "confirmed_at": None,
}


def complete(
    session: Session,
    actor: Actor,
    milestone_id: int,
    tick: Completion,
    *,
    now: datetime,
    today: date,
) -> int:
    """Tick a milestone, or the share of the actor's unit, as met on the tick's day or today; returns its item's id.

    The same tick again, by the same hand, changes nothing. Raises NotFound out of sight, Forbidden where the unit
    does not lead the line, Conflict when somebody else was first or the item is at rest, Invalid for a day that
    cannot be, where the plan asks for evidence and there is none, and where the figures that stand are below the
    milestone's target and the note does not say why.
    """
    found = load(session, actor, milestone_id)
    parts = items.read_parts(session, found.item_id)
    leads = items.leads_among(parts, found.line_id)
    permissions.require(actor, Verb.COMPLETE, permissions.bonds_to_line(actor, leads.units))
    done_on = tick.done_on or today
    own = _own(session, actor, found, leads)
    if own is not None and is_own(own, actor) and (own.done_on, own.done_note) == (done_on, tick.note):
        return int(found.item_id)
    check_version(found, tick.version)
    if own is not None and leads.shared:
        raise shares.taken(own)
    check_working(found.item_state, Verb.COMPLETE)
    move(found.state, MilestoneVerb.COMPLETE)
    check_done_on(done_on, today=today, earliest=date(found.year, 1, 1))
    after = {"done_on": done_on, "note": tick.note, "evidence": _files(session, actor, found)}
    after |= _against_figures(session, found, leads, tick.note)
    state = completion_state(found.due_on, done_on)
    if leads.shared:
        after |= _tick_share(session, actor, found, leads, tick.note, done_on, state, now)
    else:
        _set_met(session, actor, found, state, done_on, tick.note, now)
    items.refresh(session, found.item_id, today, parts=parts)
    record(session, actor, Action.MILESTONE_COMPLETED, found, now, {"state": state, **after})
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
    """Take a tick back, or the share of the actor's unit, or for the office all shares; returns the item's id.

    Whoever ticked may do so within ten minutes without a reason. What was ticked stays in the event.
    """
    found = load(session, actor, milestone_id)
    parts = items.read_parts(session, found.item_id)
    leads = items.leads_among(parts, found.line_id)
    permissions.require(actor, Verb.REOPEN_MILESTONE, permissions.bonds_to_line(actor, leads.units))
    check_version(found, version)
    check_working(found.item_state, Verb.REOPEN_MILESTONE)
    by_office = permissions.role_of(actor) is Role.SUPERVISOR
    check_unconfirmed(found.confirmed_by, by_office=by_office)
    own = _own(session, actor, found, leads)
    mine = own is not None and is_own(own, actor)
    why = ""
    if own is not None or by_office:
        why = reason_to_reopen(reason, own=mine, done_at=own.done_at if own else None, now=now)
    untick(session, found, leads, None if by_office else actor.unit_id, MilestoneVerb.REOPEN)
    items.refresh(session, found.item_id, today, parts=parts)
    record(session, actor, Action.MILESTONE_REOPENED, found, now, {"state": MilestoneState.PLANNED, "reason": why})
    return int(found.item_id)


def load(session: Session, actor: Actor, milestone_id: int) -> AnyRow:
    """The milestone with what its rules ask, its item held against other writers until the end of the transaction."""
    found = session.execute(_loading(sight_of(actor)), {"milestone": milestone_id, **viewer(actor)}).one_or_none()
    if found is None:
        raise not_found("节点", "milestone")
    return found


@cache
def _loading(sight: Sight) -> Select[tuple[object, ...]]:
    return prepared(LOAD.where(in_sight(sight)))


def is_own(tick: AnyRow, actor: Actor) -> bool:
    """Whether this very actor ticked it."""
    return (tick.done_by, tick.done_by_id) == (actor.name, actor.person_id)


def untick(session: Session, found: AnyRow, leads: items.Leads, unit_id: int | None, verb: MilestoneVerb) -> None:
    """Put a milestone back to planned; where units share it, by taking one unit's tick, or all, away."""
    if leads.shared:
        gone = shares.take_back(session, found.id, unit_id)
        if not gone and (unit_id is not None or found.state not in MET):
            raise shares.not_ticked()
        if found.state not in MET:
            return
    after = move(found.state, verb)
    session.execute(UPDATE, {"milestone": found.id, "state": after, "version": found.version + 1, **UNTICKED})


def check_version(found: AnyRow, version: int | None) -> None:
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


def record(session: Session, actor: Actor, action: Action, found: AnyRow, now: datetime, after: dict[str, Any]) -> None:
    """Add the event of what was done to a milestone, with what it was before."""
    plain = {key: value.isoformat() if isinstance(value, date) else value for key, value in after.items()}
    before = {"state": found.state, "done_on": found.done_on.isoformat() if found.done_on else None}
    if "confirmed_by" in after:
        before["confirmed_by"] = found.confirmed_by
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


def _own(session: Session, actor: Actor, found: AnyRow, leads: items.Leads) -> AnyRow | None:
    """The tick that is the actor's to repeat or take back: the unit's share, else the whole; None where none is."""
    if leads.shared:
        return shares.own_tick(session, found.id, actor.unit_id)
    return found if found.state in MET else None


def _files(session: Session, actor: Actor, found: AnyRow) -> list[str]:
    """The names of the unit's files for this tick; Invalid where the plan asks for some and there are none."""
    if not found.evidence_required:
        return []
    names = list(session.scalars(FILES, {"milestone": found.id, "unit": actor.unit_id}))
    check_evidence(len(names))
    return names


def _against_figures(session: Session, found: AnyRow, leads: items.Leads, note: str) -> dict[str, Any]:
    """What the event says where the figures that stand are below the milestone's target; Invalid without a note.

    A member's share of what all members are to reach together is written nowhere, so that it is not asked about.
    """
    if not found.measured or leads.shared:
        return {}
    short = shortfalls(session, found.item_id, found.id)
    check_target(short, note)
    told = [
        {"name": one.name, "unit": one.unit, "goal": f"{one.goal:f}", "value": f"{one.value:f}"}
        | {"as_of": one.as_of.isoformat()}
        for one in short
    ]
    return {"below_target": told} if told else {}


def _tick_share(
    session: Session,
    actor: Actor,
    found: AnyRow,
    leads: items.Leads,
    note: str,
    done_on: date,
    state: MilestoneState,
    now: datetime,
) -> dict[str, Any]:
    """Tick the unit's share, and with the last share the milestone; returns what the event says of it."""
    late = state is MilestoneState.MET_LATE
    shares.add(session, actor, found.id, done_on, note, late=late, now=now)
    standing = shares.standing(session, found.id, leads.units)
    if standing.state in MET:
        _set_met(session, actor, found, standing.state, standing.done_on, "", now)
    elif found.returned_note and _returned_to(session, found.id) == actor.unit_id:
        session.execute(UPDATE, {"milestone": found.id, "returned_note": ""})
    return {"state": standing.state, "shares": standing.counted}


def _returned_to(session: Session, milestone_id: int) -> int | None:
    """The unit whose share the office last returned; None where it returned all shares, as the event of it says."""
    last = session.scalar(RETURNED, {"milestone": milestone_id})
    return last["after"]["unit_id"] if last else None


def _set_met(
    session: Session, actor: Actor, found: AnyRow, state: MilestoneState, done_on: date | None, note: str, now: datetime
) -> None:
    session.execute(
        UPDATE,
        {
            "milestone": found.id,
            "state": state,
            "done_on": done_on,
            "done_note": note,
            "done_by": actor.name,
            "done_by_id": actor.person_id,
            "done_at": now,
            "returned_note": "",
            "version": found.version + 1,
        },
    )
