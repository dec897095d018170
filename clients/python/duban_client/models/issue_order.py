from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="IssueOrder")


@_attrs_define
class IssueOrder:
    """Which drafts of a plan to issue: some, or all.

    Attributes:
        item_ids (list[int] | Unset): Ids of items.
        all_ (bool | Unset): All drafts of the plan, instead of `item_ids`. Default: False.
    """

    item_ids: list[int] | Unset = UNSET
    all_: bool | Unset = False

    def to_dict(self) -> dict[str, Any]:
        item_ids: list[int] | Unset = UNSET
        if not isinstance(self.item_ids, Unset):
            item_ids = self.item_ids

        all_ = self.all_

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if item_ids is not UNSET:
            field_dict["item_ids"] = item_ids
        if all_ is not UNSET:
            field_dict["all"] = all_

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        item_ids = cast(list[int], d.pop("item_ids", UNSET))

        all_ = d.pop("all", UNSET)

        issue_order = cls(
            item_ids=item_ids,
            all_=all_,
        )

        return issue_order
