from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.edit_create import EditCreate


T = TypeVar("T", bound="ChangeCreate")


@_attrs_define
class ChangeCreate:
    """A wish for a change, as the differences between what stands and what should.

    Attributes:
        edits (list[EditCreate]): What is to change, field by field.
        reason (str): Why (理由).
        progress (str | Unset): How far the work is (目前进展). Default: ''.
        version (int | None | Unset): The item's version last seen; another one is refused.
    """

    edits: list[EditCreate]
    reason: str
    progress: str | Unset = ""
    version: int | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        edits = []
        for edits_item_data in self.edits:
            edits_item = edits_item_data.to_dict()
            edits.append(edits_item)

        reason = self.reason

        progress = self.progress

        version: int | None | Unset
        if isinstance(self.version, Unset):
            version = UNSET
        else:
            version = self.version

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "edits": edits,
                "reason": reason,
            }
        )
        if progress is not UNSET:
            field_dict["progress"] = progress
        if version is not UNSET:
            field_dict["version"] = version

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.edit_create import EditCreate  # noqa: PLC0415

        d = dict(src_dict)
        edits = []
        _edits = d.pop("edits")
        for edits_item_data in _edits:
            edits_item = EditCreate.from_dict(edits_item_data)

            edits.append(edits_item)

        reason = d.pop("reason")

        progress = d.pop("progress", UNSET)

        def _parse_version(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        version = _parse_version(d.pop("version", UNSET))

        change_create = cls(
            edits=edits,
            reason=reason,
            progress=progress,
            version=version,
        )

        return change_create
