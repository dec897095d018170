from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="ReadingInput")


@_attrs_define
class ReadingInput:
    """A figure that an indicator has reached.

    Attributes:
        indicator_id (int): Id of the indicator (量化指标).
        value (str): Cumulative from the plan's start, as a decimal string: "3120" or "61.5".
        as_of (datetime.date | None | Unset): The day up to which it counts (截至); today when left out.
    """

    indicator_id: int
    value: str
    as_of: datetime.date | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        indicator_id = self.indicator_id

        value = self.value

        as_of: None | str | Unset
        if isinstance(self.as_of, Unset):
            as_of = UNSET
        elif isinstance(self.as_of, datetime.date):
            as_of = self.as_of.isoformat()
        else:
            as_of = self.as_of

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "indicator_id": indicator_id,
                "value": value,
            }
        )
        if as_of is not UNSET:
            field_dict["as_of"] = as_of

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        indicator_id = d.pop("indicator_id")

        value = d.pop("value")

        def _parse_as_of(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                as_of_type_0 = datetime.date.fromisoformat(data)

                return as_of_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        as_of = _parse_as_of(d.pop("as_of", UNSET))

        reading_input = cls(
            indicator_id=indicator_id,
            value=value,
            as_of=as_of,
        )

        return reading_input
