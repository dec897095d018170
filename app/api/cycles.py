"""Reporting cycles and the matrix over JSON."""

from fastapi import Request, Response
from sqlalchemy.orm import Session

from app.actions import cycles
from app.api.answers import Cursor, Id, Limit, answer_one, problems
from app.api.area import area
from app.api.conditions import IfMatch, with_seen
from app.api.writes import write
from app.doors import clock_of, reading
from app.models.matrix import MatrixRead
from app.models.plan import CycleSetting, PlanRead
from app.queries.directory import get_plan
from app.queries.matrix import read_matrix
from app.queries.paging import DEFAULT_LIMIT
from app.rules.actor import Actor

router = area("reports")


@router.get("/plans/{plan_id}/matrix", response_model=MatrixRead, responses=problems(400, 401, 404, 422))
async def get_matrix(request: Request, plan_id: Id, limit: Limit = DEFAULT_LIMIT, cursor: Cursor = None) -> Response:
    """Read who has reported for which round of a plan's cycle (报送情况), a page of units at a time."""
    today = clock_of(request).today()
    found = await reading(request, lambda s, actor: read_matrix(s, actor, plan_id, today, limit=limit, cursor=cursor))
    return answer_one(request, MatrixRead, found)


@router.put("/plans/{plan_id}/cycle", response_model=PlanRead, responses=problems(400, 401, 403, 404, 409, 413, 422))
async def set_cycle(request: Request, plan_id: Id, body: CycleSetting, if_match: IfMatch = None) -> Response:
    """Set how often units report on a plan and by which day (报送周期). The same again changes nothing."""
    now, today = clock_of(request).now(), clock_of(request).today()
    setting = with_seen(if_match, body)

    def work(session: Session, actor: Actor) -> PlanRead:
        cycles.set_cycle(session, actor, plan_id, setting, now=now, today=today)
        return get_plan(session, actor, plan_id)

    return await write(request, PlanRead, work)
