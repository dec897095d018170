from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.cell_read_counts import CellReadCounts


T = TypeVar("T", bound="CellRead")


@_attrs_define
class CellRead:
    """Where a unit stands in one round.

    Attributes:
        state (None | str): The worst of its items; null where nothing is asked of it.
        expected (int): How many reports the round asks of the unit, one an item.
        counts (CellReadCounts): How many of them stand where.
    """

    state: None | str
    expected: int
    counts: CellReadCounts
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        state: None | str
        state = self.state

        expected = self.expected

        counts = self.counts.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "state": state,
                "expected": expected,
                "counts": counts,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.cell_read_counts import CellReadCounts  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_state(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        state = _parse_state(d.pop("state"))

        expected = d.pop("expected")

        counts = CellReadCounts.from_dict(d.pop("counts"))

        cell_read = cls(
            state=state,
            expected=expected,
            counts=counts,
        )

        cell_read.additional_properties = d
        return cell_read

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
