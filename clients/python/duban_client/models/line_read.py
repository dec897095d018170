from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.milestone_read import MilestoneRead
    from ..models.unit_role import UnitRole


T = TypeVar("T", bound="LineRead")


@_attrs_define
class LineRead:
    """One line (分项) with its units and milestones.

    Attributes:
        id (int): Id; stable, with no meaning of its own.
        no (int): Which line of the item, from 1.
        plan_text (str): 具体目标和工作计划, verbatim.
        due_on (datetime.date | None): Due date as it stands (完成时限).
        baseline_due_on (datetime.date | None): Due date as first issued; never rewritten.
        due_inherited (bool): True where the document gives the line no deadline of its own.
        section (str): Section of the minutes (四、(二)), or heading of the table, that it stands under.
        cadence (str): How often a duty returns.
        approval_rule (str): Rule of approval that the minutes attach, verbatim; empty where none.
        units (list[UnitRole]): Units that answer for it, with their roles.
        milestones (list[MilestoneRead]): Milestones (节点), in the order of the text.
        may_complete (bool): Whether the caller may tick this line's milestones.
        may_reopen (bool): Whether the caller may take ticks of this line back.
    """

    id: int
    no: int
    plan_text: str
    due_on: datetime.date | None
    baseline_due_on: datetime.date | None
    due_inherited: bool
    section: str
    cadence: str
    approval_rule: str
    units: list[UnitRole]
    milestones: list[MilestoneRead]
    may_complete: bool
    may_reopen: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        no = self.no

        plan_text = self.plan_text

        due_on: None | str
        if isinstance(self.due_on, datetime.date):
            due_on = self.due_on.isoformat()
        else:
            due_on = self.due_on

        baseline_due_on: None | str
        if isinstance(self.baseline_due_on, datetime.date):
            baseline_due_on = self.baseline_due_on.isoformat()
        else:
            baseline_due_on = self.baseline_due_on

        due_inherited = self.due_inherited

        section = self.section

        cadence = self.cadence

        approval_rule = self.approval_rule

        units = []
        for units_item_data in self.units:
            units_item = units_item_data.to_dict()
            units.append(units_item)

        milestones = []
        for milestones_item_data in self.milestones:
            milestones_item = milestones_item_data.to_dict()
            milestones.append(milestones_item)

        may_complete = self.may_complete

        may_reopen = self.may_reopen

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "no": no,
                "plan_text": plan_text,
                "due_on": due_on,
                "baseline_due_on": baseline_due_on,
                "due_inherited": due_inherited,
                "section": section,
                "cadence": cadence,
                "approval_rule": approval_rule,
                "units": units,
                "milestones": milestones,
                "may_complete": may_complete,
                "may_reopen": may_reopen,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.milestone_read import MilestoneRead  # noqa: PLC0415
        from ..models.unit_role import UnitRole  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        no = d.pop("no")

        plan_text = d.pop("plan_text")

        def _parse_due_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                due_on_type_0 = datetime.date.fromisoformat(data)

                return due_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        due_on = _parse_due_on(d.pop("due_on"))

        def _parse_baseline_due_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                baseline_due_on_type_0 = datetime.date.fromisoformat(data)

                return baseline_due_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        baseline_due_on = _parse_baseline_due_on(d.pop("baseline_due_on"))

        due_inherited = d.pop("due_inherited")

        section = d.pop("section")

        cadence = d.pop("cadence")

        approval_rule = d.pop("approval_rule")

        units = []
        _units = d.pop("units")
        for units_item_data in _units:
            units_item = UnitRole.from_dict(units_item_data)

            units.append(units_item)

        milestones = []
        _milestones = d.pop("milestones")
        for milestones_item_data in _milestones:
            milestones_item = MilestoneRead.from_dict(milestones_item_data)

            milestones.append(milestones_item)

        may_complete = d.pop("may_complete")

        may_reopen = d.pop("may_reopen")

        line_read = cls(
            id=id,
            no=no,
            plan_text=plan_text,
            due_on=due_on,
            baseline_due_on=baseline_due_on,
            due_inherited=due_inherited,
            section=section,
            cadence=cadence,
            approval_rule=approval_rule,
            units=units,
            milestones=milestones,
            may_complete=may_complete,
            may_reopen=may_reopen,
        )

        line_read.additional_properties = d
        return line_read

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
