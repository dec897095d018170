"""Events (办理记录): one append-only table that serves as audit trail, timeline and feed."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, Index
from sqlmodel import Field, SQLModel

from app.models.base import Moment, sparse, vocabulary
from app.rules.vocabulary import Via


class Action(StrEnum):
    """The closed catalogue of what can happen."""

    PLAN_IMPORTED = "plan.imported"
    PLAN_DRAFTED = "plan.drafted"
    ITEM_DRAFTED = "item.drafted"
    DRAFT_EDITED = "item.draft_edited"
    DRAFT_DISCARDED = "item.draft_discarded"
    ITEM_ISSUED = "item.issued"
    ITEM_ACKNOWLEDGED = "item.acknowledged"
    ITEM_NUMBERED = "item.numbered"
    ITEM_HANDED_DOWN = "item.handed_down"
    ITEM_SUSPENDED = "item.suspended"
    ITEM_RESUMED = "item.resumed"
    ITEM_WITHDRAWN = "item.withdrawn"
    ITEM_REOPENED = "item.reopened"
    CLOSURE_REQUESTED = "closure.requested"
    CLOSURE_ENDORSED = "closure.endorsed"
    CLOSURE_REFUSED = "closure.refused"
    ITEM_CLOSED = "item.closed"
    PLAN_REVISED = "plan.revised"
    IMPORT_STARTED = "import.started"
    IMPORT_EDITED = "import.edited"
    IMPORT_DISCARDED = "import.discarded"
    ITEM_REVISED = "item.revised"
    EVIDENCE_ATTACHED = "evidence.attached"
    EVIDENCE_DETACHED = "evidence.detached"
    MILESTONE_COMPLETED = "milestone.completed"
    MILESTONE_REOPENED = "milestone.reopened"
    MILESTONE_MISSED = "milestone.missed"
    MILESTONE_CONFIRMED = "milestone.confirmed"
    MILESTONE_RETURNED = "milestone.returned"
    REPORT_SUBMITTED = "report.submitted"
    REPORT_ACCEPTED = "report.accepted"
    REPORT_RETURNED = "report.returned"
    CYCLE_SET = "cycle.set"
    CHANGE_REQUESTED = "change.requested"
    CHANGE_APPROVED = "change.approved"
    CHANGE_APPLIED = "change.applied"
    CHANGE_REFUSED = "change.refused"
    CHANGE_CANCELLED = "change.cancelled"
    INSTRUCTION_WRITTEN = "instruction.written"
    INSTRUCTION_ANSWERED = "instruction.answered"
    NOTICE_SENT = "notice.sent"
    NOTICE_READ = "notice.read"
    CONCLUSION_ISSUED = "conclusion.issued"
    CONCLUSION_OBJECTED = "conclusion.objected"
    OBJECTION_REVIEWED = "objection.reviewed"
    CONCLUSION_RECTIFIED = "conclusion.rectified"
    CONCLUSION_RECHECKED = "conclusion.rechecked"
    DELEGATION_RECORDED = "delegation.recorded"
    DELEGATION_ENDED = "delegation.ended"
    UNIT_ADDED = "unit.added"
    CALENDAR_SET = "calendar.set"
    CALENDAR_CLEARED = "calendar.cleared"
    WEBHOOK_CREATED = "webhook.created"
    WEBHOOK_CHANGED = "webhook.changed"
    WEBHOOK_REMOVED = "webhook.removed"
    WEBHOOK_PAUSED = "webhook.paused"
    WEBHOOK_RESUMED = "webhook.resumed"
    WEBHOOK_ROTATED = "webhook.rotated"
    WEBHOOK_PINGED = "webhook.pinged"
    WEBHOOK_REPLAYED = "webhook.replayed"
    SIGNED_IN = "session.opened"
    SIGN_IN_REFUSED = "session.refused"
    SIGNED_OUT = "session.closed"
    CLIENT_CREATED = "client.created"
    CLIENT_CHANGED = "client.changed"
    KEY_CREATED = "key.created"
    KEY_ROTATED = "key.rotated"
    KEY_REVOKED = "key.revoked"
    TOKEN_ISSUED = "token.issued"  # noqa: S105 - the name of a deed
    USER_CREATED = "user.created"
    USER_DISABLED = "user.disabled"
    PASSWORD_CHANGED = "user.password_changed"  # noqa: S105 - the name of a deed


class Event(SQLModel, table=True):
    """Something that happened, with what it changed. Rows are only ever added.

    `position` is gapless and given, with `seal`, by the worker after the commit: see actions/audit.py.
    """

    __table_args__ = (
        Index(None, "item_id", "id"),
        Index(None, "unit_id", "id"),
        Index(None, "action", "id"),
        Index(None, "actor_name", "id"),
        Index(None, "at"),
        *sparse("person_id", "client_id", "milestone_id", "report_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=Moment)
    action: Action = Field(sa_column=vocabulary(Action, "action", checked=False))
    via: Via = Field(sa_column=vocabulary(Via, "via"))
    person_id: int | None = Field(default=None, foreign_key="person.id")
    client_id: int | None = Field(default=None, foreign_key="api_client.id")
    actor_name: str = Field(max_length=100)
    acting_for: str | None = Field(default=None, max_length=100)
    unit_id: int | None = Field(default=None, foreign_key="unit.id")
    plan_id: int | None = Field(default=None, foreign_key="plan.id", index=True)
    item_id: int | None = Field(default=None, foreign_key="item.id")
    milestone_id: int | None = Field(default=None, foreign_key="milestone.id")
    report_id: int | None = Field(default=None, foreign_key="progress_report.id")
    data: dict[str, Any] = Field(default={}, sa_column=Column(JSON, nullable=False))
    position: int | None = Field(default=None, unique=True)
    seal: str | None = Field(default=None, max_length=64)


class AuditHead(SQLModel, table=True):
    """The end of the chain of seals, in one row: without it a cut at the end of the log would not show."""

    __tablename__ = "audit_head"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: int = Field(default=1, primary_key=True)
    position: int
    seal: str = Field(max_length=64)


class EventRead(SQLModel):
    """An event as callers see it."""

    id: int
    position: int | None = Field(
        default=None, description="Its place in the feed, gapless over all events; null until it is sealed."
    )
    at: datetime
    action: Action
    via: Via
    actor_name: str
    acting_for: str | None = Field(default=None, description="Whom the actor stood in for (代理), if anybody.")
    unit_id: int | None
    unit_name: str | None
    plan_id: int | None
    item_id: int | None
    milestone_id: int | None
    report_id: int | None
    data: dict[str, Any] = Field(
        description="What changed: `before` and `after`, and words that the sentence needs. Of a deed "
        "that may move anything, `was`: what the item said before, of all that it says otherwise since."
    )
