"""API clients: taking a system in, and changing what it may."""

from datetime import datetime
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.actions import events
from app.models import Action, ApiClient, Unit
from app.models.client import ClientChange, ClientCreate
from app.rules import addresses, permissions, scopes
from app.rules.actor import Actor
from app.rules.errors import Conflict, invalid, not_found
from app.rules.permissions import Verb


def create(session: Session, actor: Actor, new: ClientCreate, *, now: datetime) -> int:
    """Take a client in, as yet without a key; returns its id. Conflict when the name is taken."""
    permissions.require(actor, Verb.MANAGE_ACCOUNTS)
    if new.unit_id is not None and session.get(Unit, new.unit_id) is None:
        raise invalid("/unit_id", "unknown", "没有这个单位", "No such unit.")
    client = ApiClient(name=new.name, unit_id=new.unit_id, created_at=now, **_may(new))
    session.add(client)
    try:
        session.flush()
    except IntegrityError as error:
        # Asked of the database alone: of two who take one name at once, both would have found it free.
        raise Conflict(
            "client_name_taken", f"已有名为 {new.name} 的接口用户", "A client of this name exists."
        ) from error
    data = {"name": new.name, "before": {}, "after": _may(new)}
    events.record(session, actor, Action.CLIENT_CREATED, now, unit_id=new.unit_id, data=data)
    assert client.id is not None
    return client.id


def change(session: Session, actor: Actor, client_id: int, new: ClientChange, *, now: datetime) -> None:
    """Change what a client may, from its next request on; what it is already changes nothing.

    NotFound without such a client; Conflict when it has changed since `new.version`.
    """
    permissions.require(actor, Verb.MANAGE_ACCOUNTS)
    client = hold(session, client_id)
    before, after = {name: getattr(client, name) for name in _may(new)}, _may(new)
    if before == after:
        return
    if new.version not in {None, client.version}:
        raise Conflict(
            "version_conflict",
            "接口用户已被他人更改，请刷新后再改",
            "The client has changed since it was read; read it again.",
            current={"version": client.version, **before},
        )
    for name, value in after.items():
        setattr(client, name, value)
    client.version += 1
    session.flush()
    data = {"name": client.name, "before": before, "after": after}
    events.record(session, actor, Action.CLIENT_CHANGED, now, unit_id=client.unit_id, data=data)


def hold(session: Session, client_id: int) -> ApiClient:
    """The client, held until the commit; NotFound without."""
    found = session.get(ApiClient, client_id, with_for_update=True)
    if found is None:
        raise not_found("接口用户", "client")
    return found


def _may(new: ClientChange) -> dict[str, Any]:
    try:
        allowed = addresses.in_words(new.addresses)
    except ValueError as error:
        raise invalid("/addresses", "not_a_network", f"不是网段：{error}", f"Not a network: {error}") from error
    words = scopes.in_words(new.scopes)
    return {"contact": new.contact, "scopes": words, "addresses": allowed, "quota": new.quota}
