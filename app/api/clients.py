"""API clients and their keys over JSON, for the security administrator: no key ever makes a key."""

from datetime import datetime, timedelta

from fastapi import Request, Response
from sqlalchemy.orm import Session

from app.actions import clients, keys
from app.api.answers import Cursor, Id, Limit, PageRead, answer_one, answer_page, problems
from app.api.area import area
from app.api.conditions import IfMatch, required
from app.api.writes import write, write_secret
from app.doors import clock_of, reading
from app.models.client import ClientChange, ClientCreate, ClientRead
from app.models.key import KeyCreate, KeyMade, KeyRotation
from app.queries.clients import get_client as read_client
from app.queries.clients import list_clients as read_clients
from app.queries.paging import DEFAULT_LIMIT
from app.rules.actor import Actor

router = area("clients")


@router.get("/clients", response_model=PageRead[ClientRead], responses=problems(400, 401, 403, 422))
async def list_clients(request: Request, limit: Limit = DEFAULT_LIMIT, cursor: Cursor = None) -> Response:
    """List the systems that call (接口用户), by name, each with its keys."""
    now = clock_of(request).now()
    page = await reading(request, lambda s, actor: read_clients(s, actor, now, limit=limit, cursor=cursor))
    return answer_page(request, ClientRead, page)


@router.get("/clients/{client_id}", response_model=ClientRead, responses=problems(400, 401, 403, 404, 422))
async def get_client(request: Request, client_id: Id) -> Response:
    """Read one client with its keys, newest first."""
    now = clock_of(request).now()
    found = await reading(request, lambda s, actor: read_client(s, actor, client_id, now))
    return answer_one(request, ClientRead, found)


@router.post("/clients", response_model=ClientRead, status_code=201, responses=problems(400, 401, 403, 409, 413, 422))
async def add_client(request: Request, body: ClientCreate) -> Response:
    """Take a system in, as yet without a key."""
    now = clock_of(request).now()

    def work(session: Session, actor: Actor) -> ClientRead:
        return read_client(session, actor, clients.create(session, actor, body, now=now), now)

    return await write(request, ClientRead, work, 201, at="clients")


@router.put(
    "/clients/{client_id}", response_model=ClientRead, responses=problems(400, 401, 403, 404, 409, 413, 422, 428)
)
async def change_client(request: Request, client_id: Id, body: ClientChange, if_match: IfMatch = None) -> Response:
    """Change what a client may, from its next request on: all of it, as sent."""
    now, changed = clock_of(request).now(), required(if_match, body)

    def work(session: Session, actor: Actor) -> ClientRead:
        clients.change(session, actor, client_id, changed, now=now)
        return read_client(session, actor, client_id, now)

    return await write(request, ClientRead, work)


@router.post(
    "/clients/{client_id}/keys",
    response_model=KeyMade,
    status_code=201,
    responses=problems(400, 401, 403, 404, 413, 422),
)
async def create_key(request: Request, client_id: Id, body: KeyCreate) -> Response:
    """Make a client another key. The answer is the only place where it ever stands."""
    now, end = clock_of(request).now(), _end(request, body)

    def work(session: Session, actor: Actor) -> KeyMade:
        return keys.create(session, actor, client_id, now=now, expires_at=end)

    return await write_secret(request, KeyMade, work, 201)


@router.post(
    "/keys/{key_id}/rotation",
    response_model=KeyMade,
    status_code=201,
    responses=problems(400, 401, 403, 404, 409, 413, 422),
)
async def rotate_key(request: Request, key_id: Id, body: KeyRotation) -> Response:
    """Make a key's successor. Both open until the overlap is over; the old one's end never moves later."""
    now, end = clock_of(request).now(), _end(request, body)
    until = now + timedelta(hours=body.overlap_hours)

    def work(session: Session, actor: Actor) -> KeyMade:
        return keys.rotate(session, actor, key_id, now=now, until=until, expires_at=end, forever=body.forever)

    return await write_secret(request, KeyMade, work, 201)


@router.delete("/keys/{key_id}", status_code=204, responses=problems(400, 401, 403, 404, 413, 422))
async def revoke_key(request: Request, key_id: Id) -> Response:
    """Let a key, and the tokens bought with it, open nothing from now on."""
    now = clock_of(request).now()
    return await write(request, None, lambda s, actor: keys.revoke(s, actor, key_id, now=now))


def _end(request: Request, body: KeyCreate) -> datetime | None:
    return clock_of(request).end_of(body.expires_on) if body.expires_on else None
