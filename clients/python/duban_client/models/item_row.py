from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="ItemRow")


@_attrs_define
class ItemRow:
    """An item as lists show it.

    Attributes:
        id (int): Id; stable, with no meaning of its own.
        plan_id (int): Id of the plan (督办计划).
        no (str): Number within the plan (序号).
        title (str): The matter (事项).
        leader_id (int | None): Id of the leader in charge (分管领导).
        leader_name (None | str): Leader in charge (分管领导).
        lead_names (str): Lead units (主办单位), joined by 、.
        state (str): Where an item is in its life. `DISCARDED` is the end of a draft, `WITHDRAWN` that of what had been
            issued.
        due_on (datetime.date | None): Deadline as it stands (完成时限).
        light (str): The colours, worst last but for `DONE`, which is none.
        light_code (str): Why a light has its colour; words in app/wording.py.
        light_on (datetime.date | None): The date that the reason turns on.
        light_count (int): How many milestones share the reason.
        light_text (str): Text of the first milestone that the reason is about.
        milestones_total (int): How many milestones it has.
        milestones_met (int): How many milestones are met.
        version (int): Counts the changes; send it back to be told of what others did (409).
        external_ref (None | str | Unset): The caller's own number for it; null where it has none, and to people.
    """

    id: int
    plan_id: int
    no: str
    title: str
    leader_id: int | None
    leader_name: None | str
    lead_names: str
    state: str
    due_on: datetime.date | None
    light: str
    light_code: str
    light_on: datetime.date | None
    light_count: int
    light_text: str
    milestones_total: int
    milestones_met: int
    version: int
    external_ref: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        plan_id = self.plan_id

        no = self.no

        title = self.title

        leader_id: int | None
        leader_id = self.leader_id

        leader_name: None | str
        leader_name = self.leader_name

        lead_names = self.lead_names

        state = self.state

        due_on: None | str
        if isinstance(self.due_on, datetime.date):
            due_on = self.due_on.isoformat()
        else:
            due_on = self.due_on

        light = self.light

        light_code = self.light_code

        light_on: None | str
        if isinstance(self.light_on, datetime.date):
            light_on = self.light_on.isoformat()
        else:
            light_on = self.light_on

        light_count = self.light_count

        light_text = self.light_text

        milestones_total = self.milestones_total

        milestones_met = self.milestones_met

        version = self.version

        external_ref: None | str | Unset
        if isinstance(self.external_ref, Unset):
            external_ref = UNSET
        else:
            external_ref = self.external_ref

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "plan_id": plan_id,
                "no": no,
                "title": title,
                "leader_id": leader_id,
                "leader_name": leader_name,
                "lead_names": lead_names,
                "state": state,
                "due_on": due_on,
                "light": light,
                "light_code": light_code,
                "light_on": light_on,
                "light_count": light_count,
                "light_text": light_text,
                "milestones_total": milestones_total,
                "milestones_met": milestones_met,
                "version": version,
            }
        )
        if external_ref is not UNSET:
            field_dict["external_ref"] = external_ref

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        plan_id = d.pop("plan_id")

        no = d.pop("no")

        title = d.pop("title")

        def _parse_leader_id(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        leader_id = _parse_leader_id(d.pop("leader_id"))

        def _parse_leader_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        leader_name = _parse_leader_name(d.pop("leader_name"))

        lead_names = d.pop("lead_names")

        state = d.pop("state")

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

        light = d.pop("light")

        light_code = d.pop("light_code")

        def _parse_light_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                light_on_type_0 = datetime.date.fromisoformat(data)

                return light_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        light_on = _parse_light_on(d.pop("light_on"))

        light_count = d.pop("light_count")

        light_text = d.pop("light_text")

        milestones_total = d.pop("milestones_total")

        milestones_met = d.pop("milestones_met")

        version = d.pop("version")

        def _parse_external_ref(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        external_ref = _parse_external_ref(d.pop("external_ref", UNSET))

        item_row = cls(
            id=id,
            plan_id=plan_id,
            no=no,
            title=title,
            leader_id=leader_id,
            leader_name=leader_name,
            lead_names=lead_names,
            state=state,
            due_on=due_on,
            light=light,
            light_code=light_code,
            light_on=light_on,
            light_count=light_count,
            light_text=light_text,
            milestones_total=milestones_total,
            milestones_met=milestones_met,
            version=version,
            external_ref=external_ref,
        )

        item_row.additional_properties = d
        return item_row

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
