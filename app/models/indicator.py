"""Indicators (量化指标) of an item, and the targets that its milestones set for them."""

from datetime import date
from decimal import Decimal

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from app.models.base import IDS_ONCE, Exact, vocabulary
from app.rules.readings import Combined
from app.rules.vocabulary import Comparator


class Indicator(SQLModel, table=True):
    """Something that is counted: 征地, in 亩."""

    __table_args__ = (UniqueConstraint("item_id", "name", "unit"), IDS_ONCE)

    id: int | None = Field(default=None, primary_key=True)
    item_id: int = Field(foreign_key="item.id")
    name: str = Field(max_length=200)
    unit: str = Field(max_length=40)


class Target(SQLModel, table=True):
    """What an indicator is to reach with a milestone; `cumulative` counts from the plan's start."""

    id: int | None = Field(default=None, primary_key=True)
    indicator_id: int = Field(foreign_key="indicator.id", index=True)
    milestone_id: int = Field(foreign_key="milestone.id", index=True)
    due_on: date | None = None
    value: Decimal = Field(sa_type=Exact)
    cumulative: bool = False
    comparator: Comparator = Field(sa_column=vocabulary(Comparator, "comparator"))


class TargetRead(SQLModel):
    """A numeric target of a milestone."""

    id: int
    name: str = Field(description="What is counted (量化指标).")
    unit: str = Field(description="Unit of measure, as the document writes it.")
    value: Decimal = Field(description="As a decimal string.")
    cumulative: bool = Field(description="True when it counts from the plan's start (累计).")
    comparator: Comparator


class PointRead(SQLModel):
    """A point of the trajectory."""

    on: date
    value: Decimal = Field(description="Cumulative, as a decimal string.")


class ReachedRead(SQLModel):
    """A figure that a unit reported and that stands."""

    unit_id: int
    unit_name: str
    as_of: date
    value: Decimal


class IndicatorRead(SQLModel):
    """An indicator with its trajectory (序时进度) and what has been reached."""

    id: int
    name: str = Field(description="What is counted (量化指标).")
    unit: str = Field(description="Unit of measure, as the document writes it.")
    starts_on: date = Field(description="The day from which it counts.")
    points: list[PointRead] = Field(description="What the text asks for by which day; cumulative.")
    readings: list[ReachedRead] = Field(description="Figures of submitted and accepted reports, oldest first.")
    history: list[PointRead] = Field(description="What had been reached in all by the day of each reading.")
    actual: Decimal | None = Field(description="What has been reached, see `combined`; null before the first reading.")
    as_of: date | None
    combined: Combined | None = Field(
        description="How `actual` was made: `whole` is the figure of one unit that answers for the whole; `sum` adds "
        "the shares of a group's members; `mean` is that of those who have reported, for percentages never add up."
    )
    expected_pct: Decimal | None = Field(description="What should have been reached by `as_of`, in percent.")
    actual_pct: Decimal | None
    lag_points: Decimal | None = Field(description="Percentage points behind; negative when ahead.")
