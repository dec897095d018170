"""Applying a change that everybody has agreed to. `baseline_due_on` is never among what is written."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import delete, insert, update
from sqlalchemy.orm import Session

from app.actions import items, missing, shares
from app.actions.issuing import reassign
from app.models import Assignment, Item, Line, Milestone, Share, Target
from app.models.base import table
from app.models.change import Edit
from app.queries.snapshot import Snapshot
from app.rules.changes import Subject
from app.rules.lifecycle import MilestoneState, MilestoneVerb, move
from app.rules.vocabulary import AssignmentRole, Certainty, Commitment, MilestoneKind

ITEM, LINE, MILESTONE, TARGET, SHARE = table(Item), table(Line), table(Milestone), table(Target), table(Share)


def apply(session: Session, snapshot: Snapshot, edits: Sequence[Edit], *, now: datetime, today: date) -> list[int]:
    """Write every edit of the item's parts; the caller holds the item, has compared what stands, and refreshes it.

    Returns the milestones that are met by it: those of which only units that are let go had not ticked their share.
    """
    for edit in edits:
        if edit.field is not Subject.ITEM:
            APPLIERS[edit.field](session, snapshot, edit)
    missing.put_right(session, snapshot.item.id, today)
    lines = [edit.line_id for edit in edits if edit.field is Subject.UNITS and edit.line_id is not None]
    if lines:
        reassign(session, snapshot.item.id, now=now, today=today)
    return [met for line_id in lines for met in shares.settle(session, line_id, items.lead_units(session, line_id))]


def _set_due(session: Session, snapshot: Snapshot, edit: Edit) -> None:
    day = date.fromisoformat(edit.after)
    if edit.milestone_id is not None:
        _set_milestone(session, snapshot, edit.milestone_id, due_on=day, certainty=Certainty.STATED)
        session.execute(update(TARGET).where(TARGET.c.milestone_id == edit.milestone_id).values(due_on=day))
    elif edit.line_id is not None:
        session.execute(update(LINE).where(LINE.c.id == edit.line_id).values(due_on=day, due_inherited=False))
    else:
        _set_item(session, snapshot, due_on=day, due_key=day)
        session.execute(update(SHARE).where(SHARE.c.item_id == snapshot.item.id).values(due_key=day))


def _set_text(session: Session, snapshot: Snapshot, edit: Edit) -> None:
    if edit.milestone_id is not None:
        _set_milestone(session, snapshot, edit.milestone_id, text=edit.after)
    elif edit.line_id is not None:
        session.execute(update(LINE).where(LINE.c.id == edit.line_id).values(plan_text=edit.after))
    else:
        _set_item(session, snapshot, title=edit.after)


def _set_units(session: Session, snapshot: Snapshot, edit: Edit) -> None:
    session.execute(delete(table(Assignment)).where(table(Assignment).c.line_id == edit.line_id))
    rows = [
        {
            "line_id": edit.line_id,
            "unit_id": one["unit_id"],
            "group_id": one["group_id"],
            "role": AssignmentRole(one["role"]),
            "position": position,
            "inherited": False,
        }
        for position, one in enumerate(edit.after)
    ]
    session.execute(insert(table(Assignment)), rows)


def _set_target(session: Session, snapshot: Snapshot, edit: Edit) -> None:
    session.execute(update(TARGET).where(TARGET.c.id == edit.target_id).values(value=Decimal(edit.after)))


def _set_milestones(session: Session, snapshot: Snapshot, edit: Edit) -> None:
    """Waive a milestone, or put a new one behind the others; its first date is its baseline."""
    if edit.milestone_id is not None:
        state = move(snapshot.milestones[edit.milestone_id].state, MilestoneVerb.WAIVE)
        _set_milestone(session, snapshot, edit.milestone_id, state=state)
        return
    day = date.fromisoformat(edit.after["due_on"])
    last = max((step.position for step in snapshot.milestones.values()), default=-1)
    milestone = Milestone(
        item_id=snapshot.item.id,
        line_id=edit.line_id or 0,
        position=last + 1,
        text=edit.after["text"],
        kind=MilestoneKind.OTHER,
        commitment=Commitment.PLAIN,
        due_on=day,
        baseline_due_on=day,
        certainty=Certainty.STATED,
        state=MilestoneState.PLANNED,
    )
    session.add(milestone)
    session.flush()


def _set_item(session: Session, snapshot: Snapshot, **values: Any) -> None:
    session.execute(update(ITEM).where(ITEM.c.id == snapshot.item.id).values(**values))


def _set_milestone(session: Session, snapshot: Snapshot, milestone_id: int, **values: Any) -> None:
    version = MILESTONE.c.version + 1
    session.execute(update(MILESTONE).where(MILESTONE.c.id == milestone_id).values(version=version, **values))


Applier = Callable[[Session, Snapshot, Edit], None]
APPLIERS: dict[Subject, Applier] = {
    Subject.DUE_ON: _set_due,
    Subject.TEXT: _set_text,
    Subject.UNITS: _set_units,
    Subject.TARGET: _set_target,
    Subject.MILESTONE: _set_milestones,
}
