from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="StepRead")


@_attrs_define
class StepRead:
    """One approval as callers see it.

    Attributes:
        position (int): Its place in the order, from 0.
        verb (str): Everything that can be done, in the order of an item's life.
        instead_of (None | str): The step that this one stands for: nobody could take it when the change was asked for.
        approved (bool | None): Whether the step was agreed to; null while it waits.
        decided_by (None | str): Who decided.
        decided_at (datetime.datetime | None): When it was decided.
        note (str): A remark.
        may_decide (bool | Unset): Whether the caller may decide this step now. Default: False.
    """

    position: int
    verb: str
    instead_of: None | str
    approved: bool | None
    decided_by: None | str
    decided_at: datetime.datetime | None
    note: str
    may_decide: bool | Unset = False
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        position = self.position

        verb = self.verb

        instead_of: None | str
        instead_of = self.instead_of

        approved: bool | None
        approved = self.approved

        decided_by: None | str
        decided_by = self.decided_by

        decided_at: None | str
        if isinstance(self.decided_at, datetime.datetime):
            decided_at = self.decided_at.isoformat()
        else:
            decided_at = self.decided_at

        note = self.note

        may_decide = self.may_decide

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "position": position,
                "verb": verb,
                "instead_of": instead_of,
                "approved": approved,
                "decided_by": decided_by,
                "decided_at": decided_at,
                "note": note,
            }
        )
        if may_decide is not UNSET:
            field_dict["may_decide"] = may_decide

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        position = d.pop("position")

        verb = d.pop("verb")

        def _parse_instead_of(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        instead_of = _parse_instead_of(d.pop("instead_of"))

        def _parse_approved(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        approved = _parse_approved(d.pop("approved"))

        def _parse_decided_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        decided_by = _parse_decided_by(d.pop("decided_by"))

        def _parse_decided_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                decided_at_type_0 = datetime.datetime.fromisoformat(data)

                return decided_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        decided_at = _parse_decided_at(d.pop("decided_at"))

        note = d.pop("note")

        may_decide = d.pop("may_decide", UNSET)

        step_read = cls(
            position=position,
            verb=verb,
            instead_of=instead_of,
            approved=approved,
            decided_by=decided_by,
            decided_at=decided_at,
            note=note,
            may_decide=may_decide,
        )

        step_read.additional_properties = d
        return step_read

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
