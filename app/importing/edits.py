"""What a person may change in a draft before it is confirmed: a small closed set of typed edits.

Items are named by their number, lines and milestones by their place from 0, as findings name them.
"""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from app.importing.patterns import later
from app.rules.vocabulary import SAYING, Certainty, MilestoneKind

_DAY = later(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _iso_day(value: Any) -> Any:
    """Only YYYY-MM-DD: pydantic alone would take a number for seconds since 1970."""
    if value is None or isinstance(value, date) or (isinstance(value, str) and _DAY.fullmatch(value)):
        return value
    raise PydanticCustomError("date_type", "Input should be a calendar day such as 2017-06-30")


_PLAIN = r"^[^\x00]*$"
"""Text without NUL, which no database keeps."""
Day = Annotated[date, BeforeValidator(_iso_day)]
Place = Annotated[int, Field(strict=True, ge=0, le=10_000)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, pattern=SAYING)]
No = Annotated[Words, Field(max_length=20, description="Number of the item (序号).")]
Title = Annotated[Words, Field(max_length=500)]
Text = Annotated[Words, Field(max_length=10_000)]
Leader = Annotated[str, Field(max_length=50, pattern=_PLAIN)]
Units = Annotated[list[Annotated[Words, Field(max_length=100)]], Field(max_length=100)]


class _Edit(BaseModel):
    model_config = ConfigDict(extra="forbid")


class SetItem(_Edit):
    """Change what is sent of an item; what is left out stays."""

    edit: Literal["set_item"]
    item: No
    title: Title | None = None
    leader: Leader | None = Field(default=None, description="Empty for none.")
    deadline: Day | None = Field(default=None, description="null takes the deadline away.")


class DropItem(_Edit):
    """Leave an item out."""

    edit: Literal["drop_item"]
    item: No


class SetLine(_Edit):
    """Change what is sent of a line; empty lists mean: as the item's first line."""

    edit: Literal["set_line"]
    item: No
    line: Place
    deadline: Day | None = Field(default=None, description="null: as the item.")
    lead_units: Units | None = None
    joint_lead_units: Units | None = None
    supporting_units: Units | None = None


class SetMilestone(_Edit):
    """Change what is sent of a milestone. A date that is set is stated from then on, unless `certainty` is sent too."""

    edit: Literal["set_milestone"]
    item: No
    milestone: Place
    text: Text | None = None
    due_on: Day | None = Field(default=None, description="null takes the date away.")
    starts_on: Day | None = None
    kind: MilestoneKind | None = None
    certainty: Certainty | None = None


class ChooseDate(_Edit):
    """Settle an open date: the one that was read, or one of its alternatives."""

    edit: Literal["choose_date"]
    item: No
    milestone: Place
    due_on: Day


class AddMilestone(_Edit):
    """Add a milestone to a line, behind those that it has."""

    edit: Literal["add_milestone"]
    item: No
    line: Place = 0
    text: Text
    due_on: Day | None = None
    kind: MilestoneKind = MilestoneKind.OTHER


class DropMilestone(_Edit):
    """Leave a milestone out."""

    edit: Literal["drop_milestone"]
    item: No
    milestone: Place


class MergeMilestones(_Edit):
    """Make one of a milestone and the next one of its line; the later date holds."""

    edit: Literal["merge_milestones"]
    item: No
    milestone: Place


class WaiveFinding(_Edit):
    """Say that a doubt has been looked at and may stand. Errors cannot be waived."""

    edit: Literal["waive_finding"]
    finding: Annotated[Words, Field(max_length=40, description="Its `key`.")]


class RestoreFinding(_Edit):
    """Take a waiver back."""

    edit: Literal["restore_finding"]
    finding: Annotated[Words, Field(max_length=40)]


DraftEdit = SetItem | DropItem | SetLine | SetMilestone | ChooseDate | AddMilestone | DropMilestone | MergeMilestones
Edit = Annotated[DraftEdit | WaiveFinding | RestoreFinding, Field(discriminator="edit")]
