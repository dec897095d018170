"""The overview: where it stands by leader and by unit, every figure a link into the list."""

from dataclasses import dataclass

from fastapi import APIRouter, Request
from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from app.pages.addresses import address, filled, has_empty, parse_query
from app.pages.rendering import render
from app.pages.visits import reading
from app.pages.waiting import count_waiting
from app.queries.choices import Choices, read_choices
from app.queries.items import ItemFilter
from app.queries.overview import Overview, OverviewRow, read_overview
from app.rules.actor import Actor
from app.rules.light import Light

router = APIRouter()
ORDER = (Light.RED, Light.YELLOW, Light.GREEN, Light.GREY, Light.DONE)
BAR_WIDTH = 1000


@dataclass(frozen=True)
class Segment:
    """One light's part of a bar: where it starts and how wide it is, of `BAR_WIDTH`."""

    light: Light
    count: int
    x: int
    width: int


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


@router.get("/overview")
async def overview_page(request: Request) -> Response:
    """Counts of all items in sight, of one plan or of all."""
    if has_empty(request):
        return RedirectResponse(address("/overview", filled(request)), 303)
    plan = parse_query(ItemFilter, request, frozenset()).plan

    def work(session: Session, actor: Actor) -> tuple[Overview, Choices, int]:
        return read_overview(session, actor, plan), read_choices(session, actor), count_waiting(session, actor)

    overview, choices, waiting = await reading(request, work)
    return render(
        request,
        "overview.html",
        overview=overview,
        waiting=waiting,
        plan=plan,
        plans=choices.plans,
        segments=segments,
        lights=ORDER,
        bar_width=BAR_WIDTH,
        base=[("plan", plan)] if plan else [],
        address=address,
    )
