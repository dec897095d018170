"""Registering matters (来文登记): another system's words become a draft of the office, with their doubts beside it."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from app.actions import drafts, items, plans, refs
from app.importing.draft import Finding, Severity
from app.importing.matter import Matter, ReadMatter, read_matter
from app.models import Action, Plan, Registration, Unit
from app.models.base import AnyRow, table
from app.models.drafting import FindingRead, UnitName
from app.models.registration import MatterCreate, Noun
from app.queries.names import leader_names
from app.queries.refs import ids_of
from app.rules import permissions
from app.rules.actor import Actor
from app.rules.errors import invalid
from app.rules.permissions import Verb

PLAN, UNIT, REGISTRATION = table(Plan), table(Unit), table(Registration)
UNKNOWN_LEADER = "来文中的领导“{name}”不在名录里，请确定。"


def register(
    session: Session, actor: Actor, ref: str | None, body: MatterCreate, *, now: datetime, today: date
) -> tuple[int, bool]:
    """Register a matter under the caller's number, or take its new words over; the item's id, and whether it is new.

    A person registers without a number, and each time anew: what they mend they edit as a draft.
    Raises Conflict once the office has issued it: from then on it changes by a change request alone.
    """
    permissions.require(actor, Verb.DRAFT)
    if ref is not None:
        permissions.require_client(actor)
    plan = session.execute(select(PLAN).where(PLAN.c.id == body.plan_id).with_for_update(key_share=True)).one_or_none()
    if plan is None:
        raise invalid("/plan_id", "unknown", "没有这个计划", "No such plan.")
    known = None if ref is None else ids_of(session, actor, Noun.ITEM, [ref]).get(ref)
    change = _add if known is None else partial(_replace, item_id=known)
    item_id, read = change(session, actor, plan, body, now=now, today=today)
    if ref is not None:
        refs.name(session, actor, Noun.ITEM, item_id, ref)
    session.execute(delete(REGISTRATION).where(REGISTRATION.c.item_id == item_id))
    row = {"item_id": item_id, "due_text": body.due, "text": body.text, "registered_at": now}
    row |= {"client_id": actor.client_id, "registered_by": None if actor.client_id else actor.name}
    session.execute(insert(REGISTRATION), row | {"doubts": [_kept(one) for one in read.findings]})
    return item_id, known is None


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


def _replace(
    session: Session, actor: Actor, plan: AnyRow, body: MatterCreate, *, item_id: int, now: datetime, today: date
) -> tuple[int, ReadMatter]:
    held = items.lock_item(session, actor, item_id)
    drafts.check_draft(held, None)
    if held.plan_id != plan.id:
        raise invalid("/plan_id", "other_plan", "该事项在另一个计划里", "The item stands in another plan.")
    names = plans.Names(session)
    read = _read(session, names, plan.year, held.no, body, today)
    drafts.rewrite(session, held, read.item, names, urgent=body.urgent, today=today)
    before, after = {"no": held.no, "title": held.title}, {"no": held.no, "title": read.item.title, "fields": ["lines"]}
    drafts.record(session, actor, Action.DRAFT_EDITED, plan.id, item_id, after, now, before)
    return item_id, read


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
        read.findings.insert(0, Finding("leader.unknown", Severity.DOUBT, UNKNOWN_LEADER.format(name=leader), [no]))
    return read


def _words(session: Session, units: Sequence[UnitName]) -> list[str]:
    """Units by id under their names; an id that is not there stays as it came, to be doubted like a name."""
    ids = [unit for unit in units if isinstance(unit, int)]
    known = {row.id: row.name for row in session.execute(select(UNIT.c.id, UNIT.c.name).where(UNIT.c.id.in_(ids)))}
    return [known.get(unit, str(unit)) if isinstance(unit, int) else unit for unit in units]


def _kept(finding: Finding) -> dict[str, Any]:
    return FindingRead.model_validate(finding, from_attributes=True).model_dump(mode="json")
