"""Giving a caller's own number to a row: one number one thing, one thing one number, of each client."""

from datetime import datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.actions import events
from app.models import Action, ClientRef
from app.models.base import table
from app.models.registration import Noun
from app.queries.items import item_row
from app.queries.refs import ids_of
from app.rules.actor import Actor
from app.rules.errors import Conflict
from app.rules.permissions import require_client, require_some_writing

REF = table(ClientRef)


def name(session: Session, actor: Actor, noun: Noun, row_id: int, ref: str) -> None:
    """Let `ref` be the actor's number for a row. The same again changes nothing; Conflict where it names another."""
    client_id = require_client(actor)
    known = ids_of(session, actor, noun, [ref]).get(ref)
    if known == row_id:
        return
    if known is not None:
        raise _taken(ref, known)
    of_row = REF.c.client_id == client_id, REF.c.noun == noun, REF.c.row_id == row_id
    try:
        with session.begin_nested():
            session.execute(delete(REF).where(*of_row))
            session.execute(insert(REF), {"client_id": client_id, "noun": noun, "ref": ref, "row_id": row_id})
    except IntegrityError as error:
        raise _taken(ref, None) from error


def move(session: Session, actor: Actor, noun: Noun, row_id: int, ref: str) -> None:
    """Let a number name what took the place of what it named: a later edition of a report."""
    mine = REF.c.client_id == require_client(actor), REF.c.noun == noun, REF.c.ref == ref, REF.c.row_id != row_id
    session.execute(delete(REF).where(*mine))
    name(session, actor, noun, row_id, ref)


def name_item(session: Session, actor: Actor, item_id: int, ref: str, *, now: datetime) -> None:
    """Give an item in sight the actor's own number, in place of an earlier one; the same again is no event."""
    client_id = require_client(actor)
    require_some_writing(actor)
    item = item_row(session, actor, item_id)
    of_item = REF.c.client_id == client_id, REF.c.noun == Noun.ITEM, REF.c.row_id == item_id
    before = session.scalar(select(REF.c.ref).where(*of_item))
    name(session, actor, Noun.ITEM, item_id, ref)
    if before != ref:
        data = {"before": {"external_ref": before}, "after": {"external_ref": ref}}
        events.record(session, actor, Action.ITEM_NUMBERED, now, plan_id=item.plan_id, item_id=item_id, data=data)


def unname_item(session: Session, actor: Actor, item_id: int) -> None:
    """Take the actor's own number off an item in sight; the number is free again. Without one nothing changes."""
    client_id = require_client(actor)
    require_some_writing(actor)
    item_row(session, actor, item_id)
    mine = REF.c.client_id == client_id, REF.c.noun == Noun.ITEM, REF.c.row_id == item_id
    session.execute(delete(REF).where(*mine))


def _taken(ref: str, row_id: int | None) -> Conflict:
    return Conflict(
        "ref_taken",
        f"编号“{ref}”已用于另一项",
        "This external_ref names another thing of yours, given in `current`; read it, or send another number.",
        current={"id": row_id},
    )
