"""Units (单位) that carry duties, the names they go by, and groups of them (单位组)."""

from datetime import date

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from app.models import base  # noqa: F401 - constraint names before the first table


class Unit(SQLModel, table=True):
    """A department, county, zone or company. A reform gives it a `successor`, never another name."""

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True, max_length=64)
    name: str = Field(unique=True, max_length=100)
    kind: str = Field(max_length=24)
    parent_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    successor_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    valid_from: date | None = None
    valid_to: date | None = None
    position: int = Field(default=0)


class UnitAlias(SQLModel, table=True):
    """Another spelling under which documents name a unit."""

    __tablename__ = "unit_alias"

    name: str = Field(primary_key=True, max_length=100)
    unit_id: int = Field(foreign_key="unit.id", index=True)


class UnitGroup(SQLModel, table=True):
    """A name that stands for several units: 各县（市、区）政府（管委会）. An `unfixed` one has no members yet."""

    __tablename__ = "unit_group"

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True, max_length=64)
    name: str = Field(unique=True, max_length=100)
    kind: str = Field(max_length=24)


class UnitGroupAlias(SQLModel, table=True):
    """Another spelling under which documents name a group."""

    __tablename__ = "unit_group_alias"

    name: str = Field(primary_key=True, max_length=100)
    group_id: int = Field(foreign_key="unit_group.id", index=True)


class UnitGroupMember(SQLModel, table=True):
    """That a unit belongs to a group."""

    __tablename__ = "unit_group_member"
    __table_args__ = (Index(None, "unit_id"),)

    group_id: int = Field(foreign_key="unit_group.id", primary_key=True)
    unit_id: int = Field(foreign_key="unit.id", primary_key=True)


class UnitRead(SQLModel):
    """A unit as callers see it."""

    id: int
    code: str = Field(description="Stable code of the unit.")
    name: str = Field(description="Full name as documents write it (单位名称).")
    kind: str
    parent_id: int | None
    successor_id: int | None = Field(description="The unit that took over its duties in a reform, if any.")
    valid_from: date | None
    valid_to: date | None
    aliases: list[str] = Field(default=[], description="Other spellings that resolve to this unit.")
