from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="MemberShare")


@_attrs_define
class MemberShare:
    """One unit's share of a milestone that a group leads; `done_on` is null until the unit has ticked it.

    Attributes:
        unit_id (int): Id of the unit (单位).
        unit_name (str): Name of the unit (单位).
        done_on (datetime.date | None): The day on which it was done.
        done_note (str): What the unit said when ticking.
        done_by (None | str): Who ticked it.
        late (bool): Whether it was ticked as done after the due date of that day.
    """

    unit_id: int
    unit_name: str
    done_on: datetime.date | None
    done_note: str
    done_by: None | str
    late: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        unit_id = self.unit_id

        unit_name = self.unit_name

        done_on: None | str
        if isinstance(self.done_on, datetime.date):
            done_on = self.done_on.isoformat()
        else:
            done_on = self.done_on

        done_note = self.done_note

        done_by: None | str
        done_by = self.done_by

        late = self.late

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "unit_id": unit_id,
                "unit_name": unit_name,
                "done_on": done_on,
                "done_note": done_note,
                "done_by": done_by,
                "late": late,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        unit_id = d.pop("unit_id")

        unit_name = d.pop("unit_name")

        def _parse_done_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                done_on_type_0 = datetime.date.fromisoformat(data)

                return done_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        done_on = _parse_done_on(d.pop("done_on"))

        done_note = d.pop("done_note")

        def _parse_done_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        done_by = _parse_done_by(d.pop("done_by"))

        late = d.pop("late")

        member_share = cls(
            unit_id=unit_id,
            unit_name=unit_name,
            done_on=done_on,
            done_note=done_note,
            done_by=done_by,
            late=late,
        )

        member_share.additional_properties = d
        return member_share

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
