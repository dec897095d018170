"""Closures (办结、销号): asked for by the lead unit, endorsed by the office, granted by the leader in charge."""

from datetime import datetime

from sqlalchemy import Index, Text
from sqlmodel import Field, SQLModel

from app.models.base import Moment, vocabulary
from app.models.inputs import Day, SomeWords, Words
from app.rules.lifecycle import ClosureState, ClosureVerb


class Closure(SQLModel, table=True):
    """One request to strike an item off, with its result and both decisions."""

    __table_args__ = (Index(None, "item_id", "id"), Index(None, "state", "id"))

    id: int | None = Field(default=None, primary_key=True)
    item_id: int = Field(foreign_key="item.id")
    state: ClosureState = Field(sa_column=vocabulary(ClosureState, "state"))
    result: str = Field(sa_type=Text)
    unit_id: int = Field(foreign_key="unit.id", index=True)
    requested_by: str = Field(max_length=100)
    requested_by_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    requested_at: datetime = Field(sa_type=Moment)
    endorsed_by: str | None = Field(default=None, max_length=100)
    endorsed_by_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    endorsed_at: datetime | None = Field(default=None, sa_type=Moment)
    endorsement: str = Field(default="", max_length=500)
    decided_by: str | None = Field(default=None, max_length=100)
    decided_at: datetime | None = Field(default=None, sa_type=Moment)
    decision: str = Field(default="", max_length=500)


class ClosureRead(SQLModel):
    """A closure as callers see it."""

    id: int
    item_id: int
    item_no: str
    item_title: str
    state: ClosureState
    result: str
    unit_id: int
    unit_name: str
    requested_by: str
    requested_at: datetime
    endorsed_by: str | None
    endorsed_at: datetime | None
    endorsement: str
    decided_by: str | None
    decided_at: datetime | None
    decision: str
    may: list[ClosureVerb] = Field(default=[], description="What the caller may do with it now.")


class ClosureCreate(SQLModel):
    """What the lead unit says when it asks for closure: the result."""

    model_config = {"extra": "forbid"}

    result: SomeWords = Field(max_length=5000, description="Result (办理结果).")


class Note(SQLModel):
    """A word that goes with an approval."""

    model_config = {"extra": "forbid"}

    note: Words = Field(default="", max_length=500)


class Reason(SQLModel):
    """Why, for the record."""

    model_config = {"extra": "forbid"}

    reason: SomeWords = Field(max_length=500)


class SuspensionCreate(Reason):
    """Why an item's light is suspended (正当理由), and until which day, that day included."""

    until: Day
