"""Changes (延期、变更): asked for, classified by the system, approved step by step, applied on the last approval."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Column, Index, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.models.base import Moment, vocabulary
from app.rules.lifecycle import ChangeState
from app.rules.permissions import Verb
from app.rules.vocabulary import ChangeKind


class ChangeRequest(SQLModel, table=True):
    """A wish to change an item. `edits` are what would change, before and after; `progress` is how far the work is."""

    __tablename__ = "change_request"
    __table_args__ = (Index(None, "item_id", "id"), Index(None, "state", "id"))

    id: int | None = Field(default=None, primary_key=True)
    item_id: int = Field(foreign_key="item.id")
    kind: ChangeKind = Field(sa_column=vocabulary(ChangeKind, "kind"))
    state: ChangeState = Field(sa_column=vocabulary(ChangeState, "state"))
    reason: str = Field(sa_type=Text)
    progress: str = Field(default="", sa_type=Text)
    edits: list[Any] = Field(default=[], sa_column=Column(JSON, nullable=False))
    item_version: int
    unit_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    requested_by: str = Field(max_length=100)
    requested_by_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    requested_at: datetime = Field(sa_type=Moment)
    decided_at: datetime | None = Field(default=None, sa_type=Moment)
    version: int = 1


class ChangeStep(SQLModel, table=True):
    """One approval of a change, in its order; `verb` names the row of the permission table that grants it."""

    __tablename__ = "change_step"
    __table_args__ = (UniqueConstraint("change_id", "position"),)

    id: int | None = Field(default=None, primary_key=True)
    change_id: int = Field(foreign_key="change_request.id")
    position: int
    verb: Verb = Field(sa_column=vocabulary(Verb, "verb", checked=False))
    approved: bool | None = None
    decided_by: str | None = Field(default=None, max_length=100)
    decided_by_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    decided_at: datetime | None = Field(default=None, sa_type=Moment)
    note: str = Field(default="", max_length=500)


class Edit(SQLModel):
    """One thing that a change would change. `field` is `due_on`, `text`, `units`, `target`, `milestone` or `item`."""

    field: str
    line_id: int | None = None
    milestone_id: int | None = None
    target_id: int | None = None
    before: Any = None
    after: Any = None


class StepRead(SQLModel):
    """One approval as callers see it."""

    position: int
    verb: Verb
    approved: bool | None
    decided_by: str | None
    decided_at: datetime | None
    note: str
    may_decide: bool = Field(default=False, description="Whether the caller may decide this step now.")


class ChangeRead(SQLModel):
    """A change as callers see it."""

    id: int
    item_id: int
    kind: ChangeKind = Field(description="Judged by the system from the edits; nobody picks it.")
    state: ChangeState
    reason: str
    progress: str
    edits: list[Edit]
    unit_id: int | None
    unit_name: str | None = None
    requested_by: str
    requested_at: datetime
    decided_at: datetime | None
    version: int
    steps: list[StepRead] = []


class ExtensionCreate(SQLModel):
    """A wish for more time for one milestone, or for the whole item where none is named."""

    milestone_id: int | None = None
    due_on: date = Field(description="The new date; later than the present one.")
    reason: str = Field(min_length=1, max_length=2000)
    progress: str = Field(min_length=1, max_length=2000, description="How far the work is (目前进展).")
