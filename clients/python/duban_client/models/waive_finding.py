from __future__ import annotations

from collections.abc import Mapping
from typing import (
    Any,
    Literal,
    TypeVar,
    cast,
)

from attrs import define as _attrs_define

T = TypeVar("T", bound="WaiveFinding")


@_attrs_define
class WaiveFinding:
    """Say that a doubt has been looked at and may stand. Errors cannot be waived.

    Attributes:
        edit (Literal['waive_finding']): Which edit it is.
        finding (str): Its `key`.
    """

    edit: Literal["waive_finding"]
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
        edit = cast(Literal["waive_finding"], d.pop("edit"))
        if edit != "waive_finding":
            raise ValueError(f"edit must match const 'waive_finding', got '{edit}'")

        finding = d.pop("finding")

        waive_finding = cls(
            edit=edit,
            finding=finding,
        )

        return waive_finding
