from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.step_create import StepCreate


T = TypeVar("T", bound="LineCreate")


@_attrs_define
class LineCreate:
    """A line (分项). Without `milestones` they are read from its plan text, with their doubts.

    Attributes:
        plan_text (str): Goal and plan as issued (具体目标和工作计划).
        due_on (datetime.date | None | Unset): Left out: the item's.
        lead_units (list[int | str] | Unset): Left out: the first line's.
        joint_lead_units (list[int | str] | Unset): Joint lead units (联合牵头单位).
        supporting_units (list[int | str] | Unset): Supporting units (协办单位).
        milestones (list[StepCreate] | None | Unset): Milestones (节点), in the order of the text.
    """

    plan_text: str
    due_on: datetime.date | None | Unset = UNSET
    lead_units: list[int | str] | Unset = UNSET
    joint_lead_units: list[int | str] | Unset = UNSET
    supporting_units: list[int | str] | Unset = UNSET
    milestones: list[StepCreate] | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        plan_text = self.plan_text

        due_on: None | str | Unset
        if isinstance(self.due_on, Unset):
            due_on = UNSET
        elif isinstance(self.due_on, datetime.date):
            due_on = self.due_on.isoformat()
        else:
            due_on = self.due_on

        lead_units: list[int | str] | Unset = UNSET
        if not isinstance(self.lead_units, Unset):
            lead_units = []
            for lead_units_item_data in self.lead_units:
                lead_units_item: int | str
                lead_units_item = lead_units_item_data
                lead_units.append(lead_units_item)

        joint_lead_units: list[int | str] | Unset = UNSET
        if not isinstance(self.joint_lead_units, Unset):
            joint_lead_units = []
            for joint_lead_units_item_data in self.joint_lead_units:
                joint_lead_units_item: int | str
                joint_lead_units_item = joint_lead_units_item_data
                joint_lead_units.append(joint_lead_units_item)

        supporting_units: list[int | str] | Unset = UNSET
        if not isinstance(self.supporting_units, Unset):
            supporting_units = []
            for supporting_units_item_data in self.supporting_units:
                supporting_units_item: int | str
                supporting_units_item = supporting_units_item_data
                supporting_units.append(supporting_units_item)

        milestones: list[dict[str, Any]] | None | Unset
        if isinstance(self.milestones, Unset):
            milestones = UNSET
        elif isinstance(self.milestones, list):
            milestones = []
            for milestones_type_0_item_data in self.milestones:
                milestones_type_0_item = milestones_type_0_item_data.to_dict()
                milestones.append(milestones_type_0_item)

        else:
            milestones = self.milestones

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "plan_text": plan_text,
            }
        )
        if due_on is not UNSET:
            field_dict["due_on"] = due_on
        if lead_units is not UNSET:
            field_dict["lead_units"] = lead_units
        if joint_lead_units is not UNSET:
            field_dict["joint_lead_units"] = joint_lead_units
        if supporting_units is not UNSET:
            field_dict["supporting_units"] = supporting_units
        if milestones is not UNSET:
            field_dict["milestones"] = milestones

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.step_create import StepCreate  # noqa: PLC0415

        d = dict(src_dict)
        plan_text = d.pop("plan_text")

        def _parse_due_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                due_on_type_0 = datetime.date.fromisoformat(data)

                return due_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        due_on = _parse_due_on(d.pop("due_on", UNSET))

        _lead_units = d.pop("lead_units", UNSET)
        lead_units: list[int | str] | Unset = UNSET
        if _lead_units is not UNSET:
            lead_units = []
            for lead_units_item_data in _lead_units:

                def _parse_lead_units_item(data: object) -> int | str:
                    return cast(int | str, data)

                lead_units_item = _parse_lead_units_item(lead_units_item_data)

                lead_units.append(lead_units_item)

        _joint_lead_units = d.pop("joint_lead_units", UNSET)
        joint_lead_units: list[int | str] | Unset = UNSET
        if _joint_lead_units is not UNSET:
            joint_lead_units = []
            for joint_lead_units_item_data in _joint_lead_units:

                def _parse_joint_lead_units_item(data: object) -> int | str:
                    return cast(int | str, data)

                joint_lead_units_item = _parse_joint_lead_units_item(joint_lead_units_item_data)

                joint_lead_units.append(joint_lead_units_item)

        _supporting_units = d.pop("supporting_units", UNSET)
        supporting_units: list[int | str] | Unset = UNSET
        if _supporting_units is not UNSET:
            supporting_units = []
            for supporting_units_item_data in _supporting_units:

                def _parse_supporting_units_item(data: object) -> int | str:
                    return cast(int | str, data)

                supporting_units_item = _parse_supporting_units_item(supporting_units_item_data)

                supporting_units.append(supporting_units_item)

        def _parse_milestones(data: object) -> list[StepCreate] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                milestones_type_0 = []
                _milestones_type_0 = data
                for milestones_type_0_item_data in _milestones_type_0:
                    milestones_type_0_item = StepCreate.from_dict(milestones_type_0_item_data)

                    milestones_type_0.append(milestones_type_0_item)

                return milestones_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[StepCreate] | None | Unset, data)

        milestones = _parse_milestones(d.pop("milestones", UNSET))

        line_create = cls(
            plan_text=plan_text,
            due_on=due_on,
            lead_units=lead_units,
            joint_lead_units=joint_lead_units,
            supporting_units=supporting_units,
            milestones=milestones,
        )

        return line_create
