"""Milestones over JSON: read, tick, take back."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from sqlalchemy.orm import Session

from app.actions import milestones
from app.api.answers import Id, answer, problems
from app.doors import clock_of, reading, writing
from app.models.inputs import RowId, Words
from app.models.milestone import Completion, MilestoneRead
from app.queries.item import get_milestone as read_milestone
from app.rules.actor import Actor

router = APIRouter(tags=["milestones"])
WRITE_PROBLEMS = problems(400, 401, 403, 404, 409, 413, 422)


@router.get("/milestones/{milestone_id}", response_model=MilestoneRead, responses=problems(401, 404, 422))
async def get_milestone(request: Request, milestone_id: Id) -> Response:
    """Read one milestone (节点)."""
    found = await reading(request, lambda session, actor: read_milestone(session, actor, milestone_id))
    return answer(MilestoneRead, found)


@router.post("/milestones/{milestone_id}/completion", response_model=MilestoneRead, responses=WRITE_PROBLEMS)
async def complete_milestone(request: Request, milestone_id: Id, body: Completion) -> Response:
    """Tick a milestone as met. Repeating the same tick changes nothing and answers the same."""
    now, today = clock_of(request).now(), clock_of(request).today()

    def work(session: Session, actor: Actor) -> MilestoneRead:
        milestones.complete(session, actor, milestone_id, body, now=now, today=today)
        return read_milestone(session, actor, milestone_id)

    return answer(MilestoneRead, await writing(request, work, brief=True))


@router.delete("/milestones/{milestone_id}/completion", response_model=MilestoneRead, responses=WRITE_PROBLEMS)
async def reopen_milestone(
    request: Request,
    milestone_id: Id,
    reason: Annotated[Words, Query(min_length=1, max_length=500, description="Why the tick is taken back.")],
    version: Annotated[RowId | None, Query(description="The version last seen; another one is refused (409).")] = None,
) -> Response:
    """Take a tick back, for a reason that stays in the timeline."""
    now, today = clock_of(request).now(), clock_of(request).today()

    def work(session: Session, actor: Actor) -> MilestoneRead:
        milestones.reopen(session, actor, milestone_id, reason=reason, version=version, now=now, today=today)
        return read_milestone(session, actor, milestone_id)

    return answer(MilestoneRead, await writing(request, work, brief=True))
