"""The working calendar: what the State Council rules against the weekdays, as data that the office may complete."""

from datetime import date

from sqlmodel import Field, SQLModel

from app.models.base import vocabulary
from app.models.inputs import Day, Words
from app.rules.vocabulary import DayKind


class CalendarDay(SQLModel, table=True):
    """A holiday, or a day worked to make up for one."""

    __tablename__ = "calendar_day"

    day: date = Field(primary_key=True)
    kind: DayKind = Field(sa_column=vocabulary(DayKind, "kind"))
    name: str = Field(default="", max_length=50)


class DaySetting(SQLModel):
    """What a day is ruled to be."""

    model_config = {"extra": "forbid"}

    kind: DayKind = Field(description="A holiday, or a day worked to make up for one.")
    name: Words = Field(default="", max_length=50, description="What the day is for, e.g. 国庆节.")


class DaySpan(SQLModel):
    """Days in a row; without a last one it is a single day."""

    first: Day
    last: Day | None = None


class DayRead(SQLModel):
    """A day that is ruled against its weekday."""

    day: date = Field(description="The calendar day.")
    kind: DayKind = Field(description="A holiday, or a day worked to make up for one.")
    name: str = Field(description="What the day is for, e.g. 国庆节.")


class YearRead(SQLModel):
    """The working calendar of one year: every other day follows its weekday."""

    year: int = Field(description="The year.")
    known: bool = Field(description="Whether any day is ruled; if none is, every weekday counts as worked.")
    days: list[DayRead] = Field(description="The days that are ruled, in order.")
