"""Webhooks over JSON: endpoints, their secrets, tests and replays, and the diary of what was sent."""

from collections.abc import Callable
from datetime import timedelta
from typing import Annotated

from fastapi import Query, Request, Response
from sqlalchemy.orm import Session

from app.actions import webhooks
from app.api.answers import Cursor, Id, Limit, PageRead, answer_one, answer_page, problems
from app.api.area import area
from app.api.conditions import IfMatch, required, seen
from app.api.writes import write, write_secret
from app.doors import clock_of, reading, settings_of
from app.keyring import Keyring
from app.models.webhook import (
    WebhookChange,
    WebhookCreate,
    WebhookDeliveryRead,
    WebhookMade,
    WebhookPing,
    WebhookRead,
    WebhookReplay,
    WebhookRotation,
    WebhookSecretMade,
)
from app.queries.paging import DEFAULT_LIMIT
from app.queries.webhooks import DeliveryFilter
from app.queries.webhooks import get_webhook as one_webhook
from app.queries.webhooks import list_deliveries as read_deliveries
from app.queries.webhooks import list_webhooks as read_webhooks
from app.rules.actor import Actor

router = area("webhooks")
Deed = Callable[[Session, Actor], object]
WRITES = problems(400, 401, 403, 404, 413, 422)


def keyring_of(request: Request) -> Keyring:
    """The keyring that this app signs with."""
    found: Keyring = request.app.state.keyring()
    return found


@router.get("/webhooks", response_model=PageRead[WebhookRead], responses=problems(400, 401, 422))
async def list_webhooks(request: Request, limit: Limit = DEFAULT_LIMIT, cursor: Cursor = None) -> Response:
    """List endpoints (推送): a client's own, a unit's, or for the office all."""
    page = await reading(request, lambda session, actor: read_webhooks(session, actor, limit=limit, cursor=cursor))
    return answer_page(request, WebhookRead, page)


@router.post("/webhooks", response_model=WebhookMade, status_code=201, responses=problems(400, 401, 403, 413, 422))
async def create_webhook(request: Request, body: WebhookCreate) -> Response:
    """Add an endpoint. The answer holds its secret, this once."""
    now, derive, networks = clock_of(request).now(), keyring_of(request).derive, _networks(request)

    def work(session: Session, actor: Actor) -> WebhookMade:
        added, secret = webhooks.create(session, actor, body, derive, networks, now=now)
        return WebhookMade(**one_webhook(session, actor, added).model_dump(), secret=secret)

    return await write_secret(request, WebhookMade, work, 201, at="webhooks")


@router.get("/webhooks/{webhook_id}", response_model=WebhookRead, responses=problems(401, 404, 422))
async def get_webhook(request: Request, webhook_id: Id) -> Response:
    """Read an endpoint: how it stands, and how far it is."""
    found = await reading(request, lambda session, actor: one_webhook(session, actor, webhook_id))
    return answer_one(request, WebhookRead, found)


@router.patch(
    "/webhooks/{webhook_id}", response_model=WebhookRead, responses=problems(400, 401, 403, 404, 409, 413, 422, 428)
)
async def change_webhook(request: Request, webhook_id: Id, body: WebhookChange, if_match: IfMatch = None) -> Response:
    """Change an endpoint; what is left out stays."""
    now, networks, changed = clock_of(request).now(), _networks(request), required(if_match, body)
    return await _do(
        request, webhook_id, lambda s, actor: webhooks.change(s, actor, webhook_id, changed, networks, now=now)
    )


@router.delete("/webhooks/{webhook_id}", status_code=204, responses=WRITES | problems(409))
async def delete_webhook(request: Request, webhook_id: Id, if_match: IfMatch = None) -> Response:
    """Remove an endpoint with its secrets and its diary."""
    now, version = clock_of(request).now(), seen(if_match)
    return await write(request, None, lambda s, actor: webhooks.remove(s, actor, webhook_id, version=version, now=now))


@router.post("/webhooks/{webhook_id}/pause", response_model=WebhookRead, responses=WRITES)
async def pause_webhook(request: Request, webhook_id: Id) -> Response:
    """Send nothing for the time being; what happens meanwhile goes out when the endpoint is resumed."""
    now = clock_of(request).now()
    return await _do(request, webhook_id, lambda s, actor: webhooks.pause(s, actor, webhook_id, now=now))


@router.delete("/webhooks/{webhook_id}/pause", response_model=WebhookRead, responses=WRITES)
async def resume_webhook(request: Request, webhook_id: Id) -> Response:
    """Send again: what waited, what had been given up, and all that happened meanwhile."""
    now, moment = clock_of(request).now(), clock_of(request).machine()
    return await _do(
        request, webhook_id, lambda s, actor: webhooks.resume(s, actor, webhook_id, now=now, moment=moment)
    )


@router.post("/webhooks/{webhook_id}/secrets", response_model=WebhookSecretMade, status_code=201, responses=WRITES)
async def rotate_webhook_secret(request: Request, webhook_id: Id, body: WebhookRotation | None = None) -> Response:
    """Make a new secret, shown this once. For the overlap every message carries both signatures."""
    now, moment, derive = clock_of(request).now(), clock_of(request).machine(), keyring_of(request).derive
    overlap = timedelta(hours=(body or WebhookRotation()).overlap_hours)

    def work(session: Session, actor: Actor) -> WebhookSecretMade:
        made = webhooks.rotate(session, actor, webhook_id, derive, overlap, now=now, moment=moment)
        return WebhookSecretMade(secret=made[0], old_until=made[1])

    return await write_secret(request, WebhookSecretMade, work, 201)


@router.post("/webhooks/{webhook_id}/pings", response_model=WebhookPing, status_code=202, responses=WRITES)
async def ping_webhook(request: Request, webhook_id: Id) -> Response:
    """Send a test (`duban.webhook.pinged`), once, also to an endpoint that is paused."""
    now, moment = clock_of(request).now(), clock_of(request).machine()

    def work(session: Session, actor: Actor) -> WebhookPing:
        return WebhookPing(delivery_id=webhooks.ping(session, actor, webhook_id, now=now, moment=moment))

    return await write(request, WebhookPing, work, 202)


@router.post("/webhooks/{webhook_id}/replays", response_model=WebhookRead, status_code=202, responses=WRITES)
async def replay_webhook(request: Request, webhook_id: Id, body: WebhookReplay) -> Response:
    """Send everything behind a position of the feed again, with the ids that it had."""
    now = clock_of(request).now()

    def work(session: Session, actor: Actor) -> WebhookRead:
        webhooks.replay(session, actor, webhook_id, body.after, now=now)
        return one_webhook(session, actor, webhook_id)

    return await write(request, WebhookRead, work, 202)


@router.get(
    "/webhooks/{webhook_id}/deliveries",
    response_model=PageRead[WebhookDeliveryRead],
    responses=problems(400, 401, 404, 422),
)
async def list_webhook_deliveries(
    request: Request, webhook_id: Id, wanted: Annotated[DeliveryFilter, Query()]
) -> Response:
    """List what was sent to an endpoint, newest first, with the diary of every attempt."""
    page = await reading(request, lambda session, actor: read_deliveries(session, actor, webhook_id, wanted))
    return answer_page(request, WebhookDeliveryRead, page)


async def _do(request: Request, webhook_id: int, deed: Deed) -> Response:
    """Do it, and show the endpoint as it stands then."""

    def work(session: Session, actor: Actor) -> WebhookRead:
        deed(session, actor)
        return one_webhook(session, actor, webhook_id)

    return await write(request, WebhookRead, work)


def _networks(request: Request) -> str:
    return settings_of(request).callable_networks
