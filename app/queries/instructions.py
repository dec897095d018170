"""Reading instructions and the units' answers, owed, given and late."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import Session
from sqlmodel import Field

from app.models import Instruction, InstructionAnswer, Item, Share, Unit
from app.models.base import AnyRow, table
from app.models.inputs import RowId
from app.models.instruction import AnswerRead, InstructionRead
from app.queries.paging import Listing, Order, Page, page
from app.queries.scope import visible_items
from app.rules.actor import Actor
from app.rules.errors import not_found
from app.rules.instructions import is_late
from app.rules.permissions import Verb, bonds_to_item, may

INSTRUCTION, ANSWER, ITEM, UNIT = table(Instruction), table(InstructionAnswer), table(Item), table(Unit)
SHARE = table(Share)
NEWEST = Order("newest", (INSTRUCTION.c.id,), descending=True)


class InstructionFilter(Listing):
    """Which instructions to list, newest first."""

    item: RowId | None = Field(default=None, description="Item id.")
    owed: bool = Field(default=False, description="Only those that a unit still owes an answer to: the caller's own.")


def list_instructions(session: Session, actor: Actor, wanted: InstructionFilter) -> Page[InstructionRead]:
    """A page of the instructions in sight; `owed` asks for the reader's unit, or for any where they stand for none."""
    query = _columns(actor)
    if wanted.item is not None:
        query = query.where(INSTRUCTION.c.item_id == wanted.item)
    if wanted.owed:
        open_answer = exists().where(ANSWER.c.instruction_id == INSTRUCTION.c.id, ANSWER.c.answered_at.is_(None))
        if actor.sees_unit is not None:
            open_answer = open_answer.where(ANSWER.c.unit_id == actor.sees_unit)
        query = query.where(open_answer)
    if wanted.cursor:
        query = query.where(NEWEST.after(wanted.cursor))
    found = session.execute(query.order_by(*NEWEST.clauses()).limit(wanted.limit + 1)).all()
    result = page(found, wanted.limit, NEWEST, lambda row: (row.id,))
    return Page(_read(session, actor, result.rows), result.cursor)


def get_instruction(session: Session, actor: Actor, instruction_id: int) -> InstructionRead:
    """One instruction; NotFound out of sight."""
    found = session.execute(_columns(actor).where(INSTRUCTION.c.id == instruction_id)).one_or_none()
    if found is None:
        raise not_found("批示", "instruction")
    return _read(session, actor, [found])[0]


def instructions_of_item(session: Session, actor: Actor, item_id: int) -> list[InstructionRead]:
    """The newest instructions on an item that the caller has already been allowed to see."""
    return list_instructions(session, actor, InstructionFilter(item=item_id)).rows


def _columns(actor: Actor) -> Select[tuple[object, ...]]:
    return (
        select(INSTRUCTION, ITEM.c.no.label("item_no"), ITEM.c.title.label("item_title"))
        .join(ITEM, ITEM.c.id == INSTRUCTION.c.item_id)
        .where(visible_items(actor))
    )


def _read(session: Session, actor: Actor, rows: Sequence[AnyRow]) -> list[InstructionRead]:
    """Instructions with their answers, in two more statements however many there are."""
    days = {row.id: row.answer_by for row in rows}
    answers: dict[int, list[AnswerRead]] = defaultdict(list)
    query = (
        select(ANSWER, UNIT.c.name.label("unit_name"))
        .join(UNIT, UNIT.c.id == ANSWER.c.unit_id)
        .where(ANSWER.c.instruction_id.in_(days))
        .order_by(ANSWER.c.id)
    )
    for one in session.execute(query) if days else ():
        late = is_late(days[one.instruction_id], one.answered_on)
        answers[one.instruction_id].append(AnswerRead.model_validate({**one._mapping, "late": late}))
    parts = _parts(session, actor, rows)
    return [
        InstructionRead.model_validate(
            {**row._mapping, "answers": answers[row.id], "may_answer": _may_answer(actor, row, answers[row.id], parts)}
        )
        for row in rows
    ]


def _parts(session: Session, actor: Actor, rows: Sequence[AnyRow]) -> set[int]:
    """On which of the items the reader's unit has a part."""
    if actor.unit_id is None or not rows:
        return set()
    query = select(SHARE.c.item_id).where(
        SHARE.c.unit_id == actor.unit_id, SHARE.c.item_id.in_({row.item_id for row in rows})
    )
    return set(session.scalars(query))


def _may_answer(actor: Actor, row: AnyRow, answers: list[AnswerRead], parts: set[int]) -> bool:
    """A unit answers once, asked or not, while it has a part."""
    part = [actor.unit_id] if actor.unit_id is not None and row.item_id in parts else []
    said = any(one.unit_id == actor.unit_id and one.answered_at is not None for one in answers)
    return not said and may(actor, Verb.ANSWER_INSTRUCTION, bonds_to_item(actor, part))
