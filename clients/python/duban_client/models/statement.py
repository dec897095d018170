from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="Statement")


@_attrs_define
class Statement:
    """What the unit says: its objection, or how it rectified.

    Attributes:
        text (str): The words themselves.
        evidence (list[int] | Unset): Ids of files that the caller has uploaded for this (佐证材料); each is cited once,
            within a day.
    """

    text: str
    evidence: list[int] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        text = self.text

        evidence: list[int] | Unset = UNSET
        if not isinstance(self.evidence, Unset):
            evidence = self.evidence

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "text": text,
            }
        )
        if evidence is not UNSET:
            field_dict["evidence"] = evidence

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        text = d.pop("text")

        evidence = cast(list[int], d.pop("evidence", UNSET))

        statement = cls(
            text=text,
            evidence=evidence,
        )

        return statement
