"""Deputies (代理): recording who acts for whom, between dates, and ending it early."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.actions import events
from app.models import Action, Delegation, Person
from app.models.base import table
from app.models.delegation import DelegationCreate
from app.rules import permissions
from app.rules.actor import Actor
from app.rules.errors import Conflict, invalid, not_found
from app.rules.permissions import Verb
from app.rules.vocabulary import Role

DELEGATION, PERSON = table(Delegation).c, table(Person).c
ADMINISTRATORS = frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})
"""Each keeps the other two in check, so nobody holds one of these roles beside another (三员分立)."""


def record(session: Session, actor: Actor, new: DelegationCreate, *, now: datetime, today: date) -> int:
    """Record that a deputy acts for somebody who is away; returns the id. Nobody stands in for two at once.

    Invalid where an administrator is away or deputy, or the deputy is who records it: separation of duties.
    """
    permissions.require(actor, Verb.DELEGATE)
    person, deputy = _person(session, new.person_id, "/person_id"), _person(session, new.deputy_id, "/deputy_id")
    _check(new, today)
    _check_separate(actor, person, deputy)
    # Held, so that of two delegations to one deputy recorded at once the second sees the first.
    session.refresh(deputy, with_for_update={"key_share": True})
    other = session.scalar(
        select(DELEGATION.id).where(
            DELEGATION.deputy_id == new.deputy_id,
            DELEGATION.starts_on <= new.ends_on,
            DELEGATION.ends_on >= new.starts_on,
            DELEGATION.ended_at.is_(None),
        )
    )
    if other is not None:
        raise Conflict(
            "already_deputy", f"{deputy.name}在这段时间已代理他人", "The deputy already acts for somebody then."
        )
    row = Delegation(**new.model_dump())
    session.add(row)
    session.flush()
    assert row.id is not None
    data: dict[str, Any] = {
        "person": person.name,
        "deputy": deputy.name,
        "from": str(new.starts_on),
        "to": str(new.ends_on),
    }
    data |= {"delegation": row.id, "before": {}, "after": _said(row)}
    events.record(session, actor, Action.DELEGATION_RECORDED, now, data=data)
    return row.id


def end(session: Session, actor: Actor, delegation_id: int, *, now: datetime, today: date) -> None:
    """End a delegation at once, or take one back that has not begun; ending it again changes nothing.

    One that has begun, be it today, stays in the register: deeds were done under it.
    """
    permissions.require(actor, Verb.DELEGATE)
    row = session.get(Delegation, delegation_id, with_for_update=True)
    if row is None:
        raise not_found("代理", "delegation")
    if row.ends_on < today or row.ended_at is not None:
        return
    before = _said(row)
    if row.starts_on > today:
        session.delete(row)
        after: dict[str, str | None] = {}
    else:
        row.ends_on, row.ended_at = today, now
        after = _said(row)
    names = {"person": _name(session, row.person_id), "deputy": _name(session, row.deputy_id)}
    data = {"delegation": delegation_id, **names, "before": before, "after": after}
    events.record(session, actor, Action.DELEGATION_ENDED, now, data=data)


def _said(row: Delegation) -> dict[str, str | None]:
    """What the register says of a delegation's days."""
    ended_at = row.ended_at.isoformat() if row.ended_at else None
    return {"starts_on": str(row.starts_on), "ends_on": str(row.ends_on), "ended_at": ended_at}


def _name(session: Session, person_id: int) -> str | None:
    return session.scalar(select(PERSON.name).where(PERSON.id == person_id))


def _person(session: Session, person_id: int, pointer: str) -> Person:
    found = session.get(Person, person_id)
    if found is None or not found.active or found.username is None:
        raise invalid(pointer, "unknown", "没有这个账号", "No such account.")
    return found


def _check_separate(actor: Actor, person: Person, deputy: Person) -> None:
    if deputy.id == actor.person_id:
        raise invalid("/deputy_id", "recorder", "登记人不能登记自己为代理人", "Nobody makes themselves a deputy.")
    for one, pointer in ((person, "/person_id"), (deputy, "/deputy_id")):
        if one.role in ADMINISTRATORS:
            title = f"{one.name}是三员管理员，不能被代理或代理他人"
            raise invalid(pointer, "administrator", title, "Administrators neither have deputies nor are deputies.")


def _check(new: DelegationCreate, today: date) -> None:
    if new.person_id == new.deputy_id:
        raise invalid("/deputy_id", "oneself", "不能由本人代理本人", "Nobody is their own deputy.")
    if new.ends_on < new.starts_on:
        raise invalid("/ends_on", "before_start", "结束日期不能早于开始日期", "ends_on must not be before starts_on.")
    if new.ends_on < today:
        raise invalid("/ends_on", "in_past", "结束日期不能早于今天", "ends_on must not be before today.")
