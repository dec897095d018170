"""Words for what a validator found wrong: pydantic's types of error, in Chinese and English."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from app.rules.errors import FieldError, Invalid

T = TypeVar("T", bound=BaseModel)

TITLES: dict[str, str] = {
    "missing": "必填",
    "extra_forbidden": "没有这个字段",
    "string_type": "应为文字",
    "string_too_short": "不能为空",
    "string_too_long": "最多 {max_length} 个字",
    "string_pattern_mismatch": "含有不能保存的字符",
    "string_unicode": "含有不能保存的字符",
    "int_type": "应为整数",
    "int_parsing": "应为整数",
    "int_from_float": "应为整数",
    "greater_than_equal": "不能小于 {ge}",
    "less_than_equal": "不能大于 {le}",
    "bool_type": "应为是或否",
    "date_from_datetime_parsing": "应为日期，如 2017-06-30",
    "date_parsing": "应为日期，如 2017-06-30",
    "figure": "应为不小于 0 的数字，如 3120 或 61.5",
    "date_type": "应为日期，如 2017-06-30",
    "moment_type": "应为日期（如 2017-07-01）或带时区的时刻（如 2017-07-01T09:30:00+08:00）",
    "enum": "只能是 {expected} 之一",
    "literal_error": "只能是 {expected} 之一",
    "list_type": "应为列表",
    "too_long": "最多 {max_length} 项",
    "too_short": "至少 {min_length} 项",
    "dict_type": "应为对象",
    "model_attributes_type": "应为对象",
    "json_invalid": "不是合法的 JSON",
}
OTHERWISE = "格式不正确"


def invalid_from(errors: Sequence[Mapping[str, Any]]) -> Invalid:
    """One Invalid from pydantic's list of errors, each with its pointer and words in both languages."""
    fields = [_field(error) for error in errors]
    first = fields[0]
    return Invalid(
        "invalid",
        f"{first.pointer.lstrip('/#') or '内容'}：{first.title}"
        if len(fields) == 1
        else f"有 {len(fields)} 处填写不正确",
        "; ".join(f"{field.pointer or 'body'}: {field.detail}" for field in fields[:5]),
        errors=fields,
    )


def parsed(model: type[T], given: Mapping[str, Any]) -> T:
    """The shape that code filled from a command's words; Invalid with a pointer a field."""
    try:
        return model.model_validate(given)
    except ValidationError as error:
        raise invalid_from([{**one, "loc": ("body", *one["loc"])} for one in error.errors()]) from error


def _field(error: Mapping[str, Any]) -> FieldError:
    where, *path = error["loc"]
    kind = str(error["type"])
    pointer = "".join(f"/{_escaped(step)}" for step in path)
    if where != "body":
        pointer = f"#{'/'.join(str(step) for step in path)}"
    title = TITLES.get(kind, OTHERWISE).format_map(_Known(error.get("ctx") or {}))
    return FieldError(pointer, kind, title, str(error["msg"]))


def _escaped(step: Any) -> str:
    """One step of a JSON pointer (RFC 6901, 3): a caller's own field names may hold its two signs."""
    return str(step).replace("~", "~0").replace("/", "~1")


class _Known(dict[str, Any]):
    """Leaves a placeholder out where the validator did not say its value."""

    def __missing__(self, key: str) -> str:
        return ""
