"""Events (办理记录): one append-only table that serves as audit trail, timeline and feed."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Column, Index
from sqlmodel import Field, SQLModel

from app.models.base import Moment, vocabulary
from app.rules.vocabulary import Via


class Action(StrEnum):
    """The closed catalogue of what can happen."""

    PLAN_IMPORTED = "plan.imported"
    PLAN_REVISED = "plan.revised"
    IMPORT_DISCARDED = "import.discarded"
    ITEM_ISSUED = "item.issued"
    ITEM_REVISED = "item.revised"
    ITEM_WITHDRAWN = "item.withdrawn"
    MILESTONE_COMPLETED = "milestone.completed"
    MILESTONE_REOPENED = "milestone.reopened"
    REPORT_SUBMITTED = "report.submitted"
    SIGNED_IN = "session.opened"
    SIGN_IN_REFUSED = "session.refused"
    SIGNED_OUT = "session.closed"
    KEY_CREATED = "key.created"
    USER_CREATED = "user.created"


class Event(SQLModel, table=True):
    """Something that happened, with what it changed. Rows are only ever added."""

    __table_args__ = (
        Index(None, "item_id", "id"),
        Index(None, "unit_id", "id"),
        Index(None, "action", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=Moment)
    action: Action = Field(sa_column=vocabulary(Action, "action", checked=False))
    via: Via = Field(sa_column=vocabulary(Via, "via"))
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    client_id: int | None = Field(default=None, foreign_key="api_key.id", index=True)
    actor_name: str = Field(max_length=100)
    unit_id: int | None = Field(default=None, foreign_key="unit.id")
    plan_id: int | None = Field(default=None, foreign_key="plan.id", index=True)
    item_id: int | None = Field(default=None, foreign_key="item.id")
    milestone_id: int | None = Field(default=None, foreign_key="milestone.id", index=True)
    report_id: int | None = Field(default=None, foreign_key="progress_report.id", index=True)
    data: dict[str, Any] = Field(default={}, sa_column=Column(JSON, nullable=False))


class EventRead(SQLModel):
    """An event as callers see it."""

    id: int
    at: datetime
    action: Action
    via: Via
    actor_name: str
    unit_id: int | None
    unit_name: str | None
    plan_id: int | None
    item_id: int | None
    milestone_id: int | None
    report_id: int | None
    data: dict[str, Any] = Field(description="What changed: `before` and `after`, and words that the sentence needs.")
