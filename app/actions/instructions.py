"""Instructions: a leader writes one, the units answer it."""

from datetime import date, datetime

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session

from app.actions import events, items
from app.models import Action, Instruction, InstructionAnswer, Share
from app.models.base import AnyRow, table
from app.models.instruction import AnswerCreate, InstructionCreate
from app.queries.calendar import calendar_between
from app.rules import permissions
from app.rules.actor import Actor
from app.rules.closing import bonds_to_closure
from app.rules.errors import Conflict, not_found
from app.rules.instructions import check_answer_by, default_answer_by
from app.rules.lifecycle import check_working
from app.rules.permissions import Verb
from app.rules.vocabulary import AssignmentRole
from app.rules.words import cut

INSTRUCTION, ANSWER, SHARE = table(Instruction), table(InstructionAnswer), table(Share)
OF_UNIT = ANSWER.c.instruction_id == bindparam("instruction"), ANSWER.c.unit_id == bindparam("unit")


def write(session: Session, actor: Actor, item_id: int, wish: InstructionCreate, *, now: datetime, today: date) -> int:
    """Write an instruction that the units owe an answer to; returns its id.

    The same words by the same hand for the same day are one instruction, however often they are sent.
    """
    item = items.lock_item(session, actor, item_id)
    permissions.require(actor, Verb.INSTRUCT, bonds_to_closure(actor, items.leader_of(session, item_id)))
    answer_by = wish.answer_by or default_answer_by(today, calendar_between(session, today, today))
    same = session.scalar(
        select(INSTRUCTION.c.id).where(
            INSTRUCTION.c.item_id == item_id,
            INSTRUCTION.c.author_id == actor.person_id,
            INSTRUCTION.c.text == wish.text,
            INSTRUCTION.c.answer_by == answer_by,
        )
    )
    if same is not None:
        return int(same)
    check_working(item.state, Verb.INSTRUCT)
    check_answer_by(answer_by, today)
    values = {"item_id": item_id, "text": wish.text, "answer_by": answer_by, "at": now}
    author = {"author_id": actor.person_id, "author_name": actor.name}
    added = session.execute(insert(INSTRUCTION).returning(INSTRUCTION.c.id), values | author).scalar_one()
    units = _asked(session, item_id, wish.ask_supporting)
    owed = [{"instruction_id": added, "unit_id": unit, "text": ""} for unit in units]
    if owed:
        session.execute(insert(ANSWER), owed)
    data = {"instruction_id": added, "text": cut(wish.text, 200), "answer_by": answer_by.isoformat(), "units": units}
    told = {"before": {}, "after": data}
    events.record(session, actor, Action.INSTRUCTION_WRITTEN, now, plan_id=item.plan_id, item_id=item_id, data=told)
    return int(added)


def answer(
    session: Session, actor: Actor, instruction_id: int, said: AnswerCreate, *, now: datetime, today: date
) -> int:
    """Answer for the actor's unit; returns the instruction's id. A unit answers once: Conflict names who was first.

    An item at rest or over takes answers still: what is owed stays owed.
    """
    item_id = session.scalar(select(INSTRUCTION.c.item_id).where(INSTRUCTION.c.id == instruction_id))
    if item_id is None:
        raise not_found("批示", "instruction")
    item = items.lock_item(session, actor, item_id)
    part = session.scalars(
        select(SHARE.c.unit_id).where(SHARE.c.item_id == item_id, SHARE.c.unit_id == actor.unit_id)
    ).all()
    permissions.require(actor, Verb.ANSWER_INSTRUCTION, permissions.bonds_to_item(actor, part))
    found = session.execute(select(ANSWER).where(*OF_UNIT), _key(actor, instruction_id)).one_or_none()
    if found is not None and found.answered_at is not None:
        _check_same(found, actor, said)
        return instruction_id
    values = {"text": said.text, "answered_by": actor.name, "answered_on": today, "answered_at": now}
    if found is None:
        own = {"instruction_id": instruction_id, "unit_id": actor.unit_id}
        session.execute(insert(ANSWER), own | values)
    else:
        session.execute(update(ANSWER).where(*OF_UNIT), _key(actor, instruction_id) | values)
    events.record(
        session,
        actor,
        Action.INSTRUCTION_ANSWERED,
        now,
        plan_id=item.plan_id,
        item_id=item_id,
        data={"before": {"text": ""}, "after": {"instruction_id": instruction_id, "text": cut(said.text, 200)}},
    )
    return instruction_id


def _asked(session: Session, item_id: int, supporting: bool) -> list[int]:
    """The units that owe an answer."""
    query = select(SHARE.c.unit_id).where(SHARE.c.item_id == item_id).order_by(SHARE.c.unit_id)
    if not supporting:
        query = query.where(SHARE.c.role != AssignmentRole.SUPPORT)
    return list(session.scalars(query))


def _key(actor: Actor, instruction_id: int) -> dict[str, int | None]:
    return {"instruction": instruction_id, "unit": actor.unit_id}


def _check_same(found: AnyRow, actor: Actor, said: AnswerCreate) -> None:
    """The same answer by the same hand changes nothing; another is refused with what was said."""
    if (found.answered_by, found.text) != (actor.name, said.text):
        raise Conflict(
            "already_answered",
            f"本单位已由{found.answered_by}反馈，您的内容没有提交",
            "The unit has answered already.",
            current={"answered_by": found.answered_by, "answered_at": found.answered_at, "text": found.text},
        )
