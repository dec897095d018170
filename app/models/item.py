"""Items (事项), their lines (分项), and who answers for them."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from app.models.base import IDS_ONCE, Moment, sparse, vocabulary
from app.rules.lifecycle import ItemState as ItemState
from app.rules.light import Light, LightCode
from app.rules.vocabulary import AssignmentRole, Cadence

NEVER = date(9999, 12, 31)
"""Sorts what has no date after all that has one, the same on every database."""

UNDATED = date(9999, 12, 30)
"""The next step of a unit when something is open but nothing open has a date; sorts just before `NEVER`."""


NO_LENGTH = 20
UNSIGNED = "acknowledge_by IS NOT NULL AND acknowledged_at IS NULL"


class Item(SQLModel, table=True):
    """One numbered matter of a plan.

    `light*` and the counts repeat what the milestones say, so that lists read one indexed row an item;
    `actions.items.refresh` is the only writer of them. `light_turns_on` is the day on which the light may change
    without anybody doing anything. `due_key` is `due_on`, or `NEVER` where there is none, so that one index sorts all.
    `rolls_up_on` is set while the item above has yet to follow a red that has begun or ended here.
    `parent_id` and `owner_unit_id` are those of an item that a unit handed down; `reason` says why it was suspended,
    withdrawn, or discarded as a draft.
    """

    __table_args__ = (
        UniqueConstraint("plan_id", "no"),
        Index(None, "plan_id", "position", "id"),
        Index(None, "due_key", "id"),
        Index(None, "leader_id", "due_key", "id"),
        Index(None, "light", "due_key", "id"),
        Index(None, "state", "due_key", "id"),
        Index(None, "light_turns_on"),
        *sparse("rolls_up_on"),
    )

    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id")
    no: str = Field(max_length=NO_LENGTH)
    position: int
    title: str = Field(max_length=500)
    leader_id: int | None = Field(default=None, foreign_key="person.id")
    state: ItemState = Field(sa_column=vocabulary(ItemState, "state"))
    lead_names: str = Field(default="", max_length=500)
    parent_id: int | None = Field(default=None, foreign_key="item.id", index=True)
    owner_unit_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    due_on: date | None = None
    baseline_due_on: date | None = None
    due_key: date
    light: Light = Field(sa_column=vocabulary(Light, "light"))
    light_code: LightCode = Field(sa_column=vocabulary(LightCode, "light_code", checked=False))
    light_on: date | None = None
    light_count: int = 0
    light_text: str = Field(default="", max_length=200)
    light_turns_on: date | None = None
    rolls_up_on: date | None = None
    milestones_total: int = 0
    milestones_met: int = 0
    reported_at: datetime | None = Field(default=None, sa_type=Moment)
    issued_at: datetime | None = Field(default=None, sa_type=Moment)
    urgent: bool = False
    suspended_until: date | None = None
    reason: str = Field(default="", max_length=500)
    version: int = 1


class Line(SQLModel, table=True):
    """One table row of an item that has plan text of its own."""

    __table_args__ = (UniqueConstraint("item_id", "no"), IDS_ONCE)

    id: int | None = Field(default=None, primary_key=True)
    item_id: int = Field(foreign_key="item.id")
    no: int
    plan_text: str = Field(sa_type=Text)
    due_on: date | None = None
    baseline_due_on: date | None = None
    due_inherited: bool = False
    section: str = Field(default="", max_length=100)
    cadence: Cadence = Field(sa_column=vocabulary(Cadence, "cadence"))
    approval_rule: str = Field(default="", sa_type=Text)


class Assignment(SQLModel, table=True):
    """That a unit, or a group of units, answers for a line. `inherited` where the document left the cell empty."""

    __table_args__ = (
        CheckConstraint("(unit_id IS NULL) <> (group_id IS NULL)", name="unit_or_group"),
        UniqueConstraint("line_id", "position"),
        Index(None, "unit_id", "line_id"),
        Index(None, "group_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    line_id: int = Field(foreign_key="line.id")
    unit_id: int | None = Field(default=None, foreign_key="unit.id")
    group_id: int | None = Field(default=None, foreign_key="unit_group.id")
    role: AssignmentRole = Field(sa_column=vocabulary(AssignmentRole, "role"))
    position: int
    inherited: bool = False


class Share(SQLModel, table=True):
    """One unit's part in one item: why it may see the item, and what its desk says of it.

    Groups are resolved to their members here. `next_*` is the earliest open milestone of the lines the unit is on;
    `next_due_on` is `NEVER` when nothing is open, so that one index serves the whole desk. The unit signs by
    `acknowledge_by`; unsigned, it turns the item's light on the two `unsigned_*` days; see rules/acknowledgement.py.
    """

    __table_args__ = (
        Index(
            "ix_share_unsigned",
            "acknowledge_by",
            "item_id",
            "unit_id",
            sqlite_where=text(UNSIGNED),
            postgresql_where=text(UNSIGNED),
        ),
        Index(None, "unit_id", "next_due_on", "item_id"),
        Index(None, "unit_id", "due_key", "item_id"),
        Index(None, "item_id"),
    )

    unit_id: int = Field(foreign_key="unit.id", primary_key=True)
    item_id: int = Field(foreign_key="item.id", primary_key=True)
    role: AssignmentRole = Field(sa_column=vocabulary(AssignmentRole, "role"))
    due_key: date
    next_due_on: date
    next_milestone_id: int | None = Field(default=None, foreign_key="milestone.id", index=True)
    late: int = 0
    open: int = 0
    acknowledge_by: datetime | None = Field(default=None, sa_type=Moment)
    unsigned_yellow_on: date | None = None
    unsigned_red_on: date | None = None
    acknowledged_at: datetime | None = Field(default=None, sa_type=Moment)
    acknowledged_by: str | None = Field(default=None, max_length=100)


class UnitRole(SQLModel):
    """A unit's or group's part in a line or an item, under the name the directory gives it."""

    unit_id: int | None
    group_id: int | None
    name: str
    role: AssignmentRole


class ItemRow(SQLModel):
    """An item as lists show it."""

    id: int
    plan_id: int
    no: str = Field(description="Number within the plan (序号).")
    title: str = Field(description="The matter (事项).")
    leader_id: int | None
    leader_name: str | None = Field(description="Leader in charge (分管领导).")
    lead_names: str = Field(description="Lead units (主办单位), joined by 、.")
    state: ItemState
    due_on: date | None = Field(description="Deadline as it stands (完成时限).")
    light: Light = Field(description="Computed light (红黄绿灯); never typed in.")
    light_code: LightCode = Field(description="Why the light has its colour, as a stable code.")
    light_on: date | None = Field(description="The date that the reason turns on.")
    light_count: int = Field(description="How many milestones share the reason.")
    light_text: str = Field(description="Text of the first milestone that the reason is about.")
    milestones_total: int
    milestones_met: int
    external_ref: str | None = Field(
        default=None, description="The caller's own number for it; null where it has none, and to people."
    )
    version: int
