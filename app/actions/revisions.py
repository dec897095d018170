"""Bringing a plan in line with a corrected document, keeping what people have done since (docs/domain.md §4)."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy.orm import Session

from app.actions import events, items, missing, plans, settling, shares
from app.actions.issuing import hand_out, held, reassign
from app.importing.compare import Change, Comparison, ItemPair, Kind, compare, is_reworded, milestone_fields, moves
from app.importing.draft import Draft, MilestoneDraft
from app.importing.standing import StandingItem
from app.models import Action, Assignment, Indicator, Item, Line, Milestone, Plan, Share, Target
from app.models.base import AnyRow, table
from app.models.item import NEVER, NO_LENGTH
from app.queries.kin import moved_before_children
from app.queries.past import said_of
from app.queries.standing import GONE, read_standing
from app.rules.actor import Actor
from app.rules.errors import Conflict
from app.rules.lifecycle import OPEN, ItemState, ItemVerb, MilestoneState, MilestoneVerb, move
from app.rules.past import Patch, Said, difference
from app.rules.words import cut

PLAN, ITEM, LINE, MILESTONE = table(Plan), table(Item), table(Line), table(Milestone)
ASSIGNMENT, SHARE, TARGET, INDICATOR = table(Assignment), table(Share), table(Target), table(Indicator)
KEPT = "更正后的文件中已无此内容，因已有进展予以保留"
WITHDRAW = (
    update(MILESTONE)
    .where(MILESTONE.c.id.in_(bindparam("ids", expanding=True)), MILESTONE.c.state.in_(OPEN))
    .values(state=MilestoneState.WAIVED, done_note=GONE, version=MILESTONE.c.version + 1)
)


def revise_plan(
    session: Session, actor: Actor, plan_id: int, draft: Draft, *, now: datetime, today: date
) -> Comparison:
    """Apply a corrected document to its plan. Dates as first issued, ticks, reports and events all stay.

    Raises Conflict where it would move a deadline before the dates of the item's own sub-items.
    """
    rows = _hold(session, plan_id)
    title = session.scalar(select(PLAN.c.title).where(PLAN.c.id == plan_id).with_for_update(key_share=True))
    standing = read_standing(session, plan_id)
    names = plans.Names(session)
    found = compare(standing, draft, lambda name: names.directory.resolve(name).canonical)
    _check_below(session, found)
    _free_numbers(session, plan_id, found, draft)
    work = _Work(session, actor, plan_id, names, now, today)
    for item in found.gone:
        work.take_out(item, rows[item.id])
    for pair in found.pairs:
        work.revise(pair)
    added = [plans.add_item(session, plan_id, position, draft, names, today) for position, draft in found.added]
    hand_out(session, held(session, added), now=now, today=today)
    for item_id in added:
        work.record(Action.ITEM_ISSUED, item_id, {"before": {}, "after": {"item": ItemState.ISSUED}})
    counts = {kind.value: sum(change.kind is kind for change in found.changes()) for kind in Kind}
    data = {"title": title, "source": draft.document.name, **counts}
    events.record(session, actor, Action.PLAN_REVISED, now, plan_id=plan_id, data=data)
    return found


def _hold(session: Session, plan_id: int) -> dict[int, AnyRow]:
    """The plan's items by id, held in the order of their ids, as whoever holds several does."""
    query = select(ITEM.c.id, ITEM.c.state, ITEM.c.version).where(ITEM.c.plan_id == plan_id)
    return {row.id: row for row in session.execute(query.order_by(ITEM.c.id).with_for_update())}


def _check_below(session: Session, found: Comparison) -> None:
    """A parent's deadline stays behind its sub-items' here too; they are held with the plan."""
    errors = moved_before_children(session, found)
    if errors:
        no, first = next(iter(errors.items()))
        raise Conflict(
            "errors_stand",
            f"第{no}项：{first.title}，再确认导入",
            "A deadline of the document is before the dates of the item's sub-items; move those earlier first.",
            errors=list(errors.values()),
        )


def _free_numbers(session: Session, plan_id: int, found: Comparison, draft: Draft) -> None:
    """Move numbers out of the way that the document gives to other items; a number is one item's within its plan.

    That of a draft or of something handed down gives way as well.
    """
    matched = {pair.old.id: pair for pair in found.pairs}
    taken = {item.no for item in draft.items}
    for item in session.execute(select(ITEM.c.id, ITEM.c.no).where(ITEM.c.plan_id == plan_id)).all():
        pair = matched.get(item.id)
        if pair is None and item.no in taken:
            _set_item(session, item.id, no=f"{item.no[:8]}（原{item.id}）"[:NO_LENGTH])
        elif pair is not None and pair.new.no != item.no:
            _set_item(session, item.id, no=f"~{item.id}")
    for pair in found.pairs:
        _set_item(session, pair.old.id, position=pair.position, no=pair.new.no)


def _set_item(session: Session, item_id: int, **values: Any) -> None:
    session.execute(update(ITEM).where(ITEM.c.id == item_id).values(**values))


class _Work:
    """What every step of one revision needs."""

    def __init__(
        self, session: Session, actor: Actor, plan_id: int, names: plans.Names, now: datetime, today: date
    ) -> None:
        self.session, self.actor, self.plan_id = session, actor, plan_id
        self.names, self.now, self.today = names, now, today

    def record(self, action: Action, item_id: int, data: dict[str, Any]) -> None:
        """Note what happened to an item."""
        events.record(self.session, self.actor, action, self.now, plan_id=self.plan_id, item_id=item_id, data=data)

    def take_out(self, item: StandingItem, row: AnyRow) -> None:
        """Withdraw an item that the document no longer has, or keep it where people have worked on it."""
        if item.worked_on:
            self.record(Action.ITEM_REVISED, item.id, {"words": KEPT, "was": {}})
            return
        withdrawn = move(row.state, ItemVerb.WITHDRAW)
        ended = settling.end_open(self.session, item.id, None, self.now)
        stood = said_of(self.session, item.id)
        self.session.execute(WITHDRAW, {"ids": [milestone.id for milestone in item.milestones]})
        items.set_state(self.session, row, withdrawn, self.today, reason=GONE)
        states = {"before": {"state": row.state}, "after": {"state": withdrawn}, "was": self._was(item.id, stood)}
        self.record(Action.ITEM_WITHDRAWN, item.id, {"reason": GONE, "ended": ended, **states})

    def revise(self, pair: ItemPair) -> None:
        """Bring one item in line; nothing is written where nothing differs."""
        if not any(change.kind is not Kind.KEPT for change in pair.changes):
            return
        stood = said_of(self.session, pair.old.id)
        self._item(pair)
        line_ids = self._lines(pair)
        self._assign(pair, line_ids)
        self._milestones(pair, line_ids)
        for line_id in line_ids.values():
            shares.settle(self.session, line_id, items.lead_units(self.session, line_id))
        missing.put_right(self.session, pair.old.id, self.today)
        items.refresh(self.session, pair.old.id, self.today, touched=False)
        words = "；".join(_words(change) for change in pair.changes)
        data = {"words": words, "changes": [_plain(c) for c in pair.changes], "was": self._was(pair.old.id, stood)}
        self.record(Action.ITEM_REVISED, pair.old.id, data)

    def _was(self, item_id: int, stood: Said) -> Patch:
        """What the item said before, of all that it says otherwise now."""
        return difference(stood, said_of(self.session, item_id))

    def _item(self, pair: ItemPair) -> None:
        old, new = pair.old, pair.new
        values: dict[str, Any] = {
            "title": new.title,
            "leader_id": self.names.leader(new.leader) if new.leader else None,
            "lead_names": plans.lead_names(new),
            "version": ITEM.c.version + 1,
        }
        if moves(old.due_on, old.baseline_due_on, new.deadline):
            values |= {"due_on": new.deadline, "due_key": new.deadline or NEVER}
        if old.retired:
            values |= {"state": move(ItemState.WITHDRAWN, ItemVerb.RESTORE), "reason": "", "suspended_until": None}
        _set_item(self.session, old.id, **values)

    def _lines(self, pair: ItemPair) -> dict[int, int]:
        """Bring the lines in line; returns their ids by their place in the document."""
        old, new = pair.old, pair.new
        ids: dict[int, int] = {}
        for a, b in pair.lines.pairs:
            before, after = old.lines[a], new.lines[b]
            ids[b] = before.id
            values: dict[str, Any] = {"plan_text": after.plan, "due_inherited": after.deadline is None}
            due_on = after.deadline or new.deadline
            if moves(before.due_on, before.baseline_due_on, due_on):
                values["due_on"] = due_on
            self.session.execute(update(LINE).where(LINE.c.id == before.id).values(**values))
        last = self.session.scalar(select(func.max(LINE.c.no)).where(LINE.c.item_id == old.id)) or 0
        for no, b in enumerate(pair.lines.left()[1], start=last + 1):
            ids[b] = plans.add_line(self.session, old.id, no, new, new.lines[b])
        return ids

    def _assign(self, pair: ItemPair, line_ids: dict[int, int]) -> None:
        """Name the units of the document's lines anew; a line that only the plan has keeps its own."""
        item_id = pair.old.id
        self.session.execute(delete(ASSIGNMENT).where(ASSIGNMENT.c.line_id.in_(line_ids.values())))
        for b, line in enumerate(pair.new.lines):
            plans.assign(self.session, line_ids[b], pair.new, line, self.names)
        reassign(self.session, item_id, now=self.now, today=self.today)
        due_key = self.session.scalar(select(ITEM.c.due_key).where(ITEM.c.id == item_id))
        self.session.execute(update(SHARE).where(SHARE.c.item_id == item_id).values(due_key=due_key))

    def _milestones(self, pair: ItemPair, line_ids: dict[int, int]) -> None:
        old, new = pair.old, pair.new
        query = select(INDICATOR).where(INDICATOR.c.item_id == old.id)
        indicators = {(row.name, row.unit): row.id for row in self.session.execute(query)}
        for a, b in pair.milestones.pairs:
            line_id = line_ids[new.milestones[b].line]
            if line_id != old.milestones[a].line_id or any(x != y for _, x, y in milestone_fields(pair, a, b)):
                self._milestone(pair, a, b, line_id, indicators)
        for b in pair.milestones.left()[1]:
            draft = new.milestones[b]
            milestone_id = plans.add_milestone(self.session, old.id, line_ids[draft.line], b, draft)
            plans.add_targets(self.session, old.id, milestone_id, draft, indicators)
        gone = [old.milestones[a].id for a in pair.milestones.left()[0]]
        if gone:
            self.session.execute(WITHDRAW, {"ids": gone})

    def _milestone(self, pair: ItemPair, a: int, b: int, line_id: int, indicators: plans.Indicators) -> None:
        before, after = pair.old.milestones[a], pair.new.milestones[b]
        values = _read(after) | {"line_id": line_id, "position": b, "version": MILESTONE.c.version + 1}
        if not moves(before.due_on, before.baseline_due_on, after.due_on, reworded=is_reworded(before, after)):
            del values["due_on"]
        if before.retired:
            values |= {"state": move(MilestoneState.WAIVED, MilestoneVerb.RESTORE), "done_note": ""}
        self.session.execute(update(MILESTONE).where(MILESTONE.c.id == before.id).values(**values))
        self.session.execute(delete(TARGET).where(TARGET.c.milestone_id == before.id))
        plans.add_targets(self.session, pair.old.id, before.id, after, indicators)


def _read(draft: MilestoneDraft) -> dict[str, Any]:
    return {
        "text": draft.text,
        "kind": draft.kind,
        "commitment": draft.commitment,
        "starts_on": draft.starts_on,
        "due_on": draft.due_on,
        "date_phrase": draft.date_phrase and draft.date_phrase[:100],
        "certainty": draft.certainty,
        "alternatives": [day.isoformat() for day in draft.alternatives],
        "span_start": draft.span[0],
        "span_end": draft.span[1],
    }


WORDS = {Kind.ADDED: "新增", Kind.CHANGED: "更改", Kind.GONE: "撤销", Kind.KEPT: "原文已无但予以保留"}


def _words(change: Change) -> str:
    text = cut(change.text, 30)
    moved = "，".join(f"{before or '无'} → {after or '无'}" for name, before, after in change.fields if name in SHOWN)
    return f"{WORDS[change.kind]}“{text}”" + (f"（{moved}）" if moved else "")


SHOWN = {"no", "leader", "deadline", "due_on"}


def _plain(change: Change) -> dict[str, Any]:
    fields = [{"field": name, "before": before, "after": after} for name, before, after in change.fields]
    return {"change": change.kind.value, "what": change.what, "text": change.text, "fields": fields}
