"""Registering matters (来文登记): another system's words become a draft of the office, with their doubts beside it."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime
from enum import Enum
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from app.actions import drafts, items, plans, refs
from app.importing.draft import Finding, Severity
from app.importing.matter import RANK, Matter, ReadMatter, read_matter
from app.models import Action, Item, Plan, Registration, Unit
from app.models.base import AnyRow, table
from app.models.drafting import DraftDiscard, FindingRead, UnitName
from app.models.registration import MatterCreate, Noun
from app.queries.names import leader_names
from app.queries.refs import ids_of, row_of
from app.rules import permissions
from app.rules.actor import Actor
from app.rules.errors import Conflict, PreconditionFailed, invalid
from app.rules.lifecycle import ItemState
from app.rules.permissions import Verb

PLAN, UNIT, REGISTRATION, ITEM = table(Plan), table(Unit), table(Registration), table(Item)
NEVER_SEEN = 0
"""A version that no draft has."""
UNKNOWN_LEADER = "来文中的领导“{name}”不在名录里，请确定。"


class Wanted(Enum):
    """What a caller's number is to name so far (RFC 9110, 13.1: `If-None-Match: *`, `If-Match`)."""

    NEW = "new"
    KNOWN = "known"
    EITHER = "either"


def register(
    session: Session,
    actor: Actor,
    ref: str | None,
    body: MatterCreate,
    *,
    now: datetime,
    today: date,
    wanted: Wanted = Wanted.EITHER,
) -> tuple[int, bool]:
    """Register a matter under the caller's number, or take its new words over; the item's id, and whether it is new.

    A person registers without a number, and each time anew: what they mend they edit as a draft. The words that were
    sent last change nothing, so that a nightly repetition undoes nobody's edit.
    Raises Conflict once the office has issued it, from when on it changes by a change request alone, and where somebody
    else has edited the draft, unless the caller names the version that stands; PreconditionFailed as `wanted` has it.
    """
    permissions.require(actor, Verb.DRAFT)
    if ref is not None:
        permissions.require_client(actor)
    plan = session.execute(select(PLAN).where(PLAN.c.id == body.plan_id).with_for_update(key_share=True)).one_or_none()
    if plan is None:
        raise invalid("/plan_id", "unknown", "没有这个计划", "No such plan.")
    known = None if ref is None else ids_of(session, actor, Noun.ITEM, [ref]).get(ref)
    _check_wanted(wanted, known)
    if known is None:
        item_id, read = _add(session, actor, plan, body, now=now, today=today)
    else:
        item_id, held = known, items.lock_item(session, actor, known)
        if not _differs(session, actor, held, plan, body, wanted):
            return item_id, False
        read = _replace(session, actor, plan, body, held=held, now=now, today=today)
    if ref is not None:
        refs.name(session, actor, Noun.ITEM, item_id, ref)
    _keep(session, actor, item_id, body, read, now)
    return item_id, known is None


def discard(
    session: Session,
    actor: Actor,
    ref: str,
    wish: DraftDiscard,
    *,
    now: datetime,
    today: date,
    wanted: Wanted = Wanted.EITHER,
) -> int:
    """Discard the draft that the caller's number names, as `drafts.discard`; returns the item's id.

    The number goes on naming it. Raises NotFound for a number that names nothing, and Conflict, as `register`, where
    somebody else has edited the draft, unless the caller names the version that stands.
    """
    permissions.require(actor, Verb.DISCARD_DRAFT)
    permissions.require_client(actor)
    item_id = row_of(session, actor, Noun.ITEM, ref)
    held = items.lock_item(session, actor, item_id)
    if held.state is ItemState.DRAFT and wish.version is None and wanted is not Wanted.KNOWN:
        _check_no_other_hand(held, _own(session, actor, item_id))
    drafts.discard(session, actor, item_id, wish, now=now, today=today)
    return item_id


def doubts_of(session: Session, item_id: int) -> list[FindingRead]:
    """What the reading of a registered matter left in doubt."""
    kept = session.scalar(select(REGISTRATION.c.doubts).where(REGISTRATION.c.item_id == item_id)) or []
    return [FindingRead.model_validate(one) for one in kept]


def _add(
    session: Session, actor: Actor, plan: AnyRow, body: MatterCreate, *, now: datetime, today: date
) -> tuple[int, ReadMatter]:
    names = plans.Names(session)
    read = _read(session, names, plan.year, drafts.next_number(session, plan.id), body, today)
    position = drafts.next_position(session, plan.id)
    item_id = plans.add_item(session, plan.id, position, read.item, names, today, urgent=body.urgent)
    after = {"no": read.item.no, "title": read.item.title}
    drafts.record(session, actor, Action.ITEM_DRAFTED, plan.id, item_id, after, now)
    return item_id, read


def _check_wanted(wanted: Wanted, known: int | None) -> None:
    """Hold a caller to its precondition: that the number is new, or that it is known."""
    if wanted is Wanted.NEW and known is not None:
        title = "该编号已经登记过，没有再次登记"
        detail = "The number names an item already, given in `current`; without If-None-Match its words are taken over."
        raise PreconditionFailed("precondition_failed", title, detail, current={"id": known})
    if wanted is Wanted.KNOWN and known is None:
        title = "该编号还没有登记，没有可以修改的草稿"
        detail = "The number names nothing yet, so nothing is as If-Match says; register it without If-Match."
        raise PreconditionFailed("precondition_failed", title, detail)


def _differs(session: Session, actor: Actor, held: AnyRow, plan: AnyRow, body: MatterCreate, wanted: Wanted) -> bool:
    """Whether there is something to take over, and leave to: Conflict where it is issued or another hand was at it."""
    _check_not_discarded(held)
    drafts.check_draft(held, body.version)
    if held.plan_id != plan.id:
        raise invalid("/plan_id", "other_plan", "该事项在另一个计划里", "The item stands in another plan.")
    own = _own(session, actor, held.id)
    if own is not None and own.digest == _digest(body):
        return False
    if body.version is None and wanted is not Wanted.KNOWN:
        _check_no_other_hand(held, own)
    return True


def _own(session: Session, actor: Actor, item_id: int) -> AnyRow | None:
    """What the words that this caller sent last have left, where they are the last that came."""
    columns = REGISTRATION.c.version, REGISTRATION.c.digest
    mine = REGISTRATION.c.item_id == item_id, REGISTRATION.c.client_id == actor.client_id
    return session.execute(select(*columns).where(*mine)).one_or_none()


def _check_no_other_hand(held: AnyRow, own: AnyRow | None) -> None:
    """Conflict where the draft is not as the caller's own words left it: the office has edited or written it."""
    if own is None or own.version != held.version:
        drafts.check_draft(held, NEVER_SEEN)


def _check_not_discarded(held: AnyRow) -> None:
    """A nightly repetition brings nothing back that was discarded: whoever wants it again says so."""
    if held.state is ItemState.DISCARDED:
        title = "该编号登记的草稿已经作废，没有再次登记；仍要办理的，请先解除这个编号，或换一个编号"
        detail = (
            "The draft of this number was discarded. To register the matter after all, take the number off it "
            "(DELETE /items/{item_id}/external-ref) and send this again, or send it under another number."
        )
        raise Conflict("item_discarded", title, detail, current={"id": held.id, "state": held.state})


def _keep(session: Session, actor: Actor, item_id: int, body: MatterCreate, read: ReadMatter, now: datetime) -> None:
    """Keep the words as they came, with what is in doubt, in place of earlier ones."""
    session.execute(delete(REGISTRATION).where(REGISTRATION.c.item_id == item_id))
    row = {"item_id": item_id, "due_text": body.due, "text": body.text, "registered_at": now, "digest": _digest(body)}
    row |= {"client_id": actor.client_id, "registered_by": None if actor.client_id else actor.name}
    row |= {"version": session.scalar(select(ITEM.c.version).where(ITEM.c.id == item_id))}
    session.execute(insert(REGISTRATION), row | {"doubts": [_kept(one) for one in read.findings]})


def _digest(body: MatterCreate) -> str:
    """SHA-256 of all words of a matter. What was left out counts as its default, also of fields that are to come."""
    words = body.model_dump_json(exclude={"version", "external_ref"}, exclude_defaults=True)
    return hashlib.sha256(words.encode()).hexdigest()


def _replace(
    session: Session, actor: Actor, plan: AnyRow, body: MatterCreate, *, held: AnyRow, now: datetime, today: date
) -> ReadMatter:
    names = plans.Names(session)
    read = _read(session, names, plan.year, held.no, body, today)
    drafts.rewrite(session, held, read.item, names, urgent=body.urgent, today=today)
    before, after = {"no": held.no, "title": held.title}, {"no": held.no, "title": read.item.title, "fields": ["lines"]}
    drafts.record(session, actor, Action.DRAFT_EDITED, plan.id, held.id, after, now, before)
    return read


def _read(session: Session, names: plans.Names, year: int, no: str, body: MatterCreate, today: date) -> ReadMatter:
    leader = body.leader.strip()
    known = not leader or leader in leader_names(session)
    matter = Matter(
        no=no,
        title=body.title,
        text=body.text,
        year=year,
        due=body.due,
        leader=leader if leader and known else None,
        leads=_words(session, body.lead_units),
        joint=_words(session, body.joint_lead_units),
        support=_words(session, body.supporting_units),
    )
    read = read_matter(matter, names.directory, today)
    if not known:
        message = UNKNOWN_LEADER.format(name=leader)
        doubt = Finding("leader.unknown", Severity.DOUBT, message, [no], pointer="/leader", value=leader)
        read.findings.append(doubt)
        read.findings.sort(key=lambda finding: RANK[finding.severity])
    return read


def _words(session: Session, units: Sequence[UnitName]) -> list[str]:
    """Units by id under their names; an id that is not there stays as it came, to be doubted like a name."""
    ids = [unit for unit in units if isinstance(unit, int)]
    known = {row.id: row.name for row in session.execute(select(UNIT.c.id, UNIT.c.name).where(UNIT.c.id.in_(ids)))}
    return [known.get(unit, str(unit)) if isinstance(unit, int) else unit for unit in units]


def _kept(finding: Finding) -> dict[str, Any]:
    return FindingRead.model_validate(finding, from_attributes=True).model_dump(mode="json")
