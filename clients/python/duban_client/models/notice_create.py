from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="NoticeCreate")


@_attrs_define
class NoticeCreate:
    """What the office sends.

    Attributes:
        level (str): Levels of a slip (督办单): to the liaison, to the unit head, to the leader in charge.
        text (str): The words themselves.
        milestone_id (int | None | Unset): The milestone it is about; the whole item if left out.
    """

    level: str
    text: str
    milestone_id: int | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        level = self.level

        text = self.text

        milestone_id: int | None | Unset
        if isinstance(self.milestone_id, Unset):
            milestone_id = UNSET
        else:
            milestone_id = self.milestone_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "level": level,
                "text": text,
            }
        )
        if milestone_id is not UNSET:
            field_dict["milestone_id"] = milestone_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        level = d.pop("level")

        text = d.pop("text")

        def _parse_milestone_id(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        milestone_id = _parse_milestone_id(d.pop("milestone_id", UNSET))

        notice_create = cls(
            level=level,
            text=text,
            milestone_id=milestone_id,
        )

        return notice_create
