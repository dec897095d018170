"""Ticks: what one must bring, and taking one back (撤销): a slip of the thumb at once and without a word, later for a
reason, confirmed ones not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Protocol

from app.rules.errors import Conflict, invalid
from app.rules.vocabulary import Comparator

UNDO_WINDOW = timedelta(minutes=10)
"""For so long whoever ticked may take the tick back without saying why."""
SLIP = "误操作"


def reason_to_reopen(reason: str, *, own: bool, done_at: datetime | None, now: datetime) -> str:
    """The reason that goes into the event; Invalid where one is needed and none is given."""
    if reason.strip():
        return reason.strip()
    if own and done_at is not None and now - done_at <= UNDO_WINDOW:
        return SLIP
    minutes = int(UNDO_WINDOW.total_seconds() // 60)
    raise invalid(
        "/reason",
        "required",
        f"请写明撤销原因（只有本人在勾选后 {minutes} 分钟内可以直接撤销）",
        f"A reason is needed, but for one's own tick within {minutes} minutes.",
    )


def check_unconfirmed(confirmed_by: str | None, *, by_office: bool) -> None:
    """What the office has confirmed only the office takes back."""
    if confirmed_by is not None and not by_office:
        raise Conflict(
            "milestone_confirmed",
            f"该节点已由督查室{confirmed_by}核定，如需更正请联系督查室退回",
            "The office has confirmed this tick; only the office may take it back.",
            current={"confirmed_by": confirmed_by},
        )


def check_evidence(count: int) -> None:
    """Where a plan asks for evidence, a tick brings at least one file."""
    if count == 0:
        raise invalid(
            "/evidence",
            "required",
            "该计划要求佐证材料，请先上传至少一个文件再勾选",
            "This plan asks for evidence: add a file under /milestones/{id}/evidence before ticking.",
        )


class Point(Protocol):
    """What an indicator should have reached in all on a day."""

    @property
    def on(self) -> date:
        """The day."""

    @property
    def value(self) -> Decimal:
        """Cumulative."""


class Known(Protocol):
    """What has been reached in all by the newest word."""

    @property
    def as_of(self) -> date:
        """The day up to which it counts."""

    @property
    def value(self) -> Decimal:
        """Cumulative."""


@dataclass(frozen=True)
class Shortfall:
    """An indicator that does not stand yet where a milestone wants it; with `at_most`, one that is beyond its limit."""

    name: str
    unit: str
    goal: Decimal
    value: Decimal
    as_of: date
    at_most: bool


def goal_of(value: Decimal, cumulative: bool, points: Sequence[Point], on: date | None) -> Decimal:
    """Where the indicator is to stand with a milestone: what adds to what came before is counted from the start.

    `points` are the trajectory, `on` is the milestone's day in it.
    """
    if cumulative:
        return value
    return next((point.value for point in points if point.on == on), value)


def shortfall(name: str, unit: str, goal: Decimal, comparator: Comparator, known: Known | None) -> Shortfall | None:
    """How the newest word contradicts a tick; None where it does not, or where nothing has been reported yet."""
    if known is None:
        return None
    at_most = comparator is Comparator.AT_MOST
    wanting = known.value > goal if at_most else known.value < goal
    return Shortfall(name, unit, goal, known.value, known.as_of, at_most) if wanting else None


def check_target(short: Sequence[Shortfall], note: str) -> None:
    """A tick against the unit's own figures says why: Invalid at the note where it is left out."""
    if not short or note.strip():
        return
    one = short[0]
    last, goal, day = f"{one.value:f}{one.unit}", f"{one.goal:f}{one.unit}", one.as_of.isoformat()
    zh, en = ("高于上限", "above the limit of") if one.at_most else ("未到目标", "below the target of")
    raise invalid(
        "/note",
        "below_target",
        f"“{one.name}”最近一次填报 {last}（截至 {day}），{zh} {goal}；仍要勾选，请在备注中说明",
        f"{one.name} was last reported as {last} (as of {day}), {en} {goal}; say why in the note, or report first.",
    )
