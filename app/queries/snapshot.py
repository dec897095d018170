"""An item as a change sees it: everything that an edit may name, as it stands now, in a few statements."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Assignment, Indicator, Item, Line, Milestone, Plan, Target, Unit, UnitGroup
from app.models.base import AnyRow, table
from app.models.change import Edit
from app.rules.changes import Subject
from app.rules.vocabulary import Comparator
from app.rules.words import cut

ITEM, PLAN, LINE, MILESTONE = table(Item), table(Plan), table(Line), table(Milestone)
TARGET, INDICATOR, ASSIGNMENT = table(Target), table(Indicator), table(Assignment)
UNIT, GROUP = table(Unit), table(UnitGroup)
NAME_LENGTH = 80


@dataclass(frozen=True)
class Snapshot:
    """The item with its plan's policy, and its parts by id; `units` by line."""

    item: AnyRow
    lines: Mapping[int, AnyRow]
    milestones: Mapping[int, AnyRow]
    targets: Mapping[int, AnyRow]
    units: Mapping[int, list[dict[str, Any]]]

    def line_of(self, edit: Edit) -> int | None:
        """The line that an edit is about, itself or through its milestone; None for the item as a whole."""
        milestone_id = self.targets[edit.target_id].milestone_id if edit.target_id else edit.milestone_id
        return self.milestones[milestone_id].line_id if milestone_id else edit.line_id

    def milestone_of(self, edit: Edit) -> AnyRow | None:
        """The milestone that an edit is about, itself or through its target."""
        milestone_id = self.targets[edit.target_id].milestone_id if edit.target_id else edit.milestone_id
        return self.milestones[milestone_id] if milestone_id else None

    def comparator_of(self, edit: Edit) -> Comparator | None:
        """How the target that an edit is about is to be met; None where it is about none."""
        return self.targets[edit.target_id].comparator if edit.target_id else None

    def name_of(self, edit: Edit) -> str:
        """What an edit is about, in the document's words."""
        if edit.target_id:
            target = self.targets[edit.target_id]
            return cut(f"{target.name}（{target.unit}）", NAME_LENGTH)
        if edit.milestone_id:
            return cut(str(self.milestones[edit.milestone_id].text), NAME_LENGTH)
        if edit.line_id:
            return cut(str(self.lines[edit.line_id].plan_text), NAME_LENGTH)
        return cut(str(self.item.title), NAME_LENGTH)

    def present(self, edit: Edit) -> Any:
        """What stands now where an edit would change something, as the edit writes it."""
        row = self._row(edit)
        if edit.field is Subject.DUE_ON:
            return row.due_on and row.due_on.isoformat()
        if edit.field is Subject.TARGET:
            return format(row.value, "f")
        if edit.field is Subject.UNITS:
            return self.units.get(edit.line_id or 0, [])
        if edit.field is Subject.MILESTONE:
            return row.text if edit.milestone_id else None
        return row.plan_text if edit.line_id and not edit.milestone_id else getattr(row, "text", None) or row.title

    def _row(self, edit: Edit) -> AnyRow:
        if edit.target_id:
            return self.targets[edit.target_id]
        if edit.milestone_id:
            return self.milestones[edit.milestone_id]
        return self.lines[edit.line_id] if edit.line_id else self.item


def take(session: Session, item_id: int) -> Snapshot:
    """The snapshot of an item that the caller has been allowed to see, and holds."""
    item = session.execute(
        select(ITEM, PLAN.c.change_policy).join(PLAN, PLAN.c.id == ITEM.c.plan_id).where(ITEM.c.id == item_id)
    ).one()
    lines = session.execute(select(LINE).where(LINE.c.item_id == item_id).order_by(LINE.c.no))
    steps = session.execute(select(MILESTONE).where(MILESTONE.c.item_id == item_id).order_by(MILESTONE.c.position))
    targets = session.execute(
        select(TARGET, INDICATOR.c.name, INDICATOR.c.unit)
        .join(INDICATOR, INDICATOR.c.id == TARGET.c.indicator_id)
        .where(INDICATOR.c.item_id == item_id)
        .order_by(TARGET.c.id)
    )
    return Snapshot(
        item,
        {row.id: row for row in lines},
        {row.id: row for row in steps},
        {row.id: row for row in targets},
        _units(session, item_id),
    )


def _units(session: Session, item_id: int) -> dict[int, list[dict[str, Any]]]:
    """Who answers for each line, as edits write it."""
    query = (
        select(
            ASSIGNMENT.c.line_id,
            ASSIGNMENT.c.role,
            ASSIGNMENT.c.unit_id,
            ASSIGNMENT.c.group_id,
            func.coalesce(UNIT.c.name, GROUP.c.name).label("name"),
        )
        .join(LINE, LINE.c.id == ASSIGNMENT.c.line_id)
        .outerjoin(UNIT, UNIT.c.id == ASSIGNMENT.c.unit_id)
        .outerjoin(GROUP, GROUP.c.id == ASSIGNMENT.c.group_id)
        .where(LINE.c.item_id == item_id)
        .order_by(ASSIGNMENT.c.line_id, ASSIGNMENT.c.position)
    )
    found: dict[int, list[dict[str, Any]]] = {}
    for row in session.execute(query):
        part = {"role": row.role.value, "unit_id": row.unit_id, "group_id": row.group_id, "name": row.name}
        found.setdefault(row.line_id, []).append(part)
    return found
