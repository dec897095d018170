from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ChildRead")


@_attrs_define
class ChildRead:
    """A sub-item as its parent shows it.

    Attributes:
        id (int): Id; stable, with no meaning of its own.
        no (str): Number within the plan (序号).
        title (str): Title.
        lead_names (str): Lead units (主办单位), joined by 、.
        due_on (datetime.date | None): Due date as it stands (完成时限).
        state (str): Where an item is in its life. `DISCARDED` is the end of a draft, `WITHDRAWN` that of what had been
            issued.
        light (str): The colours, worst last but for `DONE`, which is none.
        milestones_total (int): How many milestones it has.
        milestones_met (int): How many milestones are met.
    """

    id: int
    no: str
    title: str
    lead_names: str
    due_on: datetime.date | None
    state: str
    light: str
    milestones_total: int
    milestones_met: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        no = self.no

        title = self.title

        lead_names = self.lead_names

        due_on: None | str
        if isinstance(self.due_on, datetime.date):
            due_on = self.due_on.isoformat()
        else:
            due_on = self.due_on

        state = self.state

        light = self.light

        milestones_total = self.milestones_total

        milestones_met = self.milestones_met

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "no": no,
                "title": title,
                "lead_names": lead_names,
                "due_on": due_on,
                "state": state,
                "light": light,
                "milestones_total": milestones_total,
                "milestones_met": milestones_met,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        no = d.pop("no")

        title = d.pop("title")

        lead_names = d.pop("lead_names")

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

        state = d.pop("state")

        light = d.pop("light")

        milestones_total = d.pop("milestones_total")

        milestones_met = d.pop("milestones_met")

        child_read = cls(
            id=id,
            no=no,
            title=title,
            lead_names=lead_names,
            due_on=due_on,
            state=state,
            light=light,
            milestones_total=milestones_total,
            milestones_met=milestones_met,
        )

        child_read.additional_properties = d
        return child_read

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
