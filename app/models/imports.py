"""Imports (导入): a document between being read and being confirmed, with every doubt beside what was read."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field as PydanticField
from pydantic import model_validator
from sqlalchemy import JSON, Column, Index
from sqlmodel import Field, SQLModel

from app.importing.draft import Severity
from app.models.base import Moment, vocabulary
from app.models.inputs import Flag, SomeWords, Words, Year
from app.rules.vocabulary import Certainty, Commitment, Comparator, MilestoneKind, PlanKind


class ImportState(StrEnum):
    """An import is open until it is confirmed or discarded, once and for good."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    DISCARDED = "discarded"


class ReadAs(StrEnum):
    """Which reader takes the document."""

    TABLE = "table"
    MINUTES = "minutes"


class PlanImport(SQLModel, table=True):
    """One document being imported. Its bytes lie in the files folder under their SHA-256.

    `draft` is a prepared `Draft`, `findings` all that speaks against it as it stands, `waived` who let which of them
    stand, and `changes` who edited what. The counts repeat what those say, so that a list reads no JSON.
    """

    __tablename__ = "plan_import"
    __table_args__ = (Index(None, "state", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    source_name: str = Field(max_length=255)
    format: str = Field(max_length=20)
    sha256: str = Field(max_length=64, index=True)
    size: int
    pasted: bool = False
    read_as: str | None = Field(default=None, max_length=20)
    columns: dict[str, int] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True)))
    title: str = Field(max_length=200)
    plan_kind: PlanKind = Field(sa_column=vocabulary(PlanKind, "plan_kind"))
    year: int
    draft: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    sample: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    findings: list[Any] = Field(sa_column=Column(JSON, nullable=False))
    waived: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    changes: list[Any] = Field(sa_column=Column(JSON, nullable=False))
    items_total: int
    milestones_total: int
    errors: int
    doubts: int
    state: ImportState = Field(sa_column=vocabulary(ImportState, "state"))
    created_by: str = Field(max_length=100)
    created_by_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    created_at: datetime = Field(sa_type=Moment)
    updated_at: datetime = Field(sa_type=Moment)
    version: int = 1
    plan_id: int | None = Field(default=None, foreign_key="plan.id", index=True)
    replaces_plan_id: int | None = Field(default=None, foreign_key="plan.id", index=True)


Column0 = Annotated[int, PydanticField(strict=True, ge=0, le=200)]
"""A column of a table, counted from 0."""


class ImportOptions(SQLModel):
    """How to read a document, and what the plan is to be called."""

    model_config = {"extra": "forbid"}

    title: SomeWords = Field(max_length=200, description="Title of the plan.")
    year: Year = Field(description="The plan's year, which dates without one mean.")
    plan_kind: PlanKind = PlanKind.OTHER
    kind: ReadAs | None = Field(default=None, description="Guessed when left out.")
    replaces: int | None = Field(
        default=None, ge=1, le=2**31 - 1, description="Id of the plan that this corrected document replaces."
    )


class ImportRevision(SQLModel):
    """Another way to read the same file; what is left out stays. Reading again takes earlier edits back."""

    model_config = {"extra": "forbid"}

    title: SomeWords | None = Field(default=None, max_length=200)
    plan_kind: PlanKind | None = None
    year: Year | None = None
    kind: ReadAs | None = None
    columns: dict[Words, Column0] | None = Field(
        default=None,
        max_length=60,
        description="Meaning → column from 0: no, title, plan, deadline, start, lead, support, units, leader, "
        "category, period; a second column of one meaning is numbered (plan2).",
    )

    @model_validator(mode="after")
    def _says_something(self) -> "ImportRevision":
        if not self.model_fields_set:
            raise ValueError("nothing to change")
        return self

    @property
    def rereads(self) -> bool:
        """Whether the file must be read again."""
        return bool(self.model_fields_set & {"year", "kind", "columns"})


class ImportConfirmation(SQLModel):
    """The confirming person's word. Doubts that are neither settled nor waived must be accepted outright."""

    model_config = {"extra": "forbid"}

    accept_doubts: Flag = False


class ImportRead(SQLModel):
    """An import as lists show it."""

    id: int
    source_name: str = Field(description="Name of the file; empty for pasted text.")
    format: str
    sha256: str
    size: int = Field(description="Bytes.")
    title: str
    plan_kind: PlanKind
    year: int
    items_total: int
    milestones_total: int
    errors: int = Field(description="Findings that keep it from being confirmed.")
    doubts: int = Field(description="Doubts that are neither settled nor waived.")
    state: ImportState
    created_by: str
    created_at: datetime
    updated_at: datetime
    version: int = Field(description="Send it back as `If-Match` with every change.")
    plan_id: int | None = Field(description="The plan that confirming made, or changed.")
    replaces_plan_id: int | None


class ImportFinding(SQLModel):
    """One result of the check-up (体检)."""

    key: str = Field(description="Names the finding in edits.")
    code: str = Field(description="Stable code, e.g. date.ambiguous.")
    severity: Severity
    message: str
    items: list[str] = Field(description="Numbers of the items it is about.")
    line: int | None
    milestone: int | None
    place: str = Field(description="Where it stands in the document, in words.")
    suggestions: list[str]
    waived_by: str | None = Field(description="Who let it stand.")


class DraftTarget(SQLModel):
    """A numeric target that a clause states."""

    name: str
    value: str = Field(description="Decimal.")
    unit: str
    cumulative: bool
    comparator: Comparator


class DraftMilestone(SQLModel):
    """A milestone as read; `at` is its place within the item, by which edits name it."""

    at: int
    line: int
    text: str
    due_on: date | None
    starts_on: date | None
    date_phrase: str | None
    certainty: Certainty
    alternatives: list[date]
    kind: MilestoneKind
    commitment: Commitment
    indicators: list[DraftTarget]
    span: tuple[int, int] = Field(description="Offsets into the plan text of its line.")


class DraftLine(SQLModel):
    """A line as read; empty units and a null deadline mean: as the item."""

    plan: str
    deadline: date | None
    deadline_text: str
    lead_units: list[str]
    joint_lead_units: list[str]
    supporting_units: list[str]
    place: str


class DraftItem(SQLModel):
    """An item as read, with the keys of the findings that are about it."""

    no: str
    title: str
    leader: str | None
    deadline: date | None
    section: str
    place: str
    lines: list[DraftLine]
    milestones: list[DraftMilestone]
    findings: list[str]


class DocumentRead(SQLModel):
    """What the document says of itself, and how its columns were understood."""

    kind: ReadAs
    layout: str
    title: str | None
    issuer: str | None
    number: str | None
    columns: dict[str, int]
    headings: list[str]
    sample: list[list[str]] = Field(description="The first rows of its table.")
    warnings: list[str]


class FieldChange(SQLModel):
    """One field, before and after."""

    field: str
    before: str | None
    after: str | None


class ImportChange(SQLModel):
    """One thing that the corrected document adds, changes or no longer has."""

    change: str = Field(description="added, changed, gone (withdrawn on confirmation) or kept (gone, but worked on).")
    what: str = Field(description="item, line or milestone.")
    item: str = Field(description="Number of its item.")
    text: str
    fields: list[FieldChange]


class ImportPreview(ImportRead):
    """An import whole, its items by the page, those with doubts first where `order` says so."""

    document: DocumentRead
    findings: list[ImportFinding]
    diff: list[ImportChange] | None = Field(description="Against the plan that it replaces; null for a new plan.")
    items: list[DraftItem]
    next: str | None = Field(description="`cursor` of the next page of items; null at the end.")
