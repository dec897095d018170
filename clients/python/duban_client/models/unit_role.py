from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="UnitRole")


@_attrs_define
class UnitRole:
    """A unit's or group's part in a line or an item, under the name the directory gives it.

    Attributes:
        unit_id (int | None): Id of the unit (单位).
        group_id (int | None): Id of the unit group (单位组).
        name (str): Name.
        role (str): How a unit is bound to a line: 主办, 共同主办, 协办.
    """

    unit_id: int | None
    group_id: int | None
    name: str
    role: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        unit_id: int | None
        unit_id = self.unit_id

        group_id: int | None
        group_id = self.group_id

        name = self.name

        role = self.role

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "unit_id": unit_id,
                "group_id": group_id,
                "name": name,
                "role": role,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_unit_id(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        unit_id = _parse_unit_id(d.pop("unit_id"))

        def _parse_group_id(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        group_id = _parse_group_id(d.pop("group_id"))

        name = d.pop("name")

        role = d.pop("role")

        unit_role = cls(
            unit_id=unit_id,
            group_id=group_id,
            name=name,
            role=role,
        )

        unit_role.additional_properties = d
        return unit_role

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
