from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="KeyRotation")


@_attrs_define
class KeyRotation:
    """How long the old key goes on beside its successor.

    Attributes:
        expires_on (datetime.date | None | Unset): The last day on which the new key opens. Left out: the old key's end;
            null: no end.
        overlap_hours (int | Unset): Hours for which both open; 0 ends the old one at once. Default: 168.
    """

    expires_on: datetime.date | None | Unset = UNSET
    overlap_hours: int | Unset = 168

    def to_dict(self) -> dict[str, Any]:
        expires_on: None | str | Unset
        if isinstance(self.expires_on, Unset):
            expires_on = UNSET
        elif isinstance(self.expires_on, datetime.date):
            expires_on = self.expires_on.isoformat()
        else:
            expires_on = self.expires_on

        overlap_hours = self.overlap_hours

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if expires_on is not UNSET:
            field_dict["expires_on"] = expires_on
        if overlap_hours is not UNSET:
            field_dict["overlap_hours"] = overlap_hours

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_expires_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                expires_on_type_0 = datetime.date.fromisoformat(data)

                return expires_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        expires_on = _parse_expires_on(d.pop("expires_on", UNSET))

        overlap_hours = d.pop("overlap_hours", UNSET)

        key_rotation = cls(
            expires_on=expires_on,
            overlap_hours=overlap_hours,
        )

        return key_rotation
