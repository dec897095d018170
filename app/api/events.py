"""Events over JSON."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from app.api.answers import PageRead, answer_page, problems
from app.doors import reading
from app.models.event import EventRead
from app.queries.events import EventFilter
from app.queries.events import list_events as read_events

router = APIRouter(tags=["events"])


@router.get("/events", response_model=PageRead[EventRead], responses=problems(400, 401, 422))
async def list_events(request: Request, wanted: Annotated[EventFilter, Query()]) -> Response:
    """List what happened to the items in sight, newest first."""
    page = await reading(request, lambda session, actor: read_events(session, actor, wanted))
    return answer_page(request, EventRead, page)
