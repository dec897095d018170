from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="RefQuery")


@_attrs_define
class RefQuery:
    """Own numbers whose items are asked for.

    Attributes:
        external_refs (list[str]): The caller's own numbers.
    """

    external_refs: list[str]

    def to_dict(self) -> dict[str, Any]:
        external_refs = self.external_refs

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "external_refs": external_refs,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        external_refs = cast(list[str], d.pop("external_refs"))

        ref_query = cls(
            external_refs=external_refs,
        )

        return ref_query
