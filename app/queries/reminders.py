"""What reminders are about: open milestones whose slip has not gone out, and those late enough for a bulletin."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, String, and_, cast, exists, literal, or_, select
from sqlalchemy.orm import Session
from sqlmodel import Field, SQLModel

from app.models import Item, Milestone, Notice
from app.models.base import AnyRow, table
from app.queries.paging import Listing, Order, Page, page
from app.queries.scope import visible_items
from app.rules.actor import Actor
from app.rules.lifecycle import OPEN, WORKING
from app.rules.reminders import BULLETIN_AFTER, Window, at_least
from app.rules.vocabulary import NoticeLevel

ITEM, MILESTONE, NOTICE = table(Item), table(Milestone), table(Notice)
LATEST = Order("latest", (MILESTONE.c.due_on, MILESTONE.c.id))
MATTER = literal("milestone:") + cast(MILESTONE.c.id, String) + literal("@") + cast(MILESTONE.c.due_on, String)
"""`rules.reminders.matter_of`, as the database writes it."""


class Laggard(SQLModel):
    """A milestone that the next bulletin (通报) names."""

    milestone_id: int
    text: str
    due_on: date
    item_id: int
    item_no: str
    item_title: str
    lead_names: str = Field(description="Lead units (主办单位), joined by 、.")


def candidates(
    session: Session, standing: Mapping[NoticeLevel, Window], now: datetime, today: date, limit: int
) -> Sequence[AnyRow]:
    """Up to `limit` open milestones that were not sent the level at which they stand, nor a higher one.

    Their items are held; what another worker holds is left to it.
    """
    unsent = (_unsent(level, window, now - (today - window.last)) for level, window in standing.items())
    query = (
        _open_steps()
        .add_columns(ITEM.c.issued_at)
        .where(or_(*unsent))
        .order_by(MILESTONE.c.due_on, MILESTONE.c.id)
        .limit(limit)
        .with_for_update(of=ITEM, skip_locked=True)
    )
    return session.execute(query).all()


def _unsent(level: NoticeLevel, window: Window, last: datetime) -> ColumnElement[bool]:
    """What is due in the window, nothing of the level sent; late levels only where it was issued by the moment `last`.

    A milestone issued later stands at the level below, so that one has no first day. What was issued before the moment
    was kept has none, and was issued long ago.
    """
    sent = exists().where(
        NOTICE.c.item_id == MILESTONE.c.item_id, NOTICE.c.matter == MATTER, NOTICE.c.level.in_(at_least(level))
    )
    if level is NoticeLevel.BLUE:
        return and_(MILESTONE.c.due_on.between(window.first, window.last), ~sent)
    in_time = or_(ITEM.c.issued_at <= last, ITEM.c.issued_at.is_(None))
    return and_(MILESTONE.c.due_on <= window.last, in_time, ~sent)


def bulletin_list(session: Session, actor: Actor, today: date, wanted: Listing) -> Page[Laggard]:
    """A page of the open milestones in sight that are ten days late, those that are latest first."""
    query = (
        _open_steps()
        .where(MILESTONE.c.due_on <= today - BULLETIN_AFTER, visible_items(actor))
        .order_by(*LATEST.clauses())
        .limit(wanted.limit + 1)
    )
    found = session.execute(query.where(LATEST.after(wanted.cursor)) if wanted.cursor else query).all()
    result = page(found, wanted.limit, LATEST, lambda row: (row.due_on, row.id))
    return Page(
        [Laggard.model_validate({**row._mapping, "milestone_id": row.id}) for row in result.rows], result.cursor
    )


def _open_steps() -> Select[tuple[object, ...]]:
    return (
        select(MILESTONE.c.id, MILESTONE.c.item_id, MILESTONE.c.text, MILESTONE.c.due_on)
        .add_columns(ITEM.c.no.label("item_no"), ITEM.c.title.label("item_title"), ITEM.c.lead_names)
        .join(ITEM, ITEM.c.id == MILESTONE.c.item_id)
        .where(MILESTONE.c.state.in_(OPEN), ITEM.c.state.in_(WORKING))
    )
