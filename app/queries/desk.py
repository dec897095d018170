"""My desk (我的工作台): one unit's items by what they want next, from one index however many items there are."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy import Integer, and_, bindparam, case, false, func, or_, select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from app.models import Assignment, Item, ItemState, Milestone, Plan, ProgressReport, Share, UnitGroupMember
from app.models.base import AnyRow, table
from app.models.item import NEVER
from app.models.prepared import has_row, prepared
from app.queries.paging import DEFAULT_LIMIT, Order, Page, page
from app.queries.rows import read_rows
from app.rules.cycles import week_of
from app.rules.lifecycle import UNISSUED, WORKING, MilestoneState, ReportState
from app.rules.light import Light
from app.rules.vocabulary import AssignmentRole, CycleRule

SHARE, ITEM, MILESTONE, PLAN = table(Share).c, table(Item).c, table(Milestone).c, table(Plan).c
ASSIGNMENT, MEMBER, REPORT = table(Assignment).c, table(UnitGroupMember).c, table(ProgressReport).c
SOON = timedelta(days=30)
ORDER = Order("desk", (SHARE.next_due_on, SHARE.item_id))


class Section(StrEnum):
    """The parts of a desk, in the order in which they want attention."""

    LATE = "late"
    SOON = "soon"
    LATER = "later"
    DONE = "done"


class DeskRow(SQLModel):
    """One item on a unit's desk, with the next milestone that the unit owes or helps with."""

    item_id: int
    no: str
    title: str
    role: AssignmentRole
    state: ItemState
    light: Light
    next_due_on: date
    open: int
    late: int
    unsigned: bool
    returned_note: str | None
    may_tick: bool
    milestone_id: int | None
    milestone_text: str | None
    milestone_due_on: date | None
    milestone_state: MilestoneState | None
    milestone_version: int | None
    evidence_required: bool
    week_owed: bool
    may_report: bool
    drafted: bool


GROUPS = select(MEMBER.group_id).where(MEMBER.unit_id == bindparam("unit"))


LEADS_NEXT = has_row(
    ASSIGNMENT.line_id,
    ASSIGNMENT.line_id == MILESTONE.line_id,
    ASSIGNMENT.role != AssignmentRole.SUPPORT,
    or_(ASSIGNMENT.unit_id == bindparam("unit"), ASSIGNMENT.group_id.in_(GROUPS)),
)
"""Whether the unit leads the line of its next milestone: on another line of the item it may only help."""

THIS_WEEKS_REPORT = has_row(
    REPORT.id,
    REPORT.item_id == SHARE.item_id,
    REPORT.unit_id == SHARE.unit_id,
    REPORT.period == bindparam("week"),
    REPORT.state.in_([ReportState.SUBMITTED, ReportState.ACCEPTED]),
)
IS_ASKED_WEEKLY = and_(PLAN.cycle == CycleRule.WEEKLY_RED, ITEM.light == Light.RED, ITEM.state.in_(WORKING))
WEEK_OWED = case((IS_ASKED_WEEKLY, ~THIS_WEEKS_REPORT), else_=false())
"""Whether the unit has yet to report on the present week; reports are looked for only where somebody asks for them."""

DRAFTED = and_(
    ITEM.state.in_(WORKING),
    has_row(
        REPORT.id,
        REPORT.item_id == SHARE.item_id,
        REPORT.unit_id == SHARE.unit_id,
        REPORT.state == ReportState.DRAFT,
    ),
)
"""Whether a report of the unit waits to be finished and submitted; on an item at rest it cannot be."""

COLUMNS = (
    ITEM.id.label("item_id"),
    ITEM.no,
    ITEM.title,
    SHARE.role,
    ITEM.state,
    ITEM.light,
    SHARE.next_due_on,
    SHARE.open,
    SHARE.late,
    and_(SHARE.acknowledge_by.is_not(None), SHARE.acknowledged_at.is_(None)).label("unsigned"),
    MILESTONE.returned_note,
    LEADS_NEXT.label("may_tick"),
    MILESTONE.id.label("milestone_id"),
    MILESTONE.text.label("milestone_text"),
    MILESTONE.due_on.label("milestone_due_on"),
    MILESTONE.state.label("milestone_state"),
    MILESTONE.version.label("milestone_version"),
    PLAN.evidence_required,
    WEEK_OWED.label("week_owed"),
    ITEM.state.in_(WORKING).label("may_report"),
    DRAFTED.label("drafted"),
)


@dataclass(frozen=True)
class Desk:
    """A page of rows, how many items each section holds in all, and how many drafts wait, with the item of one."""

    page: Page[DeskRow]
    counts: dict[Section, int]
    drafts: int
    draft_on: int | None


def section_of(next_due_on: date, today: date) -> Section:
    """Where a row belongs on `today`."""
    if next_due_on == NEVER:
        return Section.DONE
    if next_due_on < today:
        return Section.LATE
    return Section.SOON if next_due_on <= today + SOON else Section.LATER


SELECTED = (
    select(*COLUMNS)
    .select_from(table(Share))
    .join(table(Item), ITEM.id == SHARE.item_id)
    .join(table(Plan), PLAN.id == ITEM.plan_id)
    .outerjoin(table(Milestone), MILESTONE.id == SHARE.next_milestone_id)
    .where(SHARE.unit_id == bindparam("unit"))
)
LISTED = prepared(
    SELECTED.where(ITEM.state.not_in(UNISSUED)).order_by(*ORDER.clauses()).limit(bindparam("rows", type_=Integer))
)
ONE = prepared(SELECTED.where(SHARE.item_id == bindparam("item")))
DRAFTS = (
    select(func.count().label("drafts"), func.min(REPORT.item_id).label("draft_on"))
    .join(table(Item), ITEM.id == REPORT.item_id)
    .where(REPORT.unit_id == bindparam("unit"), REPORT.state == ReportState.DRAFT, ITEM.state.in_(WORKING))
    .subquery()
)
COUNTED = prepared(
    select(
        select(DRAFTS.c.drafts).scalar_subquery().label("drafts"),
        select(DRAFTS.c.draft_on).scalar_subquery().label("draft_on"),
        func.count().filter(SHARE.next_due_on < bindparam("today")).label("late"),
        func.count()
        .filter(SHARE.next_due_on >= bindparam("today"), SHARE.next_due_on <= bindparam("last_soon"))
        .label("soon"),
        func.count().filter(SHARE.next_due_on > bindparam("last_soon"), SHARE.next_due_on != NEVER).label("later"),
        func.count().filter(SHARE.next_due_on == NEVER).label("done"),
    ).where(SHARE.unit_id == bindparam("unit"))
)


def read_desk(
    session: Session, unit_id: int, today: date, *, limit: int = DEFAULT_LIMIT, cursor: str | None = None
) -> Desk:
    """A unit's desk on `today`, most urgent first."""
    query = LISTED.where(ORDER.after(cursor)) if cursor else LISTED
    found = session.execute(query, {"unit": unit_id, "rows": limit + 1, "week": _week(today)}).all()
    result = page(found, limit, ORDER, lambda row: (row.next_due_on, row.item_id))
    counted = _count(session, unit_id, today)
    rows = Page(read_rows(DeskRow, result.rows), result.cursor)
    return Desk(rows, _sections(counted), counted.drafts, counted.draft_on)


def desk_row(session: Session, unit_id: int, item_id: int, today: date) -> DeskRow | None:
    """One row of a unit's desk, to repaint it."""
    given = {"unit": unit_id, "item": item_id, "week": _week(today)}
    found = read_rows(DeskRow, session.execute(ONE, given).all())
    return found[0] if found else None


def _week(today: date) -> str:
    return week_of(today, {}).code


def count_sections(session: Session, unit_id: int, today: date) -> dict[Section, int]:
    """How many items each section of a unit's desk holds."""
    return _sections(_count(session, unit_id, today))


def _count(session: Session, unit_id: int, today: date) -> AnyRow:
    return session.execute(COUNTED, {"unit": unit_id, "today": today, "last_soon": today + SOON}).one()


def _sections(counted: AnyRow) -> dict[Section, int]:
    return {section: getattr(counted, section.value) for section in Section}
