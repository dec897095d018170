from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import (
    TYPE_CHECKING,
    Any,
    Literal,
    TypeVar,
    cast,
)

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.event_read import EventRead


T = TypeVar("T", bound="CloudEvent")


@_attrs_define
class CloudEvent:
    """A message to an endpoint.

    Attributes:
        id (str): The same however often it is sent: drop what you have seen.
        source (str): This installation, as DUBAN_WEBHOOK_SOURCE names it.
        type_ (str): `duban.` and the event's action.
        subject (None | str): What it is about, as a path of the API.
        time (datetime.datetime): When it happened.
        data (EventRead): An event as callers see it.
        specversion (Literal['1.0'] | Unset): The version of CloudEvents. Default: '1.0'.
        datacontenttype (Literal['application/json'] | Unset): Of `data`. Default: 'application/json'.
    """

    id: str
    source: str
    type_: str
    subject: None | str
    time: datetime.datetime
    data: EventRead
    specversion: Literal["1.0"] | Unset = "1.0"
    datacontenttype: Literal["application/json"] | Unset = "application/json"
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        source = self.source

        type_ = self.type_

        subject: None | str
        subject = self.subject

        time = self.time.isoformat()

        data = self.data.to_dict()

        specversion = self.specversion

        datacontenttype = self.datacontenttype

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "source": source,
                "type": type_,
                "subject": subject,
                "time": time,
                "data": data,
            }
        )
        if specversion is not UNSET:
            field_dict["specversion"] = specversion
        if datacontenttype is not UNSET:
            field_dict["datacontenttype"] = datacontenttype

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.event_read import EventRead  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        source = d.pop("source")

        type_ = d.pop("type")

        def _parse_subject(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        subject = _parse_subject(d.pop("subject"))

        time = datetime.datetime.fromisoformat(d.pop("time"))

        data = EventRead.from_dict(d.pop("data"))

        specversion = cast(Literal["1.0"] | Unset, d.pop("specversion", UNSET))
        if specversion != "1.0" and not isinstance(specversion, Unset):
            raise ValueError(f"specversion must match const '1.0', got '{specversion}'")

        datacontenttype = cast(Literal["application/json"] | Unset, d.pop("datacontenttype", UNSET))
        if datacontenttype != "application/json" and not isinstance(datacontenttype, Unset):
            raise ValueError(f"datacontenttype must match const 'application/json', got '{datacontenttype}'")

        cloud_event = cls(
            id=id,
            source=source,
            type_=type_,
            subject=subject,
            time=time,
            data=data,
            specversion=specversion,
            datacontenttype=datacontenttype,
        )

        cloud_event.additional_properties = d
        return cloud_event

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
