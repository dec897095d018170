"""Shares of a milestone that a group leads: each lead unit ticks its own, and it is met when every share is."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.orm import Session

from app.models import MemberTick, Milestone
from app.models.base import AnyRow, table
from app.rules.actor import Actor
from app.rules.errors import Conflict
from app.rules.lifecycle import OPEN, MilestoneState, MilestoneVerb, move

TICK, MILESTONE = table(MemberTick), table(Milestone)
ALL = select(TICK).where(TICK.c.milestone_id == bindparam("milestone"))


@dataclass(frozen=True)
class Standing:
    """How many units have ticked of how many, the state that this makes, the last of their days, and the last tick."""

    ticked: int
    units: int
    state: MilestoneState
    done_on: date | None
    last: AnyRow | None

    @property
    def counted(self) -> str:
        """As people write it: 7/11."""
        return f"{self.ticked}/{self.units}"


def own_tick(session: Session, milestone_id: int, unit_id: int | None) -> AnyRow | None:
    """The tick of one unit's share, if it is there."""
    return session.execute(ALL.where(TICK.c.unit_id == unit_id), {"milestone": milestone_id}).one_or_none()


def taken(own: AnyRow) -> Conflict:
    """The refusal of a second tick of one share."""
    return Conflict(
        "version_conflict",
        f"本单位已由{own.done_by}勾选完成（完成日期 {own.done_on.isoformat()}），您的操作没有生效",
        "Your unit has already ticked its share; read the milestone again and decide anew.",
        current={"done_on": own.done_on, "done_by": own.done_by},
    )


def not_ticked() -> Conflict:
    """The refusal to take back what was not ticked."""
    return Conflict(
        "milestone_not_met",
        "该单位尚未勾选，无需撤销",
        "There is no tick of this share to take back.",
        current={"state": MilestoneState.PLANNED.value},
    )


def add(
    session: Session, actor: Actor, milestone_id: int, done_on: date, note: str, *, late: bool, now: datetime
) -> None:
    """Tick the share of the actor's unit."""
    session.execute(
        insert(TICK),
        {
            "milestone_id": milestone_id,
            "unit_id": actor.unit_id,
            "done_on": done_on,
            "done_note": note,
            "done_by": actor.name,
            "done_by_id": actor.person_id,
            "done_at": now,
            "late": late,
        },
    )


def take_back(session: Session, milestone_id: int, unit_id: int | None) -> int:
    """Take one unit's tick back, or everybody's; returns how many there were."""
    gone = delete(TICK).where(TICK.c.milestone_id == milestone_id)
    if unit_id is not None:
        gone = gone.where(TICK.c.unit_id == unit_id)
    return len(session.execute(gone.returning(TICK.c.id)).all())


def standing(session: Session, milestone_id: int, units: Collection[int]) -> Standing:
    """Where the shares stand: met when every unit has ticked, late when any of them was."""
    ticks = [tick for tick in session.execute(ALL, {"milestone": milestone_id}) if tick.unit_id in units]
    state = MilestoneState.PLANNED
    if ticks and len(ticks) == len(units):
        state = MilestoneState.MET_LATE if any(tick.late for tick in ticks) else MilestoneState.MET
    last = max(ticks, key=lambda tick: (tick.done_at, tick.id), default=None)
    return Standing(len(ticks), len(units), state, max((tick.done_on for tick in ticks), default=None), last)


def settle(session: Session, line_id: int, units: Collection[int]) -> list[int]:
    """After a line's lead units have changed, meet those of its open milestones that all who are left have ticked.

    Whoever ticked last has met it; returns the ids of these milestones. The caller holds the item.
    """
    met = []
    undone = select(MILESTONE).where(MILESTONE.c.line_id == line_id, MILESTONE.c.state.in_(OPEN))
    for row in session.execute(undone.order_by(MILESTONE.c.id)).all():
        found = standing(session, row.id, units)
        if found.last is None or found.state in OPEN:
            continue
        move(row.state, MilestoneVerb.COMPLETE)
        values = {"state": found.state, "done_on": found.done_on, "returned_note": "", "version": row.version + 1}
        values |= {name: getattr(found.last, name) for name in ("done_by", "done_by_id", "done_at")}
        session.execute(update(MILESTONE).where(MILESTONE.c.id == row.id).values(**values))
        met.append(row.id)
    return met
