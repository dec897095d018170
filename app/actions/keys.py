"""Keys of API clients: made, rotated with an overlap, revoked. A key leaves here once, in clear, and never again."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import secrets
from app.actions import clients, events
from app.models import Action, ApiClient, ApiKey
from app.models.base import table
from app.models.client import ClientCreate
from app.models.key import KeyMade
from app.rules import permissions
from app.rules.actor import Actor
from app.rules.errors import Conflict, invalid, not_found
from app.rules.permissions import Verb

KEY, CLIENT = table(ApiKey), table(ApiClient)


def create(
    session: Session, actor: Actor, client_id: int, *, now: datetime, expires_at: datetime | None = None
) -> KeyMade:
    """Make a client another key, shown this once, good until `expires_at`; NotFound without such a client."""
    permissions.require(actor, Verb.MANAGE_ACCOUNTS)
    client = clients.hold(session, client_id)
    made = _make(session, client, now, expires_at)
    data = {
        "name": client.name,
        "scope": client.scopes,
        "prefix": made.key[: secrets.SHOWN],
        "until": _text(expires_at),
        "before": {},
        "after": {"key_id": made.id},
    }
    events.record(session, actor, Action.KEY_CREATED, now, unit_id=client.unit_id, data=data)
    return made


def create_with_client(
    session: Session, actor: Actor, new: ClientCreate, *, now: datetime, expires_at: datetime | None = None
) -> KeyMade:
    """Take a client in and make its first key."""
    return create(session, actor, clients.create(session, actor, new, now=now), now=now, expires_at=expires_at)


def rotate(
    session: Session,
    actor: Actor,
    key_id: int,
    *,
    now: datetime,
    until: datetime,
    expires_at: datetime | None = None,
    forever: bool = False,
) -> KeyMade:
    """Make a key's successor, shown this once; the old one goes on until `until`, or its own end if that is sooner.

    The successor ends at `expires_at`, else when the key would have: what was limited once stays so through every
    rotation, unless it is said to go on `forever`.

    Conflict for a key that is over, and for one that has a successor: rotated twice by a double click, one of two
    keys would be nobody's.
    """
    permissions.require(actor, Verb.MANAGE_ACCOUNTS)
    key = _hold(session, key_id)
    if key.revoked_at is not None or (key.expires_at is not None and key.expires_at <= now):
        raise Conflict("key_over", "该密钥已失效，请新建密钥", "The key is over; make the client a new one.")
    if key.successor_id is not None:
        raise Conflict(
            "key_rotated",
            "该密钥已更换过",
            "The key has a successor; rotate that one.",
            current={"id": key.successor_id},
        )
    client = clients.hold(session, key.client_id)
    before = {"expires_at": _text(key.expires_at), "successor_id": None}
    made = _make(session, client, now, expires_at or (None if forever else key.expires_at))
    key.successor_id, key.expires_at = made.id, min(until, key.expires_at or until)
    session.flush()
    data: dict[str, Any] = {"name": client.name, "prefix": key.prefix, "until": _text(key.expires_at)}
    data["successor"] = made.key[: secrets.SHOWN]
    data |= {"before": before, "after": {"expires_at": _text(key.expires_at), "successor_id": made.id}}
    events.record(session, actor, Action.KEY_ROTATED, now, unit_id=client.unit_id, data=data)
    return made


def revoke(session: Session, actor: Actor, key_id: int, *, now: datetime) -> None:
    """Let a key, and what was bought with it, open nothing from now on; twice changes nothing. NotFound without."""
    permissions.require(actor, Verb.MANAGE_ACCOUNTS)
    key = _hold(session, key_id)
    if key.revoked_at is not None:
        return
    key.revoked_at = now
    session.flush()
    client = clients.hold(session, key.client_id)
    data: dict[str, Any] = {"name": client.name, "prefix": key.prefix}
    data |= {"before": {"revoked_at": None}, "after": {"revoked_at": _text(now)}}
    events.record(session, actor, Action.KEY_REVOKED, now, unit_id=client.unit_id, data=data)


def revoke_all(session: Session, actor: Actor, name: str, *, now: datetime) -> None:
    """Let no key of the client of this name open anything from now on; NotFound without such a client."""
    permissions.require(actor, Verb.MANAGE_ACCOUNTS)
    client_id = session.scalar(select(CLIENT.c.id).where(CLIENT.c.name == name))
    if client_id is None:
        raise not_found("接口用户", "client")
    for key_id in session.scalars(select(KEY.c.id).where(KEY.c.client_id == client_id).order_by(KEY.c.id)).all():
        revoke(session, actor, key_id, now=now)


def _make(session: Session, client: ApiClient, now: datetime, expires_at: datetime | None) -> KeyMade:
    if expires_at is not None and expires_at <= now:
        raise invalid("/expires_on", "in_past", "有效期不能早于今天", "expires_on must not be before today.")
    key = secrets.new_key()
    assert client.id is not None
    row = ApiKey(
        client_id=client.id,
        key_hash=secrets.fingerprint(key),
        prefix=key[: secrets.SHOWN],
        created_at=now,
        expires_at=expires_at,
    )
    session.add(row)
    session.flush()
    assert row.id is not None
    return KeyMade(id=row.id, key=key, expires_at=expires_at)


def _hold(session: Session, key_id: int) -> ApiKey:
    found = session.get(ApiKey, key_id, with_for_update=True)
    if found is None:
        raise not_found("密钥", "key")
    return found


def _text(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="minutes") if moment else None
