"""Events over JSON: the log newest first, and the feed in the order of positions."""

import asyncio
from functools import partial
from typing import Annotated
from zoneinfo import ZoneInfo

from fastapi import Query, Request, Response
from pydantic import Field
from sqlalchemy.orm import Session

from app.api.answers import PageRead, answer_page, problems
from app.api.area import area
from app.doors import clock_of, reading
from app.models.event import EventRead
from app.queries.events import list_events as read_events
from app.queries.feed import ORDER, EventQuery, Stretch, read_feed
from app.queries.paging import Page
from app.rules.actor import Actor
from app.rules.errors import invalid
from app.tail import Tail

router = area("events")

BREATH = 1.0
"""Seconds that a waiting caller rests after something happened that is not in their sight."""


class EventPage(PageRead[EventRead]):
    """A page of the log or of the feed."""

    position: int | None = Field(
        default=None,
        description="Of the feed only: keep this, and ask again with `after` set to it. It moves on over events "
        "that are not in sight, too.",
    )


@router.get("/events", response_model=EventPage, responses=problems(400, 401, 422))
async def list_events(request: Request, wanted: Annotated[EventQuery, Query()]) -> Response:
    """List what happened to the items in sight, newest first; with `after`, the feed.

    The feed is in the order of positions: a caller who keeps `position` and asks again with `after` never misses an
    event, never gets one twice and never gets one out of order, however many write at the same time. An event enters
    the feed a fraction of a second after its commit. `wait` holds the answer until there is an event or the time is
    over. `next` is null once the caller has caught up.
    """
    zone = clock_of(request).zone
    if wanted.after is None:
        _check_no_wait(wanted)
        page = await reading(request, lambda session, actor: read_events(session, actor, wanted, zone))
        return answer_page(request, EventRead, page)
    stretch = await _follow(request, wanted)
    cursor = ORDER.cursor([stretch.position]) if stretch.more else None
    return answer_page(request, EventRead, Page(stretch.rows, cursor), stretch.position)


async def _follow(request: Request, wanted: EventQuery) -> Stretch:
    """Read on from `after`, or from the cursor, until there is an event in sight or the caller's time is over."""
    tail: Tail = request.app.state.tail
    clock = asyncio.get_running_loop().time
    zone = clock_of(request).zone
    until = clock() + wanted.wait
    after, woken = _start(wanted), False
    while True:
        stretch = await reading(request, partial(_read, wanted=wanted, after=after, zone=zone))
        if stretch.rows or clock() >= until:
            return stretch
        after = stretch.position
        if stretch.more:
            continue
        if woken:
            # Something happened, but not in sight. On a busy day that is so several times a second.
            await asyncio.sleep(min(BREATH, max(0.0, until - clock())))
        woken = await tail.passes(after, max(0.0, until - clock()))
        if not woken:
            return stretch


def _check_no_wait(wanted: EventQuery) -> None:
    if wanted.wait:
        raise invalid("#wait", "without_after", "wait 只能与 after 同用", "Only the feed waits: send `after` too.")


def _start(wanted: EventQuery) -> int:
    return int(ORDER.values(wanted.cursor)[0]) if wanted.cursor else wanted.after or 0


def _read(session: Session, actor: Actor, *, wanted: EventQuery, after: int, zone: ZoneInfo) -> Stretch:
    return read_feed(session, actor, wanted, after, zone)
