"""Edits: from what somebody wishes to what would change, and how that stands against the item as it is now."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Unit, UnitGroup
from app.models.base import table
from app.models.change import Edit, EditCreate
from app.models.item import NEVER
from app.queries.kin import kin_of
from app.queries.snapshot import Snapshot
from app.rules.changes import Place, Subject, check_extension
from app.rules.edits import TITLE_LENGTH, read_day, read_figure, read_text, read_units
from app.rules.errors import Conflict, FieldError, Invalid, invalid
from app.rules.handing_down import Kin
from app.rules.lifecycle import OPEN

UNIT, GROUP = table(Unit), table(UnitGroup)
TAKES: dict[Subject, tuple[set[str], ...]] = {
    Subject.DUE_ON: (set(), {"line_id"}, {"milestone_id"}),
    Subject.TEXT: (set(), {"line_id"}, {"milestone_id"}),
    Subject.UNITS: ({"line_id"},),
    Subject.TARGET: ({"target_id"},),
    Subject.MILESTONE: ({"line_id"}, {"milestone_id"}),
    Subject.ITEM: (set(),),
}
"""Which ids name what an edit of each field is about."""


def resolve(session: Session, snapshot: Snapshot, wishes: Sequence[EditCreate], today: date) -> list[Edit]:
    """The edits that wishes amount to, those that change nothing left out; Invalid names each wish that cannot be."""
    found: list[Edit] = []
    seen = set()
    kin = kin_of(session, snapshot.item)
    for place, wish in enumerate(wishes):
        pointer = f"/edits/{place}"
        edit = Edit(**wish.model_dump(exclude={"after"}))
        _check_target(snapshot, wish, pointer)
        key = (wish.field, wish.line_id, wish.milestone_id, wish.target_id)
        if key in seen and not _adds(edit):
            raise invalid(pointer, "twice", "同一内容不能改两次", "Edit each thing once.")
        seen.add(key)
        edit.name, edit.before = snapshot.name_of(edit), snapshot.present(edit)
        edit.after = _after(session, edit, wish.after, f"{pointer}/after")
        if edit.after != edit.before:
            _check_open(snapshot, edit, pointer)
            _check_day(edit, today, f"{pointer}/after")
            if error := _out_of_kin(kin, edit, f"{pointer}/after"):
                raise Invalid("invalid", error.title, error.detail, errors=[error])
            found.append(edit)
    return found


def follow(snapshot: Snapshot, edits: list[Edit]) -> list[Edit]:
    """The edits with those that they bring along: a milestone beyond its line's or its item's deadline moves these."""
    asked = {edit.line_id for edit in edits if edit.field is Subject.DUE_ON and edit.milestone_id is None}
    brought: dict[int | None, Edit] = {}

    def stretch(line_id: int | None, day: str) -> None:
        edit = brought.get(line_id) or Edit(field=Subject.DUE_ON, line_id=line_id)
        before = snapshot.present(edit)
        if before is not None and (edit.after or before) < day:
            edit.name, edit.before, edit.after = snapshot.name_of(edit), before, day
            brought[line_id] = edit

    for edit in edits:
        day = _new_day(edit)
        if day is not None and (edit.before is None or day > edit.before):
            for line_id in {snapshot.line_of(edit), None} - asked:
                stretch(line_id, day)
    return [*edits, *brought.values()]


def _new_day(edit: Edit) -> str | None:
    """The date that an edit sets; None for one that sets none."""
    if _adds(edit):
        return str(edit.after["due_on"])
    return edit.after if edit.field is Subject.DUE_ON else None


def whole_item(snapshot: Snapshot, day: str) -> list[EditCreate]:
    """More time for the item as a whole: its deadline, and the lines and open milestones that are due on it."""
    present = snapshot.item.due_on or NEVER
    lines = [line.id for line in snapshot.lines.values() if line.due_on == present]
    steps = [step.id for step in snapshot.milestones.values() if step.due_on == present and step.state in OPEN]
    return [
        EditCreate(field=Subject.DUE_ON, after=day),
        *(EditCreate(field=Subject.DUE_ON, line_id=one, after=day) for one in lines),
        *(EditCreate(field=Subject.DUE_ON, milestone_id=one, after=day) for one in steps),
    ]


def meeting(snapshot: Snapshot, wished: Sequence[Edit], pending: Sequence[Edit]) -> list[Edit]:
    """The wished edits that lie where those of a pending change do."""
    taken = [_place(snapshot, edit) for edit in pending]
    return [edit for edit in wished if any(_place(snapshot, edit).meets(place) for place in taken)]


def _place(snapshot: Snapshot, edit: Edit) -> Place:
    milestone = snapshot.milestone_of(edit)
    takes_away = edit.field is Subject.MILESTONE and milestone is not None
    return Place(edit.field, edit.line_id, milestone.id if milestone else None, edit.target_id, takes_away)


def check_unmoved(snapshot: Snapshot, edits: Sequence[Edit]) -> None:
    """Refuse with how things stand now, where what the edits touch has changed since they were asked for."""
    moved = []
    for edit in edits:
        milestone = snapshot.milestone_of(edit)
        closed = milestone is not None and milestone.state not in OPEN
        if closed or snapshot.present(edit) != edit.before:
            state = milestone.state.value if milestone is not None else None
            moved.append({"name": edit.name, "field": edit.field, "now": snapshot.present(edit), "state": state})
    if moved:
        names = "、".join(f"“{one['name']}”" for one in moved)
        raise Conflict(
            "item_changed",
            f"申请之后{names}已有变化，请核对后退回，由单位重新申请",
            "What the change touches has changed since it was asked for; refuse it and let it be asked for anew.",
            current={"edits": moved},
        )


def check_kin(session: Session, snapshot: Snapshot, edits: Sequence[Edit]) -> None:
    """Refuse dates that no longer fit between those above and below the item, as these stand now; both are held."""
    kin = kin_of(session, snapshot.item)
    told = (_out_of_kin(kin, edit, f"/edits/{place}/after") for place, edit in enumerate(edits))
    errors = [error for error in told if error is not None]
    if errors:
        raise Conflict(
            "item_changed",
            f"{errors[0].title}；申请之后时限已有变化，请核对后退回，由单位重新申请",
            "The dates above or below the item have changed since the change was asked for; refuse it.",
            errors=errors,
            current={"above": kin.above, "below": kin.below and kin.below[1]},
        )


def _out_of_kin(kin: Kin, edit: Edit, pointer: str) -> FieldError | None:
    day = _new_day(edit)
    if day is None:
        return None
    before = None if _adds(edit) or edit.before is None else date.fromisoformat(edit.before)
    whole = edit.field is Subject.DUE_ON and edit.line_id is None and edit.milestone_id is None
    return kin.refuse(date.fromisoformat(day), before, whole=whole, pointer=pointer)


def _adds(edit: Edit) -> bool:
    """Whether the edit puts a new milestone in."""
    return edit.field is Subject.MILESTONE and edit.milestone_id is None


def _check_target(snapshot: Snapshot, wish: EditCreate, pointer: str) -> None:
    """An edit names exactly what its field takes, and that is of this item."""
    parts = {"line_id": snapshot.lines, "milestone_id": snapshot.milestones, "target_id": snapshot.targets}
    named = {name for name in parts if getattr(wish, name) is not None}
    if named not in TAKES[wish.field]:
        raise invalid(pointer, "what", "没有说清要改哪一项", f"'{wish.field}' takes one of {TAKES[wish.field]}.")
    for name in named:
        if getattr(wish, name) not in parts[name]:
            raise invalid(f"{pointer}/{name}", "not_found", "本事项没有这一项", "The item has no such part.")


def _after(session: Session, edit: Edit, value: Any, pointer: str) -> Any:
    """The value asked for, read by its field's rules."""
    if edit.field is Subject.ITEM or (edit.field is Subject.MILESTONE and edit.milestone_id):
        if value is not None:
            raise invalid(pointer, "not_null", "撤销时不能另填内容", "Must be null: it takes the thing away.")
        return None
    if edit.field is Subject.DUE_ON:
        return read_day(value, pointer)
    if edit.field is Subject.TARGET:
        return read_figure(value, pointer)
    if edit.field is Subject.UNITS:
        return _named_units(session, value, pointer)
    if edit.field is Subject.MILESTONE:
        given = value if isinstance(value, dict) else {}
        text, day = read_text(given.get("text"), f"{pointer}/text"), read_day(given.get("due_on"), f"{pointer}/due_on")
        return {"text": text, "due_on": day}
    whole = edit.line_id is None and edit.milestone_id is None
    return read_text(value, pointer, TITLE_LENGTH) if whole else read_text(value, pointer)


def _named_units(session: Session, value: Any, pointer: str) -> list[dict[str, Any]]:
    """Units with the names that the directory gives them; Invalid for one that it does not know."""
    named = []
    for role, unit_id, group_id in read_units(value, pointer):
        query = select(UNIT.c.name).where(UNIT.c.id == unit_id)
        if unit_id is None:
            query = select(GROUP.c.name).where(GROUP.c.id == group_id)
        name = session.scalar(query)
        if name is None:
            raise invalid(pointer, "not_found", "单位名录中没有这个单位", "No such unit or group.")
        named.append({"role": role.value, "unit_id": unit_id, "group_id": group_id, "name": name})
    return named


def _check_open(snapshot: Snapshot, edit: Edit, pointer: str) -> None:
    """What is done is not changed any more."""
    milestone = snapshot.milestone_of(edit)
    if milestone is not None and milestone.state not in OPEN:
        title = f"“{edit.name}”已经完成或免除，不能再变更"
        raise invalid(pointer, "milestone_not_open", title, "The milestone is met or waived already.")


def _check_day(edit: Edit, today: date, pointer: str) -> None:
    """A later date is an extension, asked for in time; an earlier or a first one still lies ahead."""
    day = _new_day(edit)
    if day is None:
        return
    after, before = date.fromisoformat(day), None if _adds(edit) else edit.before
    if before is not None and day > before:
        errors = check_extension(date.fromisoformat(before), after, today=today)
        if errors:
            told = [FieldError(pointer, error.code, error.title, error.detail) for error in errors]
            raise Invalid("invalid", told[0].title, told[0].detail, errors=told)
    elif after < today:
        raise invalid(pointer, "in_past", "新的时限不能早于今天", "A date before today cannot be met.")
