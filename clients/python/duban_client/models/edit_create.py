from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="EditCreate")


@_attrs_define
class EditCreate:
    """One thing as it should be; what stands now is the system's to know.

    `due_on` and `text` are of the milestone, the line, or (where neither is named) the item; `units` of a line;
    `target` of a target. `milestone` adds one to a line (`after`: text and due_on) or drops one (`after`: null).
    `item` with null withdraws it.

        Attributes:
            field (str): What of an item a change may touch.
            line_id (int | None | Unset): Id of the line (分项).
            milestone_id (int | None | Unset): Id of the milestone (节点).
            target_id (int | None | Unset): Id of the target of an indicator.
            after (Any | Unset): What it is to be.
    """

    field: str
    line_id: int | None | Unset = UNSET
    milestone_id: int | None | Unset = UNSET
    target_id: int | None | Unset = UNSET
    after: Any | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        field = self.field

        line_id: int | None | Unset
        if isinstance(self.line_id, Unset):
            line_id = UNSET
        else:
            line_id = self.line_id

        milestone_id: int | None | Unset
        if isinstance(self.milestone_id, Unset):
            milestone_id = UNSET
        else:
            milestone_id = self.milestone_id

        target_id: int | None | Unset
        if isinstance(self.target_id, Unset):
            target_id = UNSET
        else:
            target_id = self.target_id

        after = self.after

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "field": field,
            }
        )
        if line_id is not UNSET:
            field_dict["line_id"] = line_id
        if milestone_id is not UNSET:
            field_dict["milestone_id"] = milestone_id
        if target_id is not UNSET:
            field_dict["target_id"] = target_id
        if after is not UNSET:
            field_dict["after"] = after

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        field = d.pop("field")

        def _parse_line_id(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        line_id = _parse_line_id(d.pop("line_id", UNSET))

        def _parse_milestone_id(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        milestone_id = _parse_milestone_id(d.pop("milestone_id", UNSET))

        def _parse_target_id(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        target_id = _parse_target_id(d.pop("target_id", UNSET))

        after = d.pop("after", UNSET)

        edit_create = cls(
            field=field,
            line_id=line_id,
            milestone_id=milestone_id,
            target_id=target_id,
            after=after,
        )

        return edit_create
