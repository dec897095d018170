from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="UnsignedRead")


@_attrs_define
class UnsignedRead:
    """An assignment that its unit has not signed for.

    Attributes:
        item_id (int): Id of the item (事项).
        no (str): Number within the plan (序号).
        title (str): Title.
        plan_id (int): Id of the plan (督办计划).
        plan_title (str): Title of the plan.
        urgent (bool): Urgent items are signed for within hours (急件).
        unit_id (int): Id of the unit (单位).
        unit_name (str): Name of the unit (单位).
        role (str): How a unit is bound to a line: 主办, 共同主办, 协办.
        issued_at (datetime.datetime | None): When it was issued (交办).
        acknowledge_by (datetime.datetime): Sign by then (签收时限).
        light (str): The colours, worst last but for `DONE`, which is none.
    """

    item_id: int
    no: str
    title: str
    plan_id: int
    plan_title: str
    urgent: bool
    unit_id: int
    unit_name: str
    role: str
    issued_at: datetime.datetime | None
    acknowledge_by: datetime.datetime
    light: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        item_id = self.item_id

        no = self.no

        title = self.title

        plan_id = self.plan_id

        plan_title = self.plan_title

        urgent = self.urgent

        unit_id = self.unit_id

        unit_name = self.unit_name

        role = self.role

        issued_at: None | str
        if isinstance(self.issued_at, datetime.datetime):
            issued_at = self.issued_at.isoformat()
        else:
            issued_at = self.issued_at

        acknowledge_by = self.acknowledge_by.isoformat()

        light = self.light

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "item_id": item_id,
                "no": no,
                "title": title,
                "plan_id": plan_id,
                "plan_title": plan_title,
                "urgent": urgent,
                "unit_id": unit_id,
                "unit_name": unit_name,
                "role": role,
                "issued_at": issued_at,
                "acknowledge_by": acknowledge_by,
                "light": light,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        item_id = d.pop("item_id")

        no = d.pop("no")

        title = d.pop("title")

        plan_id = d.pop("plan_id")

        plan_title = d.pop("plan_title")

        urgent = d.pop("urgent")

        unit_id = d.pop("unit_id")

        unit_name = d.pop("unit_name")

        role = d.pop("role")

        def _parse_issued_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                issued_at_type_0 = datetime.datetime.fromisoformat(data)

                return issued_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        issued_at = _parse_issued_at(d.pop("issued_at"))

        acknowledge_by = datetime.datetime.fromisoformat(d.pop("acknowledge_by"))

        light = d.pop("light")

        unsigned_read = cls(
            item_id=item_id,
            no=no,
            title=title,
            plan_id=plan_id,
            plan_title=plan_title,
            urgent=urgent,
            unit_id=unit_id,
            unit_name=unit_name,
            role=role,
            issued_at=issued_at,
            acknowledge_by=acknowledge_by,
            light=light,
        )

        unsigned_read.additional_properties = d
        return unsigned_read

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
