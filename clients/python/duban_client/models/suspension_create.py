from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="SuspensionCreate")


@_attrs_define
class SuspensionCreate:
    """Why an item's light is suspended (正当理由), and until which day, that day included.

    Attributes:
        reason (str): Why (理由).
        until (datetime.date): Last day.
    """

    reason: str
    until: datetime.date

    def to_dict(self) -> dict[str, Any]:
        reason = self.reason

        until = self.until.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "reason": reason,
                "until": until,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        reason = d.pop("reason")

        until = datetime.date.fromisoformat(d.pop("until"))

        suspension_create = cls(
            reason=reason,
            until=until,
        )

        return suspension_create
