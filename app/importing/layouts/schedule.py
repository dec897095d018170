"""The milestones of an item's lines, where the cells under 一季度 or 3月底 are dated by their heading."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.importing.draft import ItemDraft, MilestoneDraft
from app.importing.language.dates import read_deadline
from app.importing.language.milestones import PlanLine, read_milestones
from app.importing.layouts.tables import PlanPart


def read_schedule(item: ItemDraft, parts: Sequence[tuple[PlanPart, ...]], year: int) -> list[MilestoneDraft]:
    """An item's milestones in order of its lines, spans counted in the whole plan text of a line.

    `parts` has the parts of each line's plan text; a part under a period's heading is due with the period.
    """
    pieces: list[tuple[int, int, PlanLine]] = []
    for at, line in enumerate(item.lines):
        offset = 0
        for part in parts[at]:
            lead = len(part.period) + 1 if part.period else 0
            limitless = bool(line.deadline_text) and line.deadline is None
            pieces.append((at, offset + lead, PlanLine(part.text, _due(part, line.deadline, year), limitless)))
            offset += lead + len(part.text) + 1
    milestones = read_milestones([plan for _, _, plan in pieces], year, item.deadline)
    return [_placed(milestone, *pieces[milestone.line][:2]) for milestone in milestones]


def _due(part: PlanPart, deadline: date | None, year: int) -> date | None:
    reading = read_deadline(part.period, year) if part.period else None
    return (reading and reading.due_on) or deadline


def _placed(milestone: MilestoneDraft, line: int, offset: int) -> MilestoneDraft:
    start, end = milestone.span
    return replace(milestone, line=line, span=(start + offset, end + offset))
