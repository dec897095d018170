"""What all tables share: constraint names, moments in UTC, and closed vocabularies held by the database too."""

from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, DateTime, Dialect, Enum, Index, Row, String, Table, TextClause, text
from sqlalchemy.types import TypeDecorator
from sqlmodel import SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


IDS_ONCE = {"sqlite_autoincrement": True}
"""For tables whose rows can be deleted while callers keep their ids: SQLite, too, gives no id a second time."""

AnyRow = Row[*tuple[Any, ...]]
"""A row of chosen columns, read by name."""


class Moment(TypeDecorator[datetime]):
    """A point in time, always UTC and aware; SQLite would give naive ones back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        """What Python makes of it."""
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse naive moments; store UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime has no place in the database")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give UTC back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Exact(TypeDecorator[Decimal]):
    """A decimal figure kept to the letter, as text: SQLite would make a float of it."""

    impl = String(40)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        """Plain digits, no exponent."""
        return None if value is None else format(value, "f")

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        """The figure again."""
        return None if value is None else Decimal(value)


def vocabulary(kind: type[StrEnum], name: str, *, checked: bool = True, primary_key: bool = False) -> Column[Any]:
    """A column for a closed vocabulary: the words as text, held by a CHECK named after the column unless it grows."""
    values = Enum(
        kind,
        native_enum=False,
        create_constraint=checked,
        name=name,
        length=24,
        values_callable=lambda words: [word.value for word in words],
    )
    return Column(name, values, nullable=False, primary_key=primary_key)


def sparse(*columns: str) -> list[Index]:
    """For each of these columns, mostly empty, an index of the rows in which it is set.

    The others cost a write nothing, and SQLite, which counts empty ones as equal, does not take the index for useless.
    """
    return [Index(None, name, sqlite_where=filled, postgresql_where=filled) for name, filled in map(_filled, columns)]


def _filled(column: str) -> tuple[str, TextClause]:
    return column, text(f"{column} IS NOT NULL")


def table(model: type[SQLModel]) -> Table:
    """The table of a model, for statements that need rows and not objects."""
    found: Table = model.__table__  # type: ignore[attr-defined]
    return found
