"""Signing for assignments (签收): what is still unsigned, and what callers send."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from app.rules.acknowledgement import AssignmentState
from app.rules.light import Light
from app.rules.vocabulary import AssignmentRole


class ShareRead(SQLModel):
    """A unit's part in an item, with its signature; `state` is derived."""

    unit_id: int
    unit_name: str
    role: AssignmentRole
    state: AssignmentState
    open: int = Field(description="Milestones that the unit still owes or helps with.")
    late: int = Field(description="How many of them are past due.")
    acknowledge_by: datetime | None = Field(description="By when to sign (签收); null where no limit was set.")
    acknowledged_at: datetime | None
    acknowledged_by: str | None


class UnsignedRead(SQLModel):
    """An assignment that its unit has not signed for."""

    item_id: int
    no: str
    title: str
    plan_id: int
    plan_title: str
    urgent: bool
    unit_id: int
    unit_name: str
    role: AssignmentRole
    issued_at: datetime | None
    acknowledge_by: datetime
    light: Light = Field(description="Green within the limit, yellow past it, red past twice the limit.")


class SignedRead(SQLModel):
    """How many items a batch signed for."""

    acknowledged: int
