"""Webhooks as pages: endpoints with how they stand, their settings, a test, a replay, and the diary of attempts."""

from collections.abc import Callable
from datetime import timedelta

from fastapi import APIRouter, Request
from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from app.actions import webhooks
from app.api.answers import Id
from app.api.webhooks import keyring_of
from app.doors import clock_of, settings_of
from app.models.event import Action
from app.models.unit import UnitRead
from app.models.webhook import WebhookChange, WebhookCreate, WebhookDeliveryRead, WebhookRead, WebhookReplay
from app.models.webhook import WebhookRotation as Rotation
from app.pages.addresses import parse_query
from app.pages.forms import field_errors, parse, read_form, written
from app.pages.rendering import language_of, render
from app.pages.visits import reading, writing
from app.queries.directory import list_units
from app.queries.paging import MAX_LIMIT, Page
from app.queries.webhooks import DeliveryFilter, bonds_to_endpoint, get_webhook, list_deliveries, list_webhooks
from app.rules.actor import Actor
from app.rules.errors import Problem, Unauthenticated
from app.rules.permissions import Verb, may
from app.rules.webhooks import DeliveryState
from app.wording import words_of

router = APIRouter()
Deed = Callable[[Session, Actor], object]


@router.get("/webhooks")
async def webhook_list(request: Request) -> Response:
    """The endpoints in sight, and the form for another."""
    return await _show_list(request)


@router.post("/webhooks")
async def create_webhook(request: Request) -> Response:
    """Add an endpoint and show its secret, this once; a refusal keeps what was written."""
    await read_form(request)
    now, derive, networks = clock_of(request).now(), keyring_of(request).derive, settings_of(request).callable_networks

    def work(session: Session, actor: Actor) -> tuple[int, str]:
        new = parse(WebhookCreate, request, actions=_chosen(request))
        return webhooks.create(session, actor, new, derive, networks, now=now)

    try:
        added, secret = await writing(request, work)
    except Unauthenticated:
        raise
    except Problem as problem:
        return await _show_list(request, problem)
    return await _show(request, added, secret=secret)


@router.get("/webhooks/{webhook_id}")
async def webhook_page(request: Request, webhook_id: Id) -> Response:
    """How an endpoint stands, and what was sent to it."""
    return await _show(request, webhook_id)


@router.post("/webhooks/{webhook_id}")
async def change_webhook(request: Request, webhook_id: Id) -> Response:
    """Change its settings."""
    await read_form(request)
    now, networks = clock_of(request).now(), settings_of(request).callable_networks

    def work(session: Session, actor: Actor) -> None:
        # A box that is not ticked is not sent.
        ordered = "ordered" in dict(written(request))
        wish = parse(WebhookChange, request, actions=_chosen(request), ordered=ordered)
        webhooks.change(session, actor, webhook_id, wish, networks, now=now)

    return await _do(request, webhook_id, work)


@router.post("/webhooks/{webhook_id}/pause")
async def pause_webhook(request: Request, webhook_id: Id) -> Response:
    """Send nothing for the time being."""
    now = clock_of(request).now()
    return await _do(request, webhook_id, lambda s, actor: webhooks.pause(s, actor, webhook_id, now=now))


@router.post("/webhooks/{webhook_id}/resumption")
async def resume_webhook(request: Request, webhook_id: Id) -> Response:
    """Send again."""
    now, moment = clock_of(request).now(), clock_of(request).machine()
    return await _do(
        request, webhook_id, lambda s, actor: webhooks.resume(s, actor, webhook_id, now=now, moment=moment)
    )


@router.post("/webhooks/{webhook_id}/pings")
async def ping_webhook(request: Request, webhook_id: Id) -> Response:
    """Send a test."""
    now, moment = clock_of(request).now(), clock_of(request).machine()
    return await _do(request, webhook_id, lambda s, actor: webhooks.ping(s, actor, webhook_id, now=now, moment=moment))


@router.post("/webhooks/{webhook_id}/replays")
async def replay_webhook(request: Request, webhook_id: Id) -> Response:
    """Send again from a position."""
    await read_form(request)
    now = clock_of(request).now()

    def work(session: Session, actor: Actor) -> None:
        webhooks.replay(session, actor, webhook_id, parse(WebhookReplay, request).after, now=now)

    return await _do(request, webhook_id, work)


@router.post("/webhooks/{webhook_id}/secrets")
async def rotate_webhook_secret(request: Request, webhook_id: Id) -> Response:
    """Make a new secret and show it, this once."""
    await read_form(request)
    now, moment, derive = clock_of(request).now(), clock_of(request).machine(), keyring_of(request).derive

    def work(session: Session, actor: Actor) -> str:
        overlap = timedelta(hours=parse(Rotation, request).overlap_hours)
        return webhooks.rotate(session, actor, webhook_id, derive, overlap, now=now, moment=moment)[0]

    try:
        secret = await writing(request, work)
    except Unauthenticated:
        raise
    except Problem as problem:
        return await _show(request, webhook_id, problem=problem)
    return await _show(request, webhook_id, secret=secret)


@router.post("/webhooks/{webhook_id}/removal")
async def delete_webhook(request: Request, webhook_id: Id) -> Response:
    """Remove an endpoint with its diary."""
    await read_form(request)
    now = clock_of(request).now()
    await writing(request, lambda s, actor: webhooks.remove(s, actor, webhook_id, now=now))
    return RedirectResponse("/webhooks", 303)


async def _do(request: Request, webhook_id: int, deed: Deed) -> Response:
    """Do it and go back to the endpoint's page; a refusal is told there."""
    await read_form(request)
    try:
        await writing(request, deed)
    except Unauthenticated:
        raise
    except Problem as problem:
        if problem.status == 404:
            raise
        return await _show(request, webhook_id, problem=problem)
    return RedirectResponse(f"/webhooks/{webhook_id}", 303)


async def _show_list(request: Request, problem: Problem | None = None) -> Response:
    def work(session: Session, actor: Actor) -> tuple[list[WebhookRead], bool, list[UnitRead]]:
        adds = may(actor, Verb.MANAGE_WEBHOOKS, bonds_to_endpoint(actor, actor.unit_id))
        units = list_units(session, limit=MAX_LIMIT).rows if adds and actor.sees_all else []
        return list_webhooks(session, actor, limit=MAX_LIMIT).rows, adds, units

    found, adds, units = await reading(request, work)
    return render(
        request,
        "webhooks/list.html",
        status=problem.status if problem else 200,
        webhooks=found,
        adds=adds,
        units=units,
        actions=_actions(request),
        chosen=_chosen(request),
        sent=dict(written(request)) if problem else {},
        problem=problem,
        errors=field_errors(problem),
    )


async def _show(
    request: Request, webhook_id: int, *, secret: str | None = None, problem: Problem | None = None
) -> Response:
    wanted = parse_query(DeliveryFilter, request, frozenset())

    def work(session: Session, actor: Actor) -> tuple[WebhookRead, bool, Page[WebhookDeliveryRead]]:
        found = get_webhook(session, actor, webhook_id)
        manages = may(actor, Verb.MANAGE_WEBHOOKS, bonds_to_endpoint(actor, found.unit_id))
        return found, manages, list_deliveries(session, actor, webhook_id, wanted)

    found, manages, diary = await reading(request, work)
    return render(
        request,
        "webhooks/page.html",
        status=problem.status if problem else 200,
        webhook=found,
        manages=manages,
        diary=diary,
        wanted=wanted,
        states=words_of(language_of(request)).all(DeliveryState),
        actions=_actions(request),
        secret=secret,
        sent=dict(written(request)) if problem else {},
        problem=problem,
        errors=field_errors(problem),
    )


def _actions(request: Request) -> list[tuple[str, str]]:
    """The types of event that can be asked for, with their words."""
    known = words_of(language_of(request)).all(Action)
    return [(action.value, word) for action, word in known if action is not Action.WEBHOOK_PINGED]


def _chosen(request: Request) -> list[str]:
    return [value for name, value in written(request) if name == "actions"]
