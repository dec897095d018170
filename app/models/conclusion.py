"""Conclusions of a supervision round (督查结论), objections, rectification and re-check (《政府督查工作条例》)."""

from datetime import date, datetime

from sqlalchemy import Index, Text
from sqlmodel import Field, SQLModel

from app.models.base import Moment, sparse, vocabulary
from app.models.inputs import BodyId, Day, Flag, SomeWords
from app.rules.conclusions import Stage
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


class ConclusionEvidence(SQLModel, table=True):
    """A file that a statement about a conclusion brings. Its bytes lie in the files folder under their SHA-256.

    It is uploaded first, for an item and by a hand, and belongs to nothing until a statement of the same hand cites it:
    then `conclusion_id` and the `stage` say whose it is, and `stated_at` is the moment of that statement.
    """

    __tablename__ = "conclusion_evidence"
    __table_args__ = (
        Index(None, "conclusion_id", "id"),
        Index(None, "item_id"),
        Index(None, "sha256"),
        *sparse("uploaded_by_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    item_id: int = Field(foreign_key="item.id")
    conclusion_id: int | None = Field(default=None, foreign_key="conclusion.id")
    stage: Stage = Field(sa_column=vocabulary(Stage, "stage"))
    stated_at: datetime | None = Field(default=None, sa_type=Moment)
    name: str = Field(max_length=255)
    media_type: str = Field(max_length=100)
    size: int
    sha256: str = Field(max_length=64)
    uploaded_by: str = Field(max_length=100)
    uploaded_by_id: int | None = Field(default=None, foreign_key="person.id")
    uploaded_at: datetime = Field(sa_type=Moment)


class ConclusionEvidenceRead(SQLModel):
    """An evidence file of a conclusion, as callers see it."""

    id: int
    conclusion_id: int | None = Field(description="The conclusion that it is part of; null until a statement cites it.")
    stage: Stage = Field(description="The statement that brings it.")
    stated_at: datetime | None = Field(
        description="When that statement was made; one that was made again later keeps the files of the earlier one."
    )
    name: str
    media_type: str
    size: int = Field(description="Bytes.")
    sha256: str
    uploaded_by: str
    uploaded_at: datetime


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
    evidence: list[ConclusionEvidenceRead] = Field(
        default=[], description="Evidence files (佐证材料), by stage: of the conclusion, the objection, and so on."
    )
    may: list[Verb] = Field(
        default=[], description="What the caller may do with it as it stands; objecting until `object_by`."
    )


class Cites(SQLModel):
    """What may bring evidence files."""

    model_config = {"extra": "forbid"}

    evidence: list[BodyId] = Field(
        default=[],
        max_length=100,
        description="Ids of files that the caller has uploaded for this (佐证材料); each is cited once, within a day.",
    )


class ConclusionCreate(Cites):
    """What the office records after a round."""

    unit_id: BodyId = Field(description="The unit that it is about; one with a part in the item.")
    text: SomeWords = Field(max_length=5000, description="Conclusion (督查结论).")
    basis: SomeWords = Field(max_length=5000, description="Facts and evidence it rests on (事实与依据).")
    rectify_by: Day | None = Field(default=None, description="By when to rectify, where there is something to.")


class Statement(Cites):
    """What the unit says: its objection, or how it rectified."""

    text: SomeWords = Field(max_length=5000)


class Review(Cites):
    """What somebody other than the author finds on an objection."""

    uphold: Flag = Field(description="Whether the conclusion stands; else it is revoked.")
    text: SomeWords = Field(max_length=5000, description="Reasons (复核意见).")


class Recheck(Cites):
    """What the office finds on the rectification."""

    passed: Flag
    text: SomeWords = Field(max_length=5000, description="Finding (复查意见).")
    rectify_by: Day | None = Field(default=None, description="A new day for rectifying, where it did not pass.")
