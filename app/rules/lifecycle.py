"""What may follow what: transition tables that refuse everything they do not name (docs/domain.md §4)."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from app.rules.errors import Conflict, invalid
from app.rules.permissions import Verb

State = TypeVar("State", bound=StrEnum)


class MilestoneState(StrEnum):
    """Where a milestone is: `MET_LATE` says so for ever, `MISSED` from the day after it was due until it is met."""

    PLANNED = "planned"
    MET = "met"
    MET_LATE = "met_late"
    MISSED = "missed"
    WAIVED = "waived"


class ItemState(StrEnum):
    """Where an item is in its life. `DISCARDED` is the end of a draft, `WITHDRAWN` that of what had been issued."""

    DRAFT = "draft"
    ISSUED = "issued"
    IN_PROGRESS = "in_progress"
    CLOSURE_REQUESTED = "closure_requested"
    CLOSED = "closed"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"
    REOPENED = "reopened"
    DISCARDED = "discarded"


class ItemVerb(StrEnum):
    """What moves an item from state to state."""

    ISSUE = "issue"
    DISCARD = "discard"
    START = "start"
    REQUEST_CLOSURE = "request_closure"
    REFUSE_CLOSURE = "refuse_closure"
    CLOSE = "close"
    REOPEN = "reopen"
    SUSPEND = "suspend"
    RESUME = "resume"
    WITHDRAW = "withdraw"
    RESTORE = "restore"


class MilestoneVerb(StrEnum):
    """What moves a milestone from state to state; `MISS` is the calendar's, `RESTORE` a corrected document's."""

    COMPLETE = "complete"
    REOPEN = "reopen"
    CONFIRM = "confirm"
    RETURN = "return"
    MISS = "miss"
    RESCHEDULE = "reschedule"
    WAIVE = "waive"
    RESTORE = "restore"


class ReportState(StrEnum):
    """A report is a draft that only its unit sees; once submitted the office accepts it, or returns it."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    RETURNED = "returned"


class ReportVerb(StrEnum):
    """What moves a report from state to state."""

    SUBMIT = "submit"
    ACCEPT = "accept"
    RETURN = "return"


class ChangeState(StrEnum):
    """A change is proposed until its last approval applies it, or somebody refuses it, or its unit takes it back."""

    PROPOSED = "proposed"
    APPLIED = "applied"
    REFUSED = "refused"
    CANCELLED = "cancelled"


class ChangeVerb(StrEnum):
    """What moves a change from state to state; `APPROVE` that is not the last keeps it proposed."""

    APPROVE = "approve"
    APPLY = "apply"
    REFUSE = "refuse"
    CANCEL = "cancel"


class ClosureState(StrEnum):
    """A closure is requested by the lead unit, endorsed by the office, granted by the leader in charge."""

    REQUESTED = "requested"
    ENDORSED = "endorsed"
    GRANTED = "granted"
    REFUSED = "refused"


class ClosureVerb(StrEnum):
    """What moves a closure from state to state."""

    ENDORSE = "endorse"
    GRANT = "grant"
    REFUSE = "refuse"


class ConclusionState(StrEnum):
    """A conclusion stands until it is objected to; upheld or revised, it is rectified and re-checked."""

    ISSUED = "issued"
    OBJECTED = "objected"
    UPHELD = "upheld"
    REVOKED = "revoked"
    RECTIFIED = "rectified"
    RECHECKED = "rechecked"


class ConclusionVerb(StrEnum):
    """What moves a conclusion from state to state."""

    OBJECT = "object"
    UPHOLD = "uphold"
    REVOKE = "revoke"
    RECTIFY = "rectify"
    PASS = "pass"  # noqa: S105 - a re-check passed, not a password
    FAIL = "fail"


OPEN = frozenset({MilestoneState.PLANNED, MilestoneState.MISSED})
MET = frozenset({MilestoneState.MET, MilestoneState.MET_LATE})
WORKING = frozenset({ItemState.ISSUED, ItemState.IN_PROGRESS, ItemState.REOPENED})
"""Item states in which work is done and told: everything else is waiting, at rest, or over."""
OVER = frozenset({ItemState.CLOSED, ItemState.WITHDRAWN, ItemState.DISCARDED})
"""Item states in which no unit owes anything."""
UNISSUED = frozenset({ItemState.DRAFT, ItemState.DISCARDED})
"""Item states that only the office sees, and that count nowhere: no unit was ever given the item."""

NEXT: dict[tuple[StrEnum, StrEnum], StrEnum] = {
    (MilestoneState.PLANNED, MilestoneVerb.COMPLETE): MilestoneState.MET,
    (MilestoneState.MISSED, MilestoneVerb.COMPLETE): MilestoneState.MET,
    (MilestoneState.MET, MilestoneVerb.REOPEN): MilestoneState.PLANNED,
    (MilestoneState.MET_LATE, MilestoneVerb.REOPEN): MilestoneState.PLANNED,
    (MilestoneState.MET, MilestoneVerb.CONFIRM): MilestoneState.MET,
    (MilestoneState.MET_LATE, MilestoneVerb.CONFIRM): MilestoneState.MET_LATE,
    (MilestoneState.MET, MilestoneVerb.RETURN): MilestoneState.PLANNED,
    (MilestoneState.MET_LATE, MilestoneVerb.RETURN): MilestoneState.PLANNED,
    (MilestoneState.PLANNED, MilestoneVerb.MISS): MilestoneState.MISSED,
    (MilestoneState.PLANNED, MilestoneVerb.RESCHEDULE): MilestoneState.PLANNED,
    (MilestoneState.MISSED, MilestoneVerb.RESCHEDULE): MilestoneState.PLANNED,
    (MilestoneState.PLANNED, MilestoneVerb.WAIVE): MilestoneState.WAIVED,
    (MilestoneState.MISSED, MilestoneVerb.WAIVE): MilestoneState.WAIVED,
    (MilestoneState.WAIVED, MilestoneVerb.RESTORE): MilestoneState.PLANNED,
    (ItemState.DRAFT, ItemVerb.ISSUE): ItemState.ISSUED,
    (ItemState.DRAFT, ItemVerb.DISCARD): ItemState.DISCARDED,
    (ItemState.ISSUED, ItemVerb.START): ItemState.IN_PROGRESS,
    (ItemState.IN_PROGRESS, ItemVerb.START): ItemState.IN_PROGRESS,
    (ItemState.REOPENED, ItemVerb.START): ItemState.IN_PROGRESS,
    (ItemState.ISSUED, ItemVerb.REQUEST_CLOSURE): ItemState.CLOSURE_REQUESTED,
    (ItemState.IN_PROGRESS, ItemVerb.REQUEST_CLOSURE): ItemState.CLOSURE_REQUESTED,
    (ItemState.REOPENED, ItemVerb.REQUEST_CLOSURE): ItemState.CLOSURE_REQUESTED,
    (ItemState.CLOSURE_REQUESTED, ItemVerb.REFUSE_CLOSURE): ItemState.IN_PROGRESS,
    (ItemState.CLOSURE_REQUESTED, ItemVerb.CLOSE): ItemState.CLOSED,
    (ItemState.CLOSED, ItemVerb.REOPEN): ItemState.REOPENED,
    (ItemState.ISSUED, ItemVerb.SUSPEND): ItemState.SUSPENDED,
    (ItemState.IN_PROGRESS, ItemVerb.SUSPEND): ItemState.SUSPENDED,
    (ItemState.REOPENED, ItemVerb.SUSPEND): ItemState.SUSPENDED,
    (ItemState.SUSPENDED, ItemVerb.RESUME): ItemState.IN_PROGRESS,
    (ItemState.ISSUED, ItemVerb.WITHDRAW): ItemState.WITHDRAWN,
    (ItemState.IN_PROGRESS, ItemVerb.WITHDRAW): ItemState.WITHDRAWN,
    (ItemState.REOPENED, ItemVerb.WITHDRAW): ItemState.WITHDRAWN,
    (ItemState.SUSPENDED, ItemVerb.WITHDRAW): ItemState.WITHDRAWN,
    (ItemState.CLOSURE_REQUESTED, ItemVerb.WITHDRAW): ItemState.WITHDRAWN,
    (ItemState.WITHDRAWN, ItemVerb.RESTORE): ItemState.ISSUED,
    (ReportState.DRAFT, ReportVerb.SUBMIT): ReportState.SUBMITTED,
    (ReportState.SUBMITTED, ReportVerb.ACCEPT): ReportState.ACCEPTED,
    (ReportState.SUBMITTED, ReportVerb.RETURN): ReportState.RETURNED,
    (ChangeState.PROPOSED, ChangeVerb.APPROVE): ChangeState.PROPOSED,
    (ChangeState.PROPOSED, ChangeVerb.APPLY): ChangeState.APPLIED,
    (ChangeState.PROPOSED, ChangeVerb.REFUSE): ChangeState.REFUSED,
    (ChangeState.PROPOSED, ChangeVerb.CANCEL): ChangeState.CANCELLED,
    (ClosureState.REQUESTED, ClosureVerb.ENDORSE): ClosureState.ENDORSED,
    (ClosureState.REQUESTED, ClosureVerb.REFUSE): ClosureState.REFUSED,
    (ClosureState.ENDORSED, ClosureVerb.GRANT): ClosureState.GRANTED,
    (ClosureState.ENDORSED, ClosureVerb.REFUSE): ClosureState.REFUSED,
    (ConclusionState.ISSUED, ConclusionVerb.OBJECT): ConclusionState.OBJECTED,
    (ConclusionState.OBJECTED, ConclusionVerb.UPHOLD): ConclusionState.UPHELD,
    (ConclusionState.OBJECTED, ConclusionVerb.REVOKE): ConclusionState.REVOKED,
    (ConclusionState.ISSUED, ConclusionVerb.RECTIFY): ConclusionState.RECTIFIED,
    (ConclusionState.UPHELD, ConclusionVerb.RECTIFY): ConclusionState.RECTIFIED,
    (ConclusionState.RECTIFIED, ConclusionVerb.PASS): ConclusionState.RECHECKED,
    (ConclusionState.RECTIFIED, ConclusionVerb.FAIL): ConclusionState.ISSUED,
}
"""(state, verb) → state, for every noun. A pair that is not here is refused."""

REFUSALS: Mapping[tuple[type[StrEnum], StrEnum], tuple[str, str]] = {
    (MilestoneVerb, MilestoneVerb.COMPLETE): ("milestone_not_open", "该节点已经不能勾选完成"),
    (MilestoneVerb, MilestoneVerb.REOPEN): ("milestone_not_met", "该节点尚未完成，无需撤销"),
    (MilestoneVerb, MilestoneVerb.CONFIRM): ("milestone_not_met", "该节点尚未完成，不能核定"),
    (MilestoneVerb, MilestoneVerb.RETURN): ("milestone_not_met", "该节点尚未完成，无需退回"),
    (MilestoneVerb, MilestoneVerb.MISS): ("milestone_not_open", "该节点已经完成或免除，不会逾期"),
    (MilestoneVerb, MilestoneVerb.RESCHEDULE): ("milestone_not_open", "该节点已经完成或免除，不能改期"),
    (MilestoneVerb, MilestoneVerb.WAIVE): ("milestone_not_open", "该节点已经不能取消"),
    (MilestoneVerb, MilestoneVerb.RESTORE): ("milestone_not_waived", "该节点没有免除，无需恢复"),
    (ItemVerb, ItemVerb.ISSUE): ("item_not_draft", "该事项已经交办"),
    (ItemVerb, ItemVerb.DISCARD): ("item_not_draft", "该事项已经交办，不能作废；请申请撤销"),
    (ItemVerb, ItemVerb.START): ("item_not_working", "该事项目前不能办理"),
    (ItemVerb, ItemVerb.REQUEST_CLOSURE): ("item_not_working", "该事项目前不能申请办结"),
    (ItemVerb, ItemVerb.REFUSE_CLOSURE): ("closure_not_requested", "该事项没有待审的办结申请"),
    (ItemVerb, ItemVerb.CLOSE): ("closure_not_requested", "该事项没有待审的办结申请"),
    (ItemVerb, ItemVerb.REOPEN): ("item_not_closed", "该事项尚未办结，无需重启"),
    (ItemVerb, ItemVerb.SUSPEND): ("item_not_working", "该事项目前不能暂缓"),
    (ItemVerb, ItemVerb.RESUME): ("item_not_suspended", "该事项没有暂缓"),
    (ItemVerb, ItemVerb.WITHDRAW): ("item_over", "该事项已经办结或撤销"),
    (ItemVerb, ItemVerb.RESTORE): ("item_not_withdrawn", "该事项没有撤销，无需恢复"),
    (ReportVerb, ReportVerb.SUBMIT): ("report_not_draft", "该报告已经提交"),
    (ReportVerb, ReportVerb.ACCEPT): ("report_decided", "该报告已经审核"),
    (ReportVerb, ReportVerb.RETURN): ("report_decided", "该报告已经审核"),
    (ChangeVerb, ChangeVerb.APPROVE): ("change_decided", "该变更申请已经有结果"),
    (ChangeVerb, ChangeVerb.APPLY): ("change_decided", "该变更申请已经有结果"),
    (ChangeVerb, ChangeVerb.REFUSE): ("change_decided", "该变更申请已经有结果"),
    (ChangeVerb, ChangeVerb.CANCEL): ("change_decided", "该变更申请已经有结果"),
    (ClosureVerb, ClosureVerb.ENDORSE): ("closure_decided", "该办结申请已经过督查室审核"),
    (ClosureVerb, ClosureVerb.GRANT): ("closure_not_endorsed", "该办结申请须先经督查室审核，或已有结果"),
    (ClosureVerb, ClosureVerb.REFUSE): ("closure_decided", "该办结申请已经有结果"),
    (ConclusionVerb, ConclusionVerb.OBJECT): ("conclusion_not_open", "该结论目前不能提出异议"),
    (ConclusionVerb, ConclusionVerb.UPHOLD): ("no_objection", "该结论没有待复核的异议"),
    (ConclusionVerb, ConclusionVerb.REVOKE): ("no_objection", "该结论没有待复核的异议"),
    (ConclusionVerb, ConclusionVerb.RECTIFY): ("conclusion_not_standing", "该结论目前不需要整改"),
    (ConclusionVerb, ConclusionVerb.PASS): ("not_rectified", "该结论还没有整改报告可以复查"),
    (ConclusionVerb, ConclusionVerb.FAIL): ("not_rectified", "该结论还没有整改报告可以复查"),
}
"""The words of each verb with its noun: verbs of one name, as two nouns have them, are equal to each other."""

OF_STATE: Mapping[tuple[StrEnum, StrEnum], tuple[str, str]] = {
    (ItemState.DRAFT, ItemVerb.WITHDRAW): ("item_not_issued", "该事项还是草稿，尚未交办，请直接作废"),
    (ItemState.DISCARDED, ItemVerb.ISSUE): ("item_discarded", "该草稿已经作废，不能交办"),
    (ItemState.DISCARDED, ItemVerb.DISCARD): ("item_discarded", "该草稿已经作废"),
    (ItemState.DISCARDED, ItemVerb.WITHDRAW): ("item_discarded", "该草稿已经作废，无需申请撤销"),
}
"""Other words, where those of the verb would not be true of the state."""


def move(state: State, verb: StrEnum) -> State:
    """The state after `verb`, or a Conflict that says why not. Lateness of a tick is judged by `completion_state`."""
    after = NEXT.get((state, verb))
    if after is None:
        code, title = OF_STATE.get((state, verb)) or REFUSALS[type(verb), verb]
        detail = f"It is '{state.value}' and cannot '{verb.value}'; read it again to see what changed."
        raise Conflict(code, title, detail, current={"state": state.value})
    return type(state)(after)


def may_move(state: StrEnum, verb: StrEnum) -> bool:
    """Whether the table names this pair; templates draw a button only then."""
    return (state, verb) in NEXT


def check_working(state: ItemState, verb: Verb) -> None:
    """Work on an item (ticks, reports, changes …) is taken while it is being worked on, and refused otherwise."""
    if state not in WORKING:
        raise Conflict(
            "item_not_working",
            f"该事项{NOT_WORKING[state]}，不能再办理此项操作",
            f"The item is '{state.value}'; '{verb.value}' is only possible while it is being worked on.",
            current={"state": state.value},
        )


NOT_WORKING = {
    ItemState.DRAFT: "尚未交办",
    ItemState.CLOSURE_REQUESTED: "正在申请办结",
    ItemState.CLOSED: "已经办结",
    ItemState.SUSPENDED: "已暂缓",
    ItemState.WITHDRAWN: "已撤销",
    ItemState.DISCARDED: "的草稿已经作废",
}


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
