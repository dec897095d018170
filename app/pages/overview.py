"""The overview: where it stands by leader and by unit, every figure a link into the list."""

from dataclasses import dataclass

from fastapi import APIRouter, Request
from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from app.doors import clock_of
from app.models.item import ItemRow
from app.models.notice import NoticeRead
from app.pages.addresses import address, filled, has_empty, parse_query
from app.pages.items import row_view
from app.pages.rendering import language_of, render
from app.pages.visits import reading
from app.pages.waiting import count_waiting
from app.queries.acknowledgements import count_to_sign
from app.queries.choices import Choices, read_choices
from app.queries.items import ItemFilter
from app.queries.notices import notices_for
from app.queries.overview import Overview, OverviewRow, longest_red, read_overview
from app.queries.reports import count_to_review
from app.queries.webhooks import stopped_webhooks
from app.rules.actor import Actor
from app.rules.light import Light
from app.wording import words_of

router = APIRouter()
ORDER = (Light.RED, Light.YELLOW, Light.GREEN, Light.GREY, Light.DONE)
BAR_WIDTH = 1000
MOST_RED = 12
MOST_SLIPS = 3


@dataclass(frozen=True)
class Segment:
    """One light's part of a bar: where it starts and how wide it is, of `BAR_WIDTH`."""

    light: Light
    count: int
    x: int
    width: int


@dataclass(frozen=True)
class Seen:
    """All that the page shows; `red` is None for whoever compares leaders, `slips` are for the reader."""

    overview: Overview
    choices: Choices
    waiting: int
    to_review: int
    unsigned: int
    red: list[ItemRow] | None
    slips: list[NoticeRead]
    stopped: list[str]


def segments(row: OverviewRow) -> list[Segment]:
    """A row's lights as parts of a bar whose widths add up exactly."""
    found, before, x = [], 0, 0
    for light in ORDER:
        count = getattr(row, light.value)
        before += count
        end = round(BAR_WIDTH * before / row.items) if row.items else 0
        if count:
            found.append(Segment(light, count, x, end - x))
        x = end
    return found


def _red(session: Session, actor: Actor, plan: int | None) -> list[ItemRow] | None:
    """A leader's own red items, the longest late first; None for whoever compares leaders."""
    if actor.leads is None:
        return None
    return longest_red(session, actor, plan, MOST_RED)


@router.get("/overview")
async def overview_page(request: Request) -> Response:
    """Counts of all items in sight, of one plan or of all."""
    if has_empty(request):
        return RedirectResponse(address("/overview", filled(request)), 303)
    plan = parse_query(ItemFilter, request, frozenset()).plan

    def work(session: Session, actor: Actor) -> Seen:
        return Seen(
            read_overview(session, actor, plan),
            read_choices(session, actor),
            count_waiting(session, actor),
            count_to_review(session, actor),
            count_to_sign(session, actor),
            _red(session, actor, plan),
            notices_for(session, actor, MOST_SLIPS),
            stopped_webhooks(session, actor),
        )

    seen = await reading(request, work)
    red = seen.red
    words, today = words_of(language_of(request)), clock_of(request).today()
    return render(
        request,
        "overview.html",
        stopped=seen.stopped,
        overview=seen.overview,
        waiting=seen.waiting,
        to_review=seen.to_review,
        unsigned=seen.unsigned,
        red=None if red is None else {"rows": [row_view(item, words, today) for item in red]},
        plan=plan,
        slips=seen.slips,
        plans=seen.choices.plans,
        segments=segments,
        lights=ORDER,
        bar_width=BAR_WIDTH,
        base=[("plan", plan)] if plan else [],
        address=address,
    )
