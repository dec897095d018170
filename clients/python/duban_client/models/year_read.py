from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.day_read import DayRead


T = TypeVar("T", bound="YearRead")


@_attrs_define
class YearRead:
    """The working calendar of one year: every other day follows its weekday.

    Attributes:
        year (int): The year.
        known (bool): Whether any day is ruled; if none is, every weekday counts as worked.
        days (list[DayRead]): The days that are ruled, in order.
    """

    year: int
    known: bool
    days: list[DayRead]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        year = self.year

        known = self.known

        days = []
        for days_item_data in self.days:
            days_item = days_item_data.to_dict()
            days.append(days_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "year": year,
                "known": known,
                "days": days,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.day_read import DayRead  # noqa: PLC0415

        d = dict(src_dict)
        year = d.pop("year")

        known = d.pop("known")

        days = []
        _days = d.pop("days")
        for days_item_data in _days:
            days_item = DayRead.from_dict(days_item_data)

            days.append(days_item)

        year_read = cls(
            year=year,
            known=known,
            days=days,
        )

        year_read.additional_properties = d
        return year_read

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
