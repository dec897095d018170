"""Conclusions of a supervision round (督查结论), objections, rectification and re-check (《政府督查工作条例》)."""

from datetime import date, datetime

from sqlalchemy import Index, Text
from sqlmodel import Field, SQLModel

from app.models.base import Moment, vocabulary
from app.models.inputs import BodyId, Day, Flag, SomeWords
from app.rules.lifecycle import ConclusionState
from app.rules.permissions import Verb


class Conclusion(SQLModel, table=True):
    """What the office concluded of one unit's part in an item, and all that followed from it."""

    __table_args__ = (Index(None, "item_id", "id"), Index(None, "unit_id", "state"))

    id: int | None = Field(default=None, primary_key=True)
    item_id: int = Field(foreign_key="item.id")
    unit_id: int = Field(foreign_key="unit.id")
    state: ConclusionState = Field(sa_column=vocabulary(ConclusionState, "state"))
    text: str = Field(sa_type=Text)
    basis: str = Field(sa_type=Text)
    author_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    author_name: str = Field(max_length=100)
    issued_at: datetime = Field(sa_type=Moment)
    object_by: date
    objection: str = Field(default="", sa_type=Text)
    objected_by: str | None = Field(default=None, max_length=100)
    objected_at: datetime | None = Field(default=None, sa_type=Moment)
    review_by: date | None = None
    review: str = Field(default="", sa_type=Text)
    reviewed_by: str | None = Field(default=None, max_length=100)
    reviewed_at: datetime | None = Field(default=None, sa_type=Moment)
    rectify_by: date | None = None
    rectification: str = Field(default="", sa_type=Text)
    rectified_by: str | None = Field(default=None, max_length=100)
    rectified_at: datetime | None = Field(default=None, sa_type=Moment)
    recheck: str = Field(default="", sa_type=Text)
    rechecked_by: str | None = Field(default=None, max_length=100)
    rechecked_at: datetime | None = Field(default=None, sa_type=Moment)


class ConclusionRead(SQLModel):
    """A conclusion as callers see it."""

    id: int
    item_id: int
    item_no: str
    item_title: str
    unit_id: int
    unit_name: str
    state: ConclusionState
    text: str
    basis: str
    author_name: str
    issued_at: datetime
    object_by: date
    objection: str
    objected_by: str | None
    objected_at: datetime | None
    review_by: date | None
    review: str
    reviewed_by: str | None
    reviewed_at: datetime | None
    rectify_by: date | None
    rectification: str
    rectified_by: str | None
    rectified_at: datetime | None
    recheck: str
    rechecked_by: str | None
    rechecked_at: datetime | None
    may: list[Verb] = Field(
        default=[], description="What the caller may do with it as it stands; objecting until `object_by`."
    )


class ConclusionCreate(SQLModel):
    """What the office records after a round."""

    model_config = {"extra": "forbid"}

    unit_id: BodyId = Field(description="The unit that it is about; one with a part in the item.")
    text: SomeWords = Field(max_length=5000, description="Conclusion (督查结论).")
    basis: SomeWords = Field(max_length=5000, description="Facts and evidence it rests on (事实与依据).")
    rectify_by: Day | None = Field(default=None, description="By when to rectify, where there is something to.")


class Statement(SQLModel):
    """What the unit says: its objection, or how it rectified."""

    model_config = {"extra": "forbid"}

    text: SomeWords = Field(max_length=5000)


class Review(SQLModel):
    """What somebody other than the author finds on an objection."""

    model_config = {"extra": "forbid"}

    uphold: Flag = Field(description="Whether the conclusion stands; else it is revoked.")
    text: SomeWords = Field(max_length=5000, description="Reasons (复核意见).")


class Recheck(SQLModel):
    """What the office finds on the rectification."""

    model_config = {"extra": "forbid"}

    passed: Flag
    text: SomeWords = Field(max_length=5000, description="Finding (复查意见).")
    rectify_by: Day | None = Field(default=None, description="A new day for rectifying, where it did not pass.")
