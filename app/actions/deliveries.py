"""The worker's part in webhooks: events of the feed become deliveries, deliveries are claimed, attempts are recorded.

The events themselves are the outbox: an endpoint remembers how far in the feed deliveries have been made out to it, so
none is lost with a crash. A claim is a lease: what a killed worker held is sent again by the next, with the same id.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from app.actions import events
from app.actions.apart import apart
from app.actions.webhooks import again
from app.models import Action, WebhookAttempt, WebhookDelivery, WebhookEndpoint
from app.models.base import AnyRow, table
from app.models.event import EventRead
from app.models.webhook import EXCERPT
from app.queries.deliveries import (
    Time,
    behind,
    due_endpoints,
    event_for,
    is_sendable,
    onlooker,
    settled_before,
    signing_secrets,
    wanted_by,
)
from app.queries.feed import end_of_feed, read_feed
from app.rules.actor import MACHINE
from app.rules.webhooks import DeliveryState, EndpointState, Outcome, next_delay, state_after

ENDPOINT, DELIVERY, ATTEMPT = table(WebhookEndpoint), table(WebhookDelivery), table(WebhookAttempt)
ENDPOINTS_AT_ONCE = 50
AT_ONCE = 4
"""Messages that one worker has under way to one endpoint; one, where it wants them in order."""
PURGED_AT_ONCE = 500


@dataclass(frozen=True)
class Parcel:
    """A delivery that a worker has claimed: all that sending needs, so that no database is asked meanwhile."""

    delivery_id: int
    endpoint_id: int
    claim: str
    attempts: int
    url: str
    event: EventRead
    secrets: Sequence[tuple[str, str]]
    """Salt and fingerprint of each secret that signs."""


@dataclass(frozen=True)
class Attempt:
    """What came of sending a parcel."""

    at: datetime
    ms: int
    outcome: Outcome
    status: int | None = None
    excerpt: str = ""
    wish: timedelta | None = None
    """When the endpoint asked to be tried again."""


def fan_out(session: Session, time: Time, aside: set[int] | None = None) -> int:
    """Make deliveries out to endpoints that are behind the feed, a piece each; returns how many endpoints moved on.

    Endpoints in `aside` are left alone; one that fails is added to them, and fails alone.
    """
    aside = set() if aside is None else aside
    query = behind(time, end_of_feed(session), aside).order_by(ENDPOINT.c.id).limit(ENDPOINTS_AT_ONCE)
    found = session.execute(query.with_for_update(of=ENDPOINT, skip_locked=True)).all()
    return sum(_alone(session, one.id, partial(_make_out, session, one, time.moment), aside) for one in found)


def _alone(session: Session, endpoint_id: int, work: Callable[[], object], aside: set[int]) -> bool:
    """Work for one endpoint so that its failure is its own; whether it went well."""
    done = apart(session, endpoint_id, work, "endpoint")
    if not done:
        aside.add(endpoint_id)
    return done


def _make_out(session: Session, endpoint: AnyRow, moment: datetime) -> None:
    """Deliveries for the next piece of the feed; one that was made out before a replay begins anew."""
    stretch = read_feed(session, onlooker(endpoint), wanted_by(endpoint), endpoint.position)
    ids = [event.id for event in stretch.rows]
    mine = DELIVERY.c.endpoint_id == endpoint.id
    known = set(session.scalars(select(DELIVERY.c.event_id).where(mine, DELIVERY.c.event_id.in_(ids))))
    if known:
        settled = DELIVERY.c.state != DeliveryState.PENDING
        again(session, moment, mine, DELIVERY.c.event_id.in_(known), settled)
    fresh = {"endpoint_id": endpoint.id, "state": DeliveryState.PENDING, "attempts": 0, "due_at": moment, "ping": False}
    new = [fresh | {"event_id": one.id, "position": one.position} for one in stretch.rows if one.id not in known]
    if new:
        session.execute(insert(DELIVERY), new)
    session.execute(update(ENDPOINT).where(ENDPOINT.c.id == endpoint.id).values(position=stretch.position))


def claim(
    session: Session,
    time: Time,
    mark: str,
    lease: timedelta,
    busy: Mapping[int, int],
    aside: set[int] | None = None,
) -> list[Parcel]:
    """Claim what is due, under a `mark` of the worker's own, for as long as the `lease`.

    `busy` says how many messages the worker has under way to an endpoint: a slow one fills its own places alone.
    Endpoints in `aside` are left alone; one that fails is added to them, and fails alone.
    """
    aside = set() if aside is None else aside
    parcels: list[Parcel] = []

    def take(endpoint: AnyRow, room: int) -> None:
        parcels.extend(_take(session, endpoint, room, time, mark, lease))

    for endpoint in due_endpoints(session, time, aside):
        room = AT_ONCE - busy.get(endpoint.id, 0)
        if room > 0:
            _alone(session, endpoint.id, partial(take, endpoint, room), aside)
    return parcels


def _take(session: Session, endpoint: AnyRow, room: int, time: Time, mark: str, lease: timedelta) -> list[Parcel]:
    found = session.execute(
        select(DELIVERY)
        .join(ENDPOINT, ENDPOINT.c.id == DELIVERY.c.endpoint_id)
        .where(ENDPOINT.c.id == endpoint.id, is_sendable(time))
        .order_by(DELIVERY.c.ping.desc(), DELIVERY.c.position, DELIVERY.c.id)
        .limit(room)
        .with_for_update(of=DELIVERY, skip_locked=True)
    ).all()
    parcels = []
    for row in found:
        event = event_for(session, endpoint, row)
        if event is None:
            _settle(session, row.id, DeliveryState.SKIPPED, time.moment)
            continue
        held = {"claim": mark, "claimed_until": time.moment + lease, "attempts": row.attempts + 1}
        session.execute(update(DELIVERY).where(DELIVERY.c.id == row.id).values(**held))
        secrets = [(one.salt, one.fingerprint) for one in signing_secrets(session, endpoint.id, time.moment)]
        parcels.append(Parcel(row.id, endpoint.id, mark, row.attempts + 1, endpoint.url, event, secrets))
    return parcels


def record(session: Session, parcel: Parcel, attempt: Attempt, *, time: Time, luck: float) -> None:
    """Write an attempt into the diary, and what follows from it for the delivery and its endpoint.

    A worker that was away for longer than its lease only writes the diary: the delivery is another's by then. `luck`
    is a number from 0 to 1.
    """
    endpoint = session.execute(
        select(ENDPOINT).where(ENDPOINT.c.id == parcel.endpoint_id).with_for_update(key_share=True)
    ).one_or_none()
    if endpoint is None:
        return
    values = {"delivery_id": parcel.delivery_id, "at": attempt.at, "ms": attempt.ms, "outcome": attempt.outcome}
    session.execute(insert(ATTEMPT), values | {"status": attempt.status, "excerpt": attempt.excerpt[:EXCERPT]})
    held = DELIVERY.c.id == parcel.delivery_id, DELIVERY.c.claim == parcel.claim
    row = session.execute(select(DELIVERY).where(*held, DELIVERY.c.state == DeliveryState.PENDING)).one_or_none()
    if row is None:
        return
    if attempt.outcome is Outcome.ACCEPTED:
        _settle(session, row.id, DeliveryState.DELIVERED, time.moment)
        session.execute(
            update(ENDPOINT).where(ENDPOINT.c.id == endpoint.id).values(failing_since=None, succeeded_at=time.moment)
        )
    else:
        _failed(session, endpoint, row, attempt, time, luck)


def _failed(session: Session, endpoint: AnyRow, row: AnyRow, attempt: Attempt, time: Time, luck: float) -> None:
    delay = None if row.ping or attempt.outcome is Outcome.GONE else next_delay(row.attempts, luck, attempt.wish)
    if delay is None:
        _settle(session, row.id, DeliveryState.FAILED, time.moment)
    else:
        free = {"claim": None, "claimed_until": None, "due_at": time.moment + delay}
        session.execute(update(DELIVERY).where(DELIVERY.c.id == row.id).values(**free))
    if row.ping:
        return
    since = endpoint.failing_since or attempt.at
    given_up = delay is None
    state = state_after(attempt.outcome, given_up=given_up, ordered=endpoint.ordered, failing_for=time.moment - since)
    values = {"failing_since": since}
    if state is not EndpointState.ACTIVE and endpoint.state == EndpointState.ACTIVE:
        values |= {"state": state, "state_since": time.now, "version": endpoint.version + 1}
        data = {"webhook": endpoint.id, "name": endpoint.name, "reason": state}
        data |= {"before": {"state": endpoint.state}, "after": {"state": state}}
        events.record(session, MACHINE, Action.WEBHOOK_PAUSED, time.now, unit_id=endpoint.unit_id, data=data)
    session.execute(update(ENDPOINT).where(ENDPOINT.c.id == endpoint.id).values(**values))


def purge(session: Session, before: datetime) -> int:
    """Forget deliveries, and their diary, that were settled before a moment; returns how many.

    What was given up stays while its endpoint is paused: it goes out again when that is resumed.
    """
    ids = list(session.scalars(settled_before(before).limit(PURGED_AT_ONCE)))
    session.execute(delete(ATTEMPT).where(ATTEMPT.c.delivery_id.in_(ids)))
    session.execute(delete(DELIVERY).where(DELIVERY.c.id.in_(ids)))
    return len(ids)


def _settle(session: Session, delivery_id: int, state: DeliveryState, moment: datetime) -> None:
    values = {"state": state, "settled_at": moment, "claim": None, "claimed_until": None}
    session.execute(update(DELIVERY).where(DELIVERY.c.id == delivery_id).values(**values))
