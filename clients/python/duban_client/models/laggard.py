from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="Laggard")


@_attrs_define
class Laggard:
    """A milestone that the next bulletin (通报) names.

    Attributes:
        milestone_id (int): Id of the milestone (节点).
        text (str): The words themselves.
        due_on (datetime.date): Due date as it stands (完成时限).
        item_id (int): Id of the item (事项).
        item_no (str): Number of the item within its plan (序号).
        item_title (str): Title of the item.
        lead_names (str): Lead units (主办单位), joined by 、.
    """

    milestone_id: int
    text: str
    due_on: datetime.date
    item_id: int
    item_no: str
    item_title: str
    lead_names: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        milestone_id = self.milestone_id

        text = self.text

        due_on = self.due_on.isoformat()

        item_id = self.item_id

        item_no = self.item_no

        item_title = self.item_title

        lead_names = self.lead_names

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "milestone_id": milestone_id,
                "text": text,
                "due_on": due_on,
                "item_id": item_id,
                "item_no": item_no,
                "item_title": item_title,
                "lead_names": lead_names,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        milestone_id = d.pop("milestone_id")

        text = d.pop("text")

        due_on = datetime.date.fromisoformat(d.pop("due_on"))

        item_id = d.pop("item_id")

        item_no = d.pop("item_no")

        item_title = d.pop("item_title")

        lead_names = d.pop("lead_names")

        laggard = cls(
            milestone_id=milestone_id,
            text=text,
            due_on=due_on,
            item_id=item_id,
            item_no=item_no,
            item_title=item_title,
            lead_names=lead_names,
        )

        laggard.additional_properties = d
        return laggard

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
