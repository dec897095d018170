"""What may follow what: transition tables that refuse everything they do not name (DOMAIN.md §4)."""

from datetime import date
from enum import StrEnum

from app.rules.errors import Conflict, invalid


class MilestoneState(StrEnum):
    """Where a milestone is: `MET_LATE` says so for ever."""

    PLANNED = "planned"
    MET = "met"
    MET_LATE = "met_late"
    MISSED = "missed"
    WAIVED = "waived"


class MilestoneVerb(StrEnum):
    """What can be done to a milestone."""

    COMPLETE = "complete"
    REOPEN = "reopen"


OPEN = frozenset({MilestoneState.PLANNED, MilestoneState.MISSED})
MET = frozenset({MilestoneState.MET, MilestoneState.MET_LATE})

NEXT: dict[tuple[MilestoneState, MilestoneVerb], MilestoneState] = {
    (MilestoneState.PLANNED, MilestoneVerb.COMPLETE): MilestoneState.MET,
    (MilestoneState.MISSED, MilestoneVerb.COMPLETE): MilestoneState.MET,
    (MilestoneState.MET, MilestoneVerb.REOPEN): MilestoneState.PLANNED,
    (MilestoneState.MET_LATE, MilestoneVerb.REOPEN): MilestoneState.PLANNED,
}

REFUSALS: dict[MilestoneVerb, tuple[str, str, str]] = {
    MilestoneVerb.COMPLETE: (
        "milestone_not_open",
        "该节点已经不能勾选完成",
        "The milestone is '{state}' and cannot be completed; read it again to see what changed.",
    ),
    MilestoneVerb.REOPEN: (
        "milestone_not_met",
        "该节点尚未完成，无需撤销",
        "The milestone is '{state}'; only a met one can be reopened.",
    ),
}


def move(state: MilestoneState, verb: MilestoneVerb) -> MilestoneState:
    """The state after `verb`, or a Conflict that says why not. Lateness is judged by `completion_state`."""
    after = NEXT.get((state, verb))
    if after is None:
        code, title, detail = REFUSALS[verb]
        raise Conflict(code, title, detail.format(state=state.value), state=state.value)
    return after


def completion_state(due_on: date | None, done_on: date) -> MilestoneState:
    """Met on time, or late: the due day itself is on time; what has no due date cannot be late."""
    late = due_on is not None and done_on > due_on
    return MilestoneState.MET_LATE if late else MilestoneState.MET


def check_done_on(done_on: date, *, today: date, earliest: date) -> None:
    """A milestone is met on a day that has been, and not before its plan's year began."""
    if done_on > today:
        raise invalid(
            "/done_on",
            "in_future",
            f"完成日期不能晚于今天（{today.isoformat()}）",
            f"done_on must not be after today, {today.isoformat()}.",
        )
    if done_on < earliest:
        raise invalid(
            "/done_on",
            "before_plan",
            f"完成日期不能早于计划开始（{earliest.isoformat()}）",
            f"done_on must not be before the plan began, {earliest.isoformat()}.",
        )
