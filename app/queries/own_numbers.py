"""A caller's own numbers beside items: each client has its own, and sees nobody else's."""

from sqlalchemy import Integer, bindparam, select

from app.models import ClientRef, Item
from app.models.base import table
from app.models.registration import Noun

REF, ITEM = table(ClientRef).c, table(Item).c
MINE = REF.client_id == bindparam("own_client", type_=Integer), REF.noun == Noun.ITEM
"""The numbers that the client `own_client` gave to items; a person, null there, has none."""

OWN_NUMBER = select(REF.ref).where(*MINE, REF.row_id == ITEM.id).scalar_subquery()
"""The one that names the item, if any: by an index, where a second statement would cost a list a third of its time."""

IS_NAMED = ITEM.id.in_(select(REF.row_id).where(*MINE, REF.ref.in_(bindparam("external_ref", expanding=True))))
"""Whether one of the numbers in `external_ref` names the item."""
