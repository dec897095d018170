from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="WebhookSecretMade")


@_attrs_define
class WebhookSecretMade:
    """A new secret, shown this once.

    Attributes:
        secret (str): Verify signatures with it (Standard Webhooks). It cannot be read again.
        old_until (datetime.datetime | None): Until when the old one signs beside it.
    """

    secret: str
    old_until: datetime.datetime | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        secret = self.secret

        old_until: None | str
        if isinstance(self.old_until, datetime.datetime):
            old_until = self.old_until.isoformat()
        else:
            old_until = self.old_until

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "secret": secret,
                "old_until": old_until,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        secret = d.pop("secret")

        def _parse_old_until(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                old_until_type_0 = datetime.datetime.fromisoformat(data)

                return old_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        old_until = _parse_old_until(d.pop("old_until"))

        webhook_secret_made = cls(
            secret=secret,
            old_until=old_until,
        )

        webhook_secret_made.additional_properties = d
        return webhook_secret_made

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
