from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ReceiptRead")


@_attrs_define
class ReceiptRead:
    """A receipt as callers see it.

    Attributes:
        unit_id (int): Id of the unit (单位).
        unit_name (str): Name of the unit (单位).
        read_by (None | str): Who read it for the unit.
        read_at (datetime.datetime | None): When it was read.
    """

    unit_id: int
    unit_name: str
    read_by: None | str
    read_at: datetime.datetime | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        unit_id = self.unit_id

        unit_name = self.unit_name

        read_by: None | str
        read_by = self.read_by

        read_at: None | str
        if isinstance(self.read_at, datetime.datetime):
            read_at = self.read_at.isoformat()
        else:
            read_at = self.read_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "unit_id": unit_id,
                "unit_name": unit_name,
                "read_by": read_by,
                "read_at": read_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        unit_id = d.pop("unit_id")

        unit_name = d.pop("unit_name")

        def _parse_read_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        read_by = _parse_read_by(d.pop("read_by"))

        def _parse_read_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                read_at_type_0 = datetime.datetime.fromisoformat(data)

                return read_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        read_at = _parse_read_at(d.pop("read_at"))

        receipt_read = cls(
            unit_id=unit_id,
            unit_name=unit_name,
            read_by=read_by,
            read_at=read_at,
        )

        receipt_read.additional_properties = d
        return receipt_read

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
