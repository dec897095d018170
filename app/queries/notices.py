"""Reading notices and who has read them."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, and_, exists, false, select
from sqlalchemy.orm import Session
from sqlmodel import Field

from app.models import Item, Notice, NoticeReceipt, Person, Unit
from app.models.base import AnyRow, table
from app.models.inputs import RowId
from app.models.notice import NoticeRead, ReceiptRead
from app.queries.paging import Listing, Order, Page, page
from app.queries.scope import visible_items
from app.rules.actor import Actor
from app.rules.errors import not_found
from app.rules.permissions import GRANTS, Verb, may, role_of
from app.rules.reminders import bonds_to_receipt
from app.rules.vocabulary import NoticeLevel, Role

NOTICE, RECEIPT, ITEM, UNIT = table(Notice), table(NoticeReceipt), table(Item), table(Unit)
PERSON = table(Person)
NEWEST = Order("newest", (NOTICE.c.id,), descending=True)


class NoticeFilter(Listing):
    """Which notices to list, newest first."""

    item: RowId | None = Field(default=None, description="Item id.")
    level: list[NoticeLevel] = Field(default=[], description="Any of these levels.")
    unread: bool = Field(default=False, description="Only those that somebody has not read yet: in the caller's unit.")
    mine: bool = Field(default=False, description="Only those that wait for the caller to read them.")


def list_notices(session: Session, actor: Actor, wanted: NoticeFilter) -> Page[NoticeRead]:
    """A page of the notices in sight; `unread` asks for the reader's unit, or for any where they stand for none."""
    query = _columns(actor)
    if wanted.item is not None:
        query = query.where(NOTICE.c.item_id == wanted.item)
    if wanted.level:
        query = query.where(NOTICE.c.level.in_(wanted.level))
    if wanted.unread:
        unread = exists().where(RECEIPT.c.notice_id == NOTICE.c.id, RECEIPT.c.read_at.is_(None))
        if actor.sees_unit is not None:
            unread = unread.where(RECEIPT.c.unit_id == actor.sees_unit)
        query = query.where(unread)
    if wanted.mine:
        waits = RECEIPT.c.notice_id == NOTICE.c.id, RECEIPT.c.read_at.is_(None), addressed_to(actor)
        query = query.where(exists().where(*waits))
    if wanted.cursor:
        query = query.where(NEWEST.after(wanted.cursor))
    found = session.execute(query.order_by(*NEWEST.clauses()).limit(wanted.limit + 1)).all()
    result = page(found, wanted.limit, NEWEST, lambda row: (row.id,))
    return Page(_read(session, actor, result.rows), result.cursor)


def get_notice(session: Session, actor: Actor, notice_id: int) -> NoticeRead:
    """One notice; NotFound out of sight."""
    found = session.execute(_columns(actor).where(NOTICE.c.id == notice_id)).one_or_none()
    if found is None:
        raise not_found("督办单", "notice")
    return _read(session, actor, [found])[0]


def notices_of_item(session: Session, actor: Actor, item_id: int) -> list[NoticeRead]:
    """The newest notices about an item that the caller has already been allowed to see."""
    return list_notices(session, actor, NoticeFilter(item=item_id)).rows


def notices_for(session: Session, actor: Actor, limit: int) -> list[NoticeRead]:
    """The newest slips that wait for a leader to read them; nobody else's database is asked."""
    if actor.unit_id is not None or role_of(actor) not in GRANTS[Verb.READ_NOTICE].roles:
        return []
    return list_notices(session, actor, NoticeFilter(mine=True, limit=limit)).rows


def addressed_to(actor: Actor) -> ColumnElement[bool]:
    """`rules.reminders.bonds_to_receipt`, as the database asks it of a receipt."""
    if actor.leads is not None:
        return RECEIPT.c.person_id == actor.leads
    role = role_of(actor)
    if role is Role.PRINCIPAL_LEADER:
        return and_(RECEIPT.c.unit_id.is_(None), RECEIPT.c.role == role)
    return and_(RECEIPT.c.unit_id == actor.unit_id, RECEIPT.c.role == role) if actor.unit_id is not None else false()


def _columns(actor: Actor) -> Select[tuple[object, ...]]:
    return (
        select(NOTICE, ITEM.c.no.label("item_no"), ITEM.c.title.label("item_title"))
        .join(ITEM, ITEM.c.id == NOTICE.c.item_id)
        .where(visible_items(actor))
    )


def _read(session: Session, actor: Actor, rows: Sequence[AnyRow]) -> list[NoticeRead]:
    """Notices with their receipts, in one more statement however many there are."""
    receipts: dict[int, list[ReceiptRead]] = defaultdict(list)
    received, waiting = set(), set()
    ids = [row.id for row in rows]
    query = (
        select(RECEIPT, UNIT.c.name.label("unit_name"), PERSON.c.name.label("person_name"))
        .outerjoin(UNIT, UNIT.c.id == RECEIPT.c.unit_id)
        .outerjoin(PERSON, PERSON.c.id == RECEIPT.c.person_id)
        .where(RECEIPT.c.notice_id.in_(ids))
        .order_by(RECEIPT.c.unit_id.is_not(None), UNIT.c.position, RECEIPT.c.id)
    )
    for one in session.execute(query) if ids else ():
        receipts[one.notice_id].append(ReceiptRead.model_validate(one, from_attributes=True))
        if bonds := bonds_to_receipt(actor, one):
            received.add(one.notice_id)
            if one.read_at is None and may(actor, Verb.READ_NOTICE, bonds):
                waiting.add(one.notice_id)
    return [
        NoticeRead.model_validate(
            {
                **row._mapping,
                "receipts": receipts[row.id],
                "received": row.id in received,
                "may_receipt": row.id in waiting,
            }
        )
        for row in rows
    ]
