"""Registering a matter in the pages (登记事项): in the words of its document; it becomes a draft with its doubts."""

from typing import Any

from fastapi import APIRouter, Request
from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from app.actions import registrations
from app.api.answers import Id
from app.doors import clock_of
from app.models.plan import PlanRead
from app.models.registration import MatterCreate
from app.pages.draft_forms import NAMES, SEPARATORS
from app.pages.forms import field_errors, parse, read_form, written
from app.pages.rendering import render
from app.pages.visits import reading, writing
from app.queries.directory import get_plan
from app.queries.names import leader_names, unit_names
from app.rules.actor import Actor
from app.rules.errors import Problem, Unauthenticated
from app.rules.permissions import Verb, require

router = APIRouter()


@router.get("/plans/{plan_id}/matters/new")
async def new_matter_page(request: Request, plan_id: Id) -> Response:
    """The form of a matter in words."""
    return await _show(request, plan_id)


@router.post("/plans/{plan_id}/matters")
async def register_matter(request: Request, plan_id: Id) -> Response:
    """Register a matter and go on to its draft, where its doubts stand; a refusal keeps what was written."""
    clock = clock_of(request)
    await read_form(request)

    def work(session: Session, actor: Actor) -> int:
        get_plan(session, actor, plan_id)
        body = parse(MatterCreate, request, plan_id=plan_id, **_units(request))
        return registrations.register(session, actor, None, body, now=clock.now(), today=clock.today())[0]

    try:
        item_id = await writing(request, work)
    except Unauthenticated:
        raise
    except Problem as problem:
        if problem.status in (403, 404):
            raise
        return await _show(request, plan_id, problem)
    return RedirectResponse(f"/items/{item_id}#origin", 303)


def _units(request: Request) -> dict[str, list[str]]:
    """The units of each role, as they stand with 、 between them."""
    sent = dict(written(request))
    return {role: [name.strip() for name in SEPARATORS.split(sent.get(role, "")) if name.strip()] for role in NAMES}


async def _show(request: Request, plan_id: int, problem: Problem | None = None) -> Response:
    def work(session: Session, actor: Actor) -> tuple[PlanRead, dict[str, Any]]:
        require(actor, Verb.DRAFT)
        return get_plan(session, actor, plan_id), {"units": unit_names(session), "leaders": leader_names(session)}

    plan, names = await reading(request, work)
    return render(
        request,
        "matters/form.html",
        status=problem.status if problem else 200,
        plan=plan,
        values=dict.fromkeys(MatterCreate.model_fields, "") | dict(written(request)),
        problem=problem,
        errors=field_errors(problem),
        **names,
    )
