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

T = TypeVar("T", bound="SetMilestone")


@_attrs_define
class SetMilestone:
    """Change what is sent of a milestone. A date that is set is stated from then on, unless `certainty` is sent too.

    Attributes:
        edit (Literal['set_milestone']): Which edit it is.
        item (str): Number of the item (序号).
        milestone (int): Which milestone of its item, from 0.
        text (None | str | Unset): The words themselves.
        due_on (datetime.date | None | Unset): null takes the date away.
        starts_on (datetime.date | None | Unset): First day.
        kind (None | str | Unset): What kind it is.
        certainty (None | str | Unset): How sure the reading of its date is.
    """

    edit: Literal["set_milestone"]
    item: str
    milestone: int
    text: None | str | Unset = UNSET
    due_on: datetime.date | None | Unset = UNSET
    starts_on: datetime.date | None | Unset = UNSET
    kind: None | str | Unset = UNSET
    certainty: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        edit = self.edit

        item = self.item

        milestone = self.milestone

        text: None | str | Unset
        if isinstance(self.text, Unset):
            text = UNSET
        else:
            text = self.text

        due_on: None | str | Unset
        if isinstance(self.due_on, Unset):
            due_on = UNSET
        elif isinstance(self.due_on, datetime.date):
            due_on = self.due_on.isoformat()
        else:
            due_on = self.due_on

        starts_on: None | str | Unset
        if isinstance(self.starts_on, Unset):
            starts_on = UNSET
        elif isinstance(self.starts_on, datetime.date):
            starts_on = self.starts_on.isoformat()
        else:
            starts_on = self.starts_on

        kind: None | str | Unset
        if isinstance(self.kind, Unset):
            kind = UNSET
        else:
            kind = self.kind

        certainty: None | str | Unset
        if isinstance(self.certainty, Unset):
            certainty = UNSET
        else:
            certainty = self.certainty

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "edit": edit,
                "item": item,
                "milestone": milestone,
            }
        )
        if text is not UNSET:
            field_dict["text"] = text
        if due_on is not UNSET:
            field_dict["due_on"] = due_on
        if starts_on is not UNSET:
            field_dict["starts_on"] = starts_on
        if kind is not UNSET:
            field_dict["kind"] = kind
        if certainty is not UNSET:
            field_dict["certainty"] = certainty

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        edit = cast(Literal["set_milestone"], d.pop("edit"))
        if edit != "set_milestone":
            raise ValueError(f"edit must match const 'set_milestone', got '{edit}'")

        item = d.pop("item")

        milestone = d.pop("milestone")

        def _parse_text(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        text = _parse_text(d.pop("text", UNSET))

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

        def _parse_starts_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                starts_on_type_0 = datetime.date.fromisoformat(data)

                return starts_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        starts_on = _parse_starts_on(d.pop("starts_on", UNSET))

        def _parse_kind(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        kind = _parse_kind(d.pop("kind", UNSET))

        def _parse_certainty(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        certainty = _parse_certainty(d.pop("certainty", UNSET))

        set_milestone = cls(
            edit=edit,
            item=item,
            milestone=milestone,
            text=text,
            due_on=due_on,
            starts_on=starts_on,
            kind=kind,
            certainty=certainty,
        )

        return set_milestone
