"""Notices (督办单): one matter one slip, of a level, and who has read it."""

from datetime import date, datetime

from sqlalchemy import Index, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.models.base import Moment, vocabulary
from app.models.inputs import BodyId, SomeWords
from app.rules.vocabulary import NoticeLevel, Role


class Notice(SQLModel, table=True):
    """A slip about one milestone of one item (or the item as a whole, where none is named)."""

    __table_args__ = (
        UniqueConstraint("item_id", "matter", "level"),
        Index(None, "item_id", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    item_id: int = Field(foreign_key="item.id")
    milestone_id: int | None = Field(default=None, foreign_key="milestone.id", index=True)
    matter: str = Field(max_length=40)
    level: NoticeLevel = Field(sa_column=vocabulary(NoticeLevel, "level"))
    text: str = Field(sa_type=Text)
    sent_by: str = Field(max_length=100)
    sent_on: date
    sent_at: datetime = Field(sa_type=Moment)


class NoticeReceipt(SQLModel, table=True):
    """To whom a slip went, and when they read it: a role in a unit, one leader, or the principal leader.

    `stands_in` says that whom the level names was not there when it was sent.
    """

    __tablename__ = "notice_receipt"
    __table_args__ = (
        UniqueConstraint("notice_id", "unit_id"),
        Index(None, "unit_id", "read_at"),
        Index(None, "person_id", "read_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    notice_id: int = Field(foreign_key="notice.id")
    role: Role = Field(sa_column=vocabulary(Role, "role"))
    unit_id: int | None = Field(default=None, foreign_key="unit.id")
    person_id: int | None = Field(default=None, foreign_key="person.id")
    stands_in: bool = False
    read_by: str | None = Field(default=None, max_length=100)
    read_at: datetime | None = Field(default=None, sa_type=Moment)


class ReceiptRead(SQLModel):
    """A receipt as callers see it."""

    role: Role = Field(description="The role that it is addressed to; who has it, and nobody else, reads it.")
    unit_id: int | None = Field(description="The unit in which somebody has that role; null for a leader.")
    unit_name: str | None
    person_id: int | None = Field(description="Id of the leader in charge; null for a unit and the principal leader.")
    person_name: str | None
    stands_in: bool = Field(description="Whether it went here because whom the level names was not there.")
    read_by: str | None
    read_at: datetime | None


class NoticeRead(SQLModel):
    """A notice as callers see it."""

    id: int
    item_id: int
    item_no: str
    item_title: str
    milestone_id: int | None
    level: NoticeLevel
    text: str
    sent_by: str
    sent_on: date = Field(description="The day where the government sits.")
    sent_at: datetime
    receipts: list[ReceiptRead] = Field(default=[], description="To whom it went, and who of them read it.")
    may_receipt: bool = Field(default=False, description="Whether it waits for the caller to read it.")
    received: bool = Field(default=False, description="Whether it was addressed to the caller, read or not.")


class NoticeCreate(SQLModel):
    """What the office sends."""

    model_config = {"extra": "forbid"}

    level: NoticeLevel
    text: SomeWords = Field(max_length=2000)
    milestone_id: BodyId | None = Field(
        default=None, description="The milestone it is about; the whole item if left out."
    )
