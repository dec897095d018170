from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="DelegationCreate")


@_attrs_define
class DelegationCreate:
    """What the security administrator records.

    Attributes:
        person_id (int): Who is away.
        deputy_id (int): Who acts for them.
        starts_on (datetime.date): First day.
        ends_on (datetime.date): Last day.
        reason (str | Unset): Why (理由). Default: ''.
    """

    person_id: int
    deputy_id: int
    starts_on: datetime.date
    ends_on: datetime.date
    reason: str | Unset = ""
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        person_id = self.person_id

        deputy_id = self.deputy_id

        starts_on = self.starts_on.isoformat()

        ends_on = self.ends_on.isoformat()

        reason = self.reason

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "person_id": person_id,
                "deputy_id": deputy_id,
                "starts_on": starts_on,
                "ends_on": ends_on,
            }
        )
        if reason is not UNSET:
            field_dict["reason"] = reason

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        person_id = d.pop("person_id")

        deputy_id = d.pop("deputy_id")

        starts_on = datetime.date.fromisoformat(d.pop("starts_on"))

        ends_on = datetime.date.fromisoformat(d.pop("ends_on"))

        reason = d.pop("reason", UNSET)

        delegation_create = cls(
            person_id=person_id,
            deputy_id=deputy_id,
            starts_on=starts_on,
            ends_on=ends_on,
            reason=reason,
        )

        delegation_create.additional_properties = d
        return delegation_create

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
