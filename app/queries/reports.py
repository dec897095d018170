"""Reading progress reports and their evidence."""

from collections import defaultdict
from functools import cache

from sqlalchemy import ColumnElement, Select, bindparam, select, union
from sqlalchemy.orm import Session

from app.models import Attachment, Item, PlanImport, ProgressReport, Unit
from app.models.base import AnyRow, table
from app.models.report import AttachmentRead, ReportRead
from app.queries.paging import DEFAULT_LIMIT, Order, Page, page
from app.queries.scope import Sight, in_sight, sight_of, viewer, visible_items
from app.rules.actor import Actor
from app.rules.errors import not_found
from app.rules.vocabulary import ReportState

REPORT, ATTACHMENT = table(ProgressReport).c, table(Attachment).c
ITEM, UNIT, IMPORT = table(Item).c, table(Unit).c, table(PlanImport).c
NEWEST = Order("newest", (REPORT.id,), descending=True)
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
    REPORT.saved_at,
    REPORT.submitted_at,
)


FILES = (
    select(table(Attachment))
    .where(ATTACHMENT.report_id.in_(bindparam("reports", expanding=True)))
    .order_by(ATTACHMENT.id)
)


def list_reports(
    session: Session, actor: Actor, item_id: int | None, *, limit: int = DEFAULT_LIMIT, cursor: str | None = None
) -> Page[ReportRead]:
    """A page of the submitted reports in sight, newest first, of one item or of all."""
    query = _columns().join(table(Item), ITEM.id == REPORT.item_id).where(visible_items(actor), _submitted())
    if item_id is not None:
        query = query.where(REPORT.item_id == item_id)
    if cursor:
        query = query.where(NEWEST.after(cursor))
    found = session.execute(query.order_by(*NEWEST.clauses()).limit(limit + 1)).all()
    result = page(found, limit, NEWEST, lambda row: (row.id,))
    return Page(_read(session, result.rows), result.cursor)


def reports_of_item(session: Session, item_id: int, limit: int = DEFAULT_LIMIT) -> list[ReportRead]:
    """The newest submitted reports of an item that the caller has already been allowed to see."""
    query = _columns().where(REPORT.item_id == item_id, _submitted()).order_by(REPORT.id.desc()).limit(limit)
    return _read(session, list(session.execute(query).all()))


def get_report(session: Session, actor: Actor, report_id: int) -> ReportRead:
    """One submitted report, or the actor's own unit's draft."""
    found = _in_sight(session, actor, report_id)
    if found is None:
        raise not_found("报告", "report")
    return _read(session, [found])[0]


def _in_sight(session: Session, actor: Actor, report_id: int) -> AnyRow | None:
    """The row of a report that the actor may see; a draft is its own unit's alone."""
    found = session.execute(_one(sight_of(actor)), {"report": report_id, **viewer(actor)}).one_or_none()
    if found is not None and found.state == ReportState.DRAFT and found.unit_id != actor.unit_id:
        return None
    return found


@cache
def _one(sight: Sight) -> Select[tuple[object, ...]]:
    joined = _columns().join(table(Item), ITEM.id == REPORT.item_id)
    return joined.where(REPORT.id == bindparam("report"), in_sight(sight))


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
    return REPORT.state == ReportState.SUBMITTED


def _columns() -> Select[tuple[object, ...]]:
    return select(*COLUMNS).select_from(table(ProgressReport)).join(table(Unit), UNIT.id == REPORT.unit_id)


def _read(session: Session, rows: list[AnyRow]) -> list[ReportRead]:
    """Reports with their files, in two statements however many there are."""
    files: dict[int, list[AttachmentRead]] = defaultdict(list)
    ids = [row.id for row in rows]
    if ids:
        for row in session.execute(FILES, {"reports": ids}):
            files[row.report_id].append(AttachmentRead.model_validate(row, from_attributes=True))
    return [ReportRead.model_validate({**row._mapping, "attachments": files[row.id]}) for row in rows]


def known_files(session: Session, hashes: list[str]) -> set[str]:
    """Which of these SHA-256 hashes some report holds, or some import."""
    held = select(ATTACHMENT.sha256).where(ATTACHMENT.sha256.in_(hashes))
    return set(session.scalars(union(held, select(IMPORT.sha256).where(IMPORT.sha256.in_(hashes)))))
