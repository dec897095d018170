from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.line_create import LineCreate


T = TypeVar("T", bound="ChildCreate")


@_attrs_define
class ChildCreate:
    """A sub-item for the caller's own sub-units, due no later than its parent.

    Attributes:
        title (str): Title.
        lines (list[LineCreate]): Lines (分项), each with its own plan text, deadline and units.
        due_on (datetime.date | None | Unset): Deadline (完成时限).
        urgent (bool | Unset): Urgent items are signed for within hours. Default: False.
    """

    title: str
    lines: list[LineCreate]
    due_on: datetime.date | None | Unset = UNSET
    urgent: bool | Unset = False

    def to_dict(self) -> dict[str, Any]:
        title = self.title

        lines = []
        for lines_item_data in self.lines:
            lines_item = lines_item_data.to_dict()
            lines.append(lines_item)

        due_on: None | str | Unset
        if isinstance(self.due_on, Unset):
            due_on = UNSET
        elif isinstance(self.due_on, datetime.date):
            due_on = self.due_on.isoformat()
        else:
            due_on = self.due_on

        urgent = self.urgent

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "title": title,
                "lines": lines,
            }
        )
        if due_on is not UNSET:
            field_dict["due_on"] = due_on
        if urgent is not UNSET:
            field_dict["urgent"] = urgent

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.line_create import LineCreate  # noqa: PLC0415

        d = dict(src_dict)
        title = d.pop("title")

        lines = []
        _lines = d.pop("lines")
        for lines_item_data in _lines:
            lines_item = LineCreate.from_dict(lines_item_data)

            lines.append(lines_item)

        def _parse_due_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                due_on_type_0 = datetime.date.fromisoformat(data)

                return due_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        due_on = _parse_due_on(d.pop("due_on", UNSET))

        urgent = d.pop("urgent", UNSET)

        child_create = cls(
            title=title,
            lines=lines,
            due_on=due_on,
            urgent=urgent,
        )

        return child_create
