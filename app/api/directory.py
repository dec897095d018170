"""The directory over JSON: plans, units, people."""

from typing import Annotated

from fastapi import Query, Request, Response

from app.api.answers import Cursor, Id, Limit, PageRead, answer_one, answer_page, problems
from app.api.area import area
from app.doors import reading
from app.models.inputs import Words
from app.models.person import PersonRead
from app.models.plan import PlanRead
from app.models.unit import UnitRead
from app.queries import directory
from app.queries.paging import DEFAULT_LIMIT
from app.rules.vocabulary import Role

router = area("directory")
LIST_PROBLEMS = problems(400, 401, 422)
READ_PROBLEMS = problems(401, 404, 422)


@router.get("/plans", response_model=PageRead[PlanRead], responses=LIST_PROBLEMS)
async def list_plans(request: Request, limit: Limit = DEFAULT_LIMIT, cursor: Cursor = None) -> Response:
    """List the plans (督办计划) of which the caller may see something, newest year first."""
    page = await reading(
        request, lambda session, actor: directory.list_plans(session, actor, limit=limit, cursor=cursor)
    )
    return answer_page(request, PlanRead, page)


@router.get("/plans/{plan_id}", response_model=PlanRead, responses=READ_PROBLEMS)
async def get_plan(request: Request, plan_id: Id) -> Response:
    """Read one plan."""
    return answer_one(request, PlanRead, await reading(request, lambda s, actor: directory.get_plan(s, actor, plan_id)))


@router.get("/units", response_model=PageRead[UnitRead], responses=LIST_PROBLEMS)
async def list_units(
    request: Request,
    q: Annotated[Words, Query(max_length=100, description="Part of a name or alias.")] = "",
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
) -> Response:
    """List the unit directory (单位)."""
    page = await reading(request, lambda session, _: directory.list_units(session, q=q, limit=limit, cursor=cursor))
    return answer_page(request, UnitRead, page)


@router.get("/units/{unit_id}", response_model=UnitRead, responses=READ_PROBLEMS)
async def get_unit(request: Request, unit_id: Id) -> Response:
    """Read one unit with its aliases and successor."""
    found = await reading(request, lambda session, _: directory.get_unit(session, unit_id))
    return answer_one(request, UnitRead, found)


@router.get("/people", response_model=PageRead[PersonRead], responses=LIST_PROBLEMS)
async def list_people(
    request: Request,
    role: Annotated[Role | None, Query(description="Only people of this role.")] = None,
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
) -> Response:
    """List leaders and account holders."""
    page = await reading(
        request, lambda session, _: directory.list_people(session, role=role, limit=limit, cursor=cursor)
    )
    return answer_page(request, PersonRead, page)


@router.get("/people/{person_id}", response_model=PersonRead, responses=READ_PROBLEMS)
async def get_person(request: Request, person_id: Id) -> Response:
    """Read one person."""
    found = await reading(request, lambda session, _: directory.get_person(session, person_id))
    return answer_one(request, PersonRead, found)
