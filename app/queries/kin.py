"""What an item and its nearest kin tell each other: dates that bound one another, and what is late below."""

from datetime import date

from sqlalchemy import bindparam, func, select, union_all
from sqlalchemy.orm import Session

from app.importing.compare import Comparison, moves
from app.models import Item, Line, Milestone
from app.models.base import AnyRow, table
from app.models.prepared import prepared
from app.rules.errors import FieldError
from app.rules.handing_down import Kin
from app.rules.lifecycle import OPEN, OVER
from app.rules.light import Light

ITEM, LINE, MILESTONE = table(Item).c, table(Line).c, table(Milestone).c
LATE_BELOW = prepared(
    select(ITEM.no, ITEM.title, ITEM.light_on, func.count().over().label("late"))
    .where(ITEM.parent_id == bindparam("item"), ITEM.light == Light.RED)
    .order_by(ITEM.light_on.is_(None), ITEM.light_on, ITEM.id)
    .limit(1)
)
"""Of the red sub-items of an item, the one that has been red longest, and how many they are."""


def kin_of(session: Session, item: AnyRow) -> Kin:
    """The bounds of an item's dates; `item` is a row with its id and its `parent_id`."""
    above = None
    if item.parent_id is not None:
        above = session.scalar(select(ITEM.due_on).where(ITEM.id == item.parent_id))
    return Kin(above, latest_below(session, item.id))


def latest_below(session: Session, item_id: int) -> tuple[str, date] | None:
    """The latest date of an item's sub-items, with the number of the one that has it.

    What is over bounds nothing, nor do milestones that are met or waived.
    """
    going_on = ITEM.parent_id == item_id, ITEM.state.not_in(OVER)
    days = union_all(
        select(ITEM.no, ITEM.due_on.label("day")).where(*going_on),
        select(ITEM.no, LINE.due_on).join(table(Item), ITEM.id == LINE.item_id).where(*going_on),
        select(ITEM.no, MILESTONE.due_on)
        .join(table(Item), ITEM.id == MILESTONE.item_id)
        .where(*going_on, MILESTONE.state.in_(OPEN)),
    ).subquery()
    latest = select(days).where(days.c.day.is_not(None)).order_by(days.c.day.desc(), days.c.no).limit(1)
    row = session.execute(latest).one_or_none()
    return (row.no, row.day) if row else None


def moved_before_children(session: Session, found: Comparison) -> dict[str, FieldError]:
    """The items, by number, whose deadline a corrected document moves before a date of their own sub-items."""
    errors: dict[str, FieldError] = {}
    for pair in found.pairs:
        old, day = pair.old, pair.new.deadline
        if day is None or not pair.changes or not moves(old.due_on, old.baseline_due_on, day):
            continue
        kin = Kin(below=latest_below(session, old.id))
        error = kin.refuse(day, old.due_on, whole=True, pointer=f"/items/{pair.new.no}/deadline")
        if error is not None:
            errors[pair.new.no] = error
    return errors


def late_below(session: Session, item_id: int) -> AnyRow | None:
    """The row of `LATE_BELOW`; none where nothing below is red."""
    return session.execute(LATE_BELOW, {"item": item_id}).one_or_none()
