from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="ClosureCreate")


@_attrs_define
class ClosureCreate:
    """What the lead unit says when it asks for closure: the result.

    Attributes:
        result (str): Result (办理结果).
    """

    result: str

    def to_dict(self) -> dict[str, Any]:
        result = self.result

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "result": result,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        result = d.pop("result")

        closure_create = cls(
            result=result,
        )

        return closure_create
