from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.tick_row import TickRow


T = TypeVar("T", bound="TickBatch")


@_attrs_define
class TickBatch:
    """Milestones to tick.

    Attributes:
        rows (list[TickRow]): One row a unit.
    """

    rows: list[TickRow]

    def to_dict(self) -> dict[str, Any]:
        rows = []
        for rows_item_data in self.rows:
            rows_item = rows_item_data.to_dict()
            rows.append(rows_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "rows": rows,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.tick_row import TickRow  # noqa: PLC0415

        d = dict(src_dict)
        rows = []
        _rows = d.pop("rows")
        for rows_item_data in _rows:
            rows_item = TickRow.from_dict(rows_item_data)

            rows.append(rows_item)

        tick_batch = cls(
            rows=rows,
        )

        return tick_batch
