from __future__ import annotations

from collections.abc import Mapping
from typing import (
    Any,
    Literal,
    TypeVar,
    cast,
)

from attrs import define as _attrs_define

T = TypeVar("T", bound="DropMilestone")


@_attrs_define
class DropMilestone:
    """Leave a milestone out.

    Attributes:
        edit (Literal['drop_milestone']): Which edit it is.
        item (str): Number of the item (序号).
        milestone (int): Which milestone of its item, from 0.
    """

    edit: Literal["drop_milestone"]
    item: str
    milestone: int

    def to_dict(self) -> dict[str, Any]:
        edit = self.edit

        item = self.item

        milestone = self.milestone

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "edit": edit,
                "item": item,
                "milestone": milestone,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        edit = cast(Literal["drop_milestone"], d.pop("edit"))
        if edit != "drop_milestone":
            raise ValueError(f"edit must match const 'drop_milestone', got '{edit}'")

        item = d.pop("item")

        milestone = d.pop("milestone")

        drop_milestone = cls(
            edit=edit,
            item=item,
            milestone=milestone,
        )

        return drop_milestone
