"""Matters that other systems register (来文登记): their own number, where a draft came from, and what is in doubt."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any

from pydantic import StringConstraints
from sqlalchemy import JSON, Column, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.models.base import Moment, vocabulary
from app.models.detail import ItemRead
from app.models.drafting import TEXT_LIMIT, UNITS, FindingRead, UnitName
from app.models.inputs import BodyId, Flag, SomeWords, Version, Words
from app.models.item import ItemRow

REF_PATTERN = r"^[^/.\s\x00-\x20\x7f][^/\x00-\x1f\x7f]*$"
Ref = Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=REF_PATTERN)]
"""A caller's own number: no slash, for it stands in addresses, and no blank or dot at its beginning."""
ROWS, LOOKED_UP = 100, 200


class Noun(StrEnum):
    """What a caller may give its own number to."""

    ITEM = "item"
    REPORT = "report"


class ClientRef(SQLModel, table=True):
    """A client's own number for a row of ours. Of one client a number names one thing, and a thing has one number."""

    __tablename__ = "client_ref"
    __table_args__ = (UniqueConstraint("client_id", "noun", "row_id"),)

    client_id: int = Field(primary_key=True, foreign_key="api_client.id")
    noun: Noun = Field(sa_column=vocabulary(Noun, "noun", primary_key=True))
    ref: str = Field(primary_key=True, max_length=100)
    row_id: int


class Registration(SQLModel, table=True):
    """That an item was registered: its words as they came, and what of them could not be read for certain.

    By a client, or by a person, who is then named in `registered_by`. `version` is the item's as the words left it, so
    that one that stands higher tells of another hand; `digest` is that of all words, to know them when they come again.
    """

    item_id: int = Field(primary_key=True, foreign_key="item.id")
    client_id: int | None = Field(default=None, foreign_key="api_client.id", index=True)
    registered_by: str | None = Field(default=None, max_length=100)
    due_text: str = Field(default="", max_length=100)
    text: str = Field(sa_type=Text)
    doubts: list[Any] = Field(default=[], sa_column=Column(JSON, nullable=False))
    registered_at: datetime = Field(sa_type=Moment)
    version: int
    digest: str = Field(max_length=64)


class MatterCreate(SQLModel):
    """A matter to register: in words, as the caller's document has them."""

    model_config = {"extra": "forbid"}

    plan_id: BodyId = Field(description="The plan that it belongs to.")
    title: SomeWords = Field(max_length=500)
    text: SomeWords = Field(max_length=TEXT_LIMIT, description="Work plan; milestones are read from it.")
    due: Words = Field(default="", max_length=100, description="Deadline in words or figures: 9月底前, 2017.12.")
    leader: Words = Field(default="", max_length=50, description="Name of the leader in charge (分管领导).")
    lead_units: list[UnitName] = Field(default=[], max_length=UNITS, description="By id, name, alias or code.")
    joint_lead_units: list[UnitName] = Field(default=[], max_length=UNITS, description="By id, name, alias or code.")
    supporting_units: list[UnitName] = Field(default=[], max_length=UNITS, description="By id, name, alias or code.")
    urgent: Flag = False
    version: Version | None = Field(
        default=None, description="The draft's version last seen: asked for once somebody else has edited it."
    )


class MatterRow(MatterCreate):
    """One row of many: a matter with the caller's own number."""

    external_ref: Ref = Field(description="The caller's own number.")


class MatterBatch(SQLModel):
    """Matters to register or to change, each by its own number."""

    model_config = {"extra": "forbid"}

    rows: list[MatterRow] = Field(min_length=1, max_length=ROWS)


class MatterRead(SQLModel):
    """A registered matter: the draft that became of it, and what somebody of the office is to look at."""

    external_ref: str = Field(description="The caller's own number.")
    item: ItemRead
    doubts: list[FindingRead] = Field(description="What could not be read for certain, errors first.")


class MatterOutcome(SQLModel):
    """What became of one row: done, or why not. The rows beside it stand for themselves."""

    index: int = Field(description="Place of the row, from 0.")
    external_ref: str = Field(description="The caller's own number.")
    status: int = Field(description="201 registered, 200 changed, else the status of `problem`.")
    item: ItemRow | None = None
    doubts: list[FindingRead] = Field(default=[], description="What could not be read for certain, errors first.")
    problem: dict[str, Any] | None = Field(default=None, description="Its `code`, `title`, `detail` and more.")


class MatterOutcomes(SQLModel):
    """The rows' results, in their order."""

    results: list[MatterOutcome]


class RefQuery(SQLModel):
    """Own numbers whose items are asked for."""

    model_config = {"extra": "forbid"}

    external_refs: list[Ref] = Field(min_length=1, max_length=LOOKED_UP)


class RefFound(SQLModel):
    """The item that a number names; null where it names none that the caller may see."""

    external_ref: str = Field(description="The caller's own number.")
    item: ItemRow | None


class RefsFound(SQLModel):
    """One answer for each number asked for, in their order."""

    results: list[RefFound]


class RefSetting(SQLModel):
    """The caller's own number for something that is there already."""

    model_config = {"extra": "forbid"}

    external_ref: Ref = Field(description="The caller's own number.")
