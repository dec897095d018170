"""Deputies over JSON, for the security administrator."""

from fastapi import Request, Response
from sqlalchemy.orm import Session

from app.actions import delegations
from app.api.answers import Cursor, Id, Limit, PageRead, answer_page, problems
from app.api.area import area
from app.api.writes import write
from app.doors import clock_of, reading
from app.models.delegation import DelegationCreate, DelegationRead
from app.queries.delegations import get_delegation
from app.queries.delegations import list_delegations as read_delegations
from app.queries.paging import DEFAULT_LIMIT
from app.rules.actor import Actor

router = area("delegations")


@router.get("/delegations", response_model=PageRead[DelegationRead], responses=problems(400, 401, 403, 422))
async def list_delegations(request: Request, limit: Limit = DEFAULT_LIMIT, cursor: Cursor = None) -> Response:
    """List who acts for whom (代理), newest first."""
    page = await reading(request, lambda s, actor: read_delegations(s, actor, limit=limit, cursor=cursor))
    return answer_page(request, DelegationRead, page)


@router.post(
    "/delegations",
    response_model=DelegationRead,
    status_code=201,
    responses=problems(400, 401, 403, 409, 413, 422),
)
async def record_delegation(request: Request, body: DelegationCreate) -> Response:
    """Record that a deputy acts for somebody who is away, between two dates."""
    now, today = clock_of(request).now(), clock_of(request).today()

    def work(session: Session, actor: Actor) -> DelegationRead:
        return get_delegation(session, delegations.record(session, actor, body, now=now, today=today))

    return await write(request, DelegationRead, work, 201)


@router.delete("/delegations/{delegation_id}", status_code=204, responses=problems(400, 401, 403, 404, 413, 422))
async def end_delegation(request: Request, delegation_id: Id) -> Response:
    """End a delegation as of yesterday."""
    now, today = clock_of(request).now(), clock_of(request).today()
    return await write(request, None, lambda s, actor: delegations.end(s, actor, delegation_id, now=now, today=today))
