from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="Decision")


@_attrs_define
class Decision:
    """What one approver says to a change; a refusal gives its reason in `note`.

    Attributes:
        approve (bool): Whether to agree.
        note (str | Unset): A remark. Default: ''.
        version (int | None | Unset): The change's version last seen; a different one is refused with 409.
    """

    approve: bool
    note: str | Unset = ""
    version: int | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        approve = self.approve

        note = self.note

        version: int | None | Unset
        if isinstance(self.version, Unset):
            version = UNSET
        else:
            version = self.version

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "approve": approve,
            }
        )
        if note is not UNSET:
            field_dict["note"] = note
        if version is not UNSET:
            field_dict["version"] = version

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        approve = d.pop("approve")

        note = d.pop("note", UNSET)

        def _parse_version(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        version = _parse_version(d.pop("version", UNSET))

        decision = cls(
            approve=approve,
            note=note,
            version=version,
        )

        return decision
