"""Deputies as pages: the register for its keeper, and the switch by which a deputy begins to act for somebody."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from app.actions import delegations
from app.api.answers import Id
from app.doors import DEPUTY_COOKIE, clock_of, secure_cookies
from app.models.delegation import DelegationCreate, DelegationRead
from app.models.person import PersonRead
from app.pages.forms import parse, read_form, written
from app.pages.rendering import render
from app.pages.visits import reading, writing
from app.queries.delegations import delegations_to, list_delegations
from app.queries.directory import list_accounts
from app.queries.paging import Page
from app.rules.actor import Actor
from app.rules.errors import Problem, Unauthenticated
from app.rules.permissions import Verb, may

router = APIRouter()


@router.get("/delegations")
async def delegation_page(request: Request, cursor: Annotated[str | None, Query(max_length=400)] = None) -> Response:
    """Whom the reader may act for today, and the register where they keep it."""
    return await _show(request, cursor=cursor)


@router.post("/delegations")
async def record(request: Request) -> Response:
    """Record a delegation; a refusal keeps what was chosen."""
    await read_form(request)
    now, today = clock_of(request).now(), clock_of(request).today()
    try:
        new = parse(DelegationCreate, request)
        await writing(request, lambda s, actor: delegations.record(s, actor, new, now=now, today=today))
    except Unauthenticated:
        raise
    except Problem as problem:
        return await _show(request, problem)
    return RedirectResponse("/delegations", 303)


@router.post("/delegations/{delegation_id}/removal")
async def end(request: Request, delegation_id: Id) -> Response:
    """End a delegation."""
    await read_form(request)
    now, today = clock_of(request).now(), clock_of(request).today()
    await writing(request, lambda s, actor: delegations.end(s, actor, delegation_id, now=now, today=today))
    return RedirectResponse("/delegations", 303)


@router.post("/deputy")
async def choose(request: Request) -> Response:
    """Begin or stop acting for somebody: a cookie says for whom, and every request asks anew whether they may."""
    form = await read_form(request)
    response = RedirectResponse("/", 303)
    person = str(form.get("person_id", ""))
    if person.isascii() and person.isdigit():
        response.set_cookie(DEPUTY_COOKIE, person, httponly=True, samesite="lax", secure=secure_cookies(request))
    else:
        response.delete_cookie(DEPUTY_COOKIE)
    return response


async def _show(request: Request, problem: Problem | None = None, cursor: str | None = None) -> Response:
    today = clock_of(request).today()

    def work(session: Session, actor: Actor) -> tuple[list[DelegationRead], Page[DelegationRead], list[PersonRead]]:
        mine = delegations_to(session, actor, today)
        if not may(actor, Verb.DELEGATE):
            return mine, Page([], None), []
        return mine, list_delegations(session, actor, cursor=cursor), list_accounts(session)

    mine, register, people = await reading(request, work)
    return render(
        request,
        "delegations.html",
        status=problem.status if problem else 200,
        mine=mine,
        register=register.rows,
        more=register.cursor,
        people=people,
        sent=dict(written(request)) if problem else {},
        problem=problem,
    )
