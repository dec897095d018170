"""Imports: a reading is kept, edited and judged again until somebody confirms it, whole, or throws it away."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.actions import events, plans, revisions
from app.actions.units import directory_of
from app.importing.draft import Draft, Severity
from app.importing.edits import Edit, RestoreFinding, WaiveFinding
from app.importing.judging import judge
from app.importing.revise import revise
from app.importing.sandbox import Taken
from app.importing.serial import findings_to_json, from_json, to_json
from app.models import Action, Plan
from app.models.base import table
from app.models.imports import ImportConfirmation, ImportFinding, ImportOptions, ImportRevision, ImportState, PlanImport
from app.queries.imports import is_open, read_findings
from app.rules.actor import Actor
from app.rules.errors import Conflict, FieldError, invalid, not_found
from app.rules.permissions import Verb, require

CHANGES_KEPT = 200


@dataclass(frozen=True)
class Received:
    """A file that came in, whose bytes lie in the files folder."""

    name: str
    sha256: str
    size: int
    pasted: bool = False


def start(
    session: Session,
    actor: Actor,
    options: ImportOptions,
    received: Received,
    taken: Taken,
    *,
    now: datetime,
) -> int:
    """Keep a reading as an open import and return its id."""
    require(actor, Verb.IMPORT)
    if options.replaces is not None and session.get(Plan, options.replaces) is None:
        raise not_found("计划", "plan")
    row = PlanImport(
        source_name=received.name[:255],
        format=taken.draft.document.format,
        sha256=received.sha256,
        size=received.size,
        pasted=received.pasted,
        read_as=options.kind,
        title=options.title,
        plan_kind=options.plan_kind,
        year=options.year,
        replaces_plan_id=options.replaces,
        waived={},
        changes=[],
        state=ImportState.OPEN,
        created_by=actor.name,
        created_by_id=actor.person_id,
        created_at=now,
        updated_at=now,
        **_reading(taken),
    )
    _count(row, taken.draft)
    session.add(row)
    session.flush()
    assert row.id is not None
    _record(session, actor, Action.IMPORT_STARTED, row, now)
    return row.id


def reread(
    session: Session,
    actor: Actor,
    import_id: int,
    revision: ImportRevision,
    taken: Taken | None,
    *,
    version: int | None,
    now: datetime,
) -> None:
    """Take other options over, with a new reading where they ask for one; that takes earlier edits back."""
    row = _open(session, actor, import_id, version)
    row.title = revision.title or row.title
    row.plan_kind = revision.plan_kind or row.plan_kind
    if taken is not None:
        row.year = revision.year or row.year
        row.read_as = revision.kind or row.read_as
        row.columns = revision.columns if "columns" in revision.model_fields_set else row.columns
        for name, value in _reading(taken).items():
            setattr(row, name, value)
        _count(row, taken.draft)
    _note(row, actor, now, {"edit": "reread", **revision.model_dump(mode="json", exclude_unset=True)})
    _record(session, actor, Action.IMPORT_EDITED, row, now, {"edit": "reread"})
    session.flush()


def edit(
    session: Session, actor: Actor, import_id: int, change: Edit, *, version: int | None, now: datetime, today: date
) -> None:
    """Apply one edit; Conflict when somebody else was first, Invalid when it names what is not there."""
    row = _open(session, actor, import_id, version)
    draft = from_json(row.draft)
    if isinstance(change, WaiveFinding | RestoreFinding):
        _waive(row, draft, change, actor, now)
    else:
        draft = revise(draft, change)
        row.draft = to_json(draft)
        row.findings = findings_to_json(judge(draft, directory_of(session), today))
    _count(row, draft)
    made = change.model_dump(mode="json", exclude_unset=True)
    _note(row, actor, now, made)
    _record(session, actor, Action.IMPORT_EDITED, row, now, made)
    session.flush()


def confirm(
    session: Session,
    actor: Actor,
    import_id: int,
    word: ImportConfirmation,
    *,
    version: int | None = None,
    now: datetime,
    today: date,
) -> int:
    """Register the plan, or apply the correction, whole; returns the plan's id. A second time changes nothing.

    Raises Conflict while errors stand, or doubts that nobody settled, waived or now accepts.
    """
    require(actor, Verb.IMPORT)
    row = _load(session, import_id)
    if row.state == ImportState.CONFIRMED and row.plan_id is not None:
        return row.plan_id
    _check_open(row, version)
    draft = from_json(row.draft)
    _check_settled(read_findings(row, draft), word)
    plan_id = row.replaces_plan_id
    if plan_id is not None:
        revisions.revise_plan(session, actor, plan_id, draft, now=now, today=today)
    else:
        new = plans.NewPlan(row.title, row.plan_kind, row.year)
        plan_id = plans.register(session, actor, new, draft, now=now, today=today)
    row.plan_id, row.state = plan_id, ImportState.CONFIRMED
    _note(row, actor, now, {"edit": "confirm", **word.model_dump()})
    session.flush()
    return plan_id


def discard(session: Session, actor: Actor, import_id: int, *, version: int | None = None, now: datetime) -> None:
    """Throw an import away; what is discarded already stays so."""
    require(actor, Verb.IMPORT)
    row = _load(session, import_id)
    if row.state == ImportState.DISCARDED:
        return
    _check_open(row, version)
    row.state = ImportState.DISCARDED
    _note(row, actor, now, {"edit": "discard"})
    _record(session, actor, Action.IMPORT_DISCARDED, row, now)
    session.flush()


def _record(
    session: Session, actor: Actor, action: Action, row: PlanImport, now: datetime, made: dict[str, Any] | None = None
) -> None:
    """Add the event of what was done to an import, with the edit where one was made."""
    data: dict[str, Any] = {"title": row.title, "import": row.id, "source": row.source_name}
    if made:
        data |= {"edit": made["edit"], "change": made}
    else:
        begun = action is Action.IMPORT_STARTED
        data |= {"before": {} if begun else {"state": ImportState.OPEN}, "after": {"state": row.state}}
    events.record(session, actor, action, now, data=data)


def _load(session: Session, import_id: int) -> PlanImport:
    """The import, held until the end of the transaction."""
    query = select(PlanImport).where(table(PlanImport).c.id == import_id).with_for_update()
    found = session.scalars(query).one_or_none()
    if found is None:
        raise not_found("导入", "import")
    return found


def _open(session: Session, actor: Actor, import_id: int, version: int | None) -> PlanImport:
    require(actor, Verb.IMPORT)
    row = _load(session, import_id)
    _check_open(row, version)
    return row


def _check_open(row: PlanImport, version: int | None) -> None:
    if row.state != ImportState.OPEN:
        words = "已确认" if row.state == ImportState.CONFIRMED else "已放弃"
        raise Conflict(
            "import_not_open", f"这次导入{words}，不能再更改", f"The import is '{row.state}'.", current=_current(row, 0)
        )
    if version is not None and version != row.version:
        by = next((change["by"] for change in reversed(row.changes)), row.created_by)
        raise Conflict(
            "version_conflict",
            f"{by}刚刚更改过这次导入，您的操作没有生效，请核对后再操作",
            "The import has changed since you read it; read it again and decide anew.",
            current=_current(row, version),
        )


def _current(row: PlanImport, since: int) -> dict[str, Any]:
    changed = [change for change in row.changes if change["version"] > since]
    return {"version": row.version, "state": row.state, "plan_id": row.plan_id, "changes": changed[-10:]}


def _check_settled(findings: list[ImportFinding], word: ImportConfirmation) -> None:
    errors = [one for one in findings if one.severity is Severity.ERROR]
    if errors:
        raise Conflict(
            "errors_stand",
            f"还有 {len(errors)} 处错误，改正后才能确认",
            "Findings of severity 'error' must be settled by edits first.",
            errors=[_as_field(one) for one in errors[:50]],
        )
    doubts = [one for one in findings if is_open(one)]
    if doubts and not word.accept_doubts:
        raise Conflict(
            "doubts_stand",
            f"还有 {len(doubts)} 处存疑，请逐条处理，或明确接受后再确认",
            "Settle or waive each doubt, or confirm with accept_doubts.",
            errors=[_as_field(one) for one in doubts[:50]],
        )


def _as_field(finding: ImportFinding) -> FieldError:
    detail = f"Open finding of severity '{finding.severity}'; its key is {finding.key}."
    return FieldError(f"/findings/{finding.key}", finding.code, finding.message, detail)


def _waive(row: PlanImport, draft: Draft, change: WaiveFinding | RestoreFinding, actor: Actor, now: datetime) -> None:
    found = next((one for one in read_findings(row, draft) if one.key == change.finding), None)
    if found is None:
        raise invalid(
            "/finding", "unknown", "没有这条发现，可能已经解决", "There is no such finding; it may be settled."
        )
    if isinstance(change, RestoreFinding):
        row.waived = {key: waiver for key, waiver in row.waived.items() if key != change.finding}
        return
    if found.severity is Severity.ERROR:
        raise invalid(
            "/finding", "is_error", "错误必须改正，不能忽略", "An error must be corrected; it cannot be waived."
        )
    row.waived = {**row.waived, change.finding: {"by": actor.name, "at": now.isoformat()}}


def _reading(taken: Taken) -> dict[str, Any]:
    return {
        "draft": to_json(taken.draft),
        "findings": findings_to_json(taken.findings),
        "sample": asdict(taken.sample),
    }


def _count(row: PlanImport, draft: Draft) -> None:
    findings = read_findings(row, draft)
    row.items_total = len(draft.items)
    row.milestones_total = sum(len(item.milestones) for item in draft.items)
    row.errors = sum(one.severity is Severity.ERROR for one in findings)
    row.doubts = sum(is_open(one) and one.severity is Severity.DOUBT for one in findings)


def _note(row: PlanImport, actor: Actor, now: datetime, what: dict[str, Any]) -> None:
    row.version += 1
    row.updated_at = now
    change = {"version": row.version, "by": actor.name, "at": now.isoformat(), **what}
    row.changes = [*row.changes, change][-CHANGES_KEPT:]
