from __future__ import annotations

from collections.abc import Mapping
from typing import (
    Any,
    Literal,
    TypeVar,
    cast,
)

from attrs import define as _attrs_define

T = TypeVar("T", bound="MergeMilestones")


@_attrs_define
class MergeMilestones:
    """Make one of a milestone and the next one of its line; the later date holds.

    Attributes:
        edit (Literal['merge_milestones']): Which edit it is.
        item (str): Number of the item (序号).
        milestone (int): Which milestone of its item, from 0.
    """

    edit: Literal["merge_milestones"]
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
        edit = cast(Literal["merge_milestones"], d.pop("edit"))
        if edit != "merge_milestones":
            raise ValueError(f"edit must match const 'merge_milestones', got '{edit}'")

        item = d.pop("item")

        milestone = d.pop("milestone")

        merge_milestones = cls(
            edit=edit,
            item=item,
            milestone=milestone,
        )

        return merge_milestones
