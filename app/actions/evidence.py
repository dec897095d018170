"""Evidence of a tick (佐证材料): files that a lead unit brings before it ticks; the tick's event names them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select
from sqlalchemy.orm import Session

from app.actions import events, items, shares
from app.actions.milestones import load
from app.evidence import Stored
from app.models import Action, Evidence
from app.models.base import AnyRow, table
from app.rules import permissions
from app.rules.actor import Actor
from app.rules.errors import Conflict, invalid, not_found
from app.rules.lifecycle import MilestoneVerb, check_working, may_move
from app.rules.permissions import Verb

EVIDENCE = table(Evidence)
OF_UNIT = (
    EVIDENCE.c.milestone_id == bindparam("milestone"),
    EVIDENCE.c.unit_id == bindparam("unit"),
)


def attach(
    session: Session, actor: Actor, milestone_id: int, files: Sequence[Stored], *, now: datetime, limit: int
) -> int:
    """Bind stored files to a milestone that the unit has yet to tick; returns the item's id.

    The same file is there once. Raises Conflict once the unit has ticked, Invalid past `limit` files.
    """
    found = _allow(session, actor, milestone_id)
    new = [file.name for file in files if _attach_one(session, actor, milestone_id, file, now)]
    count = session.scalar(select(func.count()).where(*OF_UNIT), {"milestone": milestone_id, "unit": actor.unit_id})
    if (count or 0) > limit:
        raise invalid("/files", "too_many_files", f"每个节点最多 {limit} 个文件", f"At most {limit} files a milestone.")
    if new:
        told = {"before": {"count": (count or 0) - len(new)}, "after": {"count": count}}
        _record(session, actor, Action.EVIDENCE_ATTACHED, found, {"files": new} | told, now)
    return int(found.item_id)


def detach(session: Session, actor: Actor, evidence_id: int, *, now: datetime) -> int:
    """Take a file of the actor's unit off a milestone that it has yet to tick; returns the milestone's id."""
    found = session.execute(select(EVIDENCE).where(EVIDENCE.c.id == evidence_id)).one_or_none()
    if found is None or found.unit_id != actor.unit_id:
        raise not_found("佐证材料", "evidence")
    milestone = _allow(session, actor, found.milestone_id)
    gone = session.execute(delete(EVIDENCE).where(EVIDENCE.c.id == evidence_id))
    if not gone.rowcount:  # type: ignore[attr-defined]
        # A colleague took it off while this waited for the item.
        raise not_found("佐证材料", "evidence")
    told = {"before": {"evidence_id": evidence_id, "sha256": found.sha256}, "after": {}}
    _record(session, actor, Action.EVIDENCE_DETACHED, milestone, {"files": [found.name]} | told, now)
    return int(found.milestone_id)


def _record(
    session: Session, actor: Actor, action: Action, milestone: AnyRow, told: dict[str, Any], now: datetime
) -> None:
    events.record(
        session,
        actor,
        action,
        now,
        plan_id=milestone.plan_id,
        item_id=milestone.item_id,
        milestone_id=milestone.id,
        data={"text": milestone.text} | told,
    )


def _allow(session: Session, actor: Actor, milestone_id: int) -> AnyRow:
    """The milestone, held, where the actor may still tick it: what is ticked keeps its evidence as it was."""
    found = load(session, actor, milestone_id)
    leads = items.read_leads(session, found.line_id)
    permissions.require(actor, Verb.COMPLETE, permissions.bonds_to_line(actor, leads.units))
    check_working(found.item_state, Verb.COMPLETE)
    ticked = leads.shared and shares.own_tick(session, milestone_id, actor.unit_id) is not None
    if ticked or not may_move(found.state, MilestoneVerb.COMPLETE):
        raise Conflict(
            "milestone_not_open",
            "该节点已勾选或免除，佐证材料不能再更改；如需更改请先撤销勾选",
            "The milestone is ticked or waived and keeps its evidence; take the tick back first.",
            current={"state": found.state.value},
        )
    return found


def _attach_one(session: Session, actor: Actor, milestone_id: int, file: Stored, now: datetime) -> bool:
    """Bind one file; False where it is there already."""
    same = select(EVIDENCE.c.id).where(*OF_UNIT, EVIDENCE.c.sha256 == file.sha256, EVIDENCE.c.name == file.name)
    if session.scalar(same, {"milestone": milestone_id, "unit": actor.unit_id}) is not None:
        return False
    session.execute(
        insert(EVIDENCE),
        {
            "milestone_id": milestone_id,
            "unit_id": actor.unit_id,
            "name": file.name,
            "media_type": file.media_type,
            "size": file.size,
            "sha256": file.sha256,
            "uploaded_by": actor.name,
            "uploaded_at": now,
        },
    )
    return True
