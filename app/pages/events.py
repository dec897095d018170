"""The log as sentences, newest first, and the same as a sheet to take away."""

import csv
import io
import json
from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Request
from fastapi.responses import StreamingResponse
from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from app import media
from app.doors import clock_of
from app.models.event import Action, EventRead
from app.pages.addresses import address, filled, has_empty, parse_query, without
from app.pages.rendering import language_of, render
from app.pages.visits import reading
from app.queries.events import About, EventFilter, items_named, list_events
from app.queries.names import units_standing
from app.queries.paging import Page
from app.rules.actor import Actor
from app.rules.permissions import Verb, may_see_log, require
from app.wording import Words, words_of

router = APIRouter()
Stretch = tuple[Page[EventRead], dict[int, About]]
A_TIME = 1000
"""Events that are read and written at a time: a log of any length takes no more memory than these."""
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet run a cell instead of showing it (CWE-1236); full-width signs do so too."""
SHEET = "text/csv"
MARK = "\ufeff"
"""Without it Excel takes UTF-8 for the code page of its country."""


@router.get("/events")
async def event_page(request: Request) -> Response:
    """What happened, as far as the reader may see it."""
    pairs = filled(request)
    if has_empty(request):
        return RedirectResponse(address("/events", pairs), 303)
    wanted = parse_query(EventFilter, request, frozenset({"action"}))
    zone = clock_of(request).zone

    def work(session: Session, actor: Actor) -> tuple[Page[EventRead], dict[int, About], list[tuple[int, str]], bool]:
        page = list_events(session, actor, wanted, zone)
        return page, items_named(session, actor, page.rows), units_standing(session), may_see_log(actor)

    page, about, units, may_export = await reading(request, work)
    return render(
        request,
        "events.html",
        events=page.rows,
        about=about,
        wanted=wanted,
        actions=words_of(language_of(request)).all(Action),
        units=units,
        narrowed=bool(without(pairs)),
        sheet=address("/events/export", without(pairs)) if may_export else None,
        more=address("/events", [*without(pairs), ("cursor", page.cursor)]) if page.cursor else None,
    )


@router.get("/events/export")
async def export_events(request: Request) -> Response:
    """The filtered log as CSV, newest first, for those who read the whole log; read as it is sent."""
    media.require(request, SHEET)
    wanted = parse_query(EventFilter, request, frozenset({"action"}))
    wanted = wanted.model_copy(update={"limit": A_TIME, "cursor": None})
    first = await _stretch(request, wanted)
    name = f"events-{clock_of(request).today().isoformat()}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return StreamingResponse(_sheet(request, wanted, first), media_type=SHEET, headers=headers)


async def _stretch(request: Request, wanted: EventFilter) -> Stretch:
    zone = clock_of(request).zone

    def work(session: Session, actor: Actor) -> Stretch:
        require(actor, Verb.SEE_LOG)
        page = list_events(session, actor, wanted, zone)
        return page, items_named(session, actor, page.rows)

    return await reading(request, work)


async def _sheet(request: Request, wanted: EventFilter, stretch: Stretch) -> AsyncIterator[str]:
    """The sheet in pieces. Newest first: what happens while it is read is newer than its beginning, and not in it."""
    words, zone = words_of(language_of(request)), clock_of(request).zone
    yield MARK + _lines([_heading(words)])
    page, about = stretch
    yield _lines([_row(event, about, words, zone) for event in page.rows])
    while page.cursor is not None:
        page, about = await _stretch(request, wanted.model_copy(update={"cursor": page.cursor}))
        yield _lines([_row(event, about, words, zone) for event in page.rows])


def _heading(words: Words) -> list[str]:
    _ = words.translate
    return [
        *(_("编号"), _("位次"), _("时间"), _("动作"), _("内容"), _("操作人"), _("代理"), _("单位")),
        *(_("途径"), _("序号"), _("事项"), _("事项编号"), _("节点编号"), _("报告编号"), _("前后数据")),
    ]


def _row(event: EventRead, about: dict[int, About], words: Words, zone: ZoneInfo) -> list[object]:
    item = about.get(event.item_id) if event.item_id else None
    named = (item.no, item.title) if item else ("", "")
    at: datetime = event.at.astimezone(zone)
    said = (words.of(event.action), words.sentence(event), event.actor_name, event.acting_for, event.unit_name)
    ids = (event.item_id, event.milestone_id, event.report_id)
    data = json.dumps(event.data, ensure_ascii=False, sort_keys=True)
    return [event.id, event.position, at.isoformat(timespec="seconds"), *said, event.via.value, *named, *ids, data]


def _lines(rows: Sequence[Sequence[object]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([[_harmless(cell) for cell in row] for row in rows])
    return out.getvalue()


def _harmless(cell: object) -> object:
    """A text that a spreadsheet shows as it is and never runs."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
