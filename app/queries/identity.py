"""From a credential to an Actor: the session of a browser, or the key or token of a client."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session as Database

from app import secrets
from app.models import AccessToken, ApiClient, ApiKey, Delegation, Person, Session, Unit
from app.models.base import AnyRow, table
from app.models.prepared import prepared
from app.rules import addresses, scopes
from app.rules.actor import Actor
from app.rules.errors import Forbidden, Unauthenticated
from app.rules.vocabulary import Role, Via

SESSION, PERSON, UNIT, KEY = table(Session).c, table(Person).c, table(Unit).c, table(ApiKey).c
CLIENT, TOKEN = table(ApiClient).c, table(AccessToken).c
DELEGATION = table(Delegation).c

ID_DIGITS = 10
BY_SESSION = prepared(
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
BY_DELEGATION = prepared(
    select(PERSON.id, PERSON.name, PERSON.role, PERSON.unit_id, UNIT.name.label("unit_name"))
    .select_from(table(Delegation))
    .join(table(Person), PERSON.id == DELEGATION.person_id)
    .outerjoin(table(Unit), UNIT.id == PERSON.unit_id)
    .where(
        DELEGATION.deputy_id == bindparam("deputy"),
        DELEGATION.person_id == bindparam("person"),
        DELEGATION.starts_on <= bindparam("today"),
        DELEGATION.ends_on >= bindparam("today"),
        DELEGATION.ended_at.is_(None),
        PERSON.active,
    )
)
OF_CLIENT = (
    CLIENT.id,
    CLIENT.name,
    CLIENT.scopes,
    CLIENT.addresses,
    CLIENT.quota,
    CLIENT.unit_id,
    UNIT.name.label("unit_name"),
    KEY.id.label("key_id"),
    KEY.expires_at,
    KEY.revoked_at,
)
CALLER = (
    table(ApiKey).join(table(ApiClient), CLIENT.id == KEY.client_id).outerjoin(table(Unit), UNIT.id == CLIENT.unit_id)
)
BY_KEY = prepared(select(*OF_CLIENT).select_from(CALLER).where(KEY.key_hash == bindparam("secret")))
BY_TOKEN = prepared(
    select(*OF_CLIENT, TOKEN.scopes.label("asked"), TOKEN.expires_at.label("over_at"))
    .select_from(CALLER.join(table(AccessToken), TOKEN.key_id == KEY.id))
    .where(TOKEN.token_hash == bindparam("secret"))
)
REALM = 'Bearer realm="duban"'
CHALLENGE, INVALID_TOKEN = {"WWW-Authenticate": REALM}, {"WWW-Authenticate": f'{REALM}, error="invalid_token"'}
"""Every 401 names a way to prove who one is (RFC 9110, 15.5.2); RFC 6750 §3.1 says what else of a key."""


def by_session(session: Database, token: str, now: datetime, idle: timedelta) -> Actor:
    """The person whose browser holds `token`; Unauthenticated when it is unknown, over, or too long unused."""
    found = session.execute(BY_SESSION, {"token": secrets.fingerprint(token)}).one_or_none()
    if found is None or found.expires_at <= now or found.seen_at + idle <= now:
        raise Unauthenticated(
            "session_expired", "登录已过期，请重新登录", "The session is over; sign in again.", headers=CHALLENGE
        )
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


def by_key(session: Database, secret: str, now: datetime, address: str) -> Actor:
    """The client that calls from `address` with this key, or with a token bought with one.

    Unauthenticated (RFC 6750 §3.1) when it is unknown, expired or revoked, Forbidden from elsewhere than allowed.
    Nothing here compares secrets: the index is asked for the hash of a random one, which timing tells nothing about.
    """
    is_token = secret.startswith(secrets.TOKEN_PREFIX)
    query = BY_TOKEN if is_token else BY_KEY
    found = session.execute(query, {"secret": secrets.fingerprint(secret)}).one_or_none()
    if found is None:
        raise Unauthenticated(
            "bad_key",
            "密钥无效",
            "The key or token is unknown; send 'Authorization: Bearer <key>' with a valid one.",
            headers=INVALID_TOKEN,
        )
    _check_still_open(found, now, is_token)
    if not addresses.allows(found.addresses, address):
        raise Forbidden(
            "address_not_allowed",
            f"该接口用户不能从 {address} 访问，请安全管理员核对允许的网段",
            f"The client may not call from {address}; ask the security administrator to allow the network.",
        )
    given = scopes.from_words(found.scopes)
    all_of_it = scopes.opened(given)
    held = scopes.narrowed(given, scopes.from_words(found.asked)) if is_token else all_of_it
    return Actor(
        name=found.name,
        role=Role.CLIENT,
        via=Via.API,
        client_id=found.id,
        unit_id=found.unit_id,
        unit_name=found.unit_name or "",
        scopes=held,
        further=all_of_it - held,
        key_id=found.key_id,
        quota=found.quota,
    )


def _check_still_open(found: AnyRow, now: datetime, is_token: bool) -> None:
    if found.revoked_at is not None:
        raise Unauthenticated(
            "key_revoked", "密钥已吊销", "The key is revoked; ask for a new one.", headers=INVALID_TOKEN
        )
    if found.expires_at is not None and found.expires_at <= now:
        raise Unauthenticated(
            "key_expired",
            "密钥已过期",
            "The key has expired, or its time beside its successor is over; ask for a new one.",
            headers=INVALID_TOKEN,
        )
    if is_token and found.over_at <= now:
        raise Unauthenticated(
            "token_expired",
            "访问令牌已过期",
            "The token has expired; get a new one at /oauth/token.",
            headers=INVALID_TOKEN,
        )
