"""What both doors share: from a request to one unit of work by a known actor, in a single thread hop."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeVar

from fastapi import Request
from sqlalchemy.orm import Session

from app.actions import sessions
from app.clock import Clock
from app.config import Settings
from app.db import Database
from app.queries import identity
from app.quotas import Quotas, SpentError
from app.rules.actor import Actor
from app.rules.errors import Unauthenticated

T = TypeVar("T")
Work = Callable[[Session, Actor], T]

SESSION_COOKIE = "duban_session"
DEPUTY_COOKIE = "duban_deputy"
"""Names the person for whom a deputy acts; whether they may is asked of the register on every request."""
STANDING = "standing"
"""Under what name a request's state holds how its client stands, for the answer's headers."""

TOUCH_EVERY = timedelta(minutes=5)


def settings_of(request: Request) -> Settings:
    """The settings that this app was made with."""
    found: Settings = request.app.state.settings
    return found


def clock_of(request: Request) -> Clock:
    """The clock that this app was made with."""
    found: Clock = request.app.state.clock
    return found


def secure_cookies(request: Request) -> bool:
    """Whether a browser may send our cookies over HTTPS only: wherever the request came so, and in production."""
    return settings_of(request).secure_cookies or request.url.scheme == "https"


def address_of(request: Request) -> str:
    """Where the request came from: the server has put in what a trusted proxy says (DUBAN_TRUSTED_PROXIES)."""
    return request.client.host if request.client else ""


def database_of(request: Request) -> Database:
    """The database that this app was made with."""
    found: Database = request.app.state.database
    return found


def quotas_of(request: Request) -> Quotas:
    """The requests that this process may still give out."""
    found: Quotas = request.app.state.quotas
    return found


async def reading(request: Request, work: Work[T], *, brief: bool = False) -> T:
    """Run `work(session, actor)` for whoever sent the request, reading only; `brief` as in `Database.reading`."""
    identify = identifier(request)
    database = database_of(request)

    def hop(session: Session) -> tuple[T, Actor]:
        actor = identify(session)
        count(request, actor)
        return work(session, actor), actor

    result, actor = await within_quota(request, lambda: database.reading(hop, brief=brief))
    await _keep_alive(request, actor)
    return result


async def writing(request: Request, work: Work[T], *, brief: bool = False) -> T:
    """Run `work(session, actor)` for whoever sent the request, and commit before answering."""
    identify = identifier(request)
    database = database_of(request)

    def hop(session: Session) -> T:
        actor = identify(session)
        count(request, actor)
        return work(session, actor)

    return await within_quota(request, lambda: database.writing(hop, brief=brief))


async def vouch(request: Request) -> None:
    """Refuse a credential that opens nothing, unless a unit of work of this request has asked for it already."""
    if STANDING not in request.scope["state"]:
        await reading(request, lambda _session, _actor: None, brief=True)


def count(request: Request, actor: Actor) -> None:
    """Count the request against the client's quota, once however often its door reads; see `Quotas.take`."""
    state = request.scope["state"]
    if STANDING not in state:
        state[STANDING] = quotas_of(request).take(actor)


async def within_quota(request: Request, run: Callable[[], Awaitable[T]]) -> T:
    """Run a unit of work; where the process has no requests left to give, fetch some and run it from the start."""
    while True:
        try:
            return await run()
        except SpentError as spent:
            now, address = clock_of(request).now(), address_of(request)
            await quotas_of(request).fetch(database_of(request), spent.actor, now, address)


def identifier(request: Request) -> Callable[[Session], Actor]:
    """How to find out who sent the request, once there is a session to ask. A key outranks a cookie."""
    header = request.headers.get("authorization")
    if header is not None:
        scheme, _, key = header.partition(" ")
        if scheme.lower() != "bearer" or not key:
            raise Unauthenticated(
                "bad_key", "认证头无效", "Use 'Authorization: Bearer <key>'.", headers=identity.CHALLENGE
            )
        now, address = clock_of(request).now(), address_of(request)
        return lambda session: identity.by_key(session, key.strip(), now, address)
    token = request.cookies.get(SESSION_COOKIE)
    if not token:
        raise Unauthenticated(
            "not_signed_in",
            "请先登录",
            "Send 'Authorization: Bearer <key>'.",
            headers=identity.CHALLENGE,
        )
    now = clock_of(request).now()
    idle = timedelta(minutes=settings_of(request).session_idle_minutes)
    absent, today = request.cookies.get(DEPUTY_COOKIE, ""), clock_of(request).today()

    def by_browser(session: Session) -> Actor:
        actor = identity.by_session(session, token, now, idle)
        return identity.standing_in(session, actor, absent, today) if absent else actor

    return by_browser


async def _keep_alive(request: Request, actor: Actor) -> None:
    """Note every few minutes that a browser's session is in use, so that reading too keeps it open."""
    now = clock_of(request).now()
    if actor.seen_at is None or now - actor.seen_at < TOUCH_EVERY:
        return
    token = request.cookies[SESSION_COOKIE]
    await database_of(request).writing(lambda session: sessions.touch(session, token, now))
