from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="ConclusionCreate")


@_attrs_define
class ConclusionCreate:
    """What the office records after a round.

    Attributes:
        unit_id (int): The unit that it is about; one with a part in the item.
        text (str): Conclusion (督查结论).
        basis (str): Facts and evidence it rests on (事实与依据).
        evidence (list[int] | Unset): Ids of files that the caller has uploaded for this (佐证材料); each is cited once,
            within a day.
        rectify_by (datetime.date | None | Unset): By when to rectify, where there is something to.
    """

    unit_id: int
    text: str
    basis: str
    evidence: list[int] | Unset = UNSET
    rectify_by: datetime.date | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        unit_id = self.unit_id

        text = self.text

        basis = self.basis

        evidence: list[int] | Unset = UNSET
        if not isinstance(self.evidence, Unset):
            evidence = self.evidence

        rectify_by: None | str | Unset
        if isinstance(self.rectify_by, Unset):
            rectify_by = UNSET
        elif isinstance(self.rectify_by, datetime.date):
            rectify_by = self.rectify_by.isoformat()
        else:
            rectify_by = self.rectify_by

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "unit_id": unit_id,
                "text": text,
                "basis": basis,
            }
        )
        if evidence is not UNSET:
            field_dict["evidence"] = evidence
        if rectify_by is not UNSET:
            field_dict["rectify_by"] = rectify_by

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        unit_id = d.pop("unit_id")

        text = d.pop("text")

        basis = d.pop("basis")

        evidence = cast(list[int], d.pop("evidence", UNSET))

        def _parse_rectify_by(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                rectify_by_type_0 = datetime.date.fromisoformat(data)

                return rectify_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        rectify_by = _parse_rectify_by(d.pop("rectify_by", UNSET))

        conclusion_create = cls(
            unit_id=unit_id,
            text=text,
            basis=basis,
            evidence=evidence,
            rectify_by=rectify_by,
        )

        return conclusion_create
