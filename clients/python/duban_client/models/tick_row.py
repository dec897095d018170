from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="TickRow")


@_attrs_define
class TickRow:
    """One tick of many.

    Attributes:
        milestone_id (int): Id of the milestone (节点).
        done_on (datetime.date | None | Unset): The day on which it was done.
        note (str | Unset): A remark. Default: ''.
        version (int | None | Unset): The version last seen; a different one is refused with 409.
    """

    milestone_id: int
    done_on: datetime.date | None | Unset = UNSET
    note: str | Unset = ""
    version: int | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        milestone_id = self.milestone_id

        done_on: None | str | Unset
        if isinstance(self.done_on, Unset):
            done_on = UNSET
        elif isinstance(self.done_on, datetime.date):
            done_on = self.done_on.isoformat()
        else:
            done_on = self.done_on

        note = self.note

        version: int | None | Unset
        if isinstance(self.version, Unset):
            version = UNSET
        else:
            version = self.version

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "milestone_id": milestone_id,
            }
        )
        if done_on is not UNSET:
            field_dict["done_on"] = done_on
        if note is not UNSET:
            field_dict["note"] = note
        if version is not UNSET:
            field_dict["version"] = version

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        milestone_id = d.pop("milestone_id")

        def _parse_done_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                done_on_type_0 = datetime.date.fromisoformat(data)

                return done_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        done_on = _parse_done_on(d.pop("done_on", UNSET))

        note = d.pop("note", UNSET)

        def _parse_version(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        version = _parse_version(d.pop("version", UNSET))

        tick_row = cls(
            milestone_id=milestone_id,
            done_on=done_on,
            note=note,
            version=version,
        )

        return tick_row
