"""Many ticks or reports in one request, each done or refused by itself."""

from typing import Any

from sqlmodel import Field, SQLModel

from app.models.inputs import BodyId
from app.models.milestone import Completion, MilestoneRead
from app.models.registration import ROWS, Ref
from app.models.report import ReportCreate, ReportRead


class TickRow(Completion):
    """One tick of many."""

    milestone_id: BodyId


class TickBatch(SQLModel):
    """Milestones to tick."""

    model_config = {"extra": "forbid"}

    rows: list[TickRow] = Field(min_length=1, max_length=ROWS)


class TickOutcome(SQLModel):
    """What became of one tick: done, or why not. The rows beside it stand for themselves."""

    index: int = Field(description="Place of the row, from 0.")
    milestone_id: int
    status: int = Field(description="200 ticked, now or before, else the status of `problem`.")
    milestone: MilestoneRead | None = Field(default=None, description="The milestone, where it was ticked.")
    problem: dict[str, Any] | None = Field(default=None, description="Its `code`, `title`, `detail` and more.")


class TickOutcomes(SQLModel):
    """The rows' results, in their order."""

    results: list[TickOutcome]


class ReportRow(ReportCreate):
    """One report of many, on the item that either its id or the caller's own number names."""

    item_id: BodyId | None = Field(default=None, description="Id of the item, or else send `item_ref`.")
    item_ref: Ref | None = Field(default=None, description="The caller's own number for the item, in place of its id.")
    external_ref: Ref | None = Field(default=None, description="The caller's own number for the report, if it has one.")


class ReportBatch(SQLModel):
    """Reports to submit."""

    model_config = {"extra": "forbid"}

    rows: list[ReportRow] = Field(min_length=1, max_length=ROWS)


class ReportOutcome(SQLModel):
    """What became of one report: submitted, or why not. The rows beside it stand for themselves."""

    index: int = Field(description="Place of the row, from 0.")
    item_id: int | None = Field(description="Id of its item; null where the number names none.")
    external_ref: str | None = Field(description="The caller's own number for the report, as sent.")
    status: int = Field(
        description="201 submitted, 200 where `external_ref` named this very report before, else that of `problem`."
    )
    report: ReportRead | None = Field(default=None, description="The report, where it was submitted.")
    problem: dict[str, Any] | None = Field(default=None, description="Its `code`, `title`, `detail` and more.")


class ReportOutcomes(SQLModel):
    """The rows' results, in their order."""

    results: list[ReportOutcome]
