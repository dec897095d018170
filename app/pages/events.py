"""The log as sentences, newest first."""

from fastapi import APIRouter, Request
from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from app.models.event import Action, EventRead
from app.pages.addresses import address, filled, has_empty, parse_query, without
from app.pages.rendering import language_of, render
from app.pages.visits import reading
from app.queries.events import EventFilter, list_events
from app.queries.paging import Page
from app.rules.actor import Actor
from app.wording import words_of

router = APIRouter()


@router.get("/events")
async def event_page(request: Request) -> Response:
    """What happened, as far as the reader may see it."""
    pairs = filled(request)
    if has_empty(request):
        return RedirectResponse(address("/events", pairs), 303)
    wanted = parse_query(EventFilter, request, frozenset({"action"}))

    def work(session: Session, actor: Actor) -> Page[EventRead]:
        return list_events(session, actor, wanted)

    page = await reading(request, work)
    return render(
        request,
        "events.html",
        events=page.rows,
        wanted=wanted,
        actions=words_of(language_of(request)).all(Action),
        more=address("/events", [*without(pairs), ("cursor", page.cursor)]) if page.cursor else None,
    )
