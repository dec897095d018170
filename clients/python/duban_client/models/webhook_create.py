from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="WebhookCreate")


@_attrs_define
class WebhookCreate:
    """A new endpoint.

    Attributes:
        name (str): What people call it.
        url (str): Where to POST: https, or http in networks the operator named.
        actions (list[str] | Unset): Types of event to send; an empty list for all.
        unit_id (int | None | Unset): Send what this unit sees. A unit's caller always gets their own.
        ordered (bool | Unset): Whether each event waits until the one before it was accepted. Default: False.
        after (int | None | Unset): Begin behind this position of the feed; with what happens from now on if left out.
    """

    name: str
    url: str
    actions: list[str] | Unset = UNSET
    unit_id: int | None | Unset = UNSET
    ordered: bool | Unset = False
    after: int | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        url = self.url

        actions: list[str] | Unset = UNSET
        if not isinstance(self.actions, Unset):
            actions = self.actions

        unit_id: int | None | Unset
        if isinstance(self.unit_id, Unset):
            unit_id = UNSET
        else:
            unit_id = self.unit_id

        ordered = self.ordered

        after: int | None | Unset
        if isinstance(self.after, Unset):
            after = UNSET
        else:
            after = self.after

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "url": url,
            }
        )
        if actions is not UNSET:
            field_dict["actions"] = actions
        if unit_id is not UNSET:
            field_dict["unit_id"] = unit_id
        if ordered is not UNSET:
            field_dict["ordered"] = ordered
        if after is not UNSET:
            field_dict["after"] = after

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        url = d.pop("url")

        actions = cast(list[str], d.pop("actions", UNSET))

        def _parse_unit_id(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        unit_id = _parse_unit_id(d.pop("unit_id", UNSET))

        ordered = d.pop("ordered", UNSET)

        def _parse_after(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        after = _parse_after(d.pop("after", UNSET))

        webhook_create = cls(
            name=name,
            url=url,
            actions=actions,
            unit_id=unit_id,
            ordered=ordered,
            after=after,
        )

        return webhook_create
