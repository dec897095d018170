from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="TargetRead")


@_attrs_define
class TargetRead:
    """A numeric target of a milestone.

    Attributes:
        id (int): Id; stable, with no meaning of its own.
        name (str): What is counted (量化指标).
        unit (str): Unit of measure, as the document writes it.
        value (str): As a decimal string.
        cumulative (bool): True when it counts from the plan's start (累计).
        comparator (str): How a figure is to be met: 30张以上, 不少于5个, 约940座.
    """

    id: int
    name: str
    unit: str
    value: str
    cumulative: bool
    comparator: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        unit = self.unit

        value = self.value

        cumulative = self.cumulative

        comparator = self.comparator

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "unit": unit,
                "value": value,
                "cumulative": cumulative,
                "comparator": comparator,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        unit = d.pop("unit")

        value = d.pop("value")

        cumulative = d.pop("cumulative")

        comparator = d.pop("comparator")

        target_read = cls(
            id=id,
            name=name,
            unit=unit,
            value=value,
            cumulative=cumulative,
            comparator=comparator,
        )

        target_read.additional_properties = d
        return target_read

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
