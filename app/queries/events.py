"""Reading events: an item's timeline, and the log."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TypeVar

from pydantic import TypeAdapter
from sqlalchemy import Select, select
from sqlalchemy.orm import Session
from sqlmodel import Field

from app.models import Action, Event, Item, Unit
from app.models.base import table
from app.models.event import EventRead
from app.models.inputs import Day, RowId, Words
from app.queries.paging import DEFAULT_LIMIT, Listing, Order, Page, page
from app.queries.scope import visible_items
from app.rules.actor import Actor
from app.rules.permissions import may_see_log

EVENT, ITEM, UNIT = table(Event).c, table(Item).c, table(Unit).c
ROWS = TypeAdapter(list[EventRead])
Q = TypeVar("Q", bound=Select[tuple[object, ...]])
NEWEST = Order("newest", (EVENT.id,), descending=True)
COLUMNS = (
    EVENT.id,
    EVENT.position,
    EVENT.at,
    EVENT.action,
    EVENT.via,
    EVENT.actor_name,
    EVENT.acting_for,
    EVENT.unit_id,
    UNIT.name.label("unit_name"),
    EVENT.plan_id,
    EVENT.item_id,
    EVENT.milestone_id,
    EVENT.report_id,
    EVENT.data,
)


class EventFilter(Listing):
    """What of the log to list, newest first."""

    item: RowId | None = Field(default=None, description="Item id.")
    unit: RowId | None = Field(default=None, description="Unit id of whoever acted.")
    action: list[Action] = Field(default=[], description="Any of these actions.")
    actor: Words = Field(default="", max_length=100, description="Name of whoever acted, as the log has it.")
    day_from: Day | None = Field(default=None, description="On or after this day, where the government sits.")
    day_to: Day | None = Field(default=None, description="On or before this day, where the government sits.")


def list_events(session: Session, actor: Actor, wanted: EventFilter, zone: tzinfo = UTC) -> Page[EventRead]:
    """A page of the events in sight: of visible items, or everything for those who read the log.

    The filter's days are those of `zone`.
    """
    query = within_days(events_in_sight(actor, wanted), wanted, zone)
    if wanted.cursor:
        query = query.where(NEWEST.after(wanted.cursor))
    found = session.execute(query.order_by(*NEWEST.clauses()).limit(wanted.limit + 1)).all()
    result = page(found, wanted.limit, NEWEST, lambda row: (row.id,))
    return Page(ROWS.validate_python(result.rows, from_attributes=True), result.cursor)


def events_in_sight(actor: Actor, wanted: EventFilter) -> Select[tuple[object, ...]]:
    """The columns of `EventRead` for the events that the actor may see and the filter lets through, in no order."""
    query = event_columns()
    if not may_see_log(actor):
        query = query.join(table(Item), ITEM.id == EVENT.item_id).where(visible_items(actor))
    if wanted.item is not None:
        query = query.where(EVENT.item_id == wanted.item)
    if wanted.unit is not None:
        query = query.where(EVENT.unit_id == wanted.unit)
    if wanted.action:
        query = query.where(EVENT.action.in_(wanted.action))
    if wanted.actor:
        query = query.where(EVENT.actor_name == wanted.actor)
    return query


def within_days(query: Q, wanted: EventFilter, zone: tzinfo) -> Q:
    """The query narrowed to the filter's days, as they begin and end in `zone`."""
    if wanted.day_from is not None:
        query = query.where(EVENT.at >= datetime.combine(wanted.day_from, time(), zone).astimezone(UTC))
    if wanted.day_to is not None and wanted.day_to < date.max:
        over = datetime.combine(wanted.day_to + timedelta(days=1), time(), zone)
        query = query.where(EVENT.at < over.astimezone(UTC))
    return query


def timeline(
    session: Session, item_id: int, limit: int = DEFAULT_LIMIT, *, until: int | None = None
) -> list[EventRead]:
    """The newest events of an item that the caller has already been allowed to see; `until` is the last one's id."""
    query = event_columns().where(EVENT.item_id == item_id).order_by(EVENT.id.desc()).limit(limit)
    query = query if until is None else query.where(EVENT.id <= until)
    return ROWS.validate_python(session.execute(query).all(), from_attributes=True)


@dataclass(frozen=True)
class About:
    """The item that an event is about; `in_sight` says whether the reader may open it."""

    no: str
    title: str
    in_sight: bool


def items_named(session: Session, actor: Actor, events: Iterable[EventRead]) -> dict[int, About]:
    """The items of events that the actor has been allowed to see, by id."""
    ids = {event.item_id for event in events if event.item_id is not None}
    if not ids:
        return {}
    query = select(ITEM.id, ITEM.no, ITEM.title, visible_items(actor).label("in_sight")).where(ITEM.id.in_(ids))
    return {row.id: About(row.no, row.title, bool(row.in_sight)) for row in session.execute(query)}


def event_columns() -> Select[tuple[object, ...]]:
    """The columns of `EventRead` for all events, in sight or not."""
    return select(*COLUMNS).select_from(table(Event)).outerjoin(table(Unit), UNIT.id == EVENT.unit_id)
