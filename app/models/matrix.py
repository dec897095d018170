"""The matrix (报送情况) of a plan: units × rounds of its reporting cycle."""

from datetime import date

from sqlmodel import Field, SQLModel

from app.rules.rounds import RoundState
from app.rules.vocabulary import CycleRule


class RoundRead(SQLModel):
    """One round of reports."""

    code: str = Field(description="The period: 2017-07, 2017-Q3 or 2017-W28.")
    first: date
    last: date
    due_on: date = Field(description="The working day by which its reports are due.")


class CellRead(SQLModel):
    """Where a unit stands in one round."""

    state: RoundState | None = Field(description="The worst of its items; null where nothing is asked of it.")
    expected: int = Field(description="How many reports the round asks of the unit, one an item.")
    counts: dict[RoundState, int] = Field(description="How many of them stand where.")


class MatrixRow(SQLModel):
    """A unit; its cells are in the order of the rounds."""

    unit_id: int
    unit_name: str
    cells: list[CellRead]


class MatrixRead(SQLModel):
    """A page of units over the last rounds, oldest first."""

    plan_id: int
    title: str
    cycle: CycleRule
    cycle_day: int
    cycle_from: date | None
    cycle_weeks: int
    cycle_days: list[str]
    version: int = Field(description="The plan's; goes with the next setting of its cycle.")
    rounds: list[RoundRead]
    rows: list[MatrixRow]
    next: str | None = Field(description="Cursor of the next page of units; null at the end.")
    unknown_years: list[int] = Field(
        description="Years of which no holidays are known: there, every weekday counts as worked."
    )
