"""Instructions (批示) of leaders, and the answers that units owe by a date."""

from datetime import date, datetime

from sqlalchemy import Index, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.models.base import Moment
from app.models.inputs import Day, Flag, SomeWords


class Instruction(SQLModel, table=True):
    """What a leader wrote on an item."""

    __table_args__ = (Index(None, "item_id", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    item_id: int = Field(foreign_key="item.id")
    text: str = Field(sa_type=Text)
    answer_by: date
    author_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    author_name: str = Field(max_length=100)
    at: datetime = Field(sa_type=Moment)


class InstructionAnswer(SQLModel, table=True):
    """One unit's answer to an instruction; what is owed is a row without `answered_at`.

    `answered_on` is the day where the government sits, by which lateness is judged.
    """

    __tablename__ = "instruction_answer"
    __table_args__ = (UniqueConstraint("instruction_id", "unit_id"), Index(None, "unit_id", "answered_at"))

    id: int | None = Field(default=None, primary_key=True)
    instruction_id: int = Field(foreign_key="instruction.id")
    unit_id: int = Field(foreign_key="unit.id")
    text: str = Field(default="", sa_type=Text)
    answered_by: str | None = Field(default=None, max_length=100)
    answered_on: date | None = None
    answered_at: datetime | None = Field(default=None, sa_type=Moment)


class AnswerRead(SQLModel):
    """One unit's answer as callers see it."""

    unit_id: int
    unit_name: str
    text: str
    answered_by: str | None
    answered_at: datetime | None
    late: bool = Field(description="Whether it came after its day.")


class InstructionRead(SQLModel):
    """An instruction as callers see it."""

    id: int
    item_id: int
    item_no: str
    item_title: str
    text: str
    answer_by: date
    author_name: str
    at: datetime
    answers: list[AnswerRead] = Field(default=[], description="What the units answered, or still owe.")
    may_answer: bool = Field(default=False, description="Whether the caller's unit may answer now.")


class InstructionCreate(SQLModel):
    """What a leader writes. Lead units owe an answer."""

    model_config = {"extra": "forbid"}

    text: SomeWords = Field(max_length=2000, description="Instruction (批示).")
    answer_by: Day | None = Field(
        default=None, description="The day by which the units answer; the seventh working day when left out."
    )
    ask_supporting: Flag = Field(default=False, description="Whether supporting units owe an answer too.")


class AnswerCreate(SQLModel):
    """What a unit answers."""

    model_config = {"extra": "forbid"}

    text: SomeWords = Field(max_length=5000, description="Answer (办理反馈).")
