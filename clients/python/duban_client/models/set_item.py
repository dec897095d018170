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

from ..types import UNSET, Unset

T = TypeVar("T", bound="SetItem")


@_attrs_define
class SetItem:
    """Change what is sent of an item; what is left out stays.

    Attributes:
        edit (Literal['set_item']): Which edit it is.
        item (str): Number of the item (序号).
        title (None | str | Unset): Title.
        leader (None | str | Unset): Empty for none.
        deadline (datetime.date | None | Unset): null takes the deadline away.
    """

    edit: Literal["set_item"]
    item: str
    title: None | str | Unset = UNSET
    leader: None | str | Unset = UNSET
    deadline: datetime.date | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        edit = self.edit

        item = self.item

        title: None | str | Unset
        if isinstance(self.title, Unset):
            title = UNSET
        else:
            title = self.title

        leader: None | str | Unset
        if isinstance(self.leader, Unset):
            leader = UNSET
        else:
            leader = self.leader

        deadline: None | str | Unset
        if isinstance(self.deadline, Unset):
            deadline = UNSET
        elif isinstance(self.deadline, datetime.date):
            deadline = self.deadline.isoformat()
        else:
            deadline = self.deadline

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "edit": edit,
                "item": item,
            }
        )
        if title is not UNSET:
            field_dict["title"] = title
        if leader is not UNSET:
            field_dict["leader"] = leader
        if deadline is not UNSET:
            field_dict["deadline"] = deadline

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        edit = cast(Literal["set_item"], d.pop("edit"))
        if edit != "set_item":
            raise ValueError(f"edit must match const 'set_item', got '{edit}'")

        item = d.pop("item")

        def _parse_title(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        title = _parse_title(d.pop("title", UNSET))

        def _parse_leader(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        leader = _parse_leader(d.pop("leader", UNSET))

        def _parse_deadline(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                deadline_type_0 = datetime.date.fromisoformat(data)

                return deadline_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        deadline = _parse_deadline(d.pop("deadline", UNSET))

        set_item = cls(
            edit=edit,
            item=item,
            title=title,
            leader=leader,
            deadline=deadline,
        )

        return set_item
