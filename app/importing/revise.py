"""Applying an edit to a draft. Pure: the draft that comes in stays as it was."""

from copy import deepcopy
from dataclasses import replace
from functools import singledispatch

from app.importing.draft import Certainty, Draft, ItemDraft, LineDraft, MilestoneDraft
from app.importing.edits import (
    AddMilestone,
    ChooseDate,
    DraftEdit,
    DropItem,
    DropMilestone,
    MergeMilestones,
    SetItem,
    SetLine,
    SetMilestone,
)
from app.rules.errors import invalid


def revise(draft: Draft, edit: DraftEdit) -> Draft:
    """The draft after an edit; Invalid where it names what is not there or leaves nothing behind."""
    at = next((at for at, item in enumerate(draft.items) if item.no == edit.item), None)
    if at is None:
        raise invalid("/item", "unknown", f"没有第{edit.item}项", "There is no item of this number.")
    items = list(draft.items)
    findings = draft.findings
    if isinstance(edit, DropItem):
        if len(items) == 1:
            raise invalid("/item", "last", "这是最后一个事项，请改为放弃导入", "The last item cannot be dropped.")
        del items[at]
        findings = [finding for finding in findings if finding.items != [edit.item]]
        return replace(draft, items=items, findings=findings)
    items[at] = deepcopy(items[at])
    _apply(edit, items[at])
    if isinstance(edit, SetItem | SetLine):
        line = edit.line if isinstance(edit, SetLine) else 0
        findings = [f for f in findings if f.items != [edit.item] or f.line not in (None, line)]
    return replace(draft, items=items, findings=findings)


@singledispatch
def _apply(edit: DraftEdit, item: ItemDraft) -> None:
    raise TypeError(type(edit))


@_apply.register
def _(edit: SetItem, item: ItemDraft) -> None:
    if edit.title is not None:
        item.title = edit.title
    if edit.leader is not None:
        item.leader = edit.leader or None
    if "deadline" in edit.model_fields_set:
        before, item.deadline = item.deadline, edit.deadline
        if item.lines and item.lines[0].deadline == before:
            item.lines[0].deadline = edit.deadline


@_apply.register
def _(edit: SetLine, item: ItemDraft) -> None:
    line = _line(item, edit.line)
    if "deadline" in edit.model_fields_set:
        line.deadline = edit.deadline
        if edit.line == 0:
            item.deadline = edit.deadline
    line.lead_units = line.lead_units if edit.lead_units is None else _once(edit.lead_units)
    line.joint_lead_units = line.joint_lead_units if edit.joint_lead_units is None else _once(edit.joint_lead_units)
    line.supporting_units = line.supporting_units if edit.supporting_units is None else _once(edit.supporting_units)


@_apply.register
def _(edit: SetMilestone, item: ItemDraft) -> None:
    milestone = _milestone(item, edit.milestone)
    sent = edit.model_fields_set
    milestone.text = edit.text if edit.text is not None else milestone.text
    milestone.kind = edit.kind or milestone.kind
    if "starts_on" in sent:
        milestone.starts_on = edit.starts_on
    if "due_on" in sent:
        milestone.due_on = edit.due_on
        milestone.certainty = Certainty.STATED if edit.due_on else Certainty.VAGUE
    milestone.certainty = edit.certainty or milestone.certainty
    _check_window(milestone)


@_apply.register
def _(edit: ChooseDate, item: ItemDraft) -> None:
    milestone = _milestone(item, edit.milestone)
    if edit.due_on not in {milestone.due_on, *milestone.alternatives}:
        raise invalid(
            "/due_on", "no_alternative", "这不是原文可能的日期之一", "It is neither the date read nor an alternative."
        )
    others = {milestone.due_on, *milestone.alternatives} - {edit.due_on, None}
    milestone.alternatives = sorted(day for day in others if day)
    milestone.due_on, milestone.certainty = edit.due_on, Certainty.STATED
    if milestone.starts_on and milestone.starts_on > edit.due_on:
        milestone.starts_on = None


@_apply.register
def _(edit: AddMilestone, item: ItemDraft) -> None:
    line = _line(item, edit.line)
    found = line.plan.find(edit.text)
    span = (found, found + len(edit.text)) if found >= 0 else (0, 0)
    certainty = Certainty.STATED if edit.due_on else Certainty.INHERITED
    due_on = edit.due_on or line.deadline or item.deadline
    added = MilestoneDraft(edit.line, edit.text, span, due_on, certainty=certainty, kind=edit.kind)
    behind = [at for at, milestone in enumerate(item.milestones) if milestone.line <= edit.line]
    item.milestones.insert(behind[-1] + 1 if behind else 0, added)


@_apply.register
def _(edit: DropMilestone, item: ItemDraft) -> None:
    _milestone(item, edit.milestone)
    del item.milestones[edit.milestone]


@_apply.register
def _(edit: MergeMilestones, item: ItemDraft) -> None:
    first = _milestone(item, edit.milestone)
    at = edit.milestone + 1
    if at >= len(item.milestones) or item.milestones[at].line != first.line:
        raise invalid("/milestone", "last", "后面没有可以合并的节点", "No milestone of this line follows.")
    second = item.milestones.pop(at)
    later = max((m for m in (first, second) if m.due_on), key=lambda m: (m.due_on, m is second), default=first)
    start, end = min(first.span[0], second.span[0]), max(first.span[1], second.span[1])
    between = _line(item, first.line).plan[start:end]
    joined = f"{first.text}；{second.text}"
    whole = between.startswith(first.text) and between.endswith(second.text)
    item.milestones[edit.milestone] = replace(
        later,
        text=between if whole else joined,
        span=(start, end),
        starts_on=min(filter(None, (first.starts_on, second.starts_on)), default=None),
        indicators=[*first.indicators, *second.indicators],
    )


def _line(item: ItemDraft, at: int) -> LineDraft:
    if at >= len(item.lines):
        raise invalid("/line", "unknown", f"第{item.no}项没有第{at + 1}行", "The item has no such line.")
    return item.lines[at]


def _milestone(item: ItemDraft, at: int) -> MilestoneDraft:
    if at >= len(item.milestones):
        raise invalid("/milestone", "unknown", f"第{item.no}项没有第{at + 1}个节点", "The item has no such milestone.")
    return item.milestones[at]


def _check_window(milestone: MilestoneDraft) -> None:
    if milestone.starts_on and milestone.due_on and milestone.starts_on > milestone.due_on:
        raise invalid("/starts_on", "after_due", "开始日期不能晚于完成日期", "starts_on must not be after due_on.")


def _once(names: list[str]) -> list[str]:
    return list(dict.fromkeys(name.strip() for name in names if name.strip()))
