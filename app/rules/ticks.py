"""Taking a tick back (撤销): a slip of the thumb at once and without a word, later for a reason, confirmed ones not."""

from datetime import datetime, timedelta

from app.rules.errors import Conflict, invalid

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
