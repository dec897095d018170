"""An item as it stood at a moment that has passed."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from app.models.event import EventRead
from app.models.inputs import DayOrMoment
from app.models.item import ItemState, UnitRole
from app.models.report import ReportRead
from app.rules.lifecycle import MilestoneState


class PastFilter(SQLModel):
    """Which moment is asked for."""

    model_config = {"extra": "forbid"}

    as_of: DayOrMoment = Field(
        description="The end of this day (until now, if it is today), or this moment, RFC 3339 with an offset."
    )
    fields: list[str] = Field(default=[], description="Names by comma; left out, all.")


class PastMilestone(SQLModel):
    """A milestone as it stood."""

    id: int
    text: str
    due_on: date | None = Field(description="Due date as it stood then.")
    baseline_due_on: date | None
    state: MilestoneState
    done_on: date | None = Field(description="The day on which it was met, as reported until then.")


class PastLine(SQLModel):
    """A line as it stood, with its units and milestones."""

    id: int
    no: int
    plan_text: str = Field(description="具体目标和工作计划, verbatim.")
    due_on: date | None = Field(description="Deadline as it stood then.")
    baseline_due_on: date | None
    units: list[UnitRole]
    milestones: list[PastMilestone]


class PastItem(SQLModel):
    """An item as it stood: what it said, who answered for it, what was ticked, and what had been reported."""

    id: int
    plan_id: int
    as_of: datetime = Field(description="The moment that was asked for; of a day, its end.")
    no: str = Field(description="Number within the plan (序号), the one that it has now.")
    title: str = Field(description="The matter (事项).")
    leader_id: int | None
    leader_name: str | None = Field(description="Leader in charge (分管领导).")
    state: ItemState
    due_on: date | None = Field(description="Deadline as it stood then (完成时限).")
    baseline_due_on: date | None
    milestones_total: int
    milestones_met: int
    lines: list[PastLine]
    reports: list[ReportRead] = Field(description="The newest submitted until then, newest first, as judged by then.")
    events: list[EventRead] = Field(description="The newest until then, newest first.")
