"""The form of a change: everything of an item as it should be. The system finds what differs; nobody writes a diff."""

from collections.abc import Mapping
from typing import Any

from app.models.change import EditCreate
from app.models.detail import ItemRead, LineRead
from app.models.milestone import MilestoneRead
from app.rules.changes import Subject
from app.rules.lifecycle import OPEN

DROP, LEAD, SUPPORT = "drop", "lead", "support"


def wishes(item: ItemRead, sent: Mapping[str, str]) -> list[EditCreate]:
    """The edits that the sent fields ask for, field by field against what stands; a missing field is left as it is."""
    found = _differing(Subject.DUE_ON, "due_on.item", item.due_on, sent)
    found += _differing(Subject.TEXT, "text.item", item.title, sent)
    for line in item.lines:
        found += _of_line(line, sent)
        for milestone in line.milestones:
            if milestone.state in OPEN:
                found += _of_milestone(milestone, sent)
    return found


def _of_line(line: LineRead, sent: Mapping[str, str]) -> list[EditCreate]:
    found = _differing(Subject.DUE_ON, f"due_on.l{line.id}", line.due_on, sent, line_id=line.id)
    found += _differing(Subject.TEXT, f"text.l{line.id}", line.plan_text, sent, line_id=line.id)
    text, day = sent.get(f"add_text.l{line.id}", "").strip(), sent.get(f"add_due_on.l{line.id}", "").strip()
    if text or day:
        after = {"text": text, "due_on": day}
        found.append(EditCreate(field=Subject.MILESTONE, line_id=line.id, after=after))
    return found + _units(line, sent)


def _units(line: LineRead, sent: Mapping[str, str]) -> list[EditCreate]:
    """A unit stays with the role that its box shows, goes with an empty one; one more may be added."""
    parts: list[dict[str, Any]] = []
    for place, unit in enumerate(line.units):
        role = sent.get(f"unit.l{line.id}.{place}", unit.role.value)
        if role:
            parts.append({"role": role, "unit_id": unit.unit_id, "group_id": unit.group_id})
    more = sent.get(f"add_unit.l{line.id}", "").strip()
    if more.isdecimal():
        role = sent.get(f"add_role.l{line.id}", SUPPORT)
        parts.append({"role": role, "unit_id": int(more), "group_id": None})
    standing = [{"role": one.role.value, "unit_id": one.unit_id, "group_id": one.group_id} for one in line.units]
    return [] if parts == standing else [EditCreate(field=Subject.UNITS, line_id=line.id, after=parts)]


def _of_milestone(milestone: MilestoneRead, sent: Mapping[str, str]) -> list[EditCreate]:
    ident = milestone.id
    if sent.get(f"drop.m{ident}"):
        return [EditCreate(field=Subject.MILESTONE, milestone_id=ident)]
    found = _differing(Subject.DUE_ON, f"due_on.m{ident}", milestone.due_on, sent, milestone_id=ident)
    found += _differing(Subject.TEXT, f"text.m{ident}", milestone.text, sent, milestone_id=ident)
    for target in milestone.targets:
        found += _differing(Subject.TARGET, f"target.{target.id}", target.value, sent, target_id=target.id)
    return found


def _differing(field: Subject, name: str, present: object, sent: Mapping[str, str], **about: int) -> list[EditCreate]:
    """The edit where the field was sent and says something else than what stands; an emptied one is left alone."""
    value = sent.get(name, "").strip()
    same = not value or value == str(present).strip()
    return [] if same else [EditCreate(field=field, after=value, **about)]
