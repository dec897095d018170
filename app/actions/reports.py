"""Progress reports: keeping a draft, submitting it, and the evidence that goes with it; reviews.py decides on them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeGuard

from sqlalchemy import (
    ColumnElement,
    ScalarSelect,
    bindparam,
    delete,
    func,
    insert,
    literal,
    select,
    union_all,
    update,
)
from sqlalchemy.orm import Session

from app.actions import events, items, readings
from app.evidence import Stored
from app.models import Action, Attachment, Plan, ProgressReport, Reading
from app.models.base import AnyRow, table
from app.models.prepared import prepared
from app.models.report import ReportText
from app.queries.rounds import CYCLE, LOOK_BACK, cycle_of
from app.rules import cycles, permissions
from app.rules.actor import Actor
from app.rules.errors import Conflict, PreconditionFailed, invalid, not_found, unconditional
from app.rules.lifecycle import ReportState, ReportVerb, check_working, move
from app.rules.reports import check_period, check_summary, first_version, saw_draft
from app.rules.rounds import span_of
from app.rules.words import cut

REPORT, ATTACHMENT, READING = table(ProgressReport), table(Attachment), table(Reading)
PLAN = table(Plan)
INSERT = prepared(insert(REPORT).returning(REPORT.c.id))
UPDATE = prepared(update(REPORT).where(REPORT.c.id == bindparam("report")))
DRAFT = prepared(
    select(REPORT).where(
        REPORT.c.item_id == bindparam("item"),
        REPORT.c.unit_id == bindparam("unit"),
        REPORT.c.state == ReportState.DRAFT,
    )
)
CYCLE_OF_PLAN = prepared(select(*CYCLE).where(PLAN.c.id == bindparam("plan")))
WRITTEN = REPORT.alias("written").c


def _last(*conditions: ColumnElement[bool]) -> ScalarSelect[int]:
    """The id of the newest report of the unit on the item that meets the conditions."""
    own = WRITTEN.item_id == bindparam("item"), WRITTEN.unit_id == bindparam("unit")
    return select(WRITTEN.id).where(*own, *conditions).order_by(WRITTEN.id.desc()).limit(1).scalar_subquery()


SUBMITTED = WRITTEN.state != ReportState.DRAFT
KNOWN = prepared(
    select(REPORT).where(
        REPORT.c.id.in_(
            union_all(
                select(_last(WRITTEN.state == ReportState.DRAFT)),
                select(_last(SUBMITTED)),
                select(_last(SUBMITTED, WRITTEN.period == bindparam("period"))),
            )
        )
    )
)
"""A unit's draft on an item, the newest report that it has submitted, and the newest of one period."""


def submit(session: Session, actor: Actor, item_id: int, text: ReportText, *, now: datetime, today: date) -> int:
    """Submit a report for the actor's unit and return its id; the unit's draft, if any, becomes it, files and all.

    For a period that the unit has reported on it is the next edition, and the one before stays as it was. The same
    words again, by the same hand, change nothing. Raises Conflict where `text.seen` is not the unit's newest report,
    `text.version` not its draft's, or none is named and the draft is another hand's.
    """
    held = _allow(session, actor, item_id)
    words = _words(text) | {
        "period": _period(session, held.item, text.period, today),
        "summary": check_summary(text.summary),
    }
    known = _known(session, item_id, held.unit_id, words["period"])
    if known.newest and known.draft is None and _repeats(session, known.newest, actor, words, text, today):
        return int(known.newest.id)
    check_working(held.item.state, permissions.Verb.REPORT)
    _check_seen(known.newest, text.seen)
    if text.version is None and _is_anothers(known.draft, actor):
        raise _newer(known.draft)
    _check_draft(known.draft, text.version, actor)
    values = words | _by(actor, now, known.draft) | {"submitted_at": now, "submitted_on": today}
    values["state"] = move(ReportState.DRAFT, ReportVerb.SUBMIT)
    same = known.same_period
    values |= {"edition": same.edition + 1 if same else 1, "previous_id": same.id if same else None}
    report_id = _save(session, item_id, held.unit_id, known, values)
    readings.write(session, item_id, held.unit_id, report_id, text.readings, today=today, fresh=known.draft is None)
    items.refresh(session, item_id, today, parts=held.parts, reported_at=now)
    about: dict[str, Any] = {
        "period": words["period"],
        "summary": cut(words["summary"], 200),
        "edition": values["edition"],
    }
    about["before"] = {"report": ReportState.DRAFT if known.draft else None, "edition": same.edition if same else None}
    about["after"] = {"report": values["state"], "edition": values["edition"]}
    events.record(
        session,
        actor,
        Action.REPORT_SUBMITTED,
        now,
        unit_id=held.unit_id,
        plan_id=held.item.plan_id,
        item_id=item_id,
        report_id=report_id,
        data=about,
    )
    return report_id


def save_draft(
    session: Session,
    actor: Actor,
    item_id: int,
    text: ReportText,
    *,
    now: datetime,
    today: date,
    conditional: bool = False,
) -> int:
    """Keep what has been written so far, complete or not; returns the draft's id. A draft is no event.

    Raises Conflict, with the draft as it stands, where `text.version` is not its version: a colleague wrote meanwhile;
    PreconditionRequired where none is named and the draft is another hand's, unless the caller's condition is that any
    draft stands (`conditional`, RFC 9110, 13.1.1); PreconditionFailed where it has one, and no draft stands.
    """
    held = _allow(session, actor, item_id)
    check_working(held.item.state, permissions.Verb.REPORT)
    known = _known(session, item_id, held.unit_id)
    if conditional and known.draft is None:
        detail = "The unit keeps no draft, so nothing is as If-Match says; save it without If-Match."
        raise PreconditionFailed("precondition_failed", "还没有草稿，没有可以修改的内容", detail)
    _check_stated(known.draft, text.version, actor, conditional=conditional)
    _check_draft(known.draft, text.version, actor)
    values = _words(text) | _by(actor, now, known.draft) | {"state": ReportState.DRAFT, "submitted_at": None}
    draft_id = _save(session, item_id, held.unit_id, known, values)
    readings.write(session, item_id, held.unit_id, draft_id, text.readings, today=today, final=False)
    return draft_id


def discard_draft(
    session: Session, actor: Actor, item_id: int, *, version: int | None = None, conditional: bool = False
) -> None:
    """Throw the unit's draft away, with its files' cards; having none is fine: then it has been done before.

    Raises Conflict and PreconditionRequired as `save_draft`.
    """
    draft = _draft(session, item_id, _allow(session, actor, item_id).unit_id)
    _check_stated(draft, version, actor, conditional=conditional)
    _check_draft(draft, version, actor)
    if draft is not None:
        session.execute(delete(ATTACHMENT).where(ATTACHMENT.c.report_id == draft.id))
        session.execute(delete(READING).where(READING.c.report_id == draft.id))
        session.execute(delete(REPORT).where(REPORT.c.id == draft.id))


def attach(
    session: Session, actor: Actor, item_id: int, files: Sequence[Stored], *, now: datetime, today: date, limit: int
) -> list[int]:
    """Bind stored files to the unit's draft, which is begun if there is none; returns the files' ids.

    A file of the same content and name is there once. Raises Invalid past `limit` files.
    """
    held = _allow(session, actor, item_id)
    check_working(held.item.state, permissions.Verb.REPORT)
    stands = _draft(session, item_id, held.unit_id)
    draft = stands.id if stands else save_draft(session, actor, item_id, ReportText(), now=now, today=today)
    ids = [_attach_one(session, actor, draft, file, now) for file in files]
    count = session.scalar(select(func.count()).where(ATTACHMENT.c.report_id == draft)) or 0
    if count > limit:
        raise invalid("/files", "too_many_files", f"每份报告最多 {limit} 个附件", f"At most {limit} files a report.")
    return ids


def detach(session: Session, actor: Actor, attachment_id: int) -> int:
    """Take a file off the unit's own draft; returns the item's id. What was submitted keeps its evidence."""
    found = session.execute(
        select(REPORT.c.item_id, REPORT.c.unit_id)
        .join(ATTACHMENT, ATTACHMENT.c.report_id == REPORT.c.id)
        .where(ATTACHMENT.c.id == attachment_id, REPORT.c.state == ReportState.DRAFT)
    ).one_or_none()
    if found is None or found.unit_id != actor.unit_id:
        raise not_found("附件", "attachment")
    held = _allow(session, actor, found.item_id)
    check_working(held.item.state, permissions.Verb.REPORT)
    # Asked again under the lock: the draft may have been submitted while this waited for it.
    drafts = select(REPORT.c.id).where(REPORT.c.state == ReportState.DRAFT)
    gone = session.execute(
        delete(ATTACHMENT).where(ATTACHMENT.c.id == attachment_id, ATTACHMENT.c.report_id.in_(drafts))
    )
    if not gone.rowcount:  # type: ignore[attr-defined]
        raise not_found("附件", "attachment")
    return int(found.item_id)


def _is_of_hand(draft: AnyRow, actor: Actor) -> bool:
    """Whether the same person, or the same client, saved the draft last."""
    return bool((draft.author_name, draft.author_id) == (actor.name, actor.person_id))


@dataclass(frozen=True)
class Held:
    """An item held for a report, the units' parts in it, and the unit that reports."""

    item: AnyRow
    parts: Sequence[AnyRow]
    unit_id: int


def _allow(session: Session, actor: Actor, item_id: int) -> Held:
    """The item, held, and the unit that reports: NotFound out of sight, Forbidden without a part in it."""
    item = items.lock_item(session, actor, item_id)
    parts = items.read_parts(session, item_id)
    units = {part.unit_id for part in parts}
    permissions.require(actor, permissions.Verb.REPORT, permissions.bonds_to_item(actor, units))
    assert actor.unit_id is not None
    return Held(item, parts, actor.unit_id)


def _words(text: ReportText) -> dict[str, Any]:
    return {name: getattr(text, name) for name in ("period", "summary", "problems", "next_steps", "needs")}


def _by(actor: Actor, now: datetime, draft: AnyRow | None) -> dict[str, Any]:
    """Who writes, and the versions that the draft has then."""
    values = {"author_id": actor.person_id, "author_name": actor.name, "saved_at": now}
    if draft is None:
        return values | {"version": first_version(now), "others_version": 0}
    others = draft.others_version if _is_own(draft, actor) else draft.version
    return values | {"version": draft.version + 1, "others_version": others}


def _is_own(draft: AnyRow, actor: Actor) -> bool:
    """Whether the same person saved the draft last; behind a key there may be many."""
    return actor.person_id is not None and draft.author_id == actor.person_id


@dataclass(frozen=True)
class Known:
    """What a unit has written on an item: its draft, the newest report submitted, and the newest of one period."""

    draft: AnyRow | None
    newest: AnyRow | None
    same_period: AnyRow | None


def _known(session: Session, item_id: int, unit_id: int, period: str | None = None) -> Known:
    """In one statement; the item is held."""
    found = session.execute(KNOWN, {"item": item_id, "unit": unit_id, "period": period}).all()
    draft = next((row for row in found if row.state is ReportState.DRAFT), None)
    submitted = sorted((row for row in found if row.state is not ReportState.DRAFT), key=lambda row: row.id)
    same = [row for row in submitted if row.period == period]
    return Known(draft, submitted[-1] if submitted else None, same[-1] if same else None)


def _draft(session: Session, item_id: int, unit_id: int) -> AnyRow | None:
    return session.execute(DRAFT, {"item": item_id, "unit": unit_id}).one_or_none()


def _is_anothers(draft: AnyRow | None, actor: Actor) -> TypeGuard[AnyRow]:
    """Whether there is a draft that another hand saved last."""
    return draft is not None and not _is_of_hand(draft, actor)


def _check_stated(draft: AnyRow | None, seen: int | None, actor: Actor, *, conditional: bool) -> None:
    """Refuse to go over another hand's words without saying which of them were read, or that any will do."""
    if seen is None and not conditional and _is_anothers(draft, actor):
        raise unconditional("the draft's ETag in If-Match or its `version`")


def _check_draft(draft: AnyRow | None, seen: int | None, actor: Actor) -> None:
    """Refuse to write over what a colleague has put into the draft meanwhile, and say what it is."""
    if draft is None or saw_draft(seen, draft.version, draft.others_version, own=_is_own(draft, actor)):
        return
    raise _newer(draft)


def _newer(draft: AnyRow) -> Conflict:
    """The answer to whoever does not know what a colleague has written: what it is."""
    shown = ("version", "author_name", "saved_at", "period", "summary", "problems", "next_steps", "needs")
    return Conflict(
        "draft_newer",
        f"{draft.author_name}改过这份草稿，您这次写的没有存进去，都还在本页；请对照后再保存",
        "Another hand saved the draft, and you have not seen what it says; put both together and send its `version`.",
        current={name: getattr(draft, name) for name in shown},
    )


def _period(session: Session, item: AnyRow, asked: str, today: date) -> str:
    """The period that a report is about: the one asked for, else that of the plan's cycle that `today` lies in."""
    if span_of(asked) is not None:
        return check_period(asked, today)
    cycle = cycle_of(session.execute(CYCLE_OF_PLAN, {"plan": item.plan_id}).one())
    if not asked:
        present = cycles.period_of(cycle, today, {})
        return present.code if present else check_period("", today)
    begun = cycles.periods(cycle, today - LOOK_BACK, today, {}) if cycle.rule in cycles.OWN else []
    return check_period(asked, today, {one.code for one in begun})


def _repeats(
    session: Session, newest: AnyRow, actor: Actor, words: dict[str, Any], text: ReportText, today: date
) -> bool:
    """Whether the same hand has just submitted the same: a form sent twice, a call repeated."""
    same_hand = _is_of_hand(newest, actor)
    same_words = all(getattr(newest, name) == value for name, value in words.items())
    waiting = newest.state is ReportState.SUBMITTED and same_hand and same_words
    return waiting and readings.same(session, newest.id, text.readings, today=today)


def _check_seen(newest: AnyRow | None, seen: int | None) -> None:
    """Refuse a report that was written before a colleague's was submitted, and say what it is."""
    if seen is None or seen == (newest.id if newest else 0):
        return
    if newest is None:
        raise invalid("/seen", "unknown", "没有这份报告", "seen is not a report of this unit on this item.")
    raise Conflict(
        "report_newer",
        f"{newest.author_name}已报送 {newest.period} 进展，您的报告没有提交；请核对后再报送",
        "The unit has submitted a report since you looked; read it, then submit again with its id as `seen`.",
        current={"id": newest.id, "state": newest.state, "period": newest.period, "author_name": newest.author_name},
    )


def _save(session: Session, item_id: int, unit_id: int, known: Known, values: dict[str, Any]) -> int:
    """Write the unit's draft row, or a new row where there is no draft; a correction begins with the files it had."""
    if known.draft is not None:
        session.execute(UPDATE, {"report": known.draft.id, **values})
        return int(known.draft.id)
    new = {"item_id": item_id, "unit_id": unit_id, "edition": 1, "review_note": "", **values}
    report_id = int(session.execute(INSERT, new).scalar_one())
    if known.newest is not None and known.newest.state is ReportState.RETURNED:
        _copy_files(session, known.newest.id, report_id)
    return report_id


def _copy_files(session: Session, source: int, target: int) -> None:
    columns = [column for column in ATTACHMENT.c if column.name not in ("id", "report_id")]
    kept = select(literal(target), *columns).where(ATTACHMENT.c.report_id == source).order_by(ATTACHMENT.c.id)
    session.execute(insert(ATTACHMENT).from_select(["report_id", *(column.name for column in columns)], kept))


def _attach_one(session: Session, actor: Actor, draft: int, file: Stored, now: datetime) -> int:
    same = session.scalar(
        select(ATTACHMENT.c.id).where(
            ATTACHMENT.c.report_id == draft, ATTACHMENT.c.sha256 == file.sha256, ATTACHMENT.c.name == file.name
        )
    )
    if same is not None:
        return int(same)
    added = session.execute(
        insert(ATTACHMENT).returning(ATTACHMENT.c.id),
        {
            "report_id": draft,
            "name": file.name,
            "media_type": file.media_type,
            "size": file.size,
            "sha256": file.sha256,
            "uploaded_by": actor.name,
            "uploaded_at": now,
        },
    )
    return int(added.scalar_one())
