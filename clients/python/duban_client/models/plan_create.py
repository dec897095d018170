from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="PlanCreate")


@_attrs_define
class PlanCreate:
    """A plan to draft.

    Attributes:
        title (str): Title.
        year (int): Year of the plan.
        kind (str | Unset): What sort of document a plan came from.
        number (None | str | Unset): Document number (文号).
        issuer (None | str | Unset): Who issued it (发文机关).
        evidence_required (bool | Unset): Whether every tick must bring evidence. Default: False.
    """

    title: str
    year: int
    kind: str | Unset = UNSET
    number: None | str | Unset = UNSET
    issuer: None | str | Unset = UNSET
    evidence_required: bool | Unset = False

    def to_dict(self) -> dict[str, Any]:
        title = self.title

        year = self.year

        kind = self.kind

        number: None | str | Unset
        if isinstance(self.number, Unset):
            number = UNSET
        else:
            number = self.number

        issuer: None | str | Unset
        if isinstance(self.issuer, Unset):
            issuer = UNSET
        else:
            issuer = self.issuer

        evidence_required = self.evidence_required

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "title": title,
                "year": year,
            }
        )
        if kind is not UNSET:
            field_dict["kind"] = kind
        if number is not UNSET:
            field_dict["number"] = number
        if issuer is not UNSET:
            field_dict["issuer"] = issuer
        if evidence_required is not UNSET:
            field_dict["evidence_required"] = evidence_required

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        title = d.pop("title")

        year = d.pop("year")

        kind = d.pop("kind", UNSET)

        def _parse_number(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        number = _parse_number(d.pop("number", UNSET))

        def _parse_issuer(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        issuer = _parse_issuer(d.pop("issuer", UNSET))

        evidence_required = d.pop("evidence_required", UNSET)

        plan_create = cls(
            title=title,
            year=year,
            kind=kind,
            number=number,
            issuer=issuer,
            evidence_required=evidence_required,
        )

        return plan_create
