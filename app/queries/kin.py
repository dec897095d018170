"""What bounds the dates of an item: the one that it was handed down from, and those handed down from it."""

from sqlalchemy import select, union_all
from sqlalchemy.orm import Session

from app.models import Item, Line, Milestone
from app.models.base import AnyRow, table
from app.rules.handing_down import Kin
from app.rules.lifecycle import OPEN, OVER

ITEM, LINE, MILESTONE = table(Item).c, table(Line).c, table(Milestone).c


def kin_of(session: Session, item: AnyRow) -> Kin:
    """The bounds of an item's dates; `item` is a row with its id and its `parent_id`.

    What is over below bounds nothing, nor do milestones that are met or waived.
    """
    above = None
    if item.parent_id is not None:
        above = session.scalar(select(ITEM.due_on).where(ITEM.id == item.parent_id))
    going_on = ITEM.parent_id == item.id, ITEM.state.not_in(OVER)
    days = union_all(
        select(ITEM.no, ITEM.due_on.label("day")).where(*going_on),
        select(ITEM.no, LINE.due_on).join(table(Item), ITEM.id == LINE.item_id).where(*going_on),
        select(ITEM.no, MILESTONE.due_on)
        .join(table(Item), ITEM.id == MILESTONE.item_id)
        .where(*going_on, MILESTONE.state.in_(OPEN)),
    ).subquery()
    latest = select(days).where(days.c.day.is_not(None)).order_by(days.c.day.desc(), days.c.no).limit(1)
    row = session.execute(latest).one_or_none()
    return Kin(above, (row.no, row.day) if row else None)
