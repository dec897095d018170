from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="Edit")


@_attrs_define
class Edit:
    """One thing that a change would change. `name` says of what, in the document's words.

    `before` and `after` are a day, a decimal string, a text or a list of units, by `field`; null where it is not there.

        Attributes:
            field (str): What of an item a change may touch.
            line_id (int | None | Unset): Id of the line (分项).
            milestone_id (int | None | Unset): Id of the milestone (节点).
            target_id (int | None | Unset): Id of the target of an indicator.
            name (str | Unset): Name. Default: ''.
            before (Any | Unset): What it was.
            after (Any | Unset): What it is to be.
    """

    field: str
    line_id: int | None | Unset = UNSET
    milestone_id: int | None | Unset = UNSET
    target_id: int | None | Unset = UNSET
    name: str | Unset = ""
    before: Any | Unset = UNSET
    after: Any | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

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

        name = self.name

        before = self.before

        after = self.after

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
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
        if name is not UNSET:
            field_dict["name"] = name
        if before is not UNSET:
            field_dict["before"] = before
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

        name = d.pop("name", UNSET)

        before = d.pop("before", UNSET)

        after = d.pop("after", UNSET)

        edit = cls(
            field=field,
            line_id=line_id,
            milestone_id=milestone_id,
            target_id=target_id,
            name=name,
            before=before,
            after=after,
        )

        edit.additional_properties = d
        return edit

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
