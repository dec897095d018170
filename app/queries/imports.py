"""Reading imports, and the plan that a corrected document is held against."""

from collections import defaultdict
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.importing.checkup.units import names_used
from app.importing.compare import Change, Comparison, compare
from app.importing.draft import Draft, Finding, ItemDraft, MilestoneDraft, Severity
from app.importing.judging import keys_of
from app.importing.names.directory import Directory
from app.importing.serial import findings_from_json, from_json
from app.importing.standing import Standing
from app.models.base import table
from app.models.imports import (
    DocumentRead,
    DraftItem,
    DraftLine,
    DraftMilestone,
    DraftTarget,
    FieldChange,
    ImportChange,
    ImportFinding,
    ImportPreview,
    ImportRead,
    ImportState,
    PlanImport,
)
from app.queries.kin import moved_before_children
from app.queries.paging import DEFAULT_LIMIT, Order, Page, page
from app.queries.standing import read_standing
from app.rules.actor import Actor
from app.rules.errors import BadRequest, not_found
from app.rules.permissions import Verb, require

IMPORT = table(PlanImport).c
NEWEST = Order("newest", (IMPORT.id,), descending=True)


def list_imports(
    session: Session,
    actor: Actor,
    *,
    state: ImportState | None = None,
    limit: int = DEFAULT_LIMIT,
    cursor: str | None = None,
) -> Page[ImportRead]:
    """A page of imports, newest first; Forbidden to all but the office."""
    require(actor, Verb.SEE_IMPORTS)
    query = select(*(IMPORT[name] for name in ImportRead.model_fields))
    if state is not None:
        query = query.where(IMPORT.state == state)
    if cursor:
        query = query.where(NEWEST.after(cursor))
    found = session.execute(query.order_by(*NEWEST.clauses()).limit(limit + 1)).all()
    result = page(found, limit, NEWEST, lambda row: (row.id,))
    return Page([ImportRead.model_validate(row, from_attributes=True) for row in result.rows], result.cursor)


def get_import(session: Session, actor: Actor, import_id: int) -> PlanImport:
    """One import; Forbidden to all but the office, NotFound when there is none."""
    require(actor, Verb.SEE_IMPORTS)
    found = session.get(PlanImport, import_id)
    if found is None:
        raise not_found("导入", "import")
    return found


def preview(
    session: Session,
    actor: Actor,
    import_id: int,
    directory: Directory,
    *,
    limit: int = DEFAULT_LIMIT,
    cursor: str | None = None,
    doubtful_first: bool = False,
    only: str | None = None,
) -> ImportPreview:
    """An import whole, with a page of its items; `only` is the number of the one item to show."""
    row = get_import(session, actor, import_id)
    draft = from_json(row.draft)
    found = _compare(session, row, draft, directory)
    findings = [*read_findings(row, draft), *(_before_children(session, found) if found else ())]
    about = _by_item(findings)
    order = [item for item in draft.items if only in (None, item.no)]
    if doubtful_first:
        order.sort(key=lambda item: _urgency(about[item.no]))
    start = _start(cursor, len(order))
    shown = order[start : start + limit]
    end = start + len(shown)
    return ImportPreview(
        **ImportRead.model_validate(row, from_attributes=True).model_dump(),
        document=_document(row, draft),
        findings=findings,
        diff=[_change(change) for change in found.changes()] if found else None,
        items=[_item(item, [finding.key for finding in about[item.no]]) for item in shown],
        next=str(end) if end < len(order) else None,
    )


@dataclass(frozen=True)
class Totals:
    """What confirming an import would register."""

    items: int
    lines: int
    milestones: int
    dated: int
    figures: int
    leaders: int
    leads: list[str]
    new_units: list[str]
    """Names that no unit or group bears: each is added to the directory."""
    signers: int
    """Units that are asked to sign for what is issued to them, groups counted by their members."""
    first: date | None
    last: date | None


def totals(session: Session, actor: Actor, import_id: int, directory: Directory) -> Totals:
    """The sums of an import, for a last look before it is confirmed."""
    draft = from_json(get_import(session, actor, import_id).draft)
    items = draft.items
    milestones = [milestone for item in items for milestone in item.milestones]
    dates = [milestone.due_on for milestone in milestones if milestone.due_on]
    leads = [name for item in items for line in item.lines for name in [*line.lead_units, *line.joint_lead_units]]
    return Totals(
        items=len(items),
        lines=sum(len(item.lines) for item in items),
        milestones=len(milestones),
        dated=len(dates),
        figures=sum(len(milestone.indicators) for milestone in milestones),
        leaders=len({item.leader for item in items if item.leader}),
        leads=list(dict.fromkeys(leads)),
        new_units=_new_units(draft, directory),
        signers=len(_signers(draft, directory)),
        first=min(dates, default=None),
        last=max(dates, default=None),
    )


def _new_units(draft: Draft, directory: Directory) -> list[str]:
    found = [directory.resolve(name) for name in names_used(draft)]
    return list(dict.fromkeys(one.canonical for one in found if not one.known))


def _signers(draft: Draft, directory: Directory) -> set[str]:
    signers: set[str] = set()
    for name in names_used(draft):
        found = directory.resolve(name)
        signers.update(directory.expand(found.group) if found.group else (found.canonical,))
    return signers


def read_findings(row: PlanImport, draft: Draft) -> list[ImportFinding]:
    """All that speaks against an import as it stands, each under its key, with who let it stand."""
    found = findings_from_json(row.findings)
    return [_finding(key, one, row.waived) for key, one in zip(keys_of(draft, found), found, strict=True)]


def is_open(finding: ImportFinding) -> bool:
    """Whether a finding still asks for an answer."""
    return finding.severity is not Severity.NOTE and finding.waived_by is None


def _finding(key: str, finding: Finding, waived: dict[str, Any]) -> ImportFinding:
    waiver = waived.get(key)
    return ImportFinding(key=key, waived_by=waiver["by"] if waiver else None, **asdict(finding))


def _by_item(findings: list[ImportFinding]) -> dict[str, list[ImportFinding]]:
    about: dict[str, list[ImportFinding]] = defaultdict(list)
    for finding in findings:
        for no in finding.items:
            about[no].append(finding)
    return about


def _urgency(findings: list[ImportFinding]) -> int:
    severities = {finding.severity for finding in findings if is_open(finding)}
    return 0 if Severity.ERROR in severities else 1 if severities else 2


def _start(cursor: str | None, total: int) -> int:
    if cursor is None:
        return 0
    if not cursor.isascii() or not cursor.isdigit() or len(cursor) > 6 or int(cursor) > total:
        raise BadRequest("bad_cursor", "翻页标记无效，请从第一页重新查看", "Start again without the cursor.")
    return int(cursor)


def _compare(session: Session, row: PlanImport, draft: Draft, directory: Directory) -> Comparison | None:
    """A correction that waits beside the plan that it corrects; None for anything else."""
    if row.replaces_plan_id is None or row.state != ImportState.OPEN:
        return None
    standing: Standing = read_standing(session, row.replaces_plan_id)
    return compare(standing, draft, lambda name: directory.resolve(name).canonical)


def _before_children(session: Session, found: Comparison) -> list[ImportFinding]:
    """What confirming a correction would be refused for, as the sub-items stand now."""
    return [
        ImportFinding(
            key=f"before_children-{no}",
            code=error.code,
            severity=Severity.ERROR,
            message=error.title,
            items=[no],
            line=None,
            milestone=None,
            place="",
            suggestions=[],
            waived_by=None,
        )
        for no, error in moved_before_children(session, found).items()
    ]


def _change(change: Change) -> ImportChange:
    fields = [FieldChange(field=name, before=before, after=after) for name, before, after in change.fields]
    return ImportChange(change=change.kind, what=change.what, item=change.item, text=change.text, fields=fields)


def _document(row: PlanImport, draft: Draft) -> DocumentRead:
    facts = asdict(draft.document)
    kept = {name: facts[name] for name in ("kind", "layout", "title", "issuer", "number", "columns", "warnings")}
    headings = draft.document.headings or row.sample["headings"]
    return DocumentRead(**kept, headings=headings, sample=row.sample["rows"])


def _item(item: ItemDraft, findings: list[str]) -> DraftItem:
    return DraftItem(
        no=item.no,
        title=item.title,
        leader=item.leader,
        deadline=item.deadline,
        section=item.section,
        place=item.place,
        lines=[DraftLine(**asdict(line)) for line in item.lines],
        milestones=[_milestone(at, milestone) for at, milestone in enumerate(item.milestones)],
        findings=findings,
    )


def _milestone(at: int, milestone: MilestoneDraft) -> DraftMilestone:
    targets = [DraftTarget(**{**asdict(one), "value": format(one.value, "f")}) for one in milestone.indicators]
    return DraftMilestone(**{**asdict(milestone), "at": at, "indicators": targets})
