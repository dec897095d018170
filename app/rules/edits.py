"""What callers may write after an edit, by what is edited: read into plain values, refused with a pointer."""

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from app.rules.changes import Diff, Subject
from app.rules.errors import invalid
from app.rules.vocabulary import AssignmentRole, Comparator

ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
TEXT_LENGTH = 5000
TITLE_LENGTH = 500
FIGURE_LENGTH = 40
UNITS_LENGTH = 60


def read_day(value: Any, pointer: str) -> str:
    """A calendar day as ISO text."""
    if isinstance(value, str) and ISO_DAY.fullmatch(value):
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            pass
    raise invalid(pointer, "date_type", "应为日期，如 2017-06-30", "A calendar day such as 2017-06-30.")


def read_text(value: Any, pointer: str, limit: int = TEXT_LENGTH) -> str:
    """Text that says something and that a database keeps."""
    if not isinstance(value, str) or not value.strip() or "\x00" in value:
        raise invalid(pointer, "string_type", "应为文字，不能为空", "Text that is not empty.")
    if len(value) > limit:
        raise invalid(pointer, "string_too_long", f"最多 {limit} 个字", f"At most {limit} characters.")
    return value.strip()


def read_figure(value: Any, pointer: str) -> str:
    """A decimal figure, not negative, as plain digits."""
    try:
        figure = Decimal(value) if isinstance(value, str | int) and not isinstance(value, bool) else None
    except InvalidOperation:
        figure = None
    if figure is None or not figure.is_finite() or figure < 0 or len(format(figure, "f")) > FIGURE_LENGTH:
        raise invalid(pointer, "figure", "应为不小于 0 的数字", "A decimal figure, not negative.")
    return format(figure, "f")


def read_units(value: Any, pointer: str) -> list[tuple[AssignmentRole, int | None, int | None]]:
    """Who answers for a line: (role, unit id, group id), each once, with somebody in the lead."""
    listed: list[Any] = value if isinstance(value, list) and len(value) <= UNITS_LENGTH else [None]
    parts = []
    for one in listed:
        try:
            part = (AssignmentRole(one["role"]), one.get("unit_id"), one.get("group_id"))
        except (TypeError, KeyError, ValueError, AttributeError) as error:
            raise _not_units(pointer) from error
        if [type(ident) for ident in part[1:] if ident is not None] != [int]:
            raise _not_units(pointer)
        parts.append(part)
    if len({part[1:] for part in parts}) < len(parts):
        raise invalid(pointer, "twice", "同一单位不能出现两次", "A unit may stand there only once.")
    if not any(part[0] is AssignmentRole.LEAD for part in parts):
        raise invalid(pointer, "no_lead", "至少要有一个主办单位", "Somebody must lead.")
    return parts


def _not_units(pointer: str) -> Exception:
    detail = "A list of {role, unit_id} or {role, group_id}."
    return invalid(pointer, "units", "应为单位列表，每个单位写明责任", detail)


def to_diff(field: Subject, before: Any, after: Any, comparator: Comparator | None = None) -> Diff:
    """The difference that an edit makes, in the types by which changes are classified; a target has a comparator."""
    return Diff(field, _typed(field, before), _typed(field, after), is_ceiling=comparator is Comparator.AT_MOST)


def _typed(field: Subject, value: Any) -> date | Decimal | str | frozenset[str] | None:
    if value is None:
        return None
    if field is Subject.DUE_ON:
        return date.fromisoformat(value)
    if field is Subject.TARGET:
        return Decimal(value)
    if field is Subject.UNITS:
        return frozenset(f"{one['role']}/{one['unit_id']}/{one['group_id']}" for one in value)
    return str(value["text"]) if isinstance(value, dict) else str(value)
