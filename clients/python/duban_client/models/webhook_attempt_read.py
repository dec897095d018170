from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="WebhookAttemptRead")


@_attrs_define
class WebhookAttemptRead:
    """One attempt as the diary tells it.

    Attributes:
        at (datetime.datetime): When it began.
        ms (int): How long it took, in milliseconds.
        outcome (str): What became of one attempt.
        status (int | None): HTTP status of the answer, if there was one.
        excerpt (str): How the answer began, or what went wrong.
    """

    at: datetime.datetime
    ms: int
    outcome: str
    status: int | None
    excerpt: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        at = self.at.isoformat()

        ms = self.ms

        outcome = self.outcome

        status: int | None
        status = self.status

        excerpt = self.excerpt

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "at": at,
                "ms": ms,
                "outcome": outcome,
                "status": status,
                "excerpt": excerpt,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        at = datetime.datetime.fromisoformat(d.pop("at"))

        ms = d.pop("ms")

        outcome = d.pop("outcome")

        def _parse_status(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        status = _parse_status(d.pop("status"))

        excerpt = d.pop("excerpt")

        webhook_attempt_read = cls(
            at=at,
            ms=ms,
            outcome=outcome,
            status=status,
            excerpt=excerpt,
        )

        webhook_attempt_read.additional_properties = d
        return webhook_attempt_read

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
