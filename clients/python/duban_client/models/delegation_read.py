from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="DelegationRead")


@_attrs_define
class DelegationRead:
    """A delegation as callers see it.

    Attributes:
        id (int): Id; stable, with no meaning of its own.
        person_id (int): Id of the person.
        person_name (str): Name of the person.
        deputy_id (int): Id of the person who acts (代理人).
        deputy_name (str): Name of the person who acts.
        starts_on (datetime.date): First day.
        ends_on (datetime.date): Last day.
        reason (str): Why (理由).
        ended_at (datetime.datetime | None): When it was ended early; it gives nothing from then on.
    """

    id: int
    person_id: int
    person_name: str
    deputy_id: int
    deputy_name: str
    starts_on: datetime.date
    ends_on: datetime.date
    reason: str
    ended_at: datetime.datetime | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        person_id = self.person_id

        person_name = self.person_name

        deputy_id = self.deputy_id

        deputy_name = self.deputy_name

        starts_on = self.starts_on.isoformat()

        ends_on = self.ends_on.isoformat()

        reason = self.reason

        ended_at: None | str
        if isinstance(self.ended_at, datetime.datetime):
            ended_at = self.ended_at.isoformat()
        else:
            ended_at = self.ended_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "person_id": person_id,
                "person_name": person_name,
                "deputy_id": deputy_id,
                "deputy_name": deputy_name,
                "starts_on": starts_on,
                "ends_on": ends_on,
                "reason": reason,
                "ended_at": ended_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        person_id = d.pop("person_id")

        person_name = d.pop("person_name")

        deputy_id = d.pop("deputy_id")

        deputy_name = d.pop("deputy_name")

        starts_on = datetime.date.fromisoformat(d.pop("starts_on"))

        ends_on = datetime.date.fromisoformat(d.pop("ends_on"))

        reason = d.pop("reason")

        def _parse_ended_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ended_at_type_0 = datetime.datetime.fromisoformat(data)

                return ended_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        ended_at = _parse_ended_at(d.pop("ended_at"))

        delegation_read = cls(
            id=id,
            person_id=person_id,
            person_name=person_name,
            deputy_id=deputy_id,
            deputy_name=deputy_name,
            starts_on=starts_on,
            ends_on=ends_on,
            reason=reason,
            ended_at=ended_at,
        )

        delegation_read.additional_properties = d
        return delegation_read

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
