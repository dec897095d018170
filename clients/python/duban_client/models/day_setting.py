from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="DaySetting")


@_attrs_define
class DaySetting:
    """What a day is ruled to be.

    Attributes:
        kind (str): What a calendar rules a day to be against its weekday: a holiday, or a make-up working day.
        name (str | Unset): What the day is for, e.g. 国庆节. Default: ''.
    """

    kind: str
    name: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        name = self.name

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kind": kind,
            }
        )
        if name is not UNSET:
            field_dict["name"] = name

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = d.pop("kind")

        name = d.pop("name", UNSET)

        day_setting = cls(
            kind=kind,
            name=name,
        )

        return day_setting
