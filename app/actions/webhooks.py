"""Endpoints of webhooks: adding, changing, pausing, testing, sending again. `moment` is the machine's own time.

What is signed and tried again goes by the machine's clock, what is recorded by the office's (`now`): in a
demonstration they are years apart.
"""

import secrets as chance
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from app.actions import events
from app.models import Action, Event, Unit, WebhookAttempt, WebhookDelivery, WebhookEndpoint, WebhookSecret
from app.models.base import AnyRow, table
from app.models.webhook import WebhookChange, WebhookCreate
from app.queries.feed import end_of_feed
from app.queries.webhooks import bonds_to_endpoint, endpoints_in_sight
from app.rules import outbound, permissions
from app.rules.actor import Actor
from app.rules.errors import Conflict, invalid, not_found
from app.rules.permissions import Verb
from app.rules.vocabulary import Role
from app.rules.webhooks import DeliveryState, EndpointState, secret_text
from app.secrets import fingerprint

ENDPOINT, SECRET, DELIVERY = table(WebhookEndpoint), table(WebhookSecret), table(WebhookDelivery)
ATTEMPT, EVENT = table(WebhookAttempt), table(Event)
Derive = Callable[[str], bytes]
"""From a salt to a secret: app/keyring.py."""

FLAWS = {
    "scheme": ("只能是 https 地址；内网 http 地址须由管理员先开放网段", "Use https; http only in named networks."),
    "address": ("不是有效的网址", "This is no address that can be called."),
    "userinfo": ("网址里不能带用户名和密码", "The address must not carry a user name or password."),
    "private": ("不能是内网地址；确需使用的，请管理员开放网段", "Private; ask the operator to name the network."),
}


def create(
    session: Session, actor: Actor, new: WebhookCreate, derive: Derive, networks: str, *, now: datetime
) -> tuple[int, str]:
    """Add an endpoint; returns its id, and its secret, which cannot be shown again."""
    unit_id = _sight_of(session, actor, new.unit_id)
    permissions.require(actor, Verb.MANAGE_WEBHOOKS, bonds_to_endpoint(actor, unit_id))
    _check(new.url, new.actions, networks)
    end = end_of_feed(session)
    values = new.model_dump(exclude={"after"}) | {
        "unit_id": unit_id,
        "client_id": actor.client_id,
        "position": end if new.after is None else min(new.after, end),
        "state": EndpointState.ACTIVE,
        "state_since": now,
        "created_by": actor.name,
        "created_at": now,
        "version": 1,
    }
    endpoint_id = int(session.execute(insert(ENDPOINT).returning(ENDPOINT.c.id), values).scalar_one())
    secret = _new_secret(session, endpoint_id, derive, now)
    _tell(
        session,
        actor,
        Action.WEBHOOK_CREATED,
        endpoint_id,
        new.name,
        now,
        unit_id=unit_id,
        **_diff({}, {"state": EndpointState.ACTIVE}),
    )
    return endpoint_id, secret


def change(
    session: Session, actor: Actor, endpoint_id: int, wish: WebhookChange, networks: str, *, now: datetime
) -> None:
    """Change what is given; nothing given, or nothing new, changes nothing. Conflict where it has moved on since."""
    endpoint = _hold(session, actor, endpoint_id)
    _check_version(endpoint, wish.version)
    given = wish.model_dump(exclude={"version"}, exclude_none=True)
    values = {name: value for name, value in given.items() if value != getattr(endpoint, name)}
    if not values:
        return
    diff = _diff({name: getattr(endpoint, name) for name in values}, values)
    _check(values.get("url"), values.get("actions"), networks)
    _set(session, endpoint_id, values | {"version": endpoint.version + 1})
    _tell(session, actor, Action.WEBHOOK_CHANGED, endpoint_id, endpoint.name, now, fields=sorted(values), **diff)


def remove(session: Session, actor: Actor, endpoint_id: int, *, version: int | None = None, now: datetime) -> None:
    """Remove an endpoint with its secrets and its diary; the log keeps that there was one."""
    endpoint = _hold(session, actor, endpoint_id)
    _check_version(endpoint, version)
    mine = select(DELIVERY.c.id).where(DELIVERY.c.endpoint_id == endpoint_id)
    session.execute(delete(ATTEMPT).where(ATTEMPT.c.delivery_id.in_(mine)))
    session.execute(delete(DELIVERY).where(DELIVERY.c.endpoint_id == endpoint_id))
    session.execute(delete(SECRET).where(SECRET.c.endpoint_id == endpoint_id))
    session.execute(delete(ENDPOINT).where(ENDPOINT.c.id == endpoint_id))
    _tell(
        session, actor, Action.WEBHOOK_REMOVED, endpoint_id, endpoint.name, now, **_diff({"state": endpoint.state}, {})
    )


def pause(session: Session, actor: Actor, endpoint_id: int, *, now: datetime) -> None:
    """Send nothing for the time being; what happens meanwhile is sent when it is resumed. Twice changes nothing."""
    endpoint = _hold(session, actor, endpoint_id)
    if endpoint.state != EndpointState.ACTIVE:
        return
    _set(session, endpoint_id, {"state": EndpointState.PAUSED, "state_since": now, "version": endpoint.version + 1})
    diff = _diff({"state": endpoint.state}, {"state": EndpointState.PAUSED})
    _tell(session, actor, Action.WEBHOOK_PAUSED, endpoint_id, endpoint.name, now, reason=EndpointState.PAUSED, **diff)


def resume(session: Session, actor: Actor, endpoint_id: int, *, now: datetime, moment: datetime) -> None:
    """Send again: what waited, what had been given up, and all that happened meanwhile. Twice changes nothing."""
    endpoint = _hold(session, actor, endpoint_id)
    if endpoint.state == EndpointState.ACTIVE:
        return
    values = {"state": EndpointState.ACTIVE, "state_since": now, "failing_since": None}
    _set(session, endpoint_id, values | {"version": endpoint.version + 1})
    open_states = DELIVERY.c.state.in_((DeliveryState.PENDING, DeliveryState.FAILED))
    again(session, moment, DELIVERY.c.endpoint_id == endpoint_id, ~DELIVERY.c.ping, open_states)
    diff = _diff({"state": endpoint.state}, {"state": EndpointState.ACTIVE})
    _tell(session, actor, Action.WEBHOOK_RESUMED, endpoint_id, endpoint.name, now, **diff)


def rotate(
    session: Session,
    actor: Actor,
    endpoint_id: int,
    derive: Derive,
    overlap: timedelta,
    *,
    now: datetime,
    moment: datetime,
) -> tuple[str, datetime | None]:
    """Give an endpoint a new secret; returns it, and until when the old one signs beside it. Older ones end now."""
    endpoint = _hold(session, actor, endpoint_id)
    valid = SECRET.c.endpoint_id == endpoint_id, SECRET.c.expires_at.is_(None)
    session.execute(
        update(SECRET)
        .where(SECRET.c.endpoint_id == endpoint_id, SECRET.c.expires_at.is_not(None))
        .values(expires_at=moment)
    )
    until = moment + overlap
    session.execute(update(SECRET).where(*valid).values(expires_at=until))
    secret = _new_secret(session, endpoint_id, derive, now)
    _tell(session, actor, Action.WEBHOOK_ROTATED, endpoint_id, endpoint.name, now, old_until=until.isoformat())
    return secret, until if overlap else None


def ping(session: Session, actor: Actor, endpoint_id: int, *, now: datetime, moment: datetime) -> int:
    """Send a test, whatever the endpoint's state and order, once; returns the id of its delivery."""
    endpoint = _hold(session, actor, endpoint_id)
    event_id = _tell(session, actor, Action.WEBHOOK_PINGED, endpoint_id, endpoint.name, now)
    values = {"endpoint_id": endpoint_id, "event_id": event_id, "ping": True, "state": DeliveryState.PENDING}
    added = session.execute(insert(DELIVERY).returning(DELIVERY.c.id), values | {"attempts": 0, "due_at": moment})
    return int(added.scalar_one())


def replay(session: Session, actor: Actor, endpoint_id: int, after: int, *, now: datetime) -> None:
    """Send everything behind a position of the feed again, with the ids that it had."""
    endpoint = _hold(session, actor, endpoint_id)
    if after > endpoint.position:
        raise invalid(
            "/after",
            "ahead",
            f"该推送只进行到第 {endpoint.position} 条，不能从更后面重发",
            f"The endpoint stands at position {endpoint.position}; name one that is not behind it.",
        )
    _set(session, endpoint_id, {"position": after, "version": endpoint.version + 1})
    _tell(session, actor, Action.WEBHOOK_REPLAYED, endpoint_id, endpoint.name, now, after=after)


def again(session: Session, moment: datetime, *which: Any) -> None:
    """Put deliveries back to the beginning of their tries."""
    fresh = {"state": DeliveryState.PENDING, "attempts": 0, "due_at": moment, "settled_at": None}
    session.execute(update(DELIVERY).where(*which).values(**fresh))


def _check_version(endpoint: AnyRow, seen: int | None) -> None:
    if seen not in {None, endpoint.version}:
        raise Conflict(
            "version_conflict",
            "该推送已被他人更改，请刷新后再改",
            "The endpoint has changed since it was read; read it again.",
            current={"version": endpoint.version},
        )


def _hold(session: Session, actor: Actor, endpoint_id: int) -> Any:
    """An endpoint in sight that the actor may manage, held until the commit."""
    query = select(ENDPOINT).where(ENDPOINT.c.id == endpoint_id, endpoints_in_sight(actor)).with_for_update()
    found = session.execute(query).one_or_none()
    if found is None:
        raise not_found("推送", "webhook")
    permissions.require(actor, Verb.MANAGE_WEBHOOKS, bonds_to_endpoint(actor, found.unit_id))
    return found


def _sight_of(session: Session, actor: Actor, unit_id: int | None) -> int | None:
    """Whose sight a new endpoint gets: that of the caller's unit or, for the office, the unit asked for."""
    if permissions.role_of(actor) is not Role.SUPERVISOR:
        return actor.unit_id
    if unit_id is not None and session.scalar(select(table(Unit).c.id).where(table(Unit).c.id == unit_id)) is None:
        raise invalid("/unit_id", "unknown", "没有这个单位", "No such unit.")
    return unit_id


def _check(url: str | None, actions: list[Action] | None, networks: str) -> None:
    flaw = outbound.flaw_of(url, networks) if url is not None else None
    if flaw:
        title, detail = FLAWS[flaw]
        raise invalid("/url", flaw, title, detail)
    if Action.WEBHOOK_PINGED in (actions or ()):
        raise invalid("/actions", "test", "测试事件不能订阅", "webhook.pinged goes to its own endpoint alone.")


def _new_secret(session: Session, endpoint_id: int, derive: Derive, now: datetime) -> str:
    salt = chance.token_hex(16)
    secret = secret_text(derive(salt))
    values = {"endpoint_id": endpoint_id, "salt": salt, "fingerprint": fingerprint(secret), "created_at": now}
    session.execute(insert(SECRET), values)
    return secret


def _diff(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """Before and after, the address left out: where a caller's system listens is for who keeps it alone."""
    return {"before": _open(before), "after": _open(after)}


def _open(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name != "url"}


def _set(session: Session, endpoint_id: int, values: dict[str, Any]) -> None:
    session.execute(update(ENDPOINT).where(ENDPOINT.c.id == endpoint_id).values(**values))


def _tell(
    session: Session,
    actor: Actor,
    action: Action,
    endpoint_id: int,
    name: str,
    now: datetime,
    *,
    unit_id: int | None = None,
    **more: Any,
) -> int:
    """Record what was done, without address or secret; returns the event's id."""
    data = {"webhook": endpoint_id, "name": name} | more
    return events.record(session, actor, action, now, unit_id=unit_id, data=data)
