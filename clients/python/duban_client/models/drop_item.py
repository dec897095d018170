from __future__ import annotations

from collections.abc import Mapping
from typing import (
    Any,
    Literal,
    TypeVar,
    cast,
)

from attrs import define as _attrs_define

T = TypeVar("T", bound="DropItem")


@_attrs_define
class DropItem:
    """Leave an item out.

    Attributes:
        edit (Literal['drop_item']): Which edit it is.
        item (str): Number of the item (序号).
    """

    edit: Literal["drop_item"]
    item: str

    def to_dict(self) -> dict[str, Any]:
        edit = self.edit

        item = self.item

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "edit": edit,
                "item": item,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        edit = cast(Literal["drop_item"], d.pop("edit"))
        if edit != "drop_item":
            raise ValueError(f"edit must match const 'drop_item', got '{edit}'")

        item = d.pop("item")

        drop_item = cls(
            edit=edit,
            item=item,
        )

        return drop_item
