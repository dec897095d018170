"""Reading endpoints of webhooks and the diary of what was sent to them."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, false, func, select, true
from sqlalchemy.orm import Session
from sqlmodel import Field

from app.models import ApiClient, Event, Unit, WebhookAttempt, WebhookDelivery, WebhookEndpoint
from app.models.base import AnyRow, table
from app.models.webhook import WebhookAttemptRead, WebhookDeliveryRead, WebhookRead
from app.queries.paging import DEFAULT_LIMIT, Listing, Order, Page, page
from app.rules.actor import Actor
from app.rules.errors import not_found
from app.rules.permissions import Bond
from app.rules.vocabulary import Role
from app.rules.webhooks import DeliveryState, EndpointState

ENDPOINT, DELIVERY, ATTEMPT = table(WebhookEndpoint).c, table(WebhookDelivery).c, table(WebhookAttempt).c
CLIENT, UNIT, EVENT = table(ApiClient).c, table(Unit).c, table(Event).c
BY_ID = Order("webhooks", (ENDPOINT.id,))
NEWEST = Order("deliveries", (DELIVERY.id,), descending=True)


class DeliveryFilter(Listing):
    """What of an endpoint's diary to list, newest first."""

    state: DeliveryState | None = Field(default=None, description="Only deliveries that are so far.")


def endpoints_in_sight(actor: Actor) -> ColumnElement[bool]:
    """Whose endpoints an actor sees: a client its own, a unit's people their unit's, the office all."""
    if actor.role is Role.CLIENT:
        return ENDPOINT.client_id == actor.client_id
    if actor.role is Role.SUPERVISOR:
        return true()
    if actor.role in {Role.LIAISON, Role.UNIT_HEAD}:
        return ENDPOINT.unit_id == actor.unit_id
    return false()


def bonds_to_endpoint(actor: Actor, unit_id: int | None) -> set[Bond]:
    """The bonds that an endpoint with the sight of a unit gives to those of the unit."""
    return {Bond.OWN_UNIT} if unit_id is not None and unit_id == actor.unit_id else set()


def list_webhooks(
    session: Session, actor: Actor, *, limit: int = DEFAULT_LIMIT, cursor: str | None = None
) -> Page[WebhookRead]:
    """A page of the endpoints in sight, the oldest first."""
    query = _columns().where(endpoints_in_sight(actor))
    if cursor:
        query = query.where(BY_ID.after(cursor))
    found = session.execute(query.order_by(*BY_ID.clauses()).limit(limit + 1)).all()
    result = page(found, limit, BY_ID, lambda row: (row.id,))
    return Page([WebhookRead.model_validate(row, from_attributes=True) for row in result.rows], result.cursor)


def get_webhook(session: Session, actor: Actor, endpoint_id: int) -> WebhookRead:
    """An endpoint in sight; NotFound otherwise."""
    query = _columns().where(ENDPOINT.id == endpoint_id, endpoints_in_sight(actor))
    found = session.execute(query).one_or_none()
    if found is None:
        raise not_found("推送", "webhook")
    return WebhookRead.model_validate(found, from_attributes=True)


def stopped_webhooks(session: Session, actor: Actor) -> list[str]:
    """The names of endpoints in sight that the worker has paused: who looks after them is told on the overview."""
    stopped = ENDPOINT.state.in_((EndpointState.GONE, EndpointState.FAILING))
    return list(session.scalars(select(ENDPOINT.name).where(stopped, endpoints_in_sight(actor)).order_by(ENDPOINT.id)))


def list_deliveries(
    session: Session, actor: Actor, endpoint_id: int, wanted: DeliveryFilter
) -> Page[WebhookDeliveryRead]:
    """A page of an endpoint's deliveries with the attempts of each, the newest first; NotFound as `get_webhook`."""
    get_webhook(session, actor, endpoint_id)
    query = (
        select(
            DELIVERY.id,
            DELIVERY.event_id,
            DELIVERY.position,
            EVENT.action,
            DELIVERY.ping,
            DELIVERY.state,
            DELIVERY.due_at,
            DELIVERY.settled_at,
        )
        .join(table(Event), EVENT.id == DELIVERY.event_id)
        .where(DELIVERY.endpoint_id == endpoint_id)
    )
    if wanted.state is not None:
        query = query.where(DELIVERY.state == wanted.state)
    if wanted.cursor:
        query = query.where(NEWEST.after(wanted.cursor))
    found = session.execute(query.order_by(*NEWEST.clauses()).limit(wanted.limit + 1)).all()
    result = page(found, wanted.limit, NEWEST, lambda row: (row.id,))
    attempts = _attempts(session, result.rows)
    rows = [
        WebhookDeliveryRead.model_validate({**row._mapping, "attempts": attempts[row.id]}, from_attributes=True)
        for row in result.rows
    ]
    return Page(rows, result.cursor)


def _attempts(session: Session, deliveries: Sequence[AnyRow]) -> dict[int, list[WebhookAttemptRead]]:
    ids = [row.id for row in deliveries]
    query = select(table(WebhookAttempt)).where(ATTEMPT.delivery_id.in_(ids)).order_by(ATTEMPT.id)
    found: dict[int, list[WebhookAttemptRead]] = defaultdict(list)
    for row in session.execute(query):
        found[row.delivery_id].append(WebhookAttemptRead.model_validate(row, from_attributes=True))
    return found


def _columns() -> Select[tuple[object, ...]]:
    return (
        select(
            table(WebhookEndpoint),
            CLIENT.name.label("client_name"),
            UNIT.name.label("unit_name"),
            _count(DeliveryState.PENDING).label("waiting"),
            _count(DeliveryState.FAILED).label("failed"),
        )
        .select_from(table(WebhookEndpoint))
        .outerjoin(table(ApiClient), CLIENT.id == ENDPOINT.client_id)
        .outerjoin(table(Unit), UNIT.id == ENDPOINT.unit_id)
    )


def _count(state: DeliveryState) -> ColumnElement[int]:
    mine = DELIVERY.endpoint_id == ENDPOINT.id, DELIVERY.state == state
    return select(func.count()).where(*mine).correlate(table(WebhookEndpoint)).scalar_subquery()
