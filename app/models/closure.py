"""Closures (办结、销号): asked for by the lead unit, endorsed by the office, granted by the leader in charge."""

from datetime import datetime

from sqlalchemy import Index, Text
from sqlmodel import Field, SQLModel

from app.models.base import Moment, vocabulary
from app.rules.lifecycle import ClosureState


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
    endorsed_at: datetime | None = Field(default=None, sa_type=Moment)
    endorsement: str = Field(default="", max_length=500)
    decided_by: str | None = Field(default=None, max_length=100)
    decided_at: datetime | None = Field(default=None, sa_type=Moment)
    decision: str = Field(default="", max_length=500)


class ClosureRead(SQLModel):
    """A closure as callers see it."""

    id: int
    item_id: int
    state: ClosureState
    result: str
    unit_id: int
    requested_by: str
    requested_at: datetime
    endorsed_by: str | None
    endorsed_at: datetime | None
    endorsement: str
    decided_by: str | None
    decided_at: datetime | None
    decision: str


class ClosureCreate(SQLModel):
    """What the lead unit says when it asks for closure: the result."""

    result: str = Field(min_length=1, max_length=5000, description="Result (办理结果).")
