"""Items in the pages: the filtered list, and one item whole."""

from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter, Request
from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from app.api.answers import Id
from app.doors import clock_of
from app.models.detail import ItemRead
from app.models.item import ItemRow, ItemState
from app.models.milestone import MilestoneRead
from app.pages.addresses import Pairs, address, filled, has_empty, parse_query, without
from app.pages.forms import field_errors, tick_errors, written
from app.pages.rendering import is_htmx, language_of, render
from app.pages.visits import reading
from app.queries.choices import Choices, read_choices
from app.queries.desk import SOON
from app.queries.item import get_item
from app.queries.items import ItemFilter, ItemSort, count_by_light, list_items
from app.queries.paging import Page
from app.queries.progress import shortfalls_of
from app.queries.reports import has_draft
from app.rules.actor import Actor
from app.rules.errors import Problem
from app.rules.lifecycle import UNISSUED, MilestoneState
from app.rules.light import Light
from app.rules.ticks import Shortfall
from app.rules.vocabulary import AssignmentRole
from app.wording import Words, words_of

router = APIRouter()
MANY = frozenset({"light", "state"})
ID_DIGITS = 11
NEEDS_REASON = frozenset({Light.RED, Light.YELLOW})
WORST_FIRST = (Light.RED, Light.YELLOW, Light.GREEN, Light.GREY, Light.DONE)


@dataclass(slots=True)
class RowView:
    """A ledger row with its words ready."""

    item: ItemRow
    light_word: str
    due: str
    reason: str


@dataclass(frozen=True)
class Chip:
    """A light as a filter: how many, and the address that turns it on or off."""

    light: str
    word: str
    count: int
    on: bool
    href: str


@dataclass(frozen=True)
class Seen:
    """An item, and whether the reader's unit has a draft of a report on it that is to be submitted."""

    item: ItemRead
    drafted: bool


def look_at(session: Session, actor: Actor, item_id: int) -> Seen:
    """All that the item's page is painted from; NotFound out of sight."""
    item = get_item(session, actor, item_id)
    drafted = item.may_report and actor.unit_id is not None and has_draft(session, item_id, actor.unit_id)
    return Seen(item, drafted)


@router.get("/items")
async def item_list(request: Request) -> Response:
    """The list, by any filter that the address states."""
    pairs = filled(request)
    if has_empty(request):
        return RedirectResponse(address("/items", pairs), 303)
    wanted = parse_query(ItemFilter, request, MANY)

    def work(session: Session, actor: Actor) -> tuple[Page[ItemRow], dict[Light, int], Choices]:
        return list_items(session, actor, wanted), count_by_light(session, actor, wanted), read_choices(session, actor)

    page, counts, choices = await reading(request, work)
    words, today = words_of(language_of(request)), clock_of(request).today()
    return render(
        request,
        "items/list.html",
        wanted=wanted,
        rows=[row_view(item, words, today) for item in page.rows],
        chips=_chips(words, pairs, wanted, counts),
        total=sum(number for light, number in counts.items() if not wanted.light or light in wanted.light),
        choices=choices,
        roles=words.all(AssignmentRole),
        states=[pair for pair in words.all(ItemState) if pair[0] not in UNISSUED],
        sorts=list(ItemSort),
        narrowed=bool(without(pairs, "q", "sort", "limit", "light")),
        more=address("/items", [*without(pairs), ("cursor", page.cursor)]) if page.cursor else None,
        first=address("/items", without(pairs)) if wanted.cursor else None,
    )


def row_view(item: ItemRow, words: Words, today: date) -> RowView:
    """The words of one ledger row as of `today`; what is in order needs no reason."""
    reason = ""
    if item.light in NEEDS_REASON:
        reason = words.reason(item.light_code, item.light_on, item.light_count, item.light_text, today)
    return RowView(item, words.of(item.light), words.day(item.due_on, today), reason)


def _chips(words: Words, pairs: Pairs, wanted: ItemFilter, counts: dict[Light, int]) -> list[Chip]:
    others = without(pairs, "light")
    return [
        Chip(
            light.value,
            words.of(light),
            counts.get(light, 0),
            light in wanted.light,
            address("/items", others if wanted.light == [light] else [*others, ("light", light.value)]),
        )
        for light in WORST_FIRST
    ]


@router.get("/items/{item_id}")
async def item_page(request: Request, item_id: Id) -> Response:
    """One item: its light and why, who answers for it, its steps, reports and history."""
    return paint(request, await reading(request, lambda session, actor: look_at(session, actor, item_id)))


def _decided(request: Request) -> int | None:
    """The report of which the office has just said its word, as the address that it came back to says."""
    sent = request.query_params.get("decided", "")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < ID_DIGITS else None


def _short(item: ItemRead, today: date) -> dict[int, list[Shortfall]]:
    """What figures contradict which ticks: those made, and those that may be made soon."""

    def asked(milestone: MilestoneRead) -> bool:
        is_open = milestone.state in (MilestoneState.PLANNED, MilestoneState.MISSED)
        return not is_open or milestone.due_on is None or milestone.due_on <= today + SOON

    near = {one.id for line in item.lines for one in line.milestones if asked(one)}
    return {key: short for key, short in shortfalls_of(item).items() if key in near}


def paint(request: Request, seen: Seen, *, problem: Problem | None = None, at: int | None = None) -> Response:
    """The item's page, or for HTMX all of it that a tick repaints; `at` is the milestone that was acted on."""
    words, today, item = words_of(language_of(request)), clock_of(request).today(), seen.item
    return render(
        request,
        "items/_body.html" if is_htmx(request) else "items/page.html",
        status=problem.status if problem else 200,
        item=item,
        drafted=seen.drafted,
        reason=words.reason(item.light_code, item.light_on, item.light_count, item.light_text, today),
        problem=problem,
        at=at,
        sent=dict(written(request)),
        errors=tick_errors(problem),
        wrong=field_errors(problem),
        short=_short(item, today),
        decided=_decided(request),
    )
