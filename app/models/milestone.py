"""Milestones (节点): dated deliverables of a line."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Column, Index, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from app.models.base import IDS_ONCE, Moment, vocabulary
from app.models.indicator import TargetRead
from app.models.inputs import BodyId, Day, SomeWords, Version, Words
from app.rules.lifecycle import MilestoneState
from app.rules.vocabulary import Certainty, Commitment, MilestoneKind


class Milestone(SQLModel, table=True):
    """One dated deliverable. `baseline_due_on` is the date as issued and is never rewritten."""

    __table_args__ = (
        Index(None, "item_id", "position"),
        Index(None, "line_id"),
        Index(None, "due_on", "id"),
        Index(
            "ix_milestone_planned",
            "due_on",
            sqlite_where=text("state = 'planned'"),
            postgresql_where=text("state = 'planned'"),
        ),
        IDS_ONCE,
    )

    id: int | None = Field(default=None, primary_key=True)
    item_id: int = Field(foreign_key="item.id")
    line_id: int = Field(foreign_key="line.id")
    position: int
    text: str = Field(sa_type=Text)
    kind: MilestoneKind = Field(sa_column=vocabulary(MilestoneKind, "kind"))
    commitment: Commitment = Field(sa_column=vocabulary(Commitment, "commitment"))
    starts_on: date | None = None
    due_on: date | None = None
    baseline_due_on: date | None = None
    date_phrase: str | None = Field(default=None, max_length=100)
    certainty: Certainty = Field(sa_column=vocabulary(Certainty, "certainty"))
    alternatives: list[Any] = Field(default=[], sa_column=Column(JSON, nullable=False))
    span_start: int | None = None
    span_end: int | None = None
    state: MilestoneState = Field(sa_column=vocabulary(MilestoneState, "state"))
    done_on: date | None = None
    done_note: str = Field(default="", max_length=500)
    done_by: str | None = Field(default=None, max_length=100)
    done_by_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    done_at: datetime | None = Field(default=None, sa_type=Moment)
    confirmed_by: str | None = Field(default=None, max_length=100)
    confirmed_at: datetime | None = Field(default=None, sa_type=Moment)
    returned_note: str = Field(default="", max_length=500)
    version: int = 1


class MemberTick(SQLModel, table=True):
    """One member's tick of a milestone that a group leads: it is met when every member's share is."""

    __tablename__ = "member_tick"
    __table_args__ = (UniqueConstraint("milestone_id", "unit_id"),)

    id: int | None = Field(default=None, primary_key=True)
    milestone_id: int = Field(foreign_key="milestone.id")
    unit_id: int = Field(foreign_key="unit.id", index=True)
    done_on: date
    done_note: str = Field(default="", max_length=500)
    done_by: str = Field(max_length=100)
    done_by_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    done_at: datetime = Field(sa_type=Moment)
    late: bool


class Evidence(SQLModel, table=True):
    """A file that proves a tick. Its bytes lie in the files folder under their SHA-256, as a report's files do."""

    __table_args__ = (
        UniqueConstraint("milestone_id", "unit_id", "sha256", "name"),
        Index(None, "sha256"),
        Index(None, "unit_id"),
        IDS_ONCE,
    )

    id: int | None = Field(default=None, primary_key=True)
    milestone_id: int = Field(foreign_key="milestone.id")
    unit_id: int = Field(foreign_key="unit.id")
    name: str = Field(max_length=255)
    media_type: str = Field(max_length=100)
    size: int
    sha256: str = Field(max_length=64)
    uploaded_by: str = Field(max_length=100)
    uploaded_at: datetime = Field(sa_type=Moment)


class EvidenceRead(SQLModel):
    """A file that proves a tick, as callers see it."""

    id: int
    milestone_id: int
    unit_id: int
    name: str
    media_type: str
    size: int = Field(description="Bytes.")
    sha256: str
    uploaded_by: str
    uploaded_at: datetime


class MemberShare(SQLModel):
    """One unit's share of a milestone that a group leads; `done_on` is null until the unit has ticked it."""

    unit_id: int
    unit_name: str
    done_on: date | None
    done_note: str
    done_by: str | None
    late: bool = Field(description="Whether it was ticked as done after the due date of that day.")


class MilestoneRead(SQLModel):
    """A milestone as callers see it."""

    id: int
    item_id: int
    line_id: int
    position: int
    text: str
    kind: MilestoneKind
    commitment: Commitment = Field(description="How firmly it is promised: 力争, 争取, 确保, 基本, or plain.")
    starts_on: date | None
    due_on: date | None = Field(description="Due date as it stands.")
    baseline_due_on: date | None = Field(description="Due date as first issued; never rewritten.")
    date_phrase: str | None = Field(description="The words of the document that carried the date.")
    certainty: Certainty
    alternatives: list[date] = Field(description="Other dates that the words may mean.")
    state: MilestoneState
    done_on: date | None = Field(description="The day on which it was met, as reported.")
    done_note: str
    done_by: str | None
    done_at: datetime | None
    confirmed_by: str | None = Field(description="Who of the office confirmed the tick (核定), if anybody has.")
    confirmed_at: datetime | None
    returned_note: str = Field(description="Why the office returned the last tick; empty once it is ticked again.")
    version: int
    targets: list[TargetRead] = Field(default=[], description="Numeric targets (量化指标) that the clause states.")
    shares: list[MemberShare] = Field(
        default=[], description="Each unit's share where a group leads the line; met when every share is."
    )
    evidence: list[EvidenceRead] = Field(default=[], description="Files that prove the tick (佐证材料).")


class TickConfirmation(SQLModel):
    """The office's word that a tick is true (核定)."""

    model_config = {"extra": "forbid"}

    version: Version | None = Field(default=None, description="The version last seen; another one is refused (409).")


class TickReturn(SQLModel):
    """Why the office takes a tick back (退回); where units share the milestone, one unit's or, with none named, all."""

    model_config = {"extra": "forbid"}

    reason: SomeWords = Field(max_length=500)
    unit_id: BodyId | None = Field(default=None, description="Only this unit's share.")
    version: Version | None = Field(default=None, description="The version last seen; another one is refused (409).")


class Completion(SQLModel):
    """What a tick brings: the day on which the milestone was met (today when left out), and a note."""

    model_config = {"extra": "forbid"}

    done_on: Day | None = None
    note: Words = Field(default="", max_length=500)
    version: Version | None = Field(
        default=None, description="The version last seen; a different one is refused with 409."
    )
