"""Reading conclusions: whoever sees the item sees what was concluded of it."""

from collections import defaultdict

from sqlalchemy import ColumnElement, Select, and_, false, func, not_, or_, select
from sqlalchemy.orm import Session
from sqlmodel import Field

from app.models import Conclusion, ConclusionEvidence, Item, Share, Unit
from app.models.base import AnyRow, table
from app.models.conclusion import ConclusionEvidenceRead, ConclusionRead
from app.models.inputs import RowId
from app.queries.items import item_row
from app.queries.paging import DEFAULT_LIMIT, Listing, Order, Page, page
from app.queries.scope import visible_items
from app.rules.actor import Actor
from app.rules.conclusions import VERB_OF, Stage, bonds_to_conclusion, conclusion_verbs
from app.rules.errors import not_found
from app.rules.lifecycle import ConclusionState
from app.rules.permissions import Bond, Verb, may, require

CONCLUSION, ITEM, UNIT, SHARE = table(Conclusion), table(Item), table(Unit), table(Share)
FILE = table(ConclusionEvidence)
IN_ORDER = list(Stage)
NEWEST = Order("newest", (CONCLUSION.c.id,), descending=True)
OVER = frozenset({ConclusionState.REVOKED, ConclusionState.RECHECKED})
"""Nothing more is to be done about these."""


class ConclusionFilter(Listing):
    """Which conclusions to list, newest first."""

    item: RowId | None = Field(default=None, description="Item id.")
    state: list[ConclusionState] = Field(default=[], description="Any of these states.")
    open: bool = Field(default=False, description="Only those about which something is still to be done.")
    mine: bool = Field(default=False, description="Only those that wait for the caller's review or re-check.")


def list_conclusions(session: Session, actor: Actor, wanted: ConclusionFilter) -> Page[ConclusionRead]:
    """A page of the conclusions in sight."""
    query = _columns(actor)
    if wanted.item is not None:
        query = query.where(CONCLUSION.c.item_id == wanted.item)
    if wanted.state:
        query = query.where(CONCLUSION.c.state.in_(wanted.state))
    if wanted.open:
        query = query.where(CONCLUSION.c.state.not_in(OVER))
    if wanted.mine:
        query = query.where(waits_for(actor))
    if wanted.cursor:
        query = query.where(NEWEST.after(wanted.cursor))
    found = session.execute(query.order_by(*NEWEST.clauses()).limit(wanted.limit + 1)).all()
    result = page(found, wanted.limit, NEWEST, lambda row: (row.id,))
    return Page(_read(session, actor, result.rows), result.cursor)


def get_conclusion(session: Session, actor: Actor, conclusion_id: int) -> ConclusionRead:
    """One conclusion; NotFound out of sight."""
    found = session.execute(_columns(actor).where(CONCLUSION.c.id == conclusion_id)).one_or_none()
    if found is None:
        raise not_found("督查结论", "conclusion")
    return _read(session, actor, [found])[0]


def conclusions_waiting(session: Session, actor: Actor, limit: int = DEFAULT_LIMIT) -> list[ConclusionRead]:
    """What waits for the actor's review or re-check: objections by the day set for them, then rectifications."""
    if not _decides(actor):
        return []
    query = _columns(actor).where(waits_for(actor))
    order = CONCLUSION.c.state != ConclusionState.OBJECTED, CONCLUSION.c.review_by, CONCLUSION.c.id
    return _read(session, actor, list(session.execute(query.order_by(*order).limit(limit)).all()))


def count_waiting(session: Session, actor: Actor) -> int:
    """How many conclusions wait for the actor's review or re-check; nobody else's database is asked."""
    if not _decides(actor):
        return 0
    query = select(func.count()).select_from(CONCLUSION.join(ITEM, ITEM.c.id == CONCLUSION.c.item_id))
    return session.scalar(query.where(visible_items(actor), waits_for(actor))) or 0


def waits_for(actor: Actor) -> ColumnElement[bool]:
    """A condition on conclusions: the objection is the actor's to review, or the rectification to re-check."""
    mine: list[ColumnElement[bool]] = [false()]
    if may(actor, Verb.REVIEW_OBJECTION, {Bond.OTHERS}):
        mine.append(and_(CONCLUSION.c.state == ConclusionState.OBJECTED, not_(_by(actor))))
    if may(actor, Verb.RECHECK):
        mine.append(CONCLUSION.c.state == ConclusionState.RECTIFIED)
    return or_(*mine)


def _decides(actor: Actor) -> bool:
    return may(actor, Verb.REVIEW_OBJECTION, {Bond.OTHERS}) or may(actor, Verb.RECHECK)


def _by(actor: Actor) -> ColumnElement[bool]:
    """`rules.approvals.same_hand`, of the author: clients have names but no person."""
    if actor.person_id is not None:
        return func.coalesce(CONCLUSION.c.author_id == actor.person_id, false())
    return and_(CONCLUSION.c.author_id.is_(None), CONCLUSION.c.author_name == actor.name)


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


def _read(session: Session, actor: Actor, rows: list[AnyRow]) -> list[ConclusionRead]:
    files = _files(session, [row.id for row in rows])
    found = []
    for row in rows:
        verbs = conclusion_verbs(actor, row, row.state, row.objected_at is not None)
        found.append(ConclusionRead.model_validate({**row._mapping, "may": verbs, "evidence": files[row.id]}))
    return found


def _files(session: Session, ids: list[int]) -> dict[int, list[ConclusionEvidenceRead]]:
    """The files of these conclusions, by stage and then as they came."""
    found: dict[int, list[ConclusionEvidenceRead]] = defaultdict(list)
    if ids:
        for row in session.execute(select(FILE).where(FILE.c.conclusion_id.in_(ids)).order_by(FILE.c.id)):
            found[row.conclusion_id].append(ConclusionEvidenceRead.model_validate(row, from_attributes=True))
    for files in found.values():
        files.sort(key=lambda file: IN_ORDER.index(file.stage))
    return found


def brought_by(actor: Actor) -> ColumnElement[bool]:
    """A condition on evidence files: this very actor has uploaded them."""
    return and_(FILE.c.uploaded_by == actor.name, FILE.c.uploaded_by_id.is_not_distinct_from(actor.person_id))


def item_of_statement(session: Session, actor: Actor, stage: Stage, target_id: int) -> int:
    """The item of a statement that the actor may make; NotFound out of sight, Forbidden where the table says so.

    `target_id` is the item of a conclusion still to be recorded, else the conclusion.
    """
    if stage is Stage.CONCLUSION:
        item_row(session, actor, target_id)
        require(actor, Verb.CONCLUDE)
        return target_id
    found = session.execute(_columns(actor).where(CONCLUSION.c.id == target_id)).one_or_none()
    if found is None:
        raise not_found("督查结论", "conclusion")
    require(actor, VERB_OF[stage], bonds_to_conclusion(actor, found))
    return int(found.item_id)


def uncited(session: Session, actor: Actor, item_id: int) -> list[ConclusionEvidenceRead]:
    """The files that the actor has uploaded for statements about an item and not cited yet."""
    mine = FILE.c.item_id == item_id, FILE.c.conclusion_id.is_(None), brought_by(actor)
    found = session.execute(select(FILE).where(*mine).order_by(FILE.c.id))
    return [ConclusionEvidenceRead.model_validate(row, from_attributes=True) for row in found]


def get_evidence(session: Session, actor: Actor, evidence_id: int) -> ConclusionEvidenceRead:
    """One file's card: of a statement on an item in sight, or one that the actor has just brought."""
    shown = and_(visible_items(actor), or_(FILE.c.conclusion_id.is_not(None), brought_by(actor)))
    query = select(FILE).join(ITEM, ITEM.c.id == FILE.c.item_id).where(FILE.c.id == evidence_id, shown)
    row = session.execute(query).one_or_none()
    if row is None:
        raise not_found("佐证材料", "evidence")
    return ConclusionEvidenceRead.model_validate(row, from_attributes=True)
