"""Kinds of value that callers may send: narrower than Python's, so that `true`, `0` or NUL never slip through."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StringConstraints, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from app.rules.vocabulary import SAYING

MAX_ID = 2**31 - 1
FORM = {"source": "form"}
"""Context of a validation whose values a browser sent as text."""

FIGURE = "^[0-9]{1,15}(\\.[0-9]{1,4})?$"
ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
NUMERAL = re.compile(r"0|-?[1-9][0-9]*")
RFC_3339 = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})")


def _iso_day(value: Any) -> Any:
    """Only YYYY-MM-DD, or a date that code made: pydantic alone would take numbers for seconds since 1970."""
    if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
        return value
    if isinstance(value, str) and ISO_DAY.fullmatch(value):
        return value
    raise PydanticCustomError("date_type", "Input should be a calendar day such as 2017-06-30")


def _moment(value: Any) -> Any:
    """A calendar day, or RFC 3339 with an offset: pydantic alone would take numbers for seconds since 1970."""
    try:
        if isinstance(value, str) and ISO_DAY.fullmatch(value):
            return date.fromisoformat(value)
        if isinstance(value, str) and RFC_3339.fullmatch(value):
            return datetime.fromisoformat(value)
    except ValueError:
        pass
    raise PydanticCustomError("moment_type", "Input should be 2017-07-01 or such as 2017-07-01T09:30:00+08:00")


def _numeral(value: Any) -> Any:
    """Of text only plain digits, as we write numbers: pydantic alone takes "1_0" for ten, and "+1" or "1.0" for one."""
    if isinstance(value, str) and not NUMERAL.fullmatch(value):
        raise PydanticCustomError("int_parsing", "Input should be a valid integer in plain digits")
    return value


def whole(value: Any, info: ValidationInfo) -> Any:
    """Only a whole number; its digits as text only from a form, which knows nothing else."""
    from_form = info.context is not None and info.context == FORM
    if isinstance(value, bool) or not isinstance(value, int | str if from_form else int):
        raise PydanticCustomError("int_type", "Input should be a valid integer")
    return _numeral(value)


def _flag(value: Any, info: ValidationInfo) -> Any:
    """Only `true` or `false`; as words only from a form. Pydantic alone would take 0, 1 and "yes" too."""
    if info.context is not None and info.context == FORM:
        return value
    if not isinstance(value, bool):
        raise PydanticCustomError("bool_type", "Input should be a valid boolean")
    return value


def _figure(value: Any) -> Any:
    """Only plain decimal digits as text: a float of JSON has already lost what was written."""
    if isinstance(value, Decimal) or (isinstance(value, str) and re.fullmatch(FIGURE, value.strip())):
        return value
    raise PydanticCustomError("figure", 'Input should be a decimal figure as text, such as "3120" or "61.5"')


Day = Annotated[date, BeforeValidator(_iso_day)]
"""A calendar day as ISO 8601 text."""

DayOrMoment = Annotated[date | datetime, BeforeValidator(_moment)]
"""A calendar day as ISO 8601 text, or a moment as RFC 3339 text with its offset."""

Flag = Annotated[bool, BeforeValidator(_flag)]
"""Yes or no."""

Digits = BeforeValidator(_numeral)
"""For every number in an address: one spelling each."""

RowId = Annotated[int, Field(ge=1, le=MAX_ID), Digits]
"""An id in an address."""

BodyId = Annotated[int, Field(ge=1, le=MAX_ID), BeforeValidator(whole)]
"""An id in a body."""

Version = Annotated[int, Field(ge=1, le=MAX_ID), BeforeValidator(whole)]
"""The version that a caller last saw."""

Known = Annotated[int, Field(ge=0, le=MAX_ID), BeforeValidator(whole)]
"""The id of what a caller last saw, 0 for nothing."""

Position = Annotated[int, Field(ge=0, le=MAX_ID), Digits]
"""A place in the feed of events; 0 is before the first."""

CycleDay = Annotated[int, Field(ge=1, le=31), BeforeValidator(whole)]
"""A day of a month, or of a week."""

Weeks = Annotated[int, Field(ge=1, le=52), BeforeValidator(whole)]
"""How many weeks lie between two of something."""

Figure = Annotated[Decimal, BeforeValidator(_figure), WithJsonSchema({"type": "string", "pattern": FIGURE})]
"""A figure that is not negative, as decimal text."""
Year = Annotated[int, Field(ge=1949, le=2100), BeforeValidator(whole)]
"""The year of a plan."""

Words = Annotated[str, StringConstraints(pattern=r"^[^\x00]*$")]
"""Text without NUL, which PostgreSQL cannot keep."""

SomeWords = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, pattern=SAYING)]
"""Text that says something, without the blanks round it: for whatever must be written."""
