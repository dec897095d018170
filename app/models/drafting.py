"""What the office sends to draft and issue (拟订、交办), and what a unit sends to hand an item down (向下分解)."""

from datetime import date, datetime

from pydantic import model_validator
from sqlmodel import Field, SQLModel

from app.models.closure import Reason
from app.models.inputs import BodyId, Day, Flag, SomeWords, Version, Words
from app.rules.lifecycle import ItemState
from app.rules.light import Light
from app.rules.vocabulary import PlanKind

TEXT_LIMIT = 20_000
LINES, UNITS, STEPS, BATCH = 50, 100, 200, 1000
UnitName = BodyId | Words
"""A unit by id, or a unit or group by any name that the directory knows."""


class PlanCreate(SQLModel):
    """A plan to draft."""

    model_config = {"extra": "forbid"}

    title: SomeWords = Field(max_length=200)
    kind: PlanKind = PlanKind.WORK_REPORT
    year: int = Field(ge=1949, le=2200)
    number: Words | None = Field(default=None, max_length=50, description="Document number (文号).")
    issuer: Words | None = Field(default=None, max_length=100)
    evidence_required: Flag = Field(default=False, description="Whether every tick must bring evidence.")


class StepCreate(SQLModel):
    """A milestone (节点) stated outright."""

    model_config = {"extra": "forbid"}

    text: SomeWords = Field(max_length=2000)
    due_on: Day | None = None
    starts_on: Day | None = None


class LineCreate(SQLModel):
    """A line (分项). Without `milestones` they are read from its plan text, with their doubts."""

    model_config = {"extra": "forbid"}

    plan_text: SomeWords = Field(max_length=TEXT_LIMIT)
    due_on: Day | None = Field(default=None, description="Left out: the item's.")
    lead_units: list[UnitName] = Field(default=[], max_length=UNITS, description="Left out: the first line's.")
    joint_lead_units: list[UnitName] = Field(default=[], max_length=UNITS)
    supporting_units: list[UnitName] = Field(default=[], max_length=UNITS)
    milestones: list[StepCreate] | None = Field(default=None, max_length=STEPS)


class ItemBody(SQLModel):
    """What drafting and handing down have in common."""

    model_config = {"extra": "forbid"}

    title: SomeWords = Field(max_length=500)
    due_on: Day | None = Field(default=None, description="Deadline (完成时限).")
    urgent: Flag = Field(default=False, description="Urgent items are signed for within hours.")
    lines: list[LineCreate] = Field(min_length=1, max_length=LINES)


class ItemCreate(ItemBody):
    """An item to draft; without `no` it takes the next number."""

    no: SomeWords | None = Field(default=None, max_length=20)
    leader: BodyId | Words | None = Field(default=None, description="Leader in charge, by id or name.")


class ItemUpdate(SQLModel):
    """What to change of a draft; `lines`, where given, replace all lines. The version last seen must be named."""

    model_config = {"extra": "forbid"}

    version: Version | None = Field(
        default=None, description="The version last seen, unless If-Match names it; another one is refused."
    )
    no: SomeWords | None = Field(default=None, max_length=20)
    title: SomeWords | None = Field(default=None, max_length=500)
    leader: BodyId | Words | None = None
    due_on: Day | None = None
    urgent: Flag | None = None
    lines: list[LineCreate] | None = Field(default=None, min_length=1, max_length=LINES)


class DraftDiscard(Reason):
    """Why a draft is discarded (作废), for the record. The version last seen must be named."""

    version: Version | None = Field(
        default=None, description="The version last seen, unless If-Match names it; another one is refused."
    )


class ChildCreate(ItemBody):
    """A sub-item for the caller's own sub-units, due no later than its parent."""


class IssueOrder(SQLModel):
    """Which drafts of a plan to issue: some, or all."""

    model_config = {"extra": "forbid"}

    item_ids: list[BodyId] = Field(default=[], max_length=BATCH)
    all: Flag = False

    @model_validator(mode="after")
    def _some_or_all(self) -> "IssueOrder":
        """One of the two, not both and not neither."""
        if self.all == bool(self.item_ids):
            raise ValueError("give item_ids, or all")
        return self


class IssuedRead(SQLModel):
    """What was issued."""

    item_ids: list[int]


class FindingRead(SQLModel):
    """One result of the check-up (体检)."""

    code: str
    severity: str
    message: str
    items: list[str]
    suggestions: list[str]
    pointer: str | None = Field(
        default=None, description="Of a registered matter: the field in doubt, where it is one."
    )
    value: str | None = Field(default=None, description="Of a registered matter: what that field said.")


class OriginRead(SQLModel):
    """Where a draft came from: shown to the office until it is issued."""

    client_name: str = Field(description="Who registered it: the API client (接口用户), or the person of the office.")
    external_ref: str | None = Field(description="The number that the client has for it; null for a person's.")
    due_text: str = Field(description="The deadline in the words that it came with.")
    doubts: list[FindingRead]
    registered_at: datetime


class ParentRead(SQLModel):
    """The item that a sub-item was handed down from."""

    id: int
    no: str
    title: str


class ChildRead(SQLModel):
    """A sub-item as its parent shows it."""

    id: int
    no: str
    title: str
    lead_names: str
    due_on: date | None
    state: ItemState
    light: Light
    milestones_total: int
    milestones_met: int


class UnitCreate(SQLModel):
    """A unit to add to the directory (单位名录), such as a township under its county."""

    model_config = {"extra": "forbid"}

    name: SomeWords = Field(max_length=100)
    kind: SomeWords = Field(default="department", max_length=24)
    parent_id: BodyId | None = Field(default=None, description="The unit that it stands under.")
    aliases: list[SomeWords] = Field(default=[], max_length=20)
