"""Reading conclusions: whoever sees the item sees what was concluded of it."""

from sqlalchemy import Select, select
from sqlalchemy.orm import Session
from sqlmodel import Field

from app.models import Conclusion, Item, Share, Unit
from app.models.base import AnyRow, table
from app.models.conclusion import ConclusionRead
from app.models.inputs import RowId
from app.queries.paging import Listing, Order, Page, page
from app.queries.scope import visible_items
from app.rules.actor import Actor
from app.rules.conclusions import conclusion_verbs
from app.rules.errors import not_found
from app.rules.lifecycle import ConclusionState

CONCLUSION, ITEM, UNIT, SHARE = table(Conclusion), table(Item), table(Unit), table(Share)
NEWEST = Order("newest", (CONCLUSION.c.id,), descending=True)
OVER = frozenset({ConclusionState.REVOKED, ConclusionState.RECHECKED})
"""Nothing more is to be done about these."""


class ConclusionFilter(Listing):
    """Which conclusions to list, newest first."""

    item: RowId | None = Field(default=None, description="Item id.")
    state: list[ConclusionState] = Field(default=[], description="Any of these states.")
    open: bool = Field(default=False, description="Only those about which something is still to be done.")


def list_conclusions(session: Session, actor: Actor, wanted: ConclusionFilter) -> Page[ConclusionRead]:
    """A page of the conclusions in sight."""
    query = _columns(actor)
    if wanted.item is not None:
        query = query.where(CONCLUSION.c.item_id == wanted.item)
    if wanted.state:
        query = query.where(CONCLUSION.c.state.in_(wanted.state))
    if wanted.open:
        query = query.where(CONCLUSION.c.state.not_in(OVER))
    if wanted.cursor:
        query = query.where(NEWEST.after(wanted.cursor))
    found = session.execute(query.order_by(*NEWEST.clauses()).limit(wanted.limit + 1)).all()
    result = page(found, wanted.limit, NEWEST, lambda row: (row.id,))
    return Page([_read(actor, row) for row in result.rows], result.cursor)


def get_conclusion(session: Session, actor: Actor, conclusion_id: int) -> ConclusionRead:
    """One conclusion; NotFound out of sight."""
    found = session.execute(_columns(actor).where(CONCLUSION.c.id == conclusion_id)).one_or_none()
    if found is None:
        raise not_found("督查结论", "conclusion")
    return _read(actor, found)


def conclusions_of_item(session: Session, actor: Actor, item_id: int) -> list[ConclusionRead]:
    """The newest conclusions about an item that the caller has already been allowed to see."""
    return list_conclusions(session, actor, ConclusionFilter(item=item_id)).rows


def units_with_part(session: Session, item_id: int) -> list[tuple[int, str]]:
    """The units that a conclusion on an item may be about, by id and name."""
    query = select(UNIT.c.id, UNIT.c.name).join(SHARE, SHARE.c.unit_id == UNIT.c.id).where(SHARE.c.item_id == item_id)
    found = session.execute(query.order_by(SHARE.c.role, UNIT.c.position, UNIT.c.id))
    return [(row.id, row.name) for row in found]


def _columns(actor: Actor) -> Select[tuple[object, ...]]:
    return (
        select(CONCLUSION, ITEM.c.no.label("item_no"), ITEM.c.title.label("item_title"))
        .add_columns(UNIT.c.name.label("unit_name"))
        .join(ITEM, ITEM.c.id == CONCLUSION.c.item_id)
        .join(UNIT, UNIT.c.id == CONCLUSION.c.unit_id)
        .where(visible_items(actor))
    )


def _read(actor: Actor, row: AnyRow) -> ConclusionRead:
    verbs = conclusion_verbs(actor, row, row.state, row.objected_at is not None)
    return ConclusionRead.model_validate({**row._mapping, "may": verbs})
