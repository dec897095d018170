from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.key_read import KeyRead


T = TypeVar("T", bound="ClientRead")


@_attrs_define
class ClientRead:
    """A client as its keeper sees it, with its keys, newest first.

    Attributes:
        id (int): Id; stable, with no meaning of its own.
        client_id (str): What it calls itself at /oauth/token (RFC 6749 §2.2).
        name (str): The system's name.
        unit_id (int | None): Id of the unit (单位).
        unit_name (None | str): Name of the unit (单位).
        contact (str): Whom to call when the client misbehaves (联系人).
        scopes (list[str]): Groups of verbs that the client may do.
        addresses (list[str]): Networks (CIDR) from which it may call; none for anywhere.
        quota (int | None): Requests a minute; null for the house's default.
        created_at (datetime.datetime): When it was taken in.
        version (int): Counts the changes; send it back to be told of what others did (409).
        keys (list[KeyRead]): Its keys (密钥), newest first.
    """

    id: int
    client_id: str
    name: str
    unit_id: int | None
    unit_name: None | str
    contact: str
    scopes: list[str]
    addresses: list[str]
    quota: int | None
    created_at: datetime.datetime
    version: int
    keys: list[KeyRead]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        client_id = self.client_id

        name = self.name

        unit_id: int | None
        unit_id = self.unit_id

        unit_name: None | str
        unit_name = self.unit_name

        contact = self.contact

        scopes = self.scopes

        addresses = self.addresses

        quota: int | None
        quota = self.quota

        created_at = self.created_at.isoformat()

        version = self.version

        keys = []
        for keys_item_data in self.keys:
            keys_item = keys_item_data.to_dict()
            keys.append(keys_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "client_id": client_id,
                "name": name,
                "unit_id": unit_id,
                "unit_name": unit_name,
                "contact": contact,
                "scopes": scopes,
                "addresses": addresses,
                "quota": quota,
                "created_at": created_at,
                "version": version,
                "keys": keys,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.key_read import KeyRead  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        client_id = d.pop("client_id")

        name = d.pop("name")

        def _parse_unit_id(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        unit_id = _parse_unit_id(d.pop("unit_id"))

        def _parse_unit_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        unit_name = _parse_unit_name(d.pop("unit_name"))

        contact = d.pop("contact")

        scopes = cast(list[str], d.pop("scopes"))

        addresses = cast(list[str], d.pop("addresses"))

        def _parse_quota(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        quota = _parse_quota(d.pop("quota"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        version = d.pop("version")

        keys = []
        _keys = d.pop("keys")
        for keys_item_data in _keys:
            keys_item = KeyRead.from_dict(keys_item_data)

            keys.append(keys_item)

        client_read = cls(
            id=id,
            client_id=client_id,
            name=name,
            unit_id=unit_id,
            unit_name=unit_name,
            contact=contact,
            scopes=scopes,
            addresses=addresses,
            quota=quota,
            created_at=created_at,
            version=version,
            keys=keys,
        )

        client_read.additional_properties = d
        return client_read

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
