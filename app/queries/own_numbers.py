"""A caller's own numbers beside items: each client has its own, and sees nobody else's."""

from collections.abc import Sequence

from sqlalchemy import Integer, bindparam, select
from sqlalchemy.orm import Session

from app.models import ClientRef, Item
from app.models.base import table
from app.models.item import ItemRow
from app.models.registration import Noun
from app.rules.actor import Actor

REF, ITEM = table(ClientRef).c, table(Item).c
IS_NAMED = ITEM.id.in_(
    select(REF.row_id).where(
        REF.client_id == bindparam("own_client", type_=Integer),
        REF.noun == Noun.ITEM,
        REF.ref.in_(bindparam("external_ref", expanding=True)),
    )
)
"""Whether one of the numbers in `external_ref` names the item, as the client `own_client` gave them."""


def with_own_numbers(session: Session, actor: Actor, rows: Sequence[ItemRow]) -> None:
    """Put the actor's own number beside each item that has one, in one statement; a person has none."""
    if actor.client_id is None or not rows:
        return
    mine = REF.client_id == actor.client_id, REF.noun == Noun.ITEM, REF.row_id.in_([row.id for row in rows])
    known = {found.row_id: found.ref for found in session.execute(select(REF.row_id, REF.ref).where(*mine))}
    for row in rows:
        row.external_ref = known.get(row.id)
