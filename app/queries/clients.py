"""Reading the register of API clients and their keys."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.models import ApiClient, ApiKey, Unit
from app.models.base import AnyRow, table
from app.models.client import ClientRead
from app.models.key import KeyRead, KeyState
from app.queries.paging import DEFAULT_LIMIT, Order, Page, page
from app.rules import scopes
from app.rules.actor import Actor
from app.rules.errors import not_found
from app.rules.permissions import Verb, require

CLIENT, KEY, UNIT = table(ApiClient), table(ApiKey), table(Unit)
BY_NAME = Order("clients", (CLIENT.c.name, CLIENT.c.id))
PUBLIC_ID = "client-"


def list_clients(
    session: Session, actor: Actor, now: datetime, *, limit: int = DEFAULT_LIMIT, cursor: str | None = None
) -> Page[ClientRead]:
    """A page of the register by name, each client with all its keys, for those who keep it."""
    require(actor, Verb.MANAGE_ACCOUNTS)
    query = _columns()
    if cursor:
        query = query.where(BY_NAME.after(cursor))
    found = session.execute(query.order_by(*BY_NAME.clauses()).limit(limit + 1)).all()
    result = page(found, limit, BY_NAME, lambda row: (row.name, row.id))
    return Page(_read(session, result.rows, now), result.cursor)


def all_clients(session: Session, actor: Actor, now: datetime) -> list[ClientRead]:
    """The whole register by name: an office has dozens of clients, never thousands."""
    require(actor, Verb.MANAGE_ACCOUNTS)
    return _read(session, session.execute(_columns().order_by(*BY_NAME.clauses())).all(), now)


def get_client(session: Session, actor: Actor, client_id: int, now: datetime) -> ClientRead:
    """One client with its keys; NotFound without."""
    require(actor, Verb.MANAGE_ACCOUNTS)
    found = session.execute(_columns().where(CLIENT.c.id == client_id)).all()
    if not found:
        raise not_found("接口用户", "client")
    return _read(session, found, now)[0]


def client_named(session: Session, actor: Actor, name: str, now: datetime) -> ClientRead:
    """The client of this name with its keys; NotFound without."""
    found = session.scalar(select(CLIENT.c.id).where(CLIENT.c.name == name))
    return get_client(session, actor, found or 0, now)


def client_of_key(session: Session, actor: Actor, key_id: int) -> int:
    """The id of the client that a key is of; NotFound without such a key."""
    require(actor, Verb.MANAGE_ACCOUNTS)
    found: int | None = session.scalar(select(KEY.c.client_id).where(KEY.c.id == key_id))
    if found is None:
        raise not_found("密钥", "key")
    return found


def public_id(client_id: int) -> str:
    """What a client calls itself where it asks for a token (RFC 6749 §2.2): not a secret."""
    return f"{PUBLIC_ID}{client_id}"


def state_of(key: AnyRow, now: datetime) -> KeyState:
    """Whether a key opens the doors at this moment."""
    if key.revoked_at is not None:
        return KeyState.REVOKED
    if key.expires_at is not None and key.expires_at <= now:
        return KeyState.EXPIRED
    return KeyState.LIVE if key.successor_id is None else KeyState.ROTATED


def _columns() -> Select[Any]:
    return select(CLIENT, UNIT.c.name.label("unit_name")).outerjoin(UNIT, UNIT.c.id == CLIENT.c.unit_id)


def _read(session: Session, rows: Any, now: datetime) -> list[ClientRead]:
    """Clients with their keys, in two statements however many there are."""
    keys: dict[int, list[KeyRead]] = defaultdict(list)
    query = select(KEY).where(KEY.c.client_id.in_([row.id for row in rows])).order_by(KEY.c.id.desc())
    for key in session.execute(query) if rows else ():
        keys[key.client_id].append(KeyRead.model_validate({**key._mapping, "state": state_of(key, now)}))
    return [
        ClientRead.model_validate(
            {
                **row._mapping,
                "client_id": public_id(row.id),
                "scopes": scopes.in_words(scopes.from_words(row.scopes)).split(),
                "addresses": row.addresses.split(),
                "keys": keys[row.id],
            }
        )
        for row in rows
    ]
