from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ReadingRead")


@_attrs_define
class ReadingRead:
    """A figure in a report.

    Attributes:
        indicator_id (int): Id of the indicator (量化指标).
        name (str): What is counted (量化指标).
        unit (str): Unit of measure.
        value (str): Cumulative, as a decimal string.
        as_of (datetime.date): The day that the figure is of.
    """

    indicator_id: int
    name: str
    unit: str
    value: str
    as_of: datetime.date
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        indicator_id = self.indicator_id

        name = self.name

        unit = self.unit

        value = self.value

        as_of = self.as_of.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "indicator_id": indicator_id,
                "name": name,
                "unit": unit,
                "value": value,
                "as_of": as_of,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        indicator_id = d.pop("indicator_id")

        name = d.pop("name")

        unit = d.pop("unit")

        value = d.pop("value")

        as_of = datetime.date.fromisoformat(d.pop("as_of"))

        reading_read = cls(
            indicator_id=indicator_id,
            name=name,
            unit=unit,
            value=value,
            as_of=as_of,
        )

        reading_read.additional_properties = d
        return reading_read

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
