from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="UnitRead")


@_attrs_define
class UnitRead:
    """A unit as callers see it.

    Attributes:
        id (int): Id; stable, with no meaning of its own.
        code (str): Stable code of the unit.
        name (str): Full name as documents write it (单位名称).
        kind (str): What kind of unit it is.
        parent_id (int | None): Id of what it stands under.
        successor_id (int | None): The unit that took over its duties in a reform, if any.
        valid_from (datetime.date | None): First day of its existence, where known.
        valid_to (datetime.date | None): Last day of its existence, where it has ended.
        aliases (list[str] | Unset): Other spellings that resolve to this unit.
    """

    id: int
    code: str
    name: str
    kind: str
    parent_id: int | None
    successor_id: int | None
    valid_from: datetime.date | None
    valid_to: datetime.date | None
    aliases: list[str] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        code = self.code

        name = self.name

        kind = self.kind

        parent_id: int | None
        parent_id = self.parent_id

        successor_id: int | None
        successor_id = self.successor_id

        valid_from: None | str
        if isinstance(self.valid_from, datetime.date):
            valid_from = self.valid_from.isoformat()
        else:
            valid_from = self.valid_from

        valid_to: None | str
        if isinstance(self.valid_to, datetime.date):
            valid_to = self.valid_to.isoformat()
        else:
            valid_to = self.valid_to

        aliases: list[str] | Unset = UNSET
        if not isinstance(self.aliases, Unset):
            aliases = self.aliases

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "code": code,
                "name": name,
                "kind": kind,
                "parent_id": parent_id,
                "successor_id": successor_id,
                "valid_from": valid_from,
                "valid_to": valid_to,
            }
        )
        if aliases is not UNSET:
            field_dict["aliases"] = aliases

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        code = d.pop("code")

        name = d.pop("name")

        kind = d.pop("kind")

        def _parse_parent_id(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        parent_id = _parse_parent_id(d.pop("parent_id"))

        def _parse_successor_id(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        successor_id = _parse_successor_id(d.pop("successor_id"))

        def _parse_valid_from(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_from_type_0 = datetime.date.fromisoformat(data)

                return valid_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        valid_from = _parse_valid_from(d.pop("valid_from"))

        def _parse_valid_to(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_to_type_0 = datetime.date.fromisoformat(data)

                return valid_to_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        valid_to = _parse_valid_to(d.pop("valid_to"))

        aliases = cast(list[str], d.pop("aliases", UNSET))

        unit_read = cls(
            id=id,
            code=code,
            name=name,
            kind=kind,
            parent_id=parent_id,
            successor_id=successor_id,
            valid_from=valid_from,
            valid_to=valid_to,
            aliases=aliases,
        )

        unit_read.additional_properties = d
        return unit_read

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
