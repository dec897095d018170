"""What the worker asks about webhooks: which endpoints are behind, what is due, and what a message says."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from app.models import ApiKey, Event, WebhookDelivery, WebhookEndpoint, WebhookSecret
from app.models.base import AnyRow, table
from app.models.event import Action, EventRead
from app.queries.events import ROWS, EventFilter, event_columns, events_in_sight
from app.queries.feed import end_of_feed
from app.rules.actor import Actor
from app.rules.vocabulary import Role, Via
from app.rules.webhooks import DeliveryState, EndpointState

EVENT, ENDPOINT, DELIVERY = table(Event).c, table(WebhookEndpoint).c, table(WebhookDelivery).c
EARLIER = table(WebhookDelivery).alias("earlier").c
SECRET, KEY = table(WebhookSecret).c, table(ApiKey).c
PING = Action.WEBHOOK_PINGED
MOST_WAITING = 200
"""Deliveries that an endpoint may have pending; beyond that it goes on from the feed as they get through."""


def onlooker(endpoint: AnyRow) -> Actor:
    """As whom an endpoint looks at events: as an API client of its unit, or of the office, that only reads."""
    return Actor(
        name=endpoint.name, role=Role.CLIENT, via=Via.API, client_id=endpoint.client_id, unit_id=endpoint.unit_id
    )


@dataclass(frozen=True)
class Time:
    """The office's time, by which keys expire, and the machine's, by which it is signed and tried again."""

    now: datetime
    moment: datetime


def is_served(now: datetime) -> ColumnElement[bool]:
    """Whether an endpoint is sent to: it is active, and its client, if it belongs to one, has a key that opens."""
    opens = and_(KEY.revoked_at.is_(None), or_(KEY.expires_at.is_(None), KEY.expires_at > now))
    has_key = exists().where(KEY.client_id == ENDPOINT.client_id, opens)
    return and_(ENDPOINT.state == EndpointState.ACTIVE, or_(ENDPOINT.client_id.is_(None), has_key))


def behind(time: Time, end: int, but: Collection[int] = ()) -> Select[tuple[AnyRow]]:
    """Endpoints for which the feed holds something that was not made out to them, and which have room for it."""
    waiting = select(func.count()).where(DELIVERY.endpoint_id == ENDPOINT.id, DELIVERY.state == DeliveryState.PENDING)
    has_room = waiting.correlate(table(WebhookEndpoint)).scalar_subquery() < MOST_WAITING
    wanted = ENDPOINT.position < end, is_served(time.now), has_room, ENDPOINT.id.not_in(but)
    return select(table(WebhookEndpoint)).where(*wanted)


def due_endpoints(session: Session, time: Time, but: Collection[int] = ()) -> list[AnyRow]:
    """The endpoints, except those named, to which something is to be sent now."""
    mine = exists().where(DELIVERY.endpoint_id == ENDPOINT.id, is_sendable(time))
    query = select(table(WebhookEndpoint)).where(mine, ENDPOINT.id.not_in(but)).order_by(ENDPOINT.id)
    return list(session.execute(query))


def is_sendable(time: Time) -> ColumnElement[bool]:
    """Whether a delivery is to be sent now: its time has come, and no worker has it, or one that has not come back.

    A test always is; others while their endpoint is served and, where it wants them in order, as the first in line.
    """
    free = or_(DELIVERY.claimed_until.is_(None), DELIVERY.claimed_until <= time.moment)
    before = exists().where(
        EARLIER.endpoint_id == DELIVERY.endpoint_id,
        EARLIER.state == DeliveryState.PENDING,
        EARLIER.position < DELIVERY.position,
    )
    in_turn = and_(is_served(time.now), or_(~ENDPOINT.ordered, ~before))
    return and_(
        DELIVERY.state == DeliveryState.PENDING, DELIVERY.due_at <= time.moment, free, or_(DELIVERY.ping, in_turn)
    )


def anything_to_send(session: Session, time: Time, full: Collection[int], aside: Collection[int] = ()) -> bool:
    """Whether `fan_out` or `claim` would find something: reads alone, so that an idle worker writes nothing.

    To endpoints that are `full` nothing is sent now; those left `aside` are not looked at.
    """
    if session.execute(behind(time, end_of_feed(session), aside).limit(1)).first() is not None:
        return True
    return bool(due_endpoints(session, time, {*full, *aside}))


def event_for(session: Session, endpoint: AnyRow, delivery: AnyRow) -> EventRead | None:
    """The event of a delivery as the feed shows it; None where it is not in the endpoint's sight any more."""
    query = event_columns() if delivery.ping else events_in_sight(onlooker(endpoint), EventFilter())
    found = session.execute(query.where(EVENT.id == delivery.event_id)).all()
    return ROWS.validate_python(found, from_attributes=True)[0] if found else None


def wanted_by(endpoint: AnyRow) -> EventFilter:
    """What an endpoint subscribes to. Tests of endpoints are not news."""
    chosen = [each for each in Action if each is not PING and (not endpoint.actions or each in endpoint.actions)]
    return EventFilter(action=chosen, limit=MOST_WAITING)


def signing_secrets(session: Session, endpoint_id: int, moment: datetime) -> list[AnyRow]:
    """The secrets that sign for an endpoint at this moment, the newest first."""
    valid = or_(SECRET.expires_at.is_(None), SECRET.expires_at > moment)
    query = select(table(WebhookSecret)).where(SECRET.endpoint_id == endpoint_id, valid).order_by(SECRET.id.desc())
    return list(session.execute(query))


def settled_before(moment: datetime) -> Select[tuple[int]]:
    """Ids of deliveries that nobody will ask about any more."""
    over = DELIVERY.state.in_((DeliveryState.DELIVERED, DeliveryState.SKIPPED))
    given_up = and_(DELIVERY.state == DeliveryState.FAILED, ENDPOINT.state == EndpointState.ACTIVE)
    return (
        select(DELIVERY.id)
        .join(table(WebhookEndpoint), ENDPOINT.id == DELIVERY.endpoint_id)
        .where(or_(over, given_up), DELIVERY.settled_at < moment)
    )
