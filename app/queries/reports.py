"""Reading progress reports and their evidence."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import ColumnElement, Select, bindparam, exists, func, select, union
from sqlalchemy.orm import Session
from sqlmodel import Field

from app.models import (
    Attachment,
    ConclusionEvidence,
    Evidence,
    Indicator,
    Item,
    PlanImport,
    ProgressReport,
    Reading,
    Unit,
)
from app.models.base import AnyRow, table
from app.models.inputs import RowId, Words
from app.models.prepared import prepared
from app.models.report import AttachmentRead, ComparisonRead, ReadingRead, ReportRead, SegmentRead
from app.queries.paging import DEFAULT_LIMIT, Listing, Order, Page, page
from app.queries.scope import Sight, in_sight, sight_of, viewer, visible_items
from app.rules.actor import Actor
from app.rules.comparison import compare
from app.rules.errors import not_found
from app.rules.lifecycle import WORKING, ReportState
from app.rules.permissions import Verb, may

REPORT, ATTACHMENT = table(ProgressReport).c, table(Attachment).c
ITEM, UNIT, EVIDENCE, IMPORT = table(Item).c, table(Unit).c, table(Evidence).c, table(PlanImport).c
READING, INDICATOR = table(Reading).c, table(Indicator).c
NEWEST, OLDEST = Order("newest", (REPORT.id,), descending=True), Order("oldest", (REPORT.id,))
COMPARED = ("period", "summary", "problems", "next_steps", "needs")
COLUMNS = (
    REPORT.id,
    REPORT.item_id,
    REPORT.unit_id,
    UNIT.name.label("unit_name"),
    REPORT.author_name,
    REPORT.state,
    REPORT.period,
    REPORT.summary,
    REPORT.problems,
    REPORT.next_steps,
    REPORT.needs,
    REPORT.version,
    REPORT.saved_at,
    REPORT.submitted_at,
    REPORT.edition,
    REPORT.previous_id,
    REPORT.reviewed_by,
    REPORT.reviewed_at,
    REPORT.review_note,
)
LATER = table(ProgressReport).alias("later")
REPLACED = exists().where(LATER.c.previous_id == REPORT.id, LATER.c.state != ReportState.DRAFT)


FILES = (
    select(table(Attachment))
    .where(ATTACHMENT.report_id.in_(bindparam("reports", expanding=True)))
    .order_by(ATTACHMENT.id)
)
HAS = (
    exists().where(ATTACHMENT.report_id == REPORT.id).label("attachments"),
    exists().where(READING.report_id == REPORT.id).label("readings"),
)
"""Whether one report has any of what stands beside it: most have none."""


class ReportFilter(Listing):
    """What of the submitted reports to list, newest first."""

    item: RowId | None = Field(default=None, description="Item id.")
    plan: RowId | None = Field(default=None, description="Plan id.")
    unit: RowId | None = Field(default=None, description="Id of the unit that reports.")
    period: Words | None = Field(default=None, max_length=20, description="Period reported on, e.g. 2017-07.")
    state: list[ReportState] = Field(default=[], description="Any of these states.")


@dataclass(frozen=True)
class ReportTask:
    """A report that waits for somebody, with the item that it is about."""

    no: str
    title: str
    report: ReportRead


def list_reports(session: Session, actor: Actor, wanted: ReportFilter) -> Page[ReportRead]:
    """A page of the submitted reports in sight that meet `wanted`, newest first."""
    query = _columns().join(table(Item), ITEM.id == REPORT.item_id).where(visible_items(actor), _submitted())
    exact = ((REPORT.item_id, wanted.item), (ITEM.plan_id, wanted.plan), (REPORT.unit_id, wanted.unit))
    for column, value in (*exact, (REPORT.period, wanted.period)):
        if value is not None:
            query = query.where(column == value)
    if wanted.state:
        query = query.where(REPORT.state.in_(wanted.state))
    if wanted.cursor:
        query = query.where(NEWEST.after(wanted.cursor))
    found = session.execute(query.order_by(*NEWEST.clauses()).limit(wanted.limit + 1)).all()
    result = page(found, wanted.limit, NEWEST, lambda row: (row.id,))
    return Page(_read(session, result.rows), result.cursor)


def reports_to_review(session: Session, actor: Actor, cursor: str | None = None) -> Page[ReportTask]:
    """A page of what waits for the office, the longest waiting first; only the latest edition of each."""
    query = _tasks().where(*_to_review(actor))
    if cursor:
        query = query.where(OLDEST.after(cursor))
    found = session.execute(query.order_by(*OLDEST.clauses()).limit(DEFAULT_LIMIT + 1)).all()
    result = page(found, DEFAULT_LIMIT, OLDEST, lambda row: (row.id,))
    return Page(_read_tasks(session, result.rows), result.cursor)


def count_to_review(session: Session, actor: Actor) -> int:
    """How many reports wait for the actor's review; nobody else's database is asked."""
    if not may(actor, Verb.REVIEW_REPORT):
        return 0
    query = select(func.count()).select_from(table(ProgressReport)).join(table(Item), ITEM.id == REPORT.item_id)
    return session.scalar(query.where(*_to_review(actor))) or 0


def _to_review(actor: Actor) -> tuple[ColumnElement[bool], ...]:
    return visible_items(actor), REPORT.state == ReportState.SUBMITTED, ~REPLACED


def reports_to_correct(session: Session, unit_id: int) -> list[ReportTask]:
    """What the office has returned to a unit and it has not corrected yet, the longest waiting first."""
    return _read_tasks(session, list(session.execute(_to_correct(), {"unit": unit_id}).all()))


@cache
def _to_correct() -> Select[tuple[object, ...]]:
    query = _tasks().where(REPORT.unit_id == bindparam("unit"), REPORT.state == ReportState.RETURNED, ~REPLACED)
    return prepared(query.where(ITEM.state.in_(WORKING)).order_by(REPORT.id).limit(DEFAULT_LIMIT))


def reports_of_item(session: Session, item_id: int, limit: int = DEFAULT_LIMIT) -> list[ReportRead]:
    """The newest submitted reports of an item that the caller has already been allowed to see."""
    query = _columns().where(REPORT.item_id == item_id, _submitted()).order_by(REPORT.id.desc()).limit(limit)
    return _read(session, list(session.execute(query).all()))


def reports_until(session: Session, item_id: int, moment: datetime, limit: int = DEFAULT_LIMIT) -> list[ReportRead]:
    """The newest reports of an item in sight that were submitted by a moment, as they had been judged by then."""
    query = _columns().where(REPORT.item_id == item_id, _submitted(), REPORT.submitted_at <= moment)
    found = _read(session, list(session.execute(query.order_by(REPORT.id.desc()).limit(limit)).all()))
    replaced = {report.previous_id for report in found}
    for report in found:
        report.replaced = report.id in replaced
        if report.reviewed_at is not None and report.reviewed_at > moment:
            report.state, report.review_note = ReportState.SUBMITTED, ""
            report.reviewed_by = report.reviewed_at = None
    return found


def get_report(session: Session, actor: Actor, report_id: int) -> ReportRead:
    """One submitted report, or the actor's own unit's draft."""
    found = _in_sight(session, actor, report_id)
    if found is None:
        raise not_found("报告", "report")
    return _read(session, [found], lacking={flag.key for flag in HAS if not getattr(found, flag.key)})[0]


def compare_report(session: Session, actor: Actor, report_id: int) -> ComparisonRead:
    """A report against the edition that it replaces; NotFound for a first edition."""
    new = get_report(session, actor, report_id)
    if new.previous_id is None:
        raise not_found("上一版报告", "earlier edition")
    old = get_report(session, actor, new.previous_id)
    pairs = {name: (getattr(old, name), getattr(new, name)) for name in COMPARED}
    pairs["readings"] = (_readings_as_text(old), _readings_as_text(new))
    fields = {
        name: [SegmentRead(change=one.change, text=one.text) for one in compare(before, after)]
        for name, (before, after) in pairs.items()
        if before != after
    }
    return ComparisonRead(id=report_id, previous_id=old.id, fields=fields)


def _in_sight(session: Session, actor: Actor, report_id: int) -> AnyRow | None:
    """The row of a report that the actor may see; a draft is its own unit's alone."""
    found = session.execute(_one(sight_of(actor)), {"report": report_id, **viewer(actor)}).one_or_none()
    if found is not None and found.state == ReportState.DRAFT and found.unit_id != actor.unit_id:
        return None
    return found


@cache
def _one(sight: Sight) -> Select[tuple[object, ...]]:
    joined = _columns().add_columns(*HAS).join(table(Item), ITEM.id == REPORT.item_id)
    return prepared(joined.where(REPORT.id == bindparam("report"), in_sight(sight)))


def newest_of(session: Session, item_id: int, unit_id: int) -> ReportRead | None:
    """The newest report that a unit has submitted on an item, to be carried forward or corrected."""
    query = _columns().where(REPORT.item_id == item_id, REPORT.unit_id == unit_id, _submitted())
    found = session.execute(query.order_by(REPORT.id.desc()).limit(1)).one_or_none()
    return _read(session, [found])[0] if found else None


def standing_reports(session: Session, item_id: int, unit_id: int, periods: Collection[str]) -> dict[str, ReportRead]:
    """A unit's reports on an item about these periods, the newest edition of each, by period."""
    query = _columns().where(REPORT.item_id == item_id, REPORT.unit_id == unit_id, _submitted(), ~REPLACED)
    found = session.execute(query.where(REPORT.period.in_(periods)).order_by(REPORT.id)).all()
    return {report.period: report for report in _read(session, list(found))}


def get_draft(session: Session, actor: Actor, item_id: int) -> ReportRead:
    """The draft of the actor's own unit for an item in sight; NotFound where there is none."""
    found = draft_of(session, item_id, actor.unit_id or 0)
    if found is None:
        raise not_found("草稿", "draft")
    return get_report(session, actor, found.id)


def has_draft(session: Session, item_id: int, unit_id: int) -> bool:
    """Whether a unit keeps a draft for an item."""
    mine = (REPORT.item_id == item_id, REPORT.unit_id == unit_id, REPORT.state == ReportState.DRAFT)
    return session.execute(select(REPORT.id).where(*mine)).first() is not None


def draft_of(session: Session, item_id: int, unit_id: int) -> ReportRead | None:
    """The draft that a unit keeps for an item, if any."""
    found = session.execute(
        _columns().where(REPORT.item_id == item_id, REPORT.unit_id == unit_id, REPORT.state == ReportState.DRAFT)
    ).one_or_none()
    return _read(session, [found])[0] if found else None


def get_attachment(session: Session, actor: Actor, attachment_id: int) -> AttachmentRead:
    """A file's card, where its report is in sight."""
    found = session.get(Attachment, attachment_id)
    if found is None or not _in_sight(session, actor, found.report_id):
        raise not_found("附件", "attachment")
    return AttachmentRead.model_validate(found, from_attributes=True)


def _submitted() -> ColumnElement[bool]:
    return REPORT.state != ReportState.DRAFT


def _columns() -> Select[tuple[object, ...]]:
    found = select(*COLUMNS, REPLACED.label("replaced")).select_from(table(ProgressReport))
    return found.join(table(Unit), UNIT.id == REPORT.unit_id)


def _tasks() -> Select[tuple[object, ...]]:
    return _columns().add_columns(ITEM.no, ITEM.title).join(table(Item), ITEM.id == REPORT.item_id)


def _read_tasks(session: Session, rows: list[AnyRow]) -> list[ReportTask]:
    reports = _read(session, rows)
    return [ReportTask(row.no, row.title, report) for row, report in zip(rows, reports, strict=True)]


def _readings_as_text(report: ReportRead) -> str:
    return "\n".join(f"{one.name} {one.value:f}{one.unit}（{one.as_of}）" for one in report.readings)


def _read(session: Session, rows: list[AnyRow], *, lacking: Collection[str] = ()) -> list[ReportRead]:
    """Reports with their files and readings, in a statement each unless all are `lacking` them."""
    files: dict[int, list[AttachmentRead]] = defaultdict(list)
    ids = [row.id for row in rows]
    for row in session.execute(FILES, {"reports": ids}) if ids and "attachments" not in lacking else ():
        files[row.report_id].append(AttachmentRead.model_validate(row, from_attributes=True))
    figures = _figures(session, ids) if "readings" not in lacking else defaultdict(list)
    return [
        ReportRead.model_validate({**row._mapping, "attachments": files[row.id], "readings": figures[row.id]})
        for row in rows
    ]


def _figures(session: Session, ids: list[int]) -> dict[int, list[ReadingRead]]:
    figures: dict[int, list[ReadingRead]] = defaultdict(list)
    if not ids:
        return figures
    query = (
        select(READING.report_id, READING.indicator_id, READING.value, READING.as_of, INDICATOR.name, INDICATOR.unit)
        .join(table(Indicator), INDICATOR.id == READING.indicator_id)
        .where(READING.report_id.in_(ids))
        .order_by(READING.indicator_id)
    )
    for row in session.execute(query):
        figures[row.report_id].append(ReadingRead.model_validate(row, from_attributes=True))
    return figures


def known_files(session: Session, hashes: list[str]) -> set[str]:
    """Which of these SHA-256 hashes some report, tick, conclusion or import holds."""
    holders = ATTACHMENT, EVIDENCE, table(ConclusionEvidence).c, IMPORT
    held = (select(holder.sha256).where(holder.sha256.in_(hashes)) for holder in holders)
    return set(session.scalars(union(*held)))
