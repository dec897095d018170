"""Plans (督办计划): a year's table, a meeting's minutes, an investment plan."""

from datetime import date, datetime
from typing import Annotated

from pydantic import StringConstraints
from sqlalchemy import JSON, Column
from sqlmodel import Field, SQLModel

from app.models.base import Moment, vocabulary
from app.models.inputs import CycleDay, Day, Version, Weeks
from app.rules.cycles import Cycle
from app.rules.vocabulary import CycleRule, PlanKind


class Plan(SQLModel, table=True):
    """One issued set of items. `demo` marks demonstration data for ever.

    `cycle` and `cycle_day` say when its reports are due, from the first period that begins on or after `cycle_from`;
    `cycle_weeks` and `cycle_days` belong to a plan's own rule.
    """

    id: int | None = Field(default=None, primary_key=True)
    title: str = Field(max_length=200)
    kind: PlanKind = Field(sa_column=vocabulary(PlanKind, "kind"))
    year: int = Field(index=True)
    number: str | None = Field(default=None, max_length=50)
    issuer: str | None = Field(default=None, max_length=100)
    source_name: str | None = Field(default=None, max_length=255)
    change_policy: str | None = Field(default=None, max_length=40)
    cycle: CycleRule = Field(sa_column=vocabulary(CycleRule, "cycle"), default=CycleRule.NONE)
    cycle_day: int = Field(default=25, ge=1, le=31)
    cycle_from: date | None = None
    cycle_weeks: int = Field(default=2, ge=1, le=52, sa_column_kwargs={"server_default": "2"})
    cycle_days: list[str] = Field(default=[], sa_column=Column(JSON, nullable=False, server_default="[]"))
    evidence_required: bool = False
    demo: bool = False
    created_at: datetime = Field(sa_type=Moment)
    version: int = Field(default=1, sa_column_kwargs={"server_default": "1"})


class PlanRead(SQLModel):
    """A plan as callers see it."""

    id: int
    title: str
    kind: PlanKind
    year: int
    number: str | None = Field(description="Document number (文号), e.g. 〔2020〕93号.")
    issuer: str | None
    source_name: str | None
    change_policy: str | None = Field(description="`additions_only` (许增不许减) where the document says so.")
    cycle: CycleRule = Field(description="How often units report (报送周期).")
    cycle_day: int = Field(description="Day of the month, or of the week from 1 (Monday), by which reports are due.")
    cycle_from: date | None = Field(description="The first period that counts begins on or after this day.")
    cycle_weeks: int = Field(description="Of rule `every_weeks`: how many weeks lie between two reports.")
    cycle_days: list[str] = Field(
        description="Of rule `named_days`: the days on which reports are due, 25 of every month or 03-31 of every year."
    )
    demo: bool = Field(description="True for demonstration data.")
    items_total: int = Field(description="Items of the plan that the caller may see.")
    version: int = Field(description="Grows with every change of the plan's own settings; of its items each has one.")


class CycleSetting(SQLModel):
    """How often units report on a plan, and by which day."""

    model_config = {"extra": "forbid"}

    cycle: CycleRule = Field(description="How often units report (报送周期).")
    day: CycleDay = Field(
        default=25, description="Day of the month, or of the week from 1 (Monday); a shorter month ends earlier."
    )
    starts_on: Day | None = Field(
        default=None,
        description="The first period that counts begins on or after this day; left out, the present one. Of rule "
        "`every_weeks`: the first day on which a report is due; left out, today.",
    )
    weeks: Weeks = Field(default=2, description="Of rule `every_weeks`: how many weeks between two reports.")
    days: list[Annotated[str, StringConstraints(max_length=5)]] = Field(
        default=[],
        max_length=31,
        description="Of rule `named_days`: days on which reports are due, 25 of every month or 03-31 of every year.",
    )
    version: Version | None = Field(default=None, description="The plan's, as read; 409 when it has changed since.")

    def cycle_of(self) -> Cycle:
        """The rule, with what belongs to it alone."""
        days = sorted(set(self.days)) if self.cycle is CycleRule.NAMED_DAYS else []
        return Cycle(self.cycle, self.day, weeks=self.weeks, days=days)
