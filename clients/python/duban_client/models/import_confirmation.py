from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="ImportConfirmation")


@_attrs_define
class ImportConfirmation:
    """The confirming person's word. Doubts that are neither settled nor waived must be accepted outright.

    Attributes:
        accept_doubts (bool | Unset): Whether to confirm although doubts are left. Default: False.
    """

    accept_doubts: bool | Unset = False

    def to_dict(self) -> dict[str, Any]:
        accept_doubts = self.accept_doubts

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if accept_doubts is not UNSET:
            field_dict["accept_doubts"] = accept_doubts

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        accept_doubts = d.pop("accept_doubts", UNSET)

        import_confirmation = cls(
            accept_doubts=accept_doubts,
        )

        return import_confirmation
