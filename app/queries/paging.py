"""Keyset paging: a cursor names the last row seen, so any page costs the same and none skips or repeats a row."""

import base64
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, Generic, TypeVar

from pydantic import Field as Bounds
from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import Field, SQLModel

from app.models.inputs import MAX_ID, Digits
from app.rules.errors import BadRequest

T = TypeVar("T")
DEFAULT_LIMIT = 50
MAX_LIMIT = 200
Limit = Annotated[int, Bounds(ge=1, le=MAX_LIMIT), Digits]
"""How many rows of a list to give at once."""


class Listing(SQLModel):
    """What every filter of a list has besides its own: which page, and which fields of each row."""

    model_config = {"extra": "forbid"}

    limit: Limit = Field(default=DEFAULT_LIMIT, description="Rows a page.")
    cursor: str | None = Field(default=None, max_length=400, description="From the `next` of the page before.")
    fields: list[str] = Field(default=[], description="Names by comma; left out, all.")


@dataclass(frozen=True)
class Page(Generic[T]):
    """Some rows in order; `cursor` asks for the next ones and is None at the end."""

    rows: list[T]
    cursor: str | None


@dataclass(frozen=True)
class Order:
    """A total order: columns whose values together are unique. `descending` turns all of them round."""

    name: str
    columns: tuple[ColumnElement[Any], ...]
    descending: bool = False

    def clauses(self) -> list[ColumnElement[Any]]:
        """For `order_by`."""
        return [column.desc() if self.descending else column.asc() for column in self.columns]

    def after(self, cursor: str) -> ColumnElement[bool]:
        """A condition for the rows behind `cursor`; BadRequest where it was made for another order, or by hand."""
        values = self.values(cursor)
        branches = []
        for depth, column in enumerate(self.columns):
            same = [self.columns[i] == values[i] for i in range(depth)]
            beyond = column < values[depth] if self.descending else column > values[depth]
            branches.append(and_(*same, beyond))
        return or_(*branches)

    def values(self, cursor: str) -> list[Any]:
        """What `cursor` was made of; BadRequest as in `after`."""
        return _decode(cursor, self)

    def cursor(self, values: Sequence[Any]) -> str:
        """The cursor that continues behind a row with these values."""
        plain = [value.isoformat() if isinstance(value, date) else value for value in values]
        raw = json.dumps([self.name, *plain], ensure_ascii=False, separators=(",", ":"))
        return base64.urlsafe_b64encode(raw.encode()).decode().rstrip("=")


def page(rows: Sequence[T], limit: int, order: Order, key: Callable[[T], Sequence[Any]]) -> Page[T]:
    """Cut a result of `limit + 1` rows to a page; `key` gives a row's values in the order's columns."""
    kept = list(rows[:limit])
    more = len(rows) > limit
    return Page(kept, order.cursor(key(kept[-1])) if more else None)


def _decode(cursor: str, order: Order) -> list[Any]:
    try:
        name, *values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if name != order.name or len(values) != len(order.columns):
            raise ValueError(name)
        return [_typed(column, value) for column, value in zip(order.columns, values, strict=True)]
    except (ValueError, TypeError) as error:
        raise BadRequest(
            "bad_cursor",
            "翻页标记无效，请从第一页重新查询",
            "The cursor is not one of this list in this order; start again without it.",
        ) from error


def _typed(column: ColumnElement[Any], value: Any) -> Any:
    wanted = column.type.python_type
    if wanted is date:
        return date.fromisoformat(value)
    if wanted is datetime:
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is None:
            raise ValueError(value)
        return moment
    if not isinstance(value, wanted) or isinstance(value, bool):
        raise TypeError(value)
    if isinstance(value, int) and abs(value) > MAX_ID:
        raise ValueError(value)
    return value
