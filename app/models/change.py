"""Changes (延期、变更): asked for, classified by the system, approved step by step, applied on the last approval."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Column, Index, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.models.base import Moment, vocabulary
from app.models.inputs import BodyId, Day, Flag, SomeWords, Version, Words
from app.rules.changes import Subject
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
    """One approval of a change, in its order; `verb` names the row of the permission table that grants it.

    `instead_of` names the one whose turn it was, where nobody could take it when the change was asked for.
    """

    __tablename__ = "change_step"
    __table_args__ = (UniqueConstraint("change_id", "position"),)

    id: int | None = Field(default=None, primary_key=True)
    change_id: int = Field(foreign_key="change_request.id")
    position: int
    verb: Verb = Field(sa_column=vocabulary(Verb, "verb", checked=False))
    instead_of: str | None = Field(default=None, max_length=24)
    approved: bool | None = None
    decided_by: str | None = Field(default=None, max_length=100)
    decided_by_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    decided_at: datetime | None = Field(default=None, sa_type=Moment)
    note: str = Field(default="", max_length=500)


class Edit(SQLModel):
    """One thing that a change would change. `name` says of what, in the document's words.

    `before` and `after` are a day, a decimal string, a text or a list of units, by `field`; null where it is not there.
    """

    field: Subject
    line_id: int | None = None
    milestone_id: int | None = None
    target_id: int | None = None
    name: str = ""
    before: Any = None
    after: Any = None


class EditCreate(SQLModel):
    """One thing as it should be; what stands now is the system's to know.

    `due_on` and `text` are of the milestone, the line, or (where neither is named) the item; `units` of a line;
    `target` of a target. `milestone` adds one to a line (`after`: text and due_on) or drops one (`after`: null).
    `item` with null withdraws it.
    """

    model_config = {"extra": "forbid"}

    field: Subject
    line_id: BodyId | None = None
    milestone_id: BodyId | None = None
    target_id: BodyId | None = None
    after: Any = None


class StepRead(SQLModel):
    """One approval as callers see it."""

    position: int
    verb: Verb
    instead_of: Verb | None = Field(
        description="The step that this one stands for: nobody could take it when the change was asked for."
    )
    approved: bool | None
    decided_by: str | None
    decided_at: datetime | None
    note: str
    may_decide: bool = Field(default=False, description="Whether the caller may decide this step now.")


class ChangeRead(SQLModel):
    """A change as callers see it."""

    id: int
    item_id: int
    item_no: str
    item_title: str
    kind: ChangeKind = Field(description="Judged by the system from the edits; nobody picks it.")
    state: ChangeState
    reason: str
    progress: str
    edits: list[Edit]
    due_on: date | None = Field(description="The new date, where the change moves one: what the reply names.")
    unit_id: int | None
    unit_name: str | None = None
    requested_by: str
    requested_at: datetime
    decided_at: datetime | None
    version: int
    steps: list[StepRead] = []
    may_decide: bool = Field(default=False, description="Whether it waits for the caller's decision.")
    may_cancel: bool = Field(default=False, description="Whether the caller may take it back.")


class ExtensionCreate(SQLModel):
    """A wish for more time for one milestone, or for the whole item where none is named."""

    model_config = {"extra": "forbid"}

    milestone_id: BodyId | None = None
    due_on: Day = Field(description="The new date; later than the present one.")
    reason: SomeWords = Field(max_length=2000)
    progress: SomeWords = Field(max_length=2000, description="How far the work is (目前进展).")
    version: Version | None = Field(default=None, description="The item's version last seen; another one is refused.")


class ChangeCreate(SQLModel):
    """A wish for a change, as the differences between what stands and what should."""

    model_config = {"extra": "forbid"}

    edits: list[EditCreate] = Field(max_length=200)
    reason: SomeWords = Field(max_length=2000)
    progress: Words = Field(default="", max_length=2000, description="How far the work is (目前进展).")
    version: Version | None = Field(default=None, description="The item's version last seen; another one is refused.")


class WithdrawalCreate(SQLModel):
    """A wish to give an item up; its reason stays visible for ever."""

    model_config = {"extra": "forbid"}

    reason: SomeWords = Field(max_length=500)


class Decision(SQLModel):
    """What one approver says to a change; a refusal gives its reason in `note`."""

    model_config = {"extra": "forbid"}

    approve: Flag
    note: Words = Field(default="", max_length=500)
    version: Version | None = Field(
        default=None, description="The change's version last seen; a different one is refused with 409."
    )
