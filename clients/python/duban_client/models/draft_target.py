from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="DraftTarget")


@_attrs_define
class DraftTarget:
    """A numeric target that a clause states.

    Attributes:
        name (str): Name.
        value (str): Decimal.
        unit (str): Unit of measure.
        cumulative (bool): True when it counts from the plan's start (累计).
        comparator (str): How a figure is to be met: 30张以上, 不少于5个, 约940座.
    """

    name: str
    value: str
    unit: str
    cumulative: bool
    comparator: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        value = self.value

        unit = self.unit

        cumulative = self.cumulative

        comparator = self.comparator

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "value": value,
                "unit": unit,
                "cumulative": cumulative,
                "comparator": comparator,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        value = d.pop("value")

        unit = d.pop("unit")

        cumulative = d.pop("cumulative")

        comparator = d.pop("comparator")

        draft_target = cls(
            name=name,
            value=value,
            unit=unit,
            cumulative=cumulative,
            comparator=comparator,
        )

        draft_target.additional_properties = d
        return draft_target

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
