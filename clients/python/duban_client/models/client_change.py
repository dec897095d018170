from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="ClientChange")


@_attrs_define
class ClientChange:
    """What may be changed of a client at any time; it holds from the next request on.

    Attributes:
        scopes (list[str]): Groups of verbs; each includes `read`, `write` includes all.
        contact (str | Unset): Whom to call when the client misbehaves. Default: ''.
        addresses (list[str] | Unset): Networks (CIDR) from which it may call; none for anywhere.
        quota (int | None | Unset): Requests a minute; null for the house's default.
        version (int | None | Unset): As read; 409 when the client has changed since.
    """

    scopes: list[str]
    contact: str | Unset = ""
    addresses: list[str] | Unset = UNSET
    quota: int | None | Unset = UNSET
    version: int | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        scopes = self.scopes

        contact = self.contact

        addresses: list[str] | Unset = UNSET
        if not isinstance(self.addresses, Unset):
            addresses = self.addresses

        quota: int | None | Unset
        if isinstance(self.quota, Unset):
            quota = UNSET
        else:
            quota = self.quota

        version: int | None | Unset
        if isinstance(self.version, Unset):
            version = UNSET
        else:
            version = self.version

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "scopes": scopes,
            }
        )
        if contact is not UNSET:
            field_dict["contact"] = contact
        if addresses is not UNSET:
            field_dict["addresses"] = addresses
        if quota is not UNSET:
            field_dict["quota"] = quota
        if version is not UNSET:
            field_dict["version"] = version

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        scopes = cast(list[str], d.pop("scopes"))

        contact = d.pop("contact", UNSET)

        addresses = cast(list[str], d.pop("addresses", UNSET))

        def _parse_quota(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        quota = _parse_quota(d.pop("quota", UNSET))

        def _parse_version(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        version = _parse_version(d.pop("version", UNSET))

        client_change = cls(
            scopes=scopes,
            contact=contact,
            addresses=addresses,
            quota=quota,
            version=version,
        )

        return client_change
