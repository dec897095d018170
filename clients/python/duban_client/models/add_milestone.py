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

T = TypeVar("T", bound="AddMilestone")


@_attrs_define
class AddMilestone:
    """Add a milestone to a line, behind those that it has.

    Attributes:
        edit (Literal['add_milestone']): Which edit it is.
        item (str): Number of the item (序号).
        text (str): The words themselves.
        line (int | Unset): Which line of its item, from 0. Default: 0.
        due_on (datetime.date | None | Unset): Due date as it stands (完成时限).
        kind (str | Unset): What sort of step a milestone is; `PROGRESS` and `COMPLETION` are about the work itself.
    """

    edit: Literal["add_milestone"]
    item: str
    text: str
    line: int | Unset = 0
    due_on: datetime.date | None | Unset = UNSET
    kind: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        edit = self.edit

        item = self.item

        text = self.text

        line = self.line

        due_on: None | str | Unset
        if isinstance(self.due_on, Unset):
            due_on = UNSET
        elif isinstance(self.due_on, datetime.date):
            due_on = self.due_on.isoformat()
        else:
            due_on = self.due_on

        kind = self.kind

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "edit": edit,
                "item": item,
                "text": text,
            }
        )
        if line is not UNSET:
            field_dict["line"] = line
        if due_on is not UNSET:
            field_dict["due_on"] = due_on
        if kind is not UNSET:
            field_dict["kind"] = kind

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        edit = cast(Literal["add_milestone"], d.pop("edit"))
        if edit != "add_milestone":
            raise ValueError(f"edit must match const 'add_milestone', got '{edit}'")

        item = d.pop("item")

        text = d.pop("text")

        line = d.pop("line", UNSET)

        def _parse_due_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                due_on_type_0 = datetime.date.fromisoformat(data)

                return due_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        due_on = _parse_due_on(d.pop("due_on", UNSET))

        kind = d.pop("kind", UNSET)

        add_milestone = cls(
            edit=edit,
            item=item,
            text=text,
            line=line,
            due_on=due_on,
            kind=kind,
        )

        return add_milestone
