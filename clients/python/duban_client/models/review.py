from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="Review")


@_attrs_define
class Review:
    """What somebody other than the author finds on an objection.

    Attributes:
        uphold (bool): Whether the conclusion stands; else it is revoked.
        text (str): Reasons (复核意见).
        evidence (list[int] | Unset): Ids of files that the caller has uploaded for this (佐证材料); each is cited once,
            within a day.
    """

    uphold: bool
    text: str
    evidence: list[int] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        uphold = self.uphold

        text = self.text

        evidence: list[int] | Unset = UNSET
        if not isinstance(self.evidence, Unset):
            evidence = self.evidence

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "uphold": uphold,
                "text": text,
            }
        )
        if evidence is not UNSET:
            field_dict["evidence"] = evidence

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        uphold = d.pop("uphold")

        text = d.pop("text")

        evidence = cast(list[int], d.pop("evidence", UNSET))

        review = cls(
            uphold=uphold,
            text=text,
            evidence=evidence,
        )

        return review
