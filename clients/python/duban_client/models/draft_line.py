from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="DraftLine")


@_attrs_define
class DraftLine:
    """A line as read; empty units and a null deadline mean: as the item.

    Attributes:
        plan (str): Plan text of the line (具体目标和工作计划).
        deadline (datetime.date | None): Deadline (完成时限).
        deadline_text (str): The words of the deadline.
        lead_units (list[str]): Lead units (主办单位).
        joint_lead_units (list[str]): Joint lead units (联合牵头单位).
        supporting_units (list[str]): Supporting units (协办单位).
        place (str): Where in the document it stands.
    """

    plan: str
    deadline: datetime.date | None
    deadline_text: str
    lead_units: list[str]
    joint_lead_units: list[str]
    supporting_units: list[str]
    place: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        plan = self.plan

        deadline: None | str
        if isinstance(self.deadline, datetime.date):
            deadline = self.deadline.isoformat()
        else:
            deadline = self.deadline

        deadline_text = self.deadline_text

        lead_units = self.lead_units

        joint_lead_units = self.joint_lead_units

        supporting_units = self.supporting_units

        place = self.place

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "plan": plan,
                "deadline": deadline,
                "deadline_text": deadline_text,
                "lead_units": lead_units,
                "joint_lead_units": joint_lead_units,
                "supporting_units": supporting_units,
                "place": place,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        plan = d.pop("plan")

        def _parse_deadline(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                deadline_type_0 = datetime.date.fromisoformat(data)

                return deadline_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        deadline = _parse_deadline(d.pop("deadline"))

        deadline_text = d.pop("deadline_text")

        lead_units = cast(list[str], d.pop("lead_units"))

        joint_lead_units = cast(list[str], d.pop("joint_lead_units"))

        supporting_units = cast(list[str], d.pop("supporting_units"))

        place = d.pop("place")

        draft_line = cls(
            plan=plan,
            deadline=deadline,
            deadline_text=deadline_text,
            lead_units=lead_units,
            joint_lead_units=joint_lead_units,
            supporting_units=supporting_units,
            place=place,
        )

        draft_line.additional_properties = d
        return draft_line

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
