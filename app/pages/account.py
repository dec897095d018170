"""One's own account: who one is here, and one's own password."""

import asyncio
from dataclasses import dataclass
from functools import partial

from fastapi import APIRouter, Request
from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from app.actions import accounts, sessions
from app.doors import SESSION_COOKIE, address_of, clock_of
from app.pages.forms import field_errors, read_form
from app.pages.rendering import render
from app.pages.sessions import HASHING
from app.pages.visits import reading, writing
from app.rules.actor import Actor
from app.rules.errors import Problem, Unauthenticated
from app.rules.passwords import LONGEST, SHORTEST, check_new, wrong_current
from app.secrets import hash_password, password_matches

router = APIRouter()


@dataclass(frozen=True)
class Typed:
    """What the form brings; shown to nobody."""

    current: str
    password: str
    again: str


@router.get("/account")
async def account_page(request: Request) -> Response:
    """Who is signed in, and the form for another password."""
    return await _show(request)


@router.post("/account/password")
async def change_own_password(request: Request) -> Response:
    """Check the password that stands outside of any transaction, then set the new one or count the failure."""
    form = await read_form(request)
    typed = Typed(*(str(form.get(name, "")).strip("\x00") for name in ("current", "password", "again")))
    try:
        await _change(request, typed)
    except Unauthenticated:
        raise
    except Problem as problem:
        return await _show(request, problem=problem)
    return RedirectResponse("/account?changed=1", 303)


async def _change(request: Request, typed: Typed) -> None:
    """A failure is counted as one of signing in is, so it is committed before it is told."""
    now, address, token = clock_of(request).now(), address_of(request), request.cookies.get(SESSION_COOKIE, "")

    def look(session: Session, actor: Actor) -> str | None:
        person = accounts.own_account(session, actor)
        sessions.check_throttle(session, person.username or "", address, now)
        return person.password_hash

    stored = await reading(request, look)
    hashing = partial(asyncio.get_running_loop().run_in_executor, HASHING)
    matches = await hashing(password_matches, stored, typed.current[:LONGEST])
    if matches:
        check_new(typed.password, typed.again, typed.current)
    hashed = await hashing(hash_password, typed.password) if matches else ""

    def settle(session: Session, actor: Actor) -> bool:
        person = accounts.own_account(session, actor)
        sessions.check_throttle(session, person.username or "", address, now)
        if not matches or person.password_hash != stored:
            sessions.count_failure(session, person.username or "", address, now)
            return False
        sessions.forgive(session, person)
        accounts.set_own_password(session, actor, hashed, token=token, now=now)
        return True

    if not await writing(request, settle):
        raise wrong_current()


async def _show(request: Request, *, problem: Problem | None = None) -> Response:
    def look(session: Session, actor: Actor) -> tuple[str, str]:
        person = accounts.own_account(session, actor)
        return person.name, person.username or ""

    name, username = await reading(request, look)
    return render(
        request,
        "account.html",
        status=problem.status if problem else 200,
        headers=problem.headers if problem else None,
        person=name,
        username=username,
        shortest=SHORTEST,
        changed="changed" in request.query_params,
        problem=problem,
        errors=field_errors(problem),
    )
