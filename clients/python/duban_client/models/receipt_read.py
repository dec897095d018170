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
        role (str): Who somebody is to the office (docs/domain.md §7); `CLIENT` is an API key's.
        unit_id (int | None): The unit in which somebody has that role; null for a leader.
        unit_name (None | str): Name of the unit (单位).
        person_id (int | None): Id of the leader in charge; null for a unit and the principal leader.
        person_name (None | str): Name of the person.
        stands_in (bool): Whether it went here because whom the level names was not there.
        read_by (None | str): Who read it for the unit.
        read_at (datetime.datetime | None): When it was read.
    """

    role: str
    unit_id: int | None
    unit_name: None | str
    person_id: int | None
    person_name: None | str
    stands_in: bool
    read_by: None | str
    read_at: datetime.datetime | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        role = self.role

        unit_id: int | None
        unit_id = self.unit_id

        unit_name: None | str
        unit_name = self.unit_name

        person_id: int | None
        person_id = self.person_id

        person_name: None | str
        person_name = self.person_name

        stands_in = self.stands_in

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
                "role": role,
                "unit_id": unit_id,
                "unit_name": unit_name,
                "person_id": person_id,
                "person_name": person_name,
                "stands_in": stands_in,
                "read_by": read_by,
                "read_at": read_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        role = d.pop("role")

        def _parse_unit_id(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        unit_id = _parse_unit_id(d.pop("unit_id"))

        def _parse_unit_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        unit_name = _parse_unit_name(d.pop("unit_name"))

        def _parse_person_id(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        person_id = _parse_person_id(d.pop("person_id"))

        def _parse_person_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        person_name = _parse_person_name(d.pop("person_name"))

        stands_in = d.pop("stands_in")

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
            role=role,
            unit_id=unit_id,
            unit_name=unit_name,
            person_id=person_id,
            person_name=person_name,
            stands_in=stands_in,
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
