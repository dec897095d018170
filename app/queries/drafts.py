"""Reading drafts of a plan back as the importer's Draft, to be checked up before they are issued."""

from collections import defaultdict
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.importing.checkup.run import check_up
from app.importing.draft import DocumentFacts, Draft, ItemDraft, LineDraft, MilestoneDraft
from app.importing.names.directory import Directory
from app.models import Assignment, Item, ItemState, Line, Milestone, Plan, Unit, UnitGroup
from app.models.base import AnyRow, table
from app.models.drafting import FindingRead
from app.rules.vocabulary import AssignmentRole

ITEM, LINE, MILESTONE, PLAN = table(Item).c, table(Line).c, table(Milestone).c, table(Plan).c
ASSIGNMENT, UNIT, GROUP = table(Assignment).c, table(Unit).c, table(UnitGroup).c


def findings_of_plan(session: Session, plan_id: int, directory: Directory, today: date) -> list[FindingRead]:
    """What the check-up finds in a plan's drafts, errors first."""
    found = check_up(draft_of_plan(session, plan_id), directory, today)
    return [FindingRead.model_validate(one, from_attributes=True) for one in found]


def draft_of_plan(session: Session, plan_id: int) -> Draft:
    """The items of a plan that are still drafts, as if they had just been read."""
    wanted = select(ITEM.id).where(ITEM.plan_id == plan_id, ITEM.state == ItemState.DRAFT)
    lines: dict[int, list[AnyRow]] = defaultdict(list)
    for line in session.execute(select(table(Line)).where(LINE.item_id.in_(wanted)).order_by(LINE.item_id, LINE.no)):
        lines[line.item_id].append(line)
    steps: dict[int, list[AnyRow]] = defaultdict(list)
    for step in session.execute(select(table(Milestone)).where(MILESTONE.item_id.in_(wanted)).order_by(MILESTONE.id)):
        steps[step.line_id].append(step)
    names = _names(session, [line.id for found in lines.values() for line in found])
    items = session.execute(select(table(Item)).where(ITEM.id.in_(wanted)).order_by(ITEM.position, ITEM.id))
    year = session.scalar(select(PLAN.year).where(PLAN.id == plan_id))
    return Draft(DocumentFacts(year=year), [_item(row, lines[row.id], steps, names) for row in items])


def _item(
    row: AnyRow,
    lines: list[AnyRow],
    steps: dict[int, list[AnyRow]],
    names: dict[tuple[int, AssignmentRole], list[str]],
) -> ItemDraft:
    draft = ItemDraft(no=row.no, title=row.title, deadline=row.due_on)
    for at, line in enumerate(lines):
        lead, joint, support = (names[line.id, role] for role in AssignmentRole)
        deadline = None if line.due_inherited else line.due_on
        draft.lines.append(LineDraft(line.plan_text, deadline, "", lead, joint, support))
        draft.milestones += [_step(at, step) for step in steps[line.id]]
    return draft


def _step(line: int, row: AnyRow) -> MilestoneDraft:
    return MilestoneDraft(
        line=line,
        text=row.text,
        span=(row.span_start or 0, row.span_end or 0),
        due_on=row.due_on,
        starts_on=row.starts_on,
        date_phrase=row.date_phrase,
        certainty=row.certainty,
        alternatives=[date.fromisoformat(day) for day in row.alternatives],
        kind=row.kind,
        commitment=row.commitment,
    )


def _names(session: Session, line_ids: list[int]) -> dict[tuple[int, AssignmentRole], list[str]]:
    """Unit names by line and role."""
    found: dict[tuple[int, AssignmentRole], list[str]] = defaultdict(list)
    query = (
        select(ASSIGNMENT.line_id, ASSIGNMENT.role, func.coalesce(UNIT.name, GROUP.name).label("name"))
        .select_from(table(Assignment))
        .outerjoin(table(Unit), UNIT.id == ASSIGNMENT.unit_id)
        .outerjoin(table(UnitGroup), GROUP.id == ASSIGNMENT.group_id)
        .where(ASSIGNMENT.line_id.in_(line_ids))
        .order_by(ASSIGNMENT.line_id, ASSIGNMENT.position)
    )
    for row in session.execute(query):
        found[row.line_id, row.role].append(row.name)
    return found
