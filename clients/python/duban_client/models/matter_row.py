from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="MatterRow")


@_attrs_define
class MatterRow:
    """One row of many: a matter with the caller's own number.

    Attributes:
        plan_id (int): The plan that it belongs to.
        title (str): Title.
        text (str): Work plan; milestones are read from it.
        external_ref (str): The caller's own number.
        due (str | Unset): Deadline in words or figures: 9月底前, 2017.12. Default: ''.
        leader (str | Unset): Name of the leader in charge (分管领导). Default: ''.
        lead_units (list[int | str] | Unset): By id, name, alias or code.
        joint_lead_units (list[int | str] | Unset): By id, name, alias or code.
        supporting_units (list[int | str] | Unset): By id, name, alias or code.
        urgent (bool | Unset): Urgent items are signed for within hours (急件). Default: False.
        version (int | None | Unset): The draft's version last seen: asked for once somebody else has edited it.
    """

    plan_id: int
    title: str
    text: str
    external_ref: str
    due: str | Unset = ""
    leader: str | Unset = ""
    lead_units: list[int | str] | Unset = UNSET
    joint_lead_units: list[int | str] | Unset = UNSET
    supporting_units: list[int | str] | Unset = UNSET
    urgent: bool | Unset = False
    version: int | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        plan_id = self.plan_id

        title = self.title

        text = self.text

        external_ref = self.external_ref

        due = self.due

        leader = self.leader

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

        urgent = self.urgent

        version: int | None | Unset
        if isinstance(self.version, Unset):
            version = UNSET
        else:
            version = self.version

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "plan_id": plan_id,
                "title": title,
                "text": text,
                "external_ref": external_ref,
            }
        )
        if due is not UNSET:
            field_dict["due"] = due
        if leader is not UNSET:
            field_dict["leader"] = leader
        if lead_units is not UNSET:
            field_dict["lead_units"] = lead_units
        if joint_lead_units is not UNSET:
            field_dict["joint_lead_units"] = joint_lead_units
        if supporting_units is not UNSET:
            field_dict["supporting_units"] = supporting_units
        if urgent is not UNSET:
            field_dict["urgent"] = urgent
        if version is not UNSET:
            field_dict["version"] = version

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        plan_id = d.pop("plan_id")

        title = d.pop("title")

        text = d.pop("text")

        external_ref = d.pop("external_ref")

        due = d.pop("due", UNSET)

        leader = d.pop("leader", UNSET)

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

        urgent = d.pop("urgent", UNSET)

        def _parse_version(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        version = _parse_version(d.pop("version", UNSET))

        matter_row = cls(
            plan_id=plan_id,
            title=title,
            text=text,
            external_ref=external_ref,
            due=due,
            leader=leader,
            lead_units=lead_units,
            joint_lead_units=joint_lead_units,
            supporting_units=supporting_units,
            urgent=urgent,
            version=version,
        )

        return matter_row
