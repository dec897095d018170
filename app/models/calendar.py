"""The working calendar: what the State Council rules against the weekdays, as data that the office may complete."""

from datetime import date

from sqlmodel import Field, SQLModel

from app.models.base import vocabulary
from app.rules.vocabulary import DayKind


class CalendarDay(SQLModel, table=True):
    """A holiday, or a day worked to make up for one."""

    __tablename__ = "calendar_day"

    day: date = Field(primary_key=True)
    kind: DayKind = Field(sa_column=vocabulary(DayKind, "kind"))
    name: str = Field(default="", max_length=50)
