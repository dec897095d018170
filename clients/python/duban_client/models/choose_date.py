from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import (
    Any,
    Literal,
    TypeVar,
    cast,
)

from attrs import define as _attrs_define

T = TypeVar("T", bound="ChooseDate")


@_attrs_define
class ChooseDate:
    """Settle an open date: the one that was read, or one of its alternatives.

    Attributes:
        edit (Literal['choose_date']): Which edit it is.
        item (str): Number of the item (序号).
        milestone (int): Which milestone of its item, from 0.
        due_on (datetime.date): Due date as it stands (完成时限).
    """

    edit: Literal["choose_date"]
    item: str
    milestone: int
    due_on: datetime.date

    def to_dict(self) -> dict[str, Any]:
        edit = self.edit

        item = self.item

        milestone = self.milestone

        due_on = self.due_on.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "edit": edit,
                "item": item,
                "milestone": milestone,
                "due_on": due_on,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        edit = cast(Literal["choose_date"], d.pop("edit"))
        if edit != "choose_date":
            raise ValueError(f"edit must match const 'choose_date', got '{edit}'")

        item = d.pop("item")

        milestone = d.pop("milestone")

        due_on = datetime.date.fromisoformat(d.pop("due_on"))

        choose_date = cls(
            edit=edit,
            item=item,
            milestone=milestone,
            due_on=due_on,
        )

        return choose_date
