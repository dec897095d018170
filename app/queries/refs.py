"""Reading by callers' own numbers. Another client's number is not there."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import ApiClient, ClientRef, Item, Registration
from app.models.base import table
from app.models.drafting import FindingRead, OriginRead
from app.models.registration import Noun, RefFound, RefsFound
from app.queries.items import item_rows
from app.queries.scope import drafts_visible
from app.rules.actor import Actor
from app.rules.errors import not_found
from app.rules.lifecycle import UNISSUED

REF, REGISTRATION, CLIENT, ITEM = table(ClientRef).c, table(Registration).c, table(ApiClient).c, table(Item).c
NOUNS = {Noun.ITEM: ("事项", "item"), Noun.REPORT: ("报告", "report")}


def ids_of(session: Session, actor: Actor, noun: Noun, refs: Sequence[str]) -> dict[str, int]:
    """The rows that these numbers of the actor's name, in sight or not."""
    mine = REF.client_id == actor.client_id, REF.noun == noun, REF.ref.in_(refs)
    return {row.ref: row.row_id for row in session.execute(select(REF.ref, REF.row_id).where(*mine))}


def row_of(session: Session, actor: Actor, noun: Noun, ref: str) -> int:
    """The row that a number names; NotFound where it names none."""
    found = ids_of(session, actor, noun, [ref]).get(ref)
    if found is None:
        raise not_found(*NOUNS[noun])
    return found


def look_up(session: Session, actor: Actor, refs: Sequence[str]) -> RefsFound:
    """The items that numbers name, as lists show them, in two statements however many are asked for."""
    ids = ids_of(session, actor, Noun.ITEM, refs)
    rows = {row.id: row for row in item_rows(session, actor, list(ids.values()))}
    return RefsFound(results=[RefFound(external_ref=ref, item=rows.get(ids.get(ref, 0))) for ref in refs])


def origin_of(session: Session, actor: Actor, item_id: int) -> OriginRead | None:
    """Where a draft came from, with its doubts; to the office, until it is issued or though it was discarded."""
    if not drafts_visible(actor):
        return None
    mine = (REF.client_id == REGISTRATION.client_id) & (REF.noun == Noun.ITEM) & (REF.row_id == REGISTRATION.item_id)
    query = (
        select(table(Registration), func.coalesce(CLIENT.name, REGISTRATION.registered_by).label("name"), REF.ref)
        .select_from(table(Registration))
        .outerjoin(table(ApiClient), CLIENT.id == REGISTRATION.client_id)
        .join(table(Item), ITEM.id == REGISTRATION.item_id)
        .outerjoin(table(ClientRef), mine)
        .where(REGISTRATION.item_id == item_id, ITEM.state.in_(UNISSUED))
    )
    row = session.execute(query).one_or_none()
    if row is None:
        return None
    doubts = [FindingRead.model_validate(one) for one in row.doubts]
    return OriginRead(
        client_name=row.name,
        external_ref=row.ref,
        due_text=row.due_text,
        doubts=doubts,
        registered_at=row.registered_at,
    )
