from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ShareRead")


@_attrs_define
class ShareRead:
    """A unit's part in an item, with its signature; `state` is derived.

    Attributes:
        unit_id (int): Id of the unit (单位).
        unit_name (str): Name of the unit (单位).
        role (str): How a unit is bound to a line: 主办, 共同主办, 协办.
        state (str): Where a unit's part in an item is; derived, never stored.
        open_ (int): Milestones that the unit still owes or helps with.
        late (int): How many of them are past due.
        acknowledge_by (datetime.datetime | None): By when to sign (签收); null where no limit was set.
        acknowledged_at (datetime.datetime | None): When it was signed for (签收).
        acknowledged_by (None | str): Who signed for it (签收人).
    """

    unit_id: int
    unit_name: str
    role: str
    state: str
    open_: int
    late: int
    acknowledge_by: datetime.datetime | None
    acknowledged_at: datetime.datetime | None
    acknowledged_by: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        unit_id = self.unit_id

        unit_name = self.unit_name

        role = self.role

        state = self.state

        open_ = self.open_

        late = self.late

        acknowledge_by: None | str
        if isinstance(self.acknowledge_by, datetime.datetime):
            acknowledge_by = self.acknowledge_by.isoformat()
        else:
            acknowledge_by = self.acknowledge_by

        acknowledged_at: None | str
        if isinstance(self.acknowledged_at, datetime.datetime):
            acknowledged_at = self.acknowledged_at.isoformat()
        else:
            acknowledged_at = self.acknowledged_at

        acknowledged_by: None | str
        acknowledged_by = self.acknowledged_by

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "unit_id": unit_id,
                "unit_name": unit_name,
                "role": role,
                "state": state,
                "open": open_,
                "late": late,
                "acknowledge_by": acknowledge_by,
                "acknowledged_at": acknowledged_at,
                "acknowledged_by": acknowledged_by,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        unit_id = d.pop("unit_id")

        unit_name = d.pop("unit_name")

        role = d.pop("role")

        state = d.pop("state")

        open_ = d.pop("open")

        late = d.pop("late")

        def _parse_acknowledge_by(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                acknowledge_by_type_0 = datetime.datetime.fromisoformat(data)

                return acknowledge_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        acknowledge_by = _parse_acknowledge_by(d.pop("acknowledge_by"))

        def _parse_acknowledged_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                acknowledged_at_type_0 = datetime.datetime.fromisoformat(data)

                return acknowledged_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        acknowledged_at = _parse_acknowledged_at(d.pop("acknowledged_at"))

        def _parse_acknowledged_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        acknowledged_by = _parse_acknowledged_by(d.pop("acknowledged_by"))

        share_read = cls(
            unit_id=unit_id,
            unit_name=unit_name,
            role=role,
            state=state,
            open_=open_,
            late=late,
            acknowledge_by=acknowledge_by,
            acknowledged_at=acknowledged_at,
            acknowledged_by=acknowledged_by,
        )

        share_read.additional_properties = d
        return share_read

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
