from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.webhook_attempt_read import WebhookAttemptRead


T = TypeVar("T", bound="WebhookDeliveryRead")


@_attrs_define
class WebhookDeliveryRead:
    """A delivery with the diary of its attempts.

    Attributes:
        id (int): Id; stable, with no meaning of its own.
        event_id (int): The event; the message's id is `evt_` and this number.
        position (int | None): The event's place in the feed; null for a test.
        action (str): The closed catalogue of what can happen.
        ping (bool): Whether it is a test, which is sent once.
        state (str): How far a delivery is; a `SKIPPED` one went out of its endpoint's sight before it was sent.
        due_at (datetime.datetime): When it is tried next, while it is pending.
        settled_at (datetime.datetime | None): When it was accepted or given up.
        attempts (list[WebhookAttemptRead]): Every attempt, the first one first.
    """

    id: int
    event_id: int
    position: int | None
    action: str
    ping: bool
    state: str
    due_at: datetime.datetime
    settled_at: datetime.datetime | None
    attempts: list[WebhookAttemptRead]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        event_id = self.event_id

        position: int | None
        position = self.position

        action = self.action

        ping = self.ping

        state = self.state

        due_at = self.due_at.isoformat()

        settled_at: None | str
        if isinstance(self.settled_at, datetime.datetime):
            settled_at = self.settled_at.isoformat()
        else:
            settled_at = self.settled_at

        attempts = []
        for attempts_item_data in self.attempts:
            attempts_item = attempts_item_data.to_dict()
            attempts.append(attempts_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "event_id": event_id,
                "position": position,
                "action": action,
                "ping": ping,
                "state": state,
                "due_at": due_at,
                "settled_at": settled_at,
                "attempts": attempts,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.webhook_attempt_read import WebhookAttemptRead  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        event_id = d.pop("event_id")

        def _parse_position(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        position = _parse_position(d.pop("position"))

        action = d.pop("action")

        ping = d.pop("ping")

        state = d.pop("state")

        due_at = datetime.datetime.fromisoformat(d.pop("due_at"))

        def _parse_settled_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                settled_at_type_0 = datetime.datetime.fromisoformat(data)

                return settled_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        settled_at = _parse_settled_at(d.pop("settled_at"))

        attempts = []
        _attempts = d.pop("attempts")
        for attempts_item_data in _attempts:
            attempts_item = WebhookAttemptRead.from_dict(attempts_item_data)

            attempts.append(attempts_item)

        webhook_delivery_read = cls(
            id=id,
            event_id=event_id,
            position=position,
            action=action,
            ping=ping,
            state=state,
            due_at=due_at,
            settled_at=settled_at,
            attempts=attempts,
        )

        webhook_delivery_read.additional_properties = d
        return webhook_delivery_read

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
