"""Every verb of the loop, as a call of its action: who usually does it, on what, and the events that it leaves."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.actions import (
    acknowledgements,
    changes,
    closures,
    conclusions,
    confirmations,
    cycles,
    drafts,
    handing_down,
    instructions,
    issuing,
    milestones,
    notices,
    reports,
    reviews,
    suspensions,
)
from app.models import Item, Share
from app.models.base import table
from app.models.change import ChangeCreate, Decision, EditCreate, ExtensionCreate
from app.models.closure import SuspensionCreate
from app.models.conclusion import ConclusionCreate, Recheck, Review, Statement
from app.models.drafting import ChildCreate, DraftDiscard, ItemCreate, LineCreate
from app.models.event import Action
from app.models.instruction import AnswerCreate, InstructionCreate
from app.models.milestone import Completion, TickReturn
from app.models.notice import NoticeCreate
from app.models.plan import CycleSetting
from app.models.report import ReportText
from app.rules.actor import Actor
from app.rules.changes import Subject
from app.rules.permissions import Verb
from app.rules.vocabulary import CycleRule, NoticeLevel
from tests.cast import LEAD


@dataclass(frozen=True)
class Try:
    """One attempt: by whom, on the thing with this id, with a choice of yes or no, and some days to add."""

    session: Session
    actor: Actor
    target: int
    yes: bool
    days: int
    now: Any
    today: date

    @property
    def when(self) -> dict[str, Any]:
        """The time, as actions take it."""
        return {"now": self.now, "today": self.today}

    @property
    def day(self) -> date:
        """A day some days away."""
        return self.today + timedelta(days=self.days)


@dataclass(frozen=True)
class Deed:
    """A verb of the loop. `events` are those of which a success that changes anything leaves one; none for drafts.

    `usual` is who does it as a rule: somebody of the cast, a `unit` with a part in it, or whom the `next` step names.
    `row` is the row of the permission table; a change's is its due step's, a closure's its next decision's.
    """

    usual: str
    noun: str
    row: Verb | str
    do: Callable[[Try], Any]
    events: frozenset[Action]
    count: int = 1


def deed(usual: str, noun: str, row: Verb | str, do: Callable[[Try], Any], *events: Action, count: int = 1) -> Deed:
    """A row of the table below."""
    return Deed(usual, noun, row, do, frozenset(events), count)


def tick(t: Try) -> Any:
    """Tick, with the version or without it."""
    done = Completion(done_on=t.today - timedelta(days=t.days) if t.yes else None, note="已完成")
    return milestones.complete(t.session, t.actor, t.target, done, **t.when)


def reopen(t: Try) -> Any:
    """Take a tick back."""
    return milestones.reopen(t.session, t.actor, t.target, reason="不实", version=None, **t.when)


def extend(t: Try) -> Any:
    """Ask for more time for a milestone's item."""
    due_on = t.session.scalar(select(table(Item).c.due_on).where(table(Item).c.id == t.target)) or t.today
    wish = ExtensionCreate(due_on=due_on + timedelta(days=t.days), reason="慢", progress="半")
    return changes.extend(t.session, t.actor, t.target, wish, **t.when)


def remind(t: Try) -> Any:
    """Send a slip of some level about the item."""
    level = list(NoticeLevel)[t.days % len(NoticeLevel)]
    return notices.send(t.session, t.actor, t.target, NoticeCreate(level=level, text="催"), **t.when)


def ask(*edits: EditCreate) -> Callable[[Try], Any]:
    """Ask for these edits."""
    wish = ChangeCreate(edits=list(edits), reason="调整")
    return lambda t: changes.request(t.session, t.actor, t.target, wish, **t.when)


def waive_or_move(t: Try) -> Any:
    """Ask to waive a milestone, or to move it; earlier is asked for as well as later."""
    field, after = (Subject.MILESTONE, None) if t.yes else (Subject.DUE_ON, t.day.isoformat())
    edit = EditCreate(field=field, milestone_id=t.target, after=after)
    item_id = milestones.load(t.session, t.actor, t.target).item_id
    return changes.request(t.session, t.actor, item_id, ChangeCreate(edits=[edit], reason="调整"), **t.when)


def decide(t: Try) -> Any:
    """Decide the step that is due."""
    return changes.decide(t.session, t.actor, t.target, Decision(approve=t.yes, note="" if t.yes else "不宜"), **t.when)


def conclude(t: Try) -> Any:
    """Conclude about a unit with a part in the item, or about one that may have none."""
    share = table(Share).c
    parts = t.session.scalars(select(share.unit_id).where(share.item_id == t.target).order_by(share.unit_id)).all()
    unit = parts[t.days % len(parts)] if parts else t.session.info["units"][LEAD]
    wish = ConclusionCreate(unit_id=unit, text=f"结论{t.days}", basis="抽查")
    return conclusions.conclude(t.session, t.actor, t.target, wish, **t.when)


def hand_down(t: Try) -> Any:
    """Hand down to the actor's own sub-unit, where there is one."""
    body = ChildCreate(
        title="分解", due_on=t.day, lines=[LineCreate(plan_text="抓紧完成。", lead_units=[f"{t.actor.unit_name}下属"])]
    )
    return handing_down.hand_down(t.session, t.actor, t.target, body, **t.when)


def draft(t: Try) -> Any:
    """Draft an item that a group leads, or one that a unit does."""
    leads = "各县（市、区）政府（管委会）" if t.yes else LEAD
    text = f"{t.day.month}月底前完成清理。"
    body = ItemCreate(title="新事项", lines=[LineCreate(plan_text=text, lead_units=[leads])])
    return drafts.create_item(t.session, t.actor, t.target, body, **t.when)


def issue(t: Try) -> Any:
    """Issue all drafts of the plan."""
    return issuing.issue(t.session, t.actor, t.target, None, **t.when)


def submit(t: Try) -> Any:
    """Report."""
    return reports.submit(t.session, t.actor, t.target, ReportText(summary=f"进展{t.days}"), **t.when)


def save(t: Try) -> Any:
    """Keep a draft."""
    return reports.save_draft(t.session, t.actor, t.target, ReportText(summary=f"草稿{t.days}"), **t.when)


def set_cycle(t: Try) -> Any:
    """Set the plan's cycle."""
    rule = CycleSetting(cycle=CycleRule.MONTHLY if t.yes else CycleRule.QUARTERLY, day=25)
    return cycles.set_cycle(t.session, t.actor, t.target, rule, **t.when)


MOVED = Action.ITEM_WITHDRAWN, Action.CHANGE_APPLIED, Action.CHANGE_APPROVED, Action.CHANGE_REFUSED
DEEDS: dict[str, Deed] = {
    "tick": deed("unit", "milestone", Verb.COMPLETE, tick, Action.MILESTONE_COMPLETED),
    "take a tick back": deed("office", "milestone", Verb.REOPEN_MILESTONE, reopen, Action.MILESTONE_REOPENED),
    "confirm a tick": deed(
        "office",
        "milestone",
        Verb.CONFIRM_MILESTONE,
        lambda t: confirmations.confirm(t.session, t.actor, t.target, version=None, **t.when),
        Action.MILESTONE_CONFIRMED,
    ),
    "return a tick": deed(
        "office",
        "milestone",
        Verb.CONFIRM_MILESTONE,
        lambda t: confirmations.send_back(t.session, t.actor, t.target, TickReturn(reason="缺材料"), **t.when),
        Action.MILESTONE_RETURNED,
    ),
    "acknowledge": deed(
        "unit",
        "item",
        Verb.ACKNOWLEDGE,
        lambda t: acknowledgements.acknowledge(t.session, t.actor, t.target, **t.when),
        Action.ITEM_ACKNOWLEDGED,
    ),
    "hand down": deed("unit", "item", Verb.HAND_DOWN, hand_down, Action.ITEM_HANDED_DOWN, count=2),
    "submit": deed("unit", "item", Verb.REPORT, submit, Action.REPORT_SUBMITTED),
    "save a draft": deed("unit", "item", Verb.REPORT, save),
    "discard a draft": deed("unit", "item", Verb.REPORT, lambda t: reports.discard_draft(t.session, t.actor, t.target)),
    "accept": deed(
        "office",
        "report",
        Verb.REVIEW_REPORT,
        lambda t: reviews.accept(t.session, t.actor, t.target, note="", **t.when),
        Action.REPORT_ACCEPTED,
    ),
    "give back": deed(
        "office",
        "report",
        Verb.REVIEW_REPORT,
        lambda t: reviews.give_back(t.session, t.actor, t.target, reason="不符", **t.when),
        Action.REPORT_RETURNED,
    ),
    "extend": deed("unit", "item", Verb.REQUEST_CHANGE, extend, Action.CHANGE_REQUESTED),
    "retitle": deed(
        "unit",
        "item",
        Verb.REQUEST_CHANGE,
        ask(EditCreate(field=Subject.TEXT, after="新题目")),
        Action.CHANGE_REQUESTED,
    ),
    "waive or move": deed("unit", "milestone", Verb.REQUEST_CHANGE, waive_or_move, Action.CHANGE_REQUESTED),
    "withdraw": deed("unit", "item", Verb.REQUEST_CHANGE, ask(EditCreate(field=Subject.ITEM)), Action.CHANGE_REQUESTED),
    "decide": deed("next", "change", "step", decide, *MOVED),
    "cancel": deed(
        "unit",
        "change",
        Verb.CANCEL_CHANGE,
        lambda t: changes.cancel(t.session, t.actor, t.target, now=t.now),
        Action.CHANGE_CANCELLED,
    ),
    "instruct": deed(
        "leader",
        "item",
        Verb.INSTRUCT,
        lambda t: instructions.write(t.session, t.actor, t.target, InstructionCreate(text=f"批示{t.days}"), **t.when),
        Action.INSTRUCTION_WRITTEN,
    ),
    "answer": deed(
        "unit",
        "instruction",
        Verb.ANSWER_INSTRUCTION,
        lambda t: instructions.answer(t.session, t.actor, t.target, AnswerCreate(text="已落实"), **t.when),
        Action.INSTRUCTION_ANSWERED,
    ),
    "send a notice": deed(
        "office",
        "item",
        Verb.REMIND,
        remind,
        Action.NOTICE_SENT,
    ),
    "read a notice": deed(
        "addressee",
        "notice",
        Verb.READ_NOTICE,
        lambda t: notices.read(t.session, t.actor, t.target, now=t.now),
        Action.NOTICE_READ,
    ),
    "suspend": deed(
        "office",
        "item",
        Verb.SUSPEND,
        lambda t: suspensions.suspend(
            t.session, t.actor, t.target, SuspensionCreate(until=t.day, reason="台风"), **t.when
        ),
        Action.ITEM_SUSPENDED,
    ),
    "resume": deed(
        "office",
        "item",
        Verb.SUSPEND,
        lambda t: suspensions.resume(t.session, t.actor, t.target, **t.when),
        Action.ITEM_RESUMED,
    ),
    "ask for closure": deed(
        "unit",
        "item",
        Verb.REQUEST_CLOSURE,
        lambda t: closures.request(t.session, t.actor, t.target, "已办结", **t.when),
        Action.CLOSURE_REQUESTED,
    ),
    "endorse": deed(
        "office",
        "closure",
        Verb.ENDORSE_CLOSURE,
        lambda t: closures.endorse(t.session, t.actor, t.target, "同意", now=t.now),
        Action.CLOSURE_ENDORSED,
    ),
    "grant": deed(
        "leader",
        "closure",
        Verb.CLOSE,
        lambda t: closures.grant(t.session, t.actor, t.target, "同意", **t.when),
        Action.ITEM_CLOSED,
    ),
    "refuse closure": deed(
        "office",
        "closure",
        "closure",
        lambda t: closures.refuse(t.session, t.actor, t.target, "不足", **t.when),
        Action.CLOSURE_REFUSED,
    ),
    "reopen": deed(
        "office",
        "item",
        Verb.REOPEN_ITEM,
        lambda t: suspensions.reopen(t.session, t.actor, t.target, "复查不实", **t.when),
        Action.ITEM_REOPENED,
    ),
    "conclude": deed("office", "item", Verb.CONCLUDE, conclude, Action.CONCLUSION_ISSUED),
    "object": deed(
        "unit",
        "conclusion",
        Verb.OBJECT,
        lambda t: conclusions.object_to(t.session, t.actor, t.target, Statement(text="不符"), **t.when),
        Action.CONCLUSION_OBJECTED,
    ),
    "review": deed(
        "office_write_key",
        "conclusion",
        Verb.REVIEW_OBJECTION,
        lambda t: conclusions.review(t.session, t.actor, t.target, Review(uphold=t.yes, text="理由"), now=t.now),
        Action.OBJECTION_REVIEWED,
    ),
    "rectify": deed(
        "unit",
        "conclusion",
        Verb.RECTIFY,
        lambda t: conclusions.rectify(t.session, t.actor, t.target, Statement(text="已改"), now=t.now),
        Action.CONCLUSION_RECTIFIED,
    ),
    "re-check": deed(
        "office",
        "conclusion",
        Verb.RECHECK,
        lambda t: conclusions.recheck(t.session, t.actor, t.target, Recheck(passed=t.yes, text="复查"), **t.when),
        Action.CONCLUSION_RECHECKED,
    ),
    "draft": deed("office", "plan", Verb.DRAFT, draft, Action.ITEM_DRAFTED),
    "take a draft back": deed(
        "office",
        "item",
        Verb.DISCARD_DRAFT,
        lambda t: drafts.discard(t.session, t.actor, t.target, DraftDiscard(reason=f"重复{t.days}"), **t.when),
        Action.DRAFT_DISCARDED,
    ),
    "issue": deed("office", "plan", Verb.ISSUE, issue, Action.ITEM_ISSUED, count=-1),
    "set a cycle": deed("office", "plan", Verb.SET_CYCLE, set_cycle, Action.CYCLE_SET),
}
