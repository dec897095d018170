from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="RefSetting")


@_attrs_define
class RefSetting:
    """The caller's own number for something that is there already.

    Attributes:
        external_ref (str): The caller's own number.
    """

    external_ref: str

    def to_dict(self) -> dict[str, Any]:
        external_ref = self.external_ref

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "external_ref": external_ref,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        external_ref = d.pop("external_ref")

        ref_setting = cls(
            external_ref=external_ref,
        )

        return ref_setting
