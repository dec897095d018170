"""API clients as pages, for the security administrator: the register, and a client with its keys."""

from datetime import datetime, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from app.actions import clients, keys
from app.doors import clock_of, settings_of
from app.models.client import ClientChange, ClientCreate, ClientRead
from app.models.inputs import MAX_ID, Digits
from app.models.key import KeyCreate, KeyMade, KeyRotation
from app.pages.forms import field_errors, parse, read_form, written
from app.pages.rendering import render
from app.pages.visits import reading, writing
from app.queries.clients import client_of_key, get_client, list_clients
from app.queries.directory import find_unit
from app.queries.paging import Page
from app.rules.actor import Actor
from app.rules.errors import Problem, Unauthenticated, invalid
from app.rules.vocabulary import Scope

router = APIRouter()
Id = Annotated[int, Path(ge=1, le=MAX_ID), Digits]


@router.get("/clients")
async def register(request: Request, cursor: Annotated[str | None, Query(max_length=400)] = None) -> Response:
    """All clients by name, and a form for another."""
    return await _register(request, cursor)


@router.post("/clients")
async def take_in(request: Request) -> Response:
    """Take a client in, and go on to its page, where its first key is made; a refusal keeps what was written."""
    form = await read_form(request)
    now, unit = clock_of(request).now(), str(form.get("unit", "")).strip()
    try:
        new = parse(ClientCreate, request, **_lists(request))

        def work(session: Session, actor: Actor) -> int:
            return clients.create(session, actor, _with_unit(session, new, unit), now=now)

        made = await writing(request, work)
    except Unauthenticated:
        raise
    except Problem as problem:
        return await _register(request, None, problem)
    return RedirectResponse(f"/clients/{made}", 303)


@router.get("/clients/{client_id}")
async def client_page(request: Request, client_id: Id) -> Response:
    """A client, what it may, and its keys."""
    return await _client(request, client_id)


@router.post("/clients/{client_id}")
async def change(request: Request, client_id: Id) -> Response:
    """Change what a client may."""
    await read_form(request)
    now = clock_of(request).now()
    try:
        new = parse(ClientChange, request, **_lists(request))
        await writing(request, lambda s, actor: clients.change(s, actor, client_id, new, now=now))
    except Unauthenticated:
        raise
    except Problem as problem:
        return await _client(request, client_id, problem=problem)
    return RedirectResponse(f"/clients/{client_id}", 303)


@router.post("/clients/{client_id}/keys")
async def create_key(request: Request, client_id: Id) -> Response:
    """Make a key and show it, this once: no address leads to it, and nothing keeps it."""
    await read_form(request)
    now = clock_of(request).now()
    try:
        end = _end(request, parse(KeyCreate, request))
        made = await writing(request, lambda s, actor: keys.create(s, actor, client_id, now=now, expires_at=end))
    except Unauthenticated:
        raise
    except Problem as problem:
        return await _client(request, client_id, problem=problem)
    return await _client(request, client_id, made=made)


@router.post("/keys/{key_id}/rotation")
async def rotate(request: Request, key_id: Id) -> Response:
    """Make a key's successor and show it, this once."""
    await read_form(request)
    now = clock_of(request).now()
    wish = parse(KeyRotation, request)
    until, end = now + timedelta(hours=wish.overlap_hours), _end(request, wish)
    forever = dict(written(request)).get("forever") == "yes"

    def work(session: Session, actor: Actor) -> tuple[int, KeyMade]:
        made = keys.rotate(session, actor, key_id, now=now, until=until, expires_at=end, forever=forever)
        return client_of_key(session, actor, key_id), made

    client_id, made = await writing(request, work)
    return await _client(request, client_id, made=made)


@router.post("/keys/{key_id}/revocation")
async def revoke(request: Request, key_id: Id) -> Response:
    """Revoke a key."""
    await read_form(request)
    now = clock_of(request).now()

    def work(session: Session, actor: Actor) -> int:
        keys.revoke(session, actor, key_id, now=now)
        return client_of_key(session, actor, key_id)

    return RedirectResponse(f"/clients/{await writing(request, work)}", 303)


async def _register(request: Request, cursor: str | None, problem: Problem | None = None) -> Response:
    now = clock_of(request).now()

    def work(session: Session, actor: Actor) -> Page[ClientRead]:
        return list_clients(session, actor, now, cursor=cursor)

    page = await reading(request, work)
    return render(
        request,
        "clients/list.html",
        status=problem.status if problem else 200,
        clients=page.rows,
        more=f"/clients?cursor={page.cursor}" if page.cursor else None,
        **_form(request, problem),
    )


async def _client(
    request: Request, client_id: int, *, made: KeyMade | None = None, problem: Problem | None = None
) -> Response:
    now = clock_of(request).now()
    client = await reading(request, lambda session, actor: get_client(session, actor, client_id, now))
    status = problem.status if problem else 201 if made else 200
    return render(request, "clients/page.html", status=status, client=client, made=made, **_form(request, problem))


def _form(request: Request, problem: Problem | None) -> dict[str, Any]:
    """What both forms are drawn from: what was written where it was refused, and the words for each scope."""
    sent = dict(written(request)) if problem else None
    return {
        "sent": sent,
        "sent_scopes": [value for name, value in written(request) if name == "scopes"],
        "problem": problem,
        "errors": field_errors(problem),
        "scopes": Scope,
        "quota": settings_of(request).requests_per_minute,
    }


def _lists(request: Request) -> dict[str, object]:
    """The fields that a browser sends several times, or as lines."""
    fields = written(request)
    addresses = " ".join(value for name, value in fields if name == "addresses").replace(",", " ").split()
    return {"scopes": [value for name, value in fields if name == "scopes"], "addresses": addresses}


def _with_unit(session: Session, new: ClientCreate, unit: str) -> ClientCreate:
    if not unit:
        return new
    found = find_unit(session, unit)
    if found is None:
        raise invalid("/unit", "unknown", "单位目录中没有这个单位", "No such unit in the directory.")
    return new.model_copy(update={"unit_id": found})


def _end(request: Request, wish: KeyCreate) -> datetime | None:
    return clock_of(request).end_of(wish.expires_on) if wish.expires_on else None
