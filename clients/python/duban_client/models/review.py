from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="Review")


@_attrs_define
class Review:
    """What somebody other than the author finds on an objection.

    Attributes:
        uphold (bool): Whether the conclusion stands; else it is revoked.
        text (str): Reasons (复核意见).
    """

    uphold: bool
    text: str

    def to_dict(self) -> dict[str, Any]:
        uphold = self.uphold

        text = self.text

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "uphold": uphold,
                "text": text,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        uphold = d.pop("uphold")

        text = d.pop("text")

        review = cls(
            uphold=uphold,
            text=text,
        )

        return review
