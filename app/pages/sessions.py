"""Signing in and out, and asking for it where a session is missing or over."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from sqlalchemy.orm import Session
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.actions import sessions
from app.doors import DEPUTY_COOKIE, SESSION_COOKIE, address_of, clock_of, database_of, secure_cookies, settings_of
from app.pages import kept
from app.pages.forms import read_form
from app.pages.rendering import is_htmx, render
from app.pages.visits import writing
from app.rules.actor import Actor
from app.rules.errors import Forbidden, Problem, Unauthenticated
from app.rules.passwords import LONGEST
from app.secrets import password_matches

router = APIRouter()
# Argon2 takes 64 MiB a hash: more than two at once would let a guesser take the machine's memory.
HASHING = ThreadPoolExecutor(2, thread_name_prefix="argon2")
NAME_LENGTH = 64
SIGN_IN = "sessions/sign_in.html"


@router.get("/sign-in")
async def sign_in_page(request: Request, next: str = "/") -> Response:
    """The sign-in form."""
    return render(request, SIGN_IN, problem=None, kept=None, next=local(next), username="")


@router.post("/sign-in")
async def sign_in(request: Request) -> Response:
    """Check the password outside of any transaction, then begin a session or count the failure."""
    refuse_foreign(request)
    form = await read_form(request)
    username, password = (str(form.get(name, "")).strip("\x00") for name in ("username", "password"))
    username = username.strip()[:NAME_LENGTH]
    carried, next_page = kept.from_sign_in(form), local(str(form.get("next", "/")))
    try:
        token = await _open(request, username, password[:LONGEST])
    except Problem as problem:
        return render(
            request,
            SIGN_IN,
            status=problem.status,
            headers=problem.headers,
            problem=problem,
            kept=carried,
            next=next_page,
            username=username,
        )
    response: Response = RedirectResponse(next_page, 303)
    if carried:
        response = render(request, "sessions/kept.html", kept=carried)
    _set_cookie(request, response, token)
    return response


async def _open(request: Request, username: str, password: str) -> str:
    database, now = database_of(request), clock_of(request).now()
    address = address_of(request)

    def look(session: Session) -> str | None:
        sessions.check_throttle(session, username, address, now)
        person = sessions.find_account(session, username)
        return person.password_hash if person else None

    stored = await database.reading(look)
    matches = await asyncio.get_running_loop().run_in_executor(HASHING, password_matches, stored, password)

    def settle(session: Session) -> str | Unauthenticated:
        sessions.check_throttle(session, username, address, now)
        person = sessions.find_account(session, username)
        if not matches or person is None:
            return sessions.refuse(session, username, address, now)
        return sessions.open_session(session, person, now, settings_of(request).session_hours, address)

    # A failure is counted, so it is committed before it is told.
    outcome = await database.writing(settle)
    if isinstance(outcome, Unauthenticated):
        raise outcome
    return outcome


@router.post("/sign-out")
async def sign_out(request: Request) -> Response:
    """End the session; being signed out already is fine."""
    token, now = request.cookies.get(SESSION_COOKIE, ""), clock_of(request).now()

    def close(session: Session, actor: Actor) -> None:
        sessions.close_session(session, actor, token, now)

    try:
        await writing(request, close)
    except Unauthenticated:
        pass
    response = RedirectResponse("/sign-in", 303)
    # Whoever signs in next at this browser begins as themselves.
    for cookie in (SESSION_COOKIE, DEPUTY_COOKIE):
        response.delete_cookie(cookie, httponly=True, samesite="lax", secure=secure_cookies(request))
    return response


def ask(request: Request, problem: Problem) -> HTMLResponse:
    """The sign-in page in place of what was asked for, carrying along what a form said; always a 401."""
    headers = dict(problem.headers)
    if is_htmx(request):
        headers |= {"HX-Retarget": "body", "HX-Reswap": "innerHTML"}
    address = request.url.path + (f"?{urlencode(request.query_params.multi_items())}" if request.query_params else "")
    return render(
        request,
        SIGN_IN,
        status=problem.status,
        headers=headers,
        problem=None if problem.code == "not_signed_in" and request.method == "GET" else problem,
        kept=kept.from_refused(request),
        next=address if request.method == "GET" else "/",
        username="",
    )


def local(address: str) -> str:
    """`address` where it stays on this site, else the home page."""
    return address if kept.is_local(address) else "/"


def refuse_foreign(request: Request) -> None:
    """Nobody is signed in from another site's form, not even where there is no cookie yet to protect."""
    if request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        raise Forbidden("foreign_site", "请从本系统的登录页登录", "Sign in from this site's own page.")


def _set_cookie(request: Request, response: Response, token: str) -> None:
    response.set_cookie(
        SESSION_COOKIE,
        token,
        max_age=settings_of(request).session_hours * 3600,
        httponly=True,
        samesite="lax",
        secure=secure_cookies(request),
    )
