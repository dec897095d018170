"""Deputies (代理): who acts for somebody who is away, between two dates."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from app.models.base import IDS_ONCE, Moment


class Delegation(SQLModel, table=True):
    """That a deputy may act in another's role and unit on the days from `starts_on` to `ends_on`, both included.

    From `ended_at` on they may no more; the row stays, for what was done under it.
    """

    __table_args__ = (
        CheckConstraint("person_id <> deputy_id", name="not_oneself"),
        CheckConstraint("starts_on <= ends_on", name="in_order"),
        Index(None, "deputy_id", "ends_on"),
        Index(None, "person_id"),
        IDS_ONCE,
    )

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id")
    deputy_id: int = Field(foreign_key="person.id")
    starts_on: date
    ends_on: date
    reason: str = Field(default="", max_length=200)
    ended_at: datetime | None = Field(default=None, sa_type=Moment)


class DelegationCreate(SQLModel):
    """What the security administrator records."""

    person_id: int = Field(description="Who is away.")
    deputy_id: int = Field(description="Who acts for them.")
    starts_on: date
    ends_on: date
    reason: str = Field(default="", max_length=200)


class DelegationRead(SQLModel):
    """A delegation as callers see it."""

    id: int
    person_id: int
    person_name: str
    deputy_id: int
    deputy_name: str
    starts_on: date
    ends_on: date
    reason: str
    ended_at: datetime | None = Field(description="When it was ended early; it gives nothing from then on.")
