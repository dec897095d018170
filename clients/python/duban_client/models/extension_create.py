from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="ExtensionCreate")


@_attrs_define
class ExtensionCreate:
    """A wish for more time for one milestone, or for the whole item where none is named.

    Attributes:
        due_on (datetime.date): The new date; later than the present one.
        reason (str): Why (理由).
        progress (str): How far the work is (目前进展).
        milestone_id (int | None | Unset): Id of the milestone (节点).
        version (int | None | Unset): The item's version last seen; another one is refused.
    """

    due_on: datetime.date
    reason: str
    progress: str
    milestone_id: int | None | Unset = UNSET
    version: int | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        due_on = self.due_on.isoformat()

        reason = self.reason

        progress = self.progress

        milestone_id: int | None | Unset
        if isinstance(self.milestone_id, Unset):
            milestone_id = UNSET
        else:
            milestone_id = self.milestone_id

        version: int | None | Unset
        if isinstance(self.version, Unset):
            version = UNSET
        else:
            version = self.version

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "due_on": due_on,
                "reason": reason,
                "progress": progress,
            }
        )
        if milestone_id is not UNSET:
            field_dict["milestone_id"] = milestone_id
        if version is not UNSET:
            field_dict["version"] = version

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        due_on = datetime.date.fromisoformat(d.pop("due_on"))

        reason = d.pop("reason")

        progress = d.pop("progress")

        def _parse_milestone_id(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        milestone_id = _parse_milestone_id(d.pop("milestone_id", UNSET))

        def _parse_version(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        version = _parse_version(d.pop("version", UNSET))

        extension_create = cls(
            due_on=due_on,
            reason=reason,
            progress=progress,
            milestone_id=milestone_id,
            version=version,
        )

        return extension_create
