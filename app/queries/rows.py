"""From database rows to read shapes."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any, TypeVar

from pydantic import BaseModel

Shape = TypeVar("Shape", bound=BaseModel)


def read_rows(shape: type[Shape], rows: Sequence[Any]) -> list[Shape]:
    """Rows as `shape`, each field from the column of its name; a field without a column gets its default.

    Nothing is checked: the column types have already made dates and words of what was stored, and checking fifty
    items a second time took a third of a list's time.
    """
    if not rows:
        return []
    names, pick, defaults = _plan(shape, rows[0]._fields)
    new, put, given = object.__new__, object.__setattr__, set(names)
    built = []
    for row in rows:
        values = dict(zip(names, pick(row), strict=True))
        for name, make in defaults:
            values[name] = make()
        one = new(shape)
        put(one, "__dict__", values)
        put(one, "__pydantic_fields_set__", given)
        put(one, "__pydantic_extra__", None)
        put(one, "__pydantic_private__", None)
        built.append(one)
    return built


@lru_cache(maxsize=256)
def _plan(
    shape: type[BaseModel], columns: tuple[str, ...]
) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]], list[tuple[str, Callable[[], Any]]]]:
    """The fields that have a column, how to pick them from a row, and what makes the others."""
    fields = shape.model_fields
    places = [place for place, name in enumerate(columns) if name in fields]
    names = tuple(columns[place] for place in places)
    missing = [(name, field) for name, field in fields.items() if name not in names]
    if required := [name for name, field in missing if field.is_required()]:
        raise TypeError(f"{shape.__name__} needs columns that the rows do not have: {required}")
    defaults = [(name, lambda field=field: field.get_default(call_default_factory=True)) for name, field in missing]
    return names, itemgetter(*places), defaults  # type: ignore[return-value]
