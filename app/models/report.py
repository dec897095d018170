"""Progress reports (进展报告) and their evidence files (佐证材料)."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, Index, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from app.models.base import Exact, Moment, vocabulary
from app.models.inputs import Words
from app.rules.lifecycle import ReportState


class ProgressReport(SQLModel, table=True):
    """What one unit says of one item for one period. A unit has at most one draft an item.

    A returned report stays as it was; what replaces it is a row of the next `edition`, whose `previous_id` names it.
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
        CheckConstraint("(state = 'draft') = (submitted_at IS NULL)", name="submitted_has_moment"),
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
    edition: int = 1
    previous_id: int | None = Field(default=None, foreign_key="progress_report.id", index=True)
    reviewed_by: str | None = Field(default=None, max_length=100)
    reviewed_at: datetime | None = Field(default=None, sa_type=Moment)
    review_note: str = Field(default="", max_length=500)


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

    __table_args__ = (Index(None, "report_id"), Index(None, "sha256"))

    id: int | None = Field(default=None, primary_key=True)
    report_id: int = Field(foreign_key="progress_report.id")
    name: str = Field(max_length=255)
    media_type: str = Field(max_length=100)
    size: int
    sha256: str = Field(max_length=64)
    uploaded_by: str = Field(max_length=100)
    uploaded_at: datetime = Field(sa_type=Moment)


TEXT_LIMIT = 10_000


class ReportText(SQLModel):
    """The words of a report, as drafts hold them: everything may still be empty."""

    model_config = {"extra": "forbid"}

    period: Words = Field(default="", max_length=20, description="Period reported on (报送周期), e.g. 2017-07.")
    summary: Words = Field(default="", max_length=TEXT_LIMIT, description="Progress (进展情况).")
    problems: Words = Field(default="", max_length=TEXT_LIMIT, description="Problems (存在问题).")
    next_steps: Words = Field(default="", max_length=TEXT_LIMIT, description="Next steps (下一步打算).")
    needs: Words = Field(default="", max_length=TEXT_LIMIT, description="What is needed from others (需协调事项).")


class ReportCreate(ReportText):
    """A report to submit: without a summary it says nothing and is refused."""

    summary: Words = Field(min_length=1, max_length=TEXT_LIMIT, description="Progress (进展情况).")


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


class ReportRead(ReportText):
    """A report as callers see it."""

    model_config = {"extra": "ignore"}

    id: int
    item_id: int
    unit_id: int
    unit_name: str
    author_name: str
    state: ReportState
    saved_at: datetime
    submitted_at: datetime | None
    attachments: list[AttachmentRead] = []
