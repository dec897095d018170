"""Progress reports (进展报告) and their evidence files (佐证材料)."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, Index, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from app.models.base import IDS_ONCE, Exact, Moment, sparse, vocabulary
from app.models.inputs import BodyId, Day, Figure, Known, SomeWords, Words
from app.rules.comparison import Change
from app.rules.lifecycle import ReportState


class ProgressReport(SQLModel, table=True):
    """What one unit says of one item for one period. A unit has at most one draft an item.

    `submitted_on` is the day of `submitted_at` where the government sits, for a round is due on a day.
    A returned report stays as it was; what replaces it is a row of the next `edition`, whose `previous_id` names it.
    `version` grows with every save of a draft; `others_version` is the last that somebody else than its author wrote.
    """

    __tablename__ = "progress_report"
    __table_args__ = (
        Index(
            "uq_progress_report_draft",
            "item_id",
            "unit_id",
            unique=True,
            sqlite_where=text("state = 'draft'"),
            postgresql_where=text("state = 'draft'"),
        ),
        Index(None, "item_id", "id"),
        Index(None, "unit_id", "submitted_at", "id"),
        Index(None, "unit_id", "state", "id"),
        Index(None, "state", "id"),
        *sparse("previous_id"),
        CheckConstraint("(state = 'draft') = (submitted_at IS NULL)", name="submitted_has_moment"),
        IDS_ONCE,
    )

    id: int | None = Field(default=None, primary_key=True)
    item_id: int = Field(foreign_key="item.id")
    unit_id: int = Field(foreign_key="unit.id")
    author_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    author_name: str = Field(max_length=100)
    state: ReportState = Field(sa_column=vocabulary(ReportState, "state"))
    period: str = Field(max_length=20)
    summary: str = Field(default="", sa_type=Text)
    problems: str = Field(default="", sa_type=Text)
    next_steps: str = Field(default="", sa_type=Text)
    needs: str = Field(default="", sa_type=Text)
    saved_at: datetime = Field(sa_type=Moment)
    submitted_at: datetime | None = Field(default=None, sa_type=Moment)
    submitted_on: date | None = None
    edition: int = 1
    previous_id: int | None = Field(default=None, foreign_key="progress_report.id")
    reviewed_by: str | None = Field(default=None, max_length=100)
    reviewed_at: datetime | None = Field(default=None, sa_type=Moment)
    review_note: str = Field(default="", max_length=500)
    version: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    others_version: int = Field(default=0, sa_column_kwargs={"server_default": "0"})


class Reading(SQLModel, table=True):
    """What an indicator has reached, as one unit's report says; cumulative from the plan's start."""

    __table_args__ = (UniqueConstraint("report_id", "indicator_id"), Index(None, "indicator_id", "unit_id", "as_of"))

    id: int | None = Field(default=None, primary_key=True)
    report_id: int = Field(foreign_key="progress_report.id")
    indicator_id: int = Field(foreign_key="indicator.id")
    unit_id: int = Field(foreign_key="unit.id", index=True)
    as_of: date
    value: Decimal = Field(sa_type=Exact)


class Attachment(SQLModel, table=True):
    """A file of evidence. Its bytes lie in the files folder under their SHA-256; the name is only for people."""

    __table_args__ = (Index(None, "report_id"), Index(None, "sha256"), IDS_ONCE)

    id: int | None = Field(default=None, primary_key=True)
    report_id: int = Field(foreign_key="progress_report.id")
    name: str = Field(max_length=255)
    media_type: str = Field(max_length=100)
    size: int
    sha256: str = Field(max_length=64)
    uploaded_by: str = Field(max_length=100)
    uploaded_at: datetime = Field(sa_type=Moment)


TEXT_LIMIT = 10_000


class ReadingInput(SQLModel):
    """A figure that an indicator has reached."""

    model_config = {"extra": "forbid"}

    indicator_id: BodyId
    value: Figure = Field(description='Cumulative from the plan\'s start, as a decimal string: "3120" or "61.5".')
    as_of: Day | None = Field(default=None, description="The day up to which it counts (截至); today when left out.")


class ReportText(SQLModel):
    """The words of a report, as drafts hold them: everything may still be empty."""

    model_config = {"extra": "forbid"}

    period: Words = Field(default="", max_length=20, description="Period reported on (报送周期), e.g. 2017-07.")
    summary: Words = Field(default="", max_length=TEXT_LIMIT, description="Progress (进展情况).")
    problems: Words = Field(default="", max_length=TEXT_LIMIT, description="Problems (存在问题).")
    next_steps: Words = Field(default="", max_length=TEXT_LIMIT, description="Next steps (下一步打算).")
    needs: Words = Field(default="", max_length=TEXT_LIMIT, description="What is needed from others (需协调事项).")
    readings: list[ReadingInput] = Field(default=[], max_length=100, description="What the item's indicators reached.")
    seen: Known | None = Field(
        default=None,
        description="Id of the unit's newest report on the item that the writer saw, 0 for none; "
        "a newer one refuses this one (409). Left out, nothing is compared.",
    )
    version: Known | None = Field(
        default=None,
        description="Version of the unit's draft that the writer last saw, 0 for none; another one refuses this "
        "(409 `draft_newer`, with what stands). May be left out where the draft is one's own.",
    )


class ReportCreate(ReportText):
    """A report to submit: without a summary it says nothing and is refused."""

    summary: SomeWords = Field(max_length=TEXT_LIMIT, description="Progress (进展情况).")


class Acceptance(SQLModel):
    """The office's word on a report that it accepts."""

    model_config = {"extra": "forbid"}

    note: Words = Field(default="", max_length=500, description="A remark for the unit.")


class ReportReturn(SQLModel):
    """Why the office gives a report back."""

    model_config = {"extra": "forbid"}

    reason: SomeWords = Field(max_length=500, description="What is to be corrected (退回原因).")


class ReadingRead(SQLModel):
    """A figure in a report."""

    indicator_id: int
    name: str = Field(description="What is counted (量化指标).")
    unit: str = Field(description="Unit of measure.")
    value: Decimal = Field(description="Cumulative, as a decimal string.")
    as_of: date


class AttachmentRead(SQLModel):
    """An evidence file as callers see it."""

    id: int
    report_id: int
    name: str
    media_type: str
    size: int = Field(description="Bytes.")
    sha256: str
    uploaded_by: str
    uploaded_at: datetime


class ReportRead(SQLModel):
    """A report as callers see it."""

    id: int
    period: str
    summary: str
    problems: str
    next_steps: str
    needs: str
    item_id: int
    unit_id: int
    unit_name: str
    author_name: str
    state: ReportState
    version: int = Field(description="Of a draft: send it back with the next save, so that none is lost.")
    saved_at: datetime
    submitted_at: datetime | None
    edition: int = Field(description="1 for the first of its period; a correction is the next.")
    previous_id: int | None = Field(description="The edition that this one replaces.")
    replaced: bool = Field(description="Whether a later edition stands in its place.")
    reviewed_by: str | None
    reviewed_at: datetime | None
    review_note: str = Field(description="The office's remark, or why it returned the report.")
    readings: list[ReadingRead] = []
    attachments: list[AttachmentRead] = []


class SegmentRead(SQLModel):
    """A stretch of text that two editions share, or only one has."""

    change: Change
    text: str


class ComparisonRead(SQLModel):
    """An edition against the one before it, field by field; a field that is alike in both is left out."""

    id: int
    previous_id: int
    fields: dict[str, list[SegmentRead]]
