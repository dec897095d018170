from __future__ import annotations

from collections.abc import Mapping
from typing import (
    Any,
    Literal,
    TypeVar,
    cast,
)

from attrs import define as _attrs_define

T = TypeVar("T", bound="RestoreFinding")


@_attrs_define
class RestoreFinding:
    """Take a waiver back.

    Attributes:
        edit (Literal['restore_finding']): Which edit it is.
        finding (str): Key of the finding.
    """

    edit: Literal["restore_finding"]
    finding: str

    def to_dict(self) -> dict[str, Any]:
        edit = self.edit

        finding = self.finding

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "edit": edit,
                "finding": finding,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        edit = cast(Literal["restore_finding"], d.pop("edit"))
        if edit != "restore_finding":
            raise ValueError(f"edit must match const 'restore_finding', got '{edit}'")

        finding = d.pop("finding")

        restore_finding = cls(
            edit=edit,
            finding=finding,
        )

        return restore_finding
