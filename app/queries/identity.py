"""From a credential to an Actor: the session of a browser, or the key of a client."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session as Database

from app import secrets
from app.models import ApiKey, Delegation, Person, Session, Unit
from app.models.base import table
from app.rules.actor import Actor
from app.rules.errors import Unauthenticated
from app.rules.vocabulary import Role, Via

SESSION, PERSON, UNIT, KEY = table(Session).c, table(Person).c, table(Unit).c, table(ApiKey).c
DELEGATION = table(Delegation).c

ID_DIGITS = 10
BY_SESSION = (
    select(
        PERSON.id,
        PERSON.name,
        PERSON.role,
        PERSON.unit_id,
        UNIT.name.label("unit_name"),
        SESSION.seen_at,
        SESSION.expires_at,
    )
    .select_from(table(Session))
    .join(table(Person), PERSON.id == SESSION.person_id)
    .outerjoin(table(Unit), UNIT.id == PERSON.unit_id)
    .where(SESSION.token_hash == bindparam("token"), PERSON.active)
)
BY_DELEGATION = (
    select(PERSON.id, PERSON.name, PERSON.role, PERSON.unit_id, UNIT.name.label("unit_name"))
    .select_from(table(Delegation))
    .join(table(Person), PERSON.id == DELEGATION.person_id)
    .outerjoin(table(Unit), UNIT.id == PERSON.unit_id)
    .where(
        DELEGATION.deputy_id == bindparam("deputy"),
        DELEGATION.person_id == bindparam("person"),
        DELEGATION.starts_on <= bindparam("today"),
        DELEGATION.ends_on >= bindparam("today"),
        PERSON.active,
    )
)
BY_KEY = (
    select(KEY.id, KEY.name, KEY.scope, KEY.unit_id, UNIT.name.label("unit_name"))
    .select_from(table(ApiKey))
    .outerjoin(table(Unit), UNIT.id == KEY.unit_id)
    .where(KEY.key_hash == bindparam("key"), KEY.revoked_at.is_(None))
)


def by_session(session: Database, token: str, now: datetime, idle: timedelta) -> Actor:
    """The person whose browser holds `token`; Unauthenticated when it is unknown, over, or too long unused."""
    found = session.execute(BY_SESSION, {"token": secrets.fingerprint(token)}).one_or_none()
    if found is None or found.expires_at <= now or found.seen_at + idle <= now:
        raise Unauthenticated("session_expired", "登录已过期，请重新登录", "The session is over; sign in again.")
    return Actor(
        name=found.name,
        role=found.role,
        via=Via.PAGE,
        person_id=found.id,
        unit_id=found.unit_id,
        unit_name=found.unit_name or "",
        seen_at=found.seen_at,
    )


def standing_in(session: Database, deputy: Actor, person: str, today: date) -> Actor:
    """The deputy as they act today for the person of this id; as themselves where the register does not have it.

    A delegation that has run out must not lock its deputy out of their own work.
    """
    if not (person.isascii() and person.isdigit() and len(person) < ID_DIGITS):
        return deputy
    asked = {"deputy": deputy.person_id, "person": int(person), "today": today}
    found = session.execute(BY_DELEGATION, asked).first()
    if found is None:
        return deputy
    return replace(
        deputy,
        role=found.role,
        unit_id=found.unit_id,
        unit_name=found.unit_name or "",
        acting_for_id=found.id,
        acting_for=found.name,
    )


def by_key(session: Database, key: str) -> Actor:
    """The client that holds `key`; Unauthenticated when it is unknown or revoked."""
    found = session.execute(BY_KEY, {"key": secrets.fingerprint(key)}).one_or_none()
    if found is None:
        raise Unauthenticated(
            "bad_key",
            "密钥无效或已吊销",
            "The key is unknown or revoked; send 'Authorization: Bearer <key>' with a valid one.",
            headers={"WWW-Authenticate": 'Bearer realm="duban"'},
        )
    return Actor(
        name=found.name,
        role=Role.CLIENT,
        via=Via.API,
        client_id=found.id,
        unit_id=found.unit_id,
        unit_name=found.unit_name or "",
        scope=found.scope,
    )
