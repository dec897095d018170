from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="WebhookRead")


@_attrs_define
class WebhookRead:
    """An endpoint as its keeper sees it: never its secret.

    Attributes:
        id (int): Id; stable, with no meaning of its own.
        name (str): Name.
        url (str): Where to POST.
        client_id (int | None): The API client that it belongs to; null for the office's or a unit's.
        client_name (None | str): Name of that client.
        unit_id (int | None): Whose sight it has; null for everything.
        unit_name (None | str): Name of the unit (单位).
        actions (list[str]): Types of event that are sent; all if empty.
        ordered (bool): Whether each event waits until the one before it was accepted.
        state (str): Whether an endpoint is sent to; `GONE` and `FAILING` are pauses that the worker made.
        state_since (datetime.datetime): Since when it stands so.
        position (int): How far deliveries have been made out from the feed.
        waiting (int): Deliveries under way or waiting to be tried again.
        failed (int): Deliveries given up; they go out again when the endpoint is resumed.
        failing_since (datetime.datetime | None): The first failure after the last success.
        succeeded_at (datetime.datetime | None): When a delivery was accepted last.
        created_by (str): Who added it.
        created_at (datetime.datetime): When the document came.
        version (int): Counts the changes; send it back to be told of what others did (409).
    """

    id: int
    name: str
    url: str
    client_id: int | None
    client_name: None | str
    unit_id: int | None
    unit_name: None | str
    actions: list[str]
    ordered: bool
    state: str
    state_since: datetime.datetime
    position: int
    waiting: int
    failed: int
    failing_since: datetime.datetime | None
    succeeded_at: datetime.datetime | None
    created_by: str
    created_at: datetime.datetime
    version: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        url = self.url

        client_id: int | None
        client_id = self.client_id

        client_name: None | str
        client_name = self.client_name

        unit_id: int | None
        unit_id = self.unit_id

        unit_name: None | str
        unit_name = self.unit_name

        actions = self.actions

        ordered = self.ordered

        state = self.state

        state_since = self.state_since.isoformat()

        position = self.position

        waiting = self.waiting

        failed = self.failed

        failing_since: None | str
        if isinstance(self.failing_since, datetime.datetime):
            failing_since = self.failing_since.isoformat()
        else:
            failing_since = self.failing_since

        succeeded_at: None | str
        if isinstance(self.succeeded_at, datetime.datetime):
            succeeded_at = self.succeeded_at.isoformat()
        else:
            succeeded_at = self.succeeded_at

        created_by = self.created_by

        created_at = self.created_at.isoformat()

        version = self.version

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "url": url,
                "client_id": client_id,
                "client_name": client_name,
                "unit_id": unit_id,
                "unit_name": unit_name,
                "actions": actions,
                "ordered": ordered,
                "state": state,
                "state_since": state_since,
                "position": position,
                "waiting": waiting,
                "failed": failed,
                "failing_since": failing_since,
                "succeeded_at": succeeded_at,
                "created_by": created_by,
                "created_at": created_at,
                "version": version,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        url = d.pop("url")

        def _parse_client_id(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        client_id = _parse_client_id(d.pop("client_id"))

        def _parse_client_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        client_name = _parse_client_name(d.pop("client_name"))

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

        actions = cast(list[str], d.pop("actions"))

        ordered = d.pop("ordered")

        state = d.pop("state")

        state_since = datetime.datetime.fromisoformat(d.pop("state_since"))

        position = d.pop("position")

        waiting = d.pop("waiting")

        failed = d.pop("failed")

        def _parse_failing_since(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                failing_since_type_0 = datetime.datetime.fromisoformat(data)

                return failing_since_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        failing_since = _parse_failing_since(d.pop("failing_since"))

        def _parse_succeeded_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                succeeded_at_type_0 = datetime.datetime.fromisoformat(data)

                return succeeded_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        succeeded_at = _parse_succeeded_at(d.pop("succeeded_at"))

        created_by = d.pop("created_by")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        version = d.pop("version")

        webhook_read = cls(
            id=id,
            name=name,
            url=url,
            client_id=client_id,
            client_name=client_name,
            unit_id=unit_id,
            unit_name=unit_name,
            actions=actions,
            ordered=ordered,
            state=state,
            state_since=state_since,
            position=position,
            waiting=waiting,
            failed=failed,
            failing_since=failing_since,
            succeeded_at=succeeded_at,
            created_by=created_by,
            created_at=created_at,
            version=version,
        )

        webhook_read.additional_properties = d
        return webhook_read

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
