from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.finding_read import FindingRead


T = TypeVar("T", bound="OriginRead")


@_attrs_define
class OriginRead:
    """Where a draft came from: shown to the office until it is issued.

    Attributes:
        client_name (str): Who registered it: the API client (接口用户), or the person of the office.
        external_ref (None | str): The number that the client has for it; null for a person's.
        due_text (str): The deadline in the words that it came with.
        doubts (list[FindingRead]): What could not be read for certain.
        registered_at (datetime.datetime): When it came in last.
    """

    client_name: str
    external_ref: None | str
    due_text: str
    doubts: list[FindingRead]
    registered_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        client_name = self.client_name

        external_ref: None | str
        external_ref = self.external_ref

        due_text = self.due_text

        doubts = []
        for doubts_item_data in self.doubts:
            doubts_item = doubts_item_data.to_dict()
            doubts.append(doubts_item)

        registered_at = self.registered_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "client_name": client_name,
                "external_ref": external_ref,
                "due_text": due_text,
                "doubts": doubts,
                "registered_at": registered_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.finding_read import FindingRead  # noqa: PLC0415

        d = dict(src_dict)
        client_name = d.pop("client_name")

        def _parse_external_ref(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        external_ref = _parse_external_ref(d.pop("external_ref"))

        due_text = d.pop("due_text")

        doubts = []
        _doubts = d.pop("doubts")
        for doubts_item_data in _doubts:
            doubts_item = FindingRead.from_dict(doubts_item_data)

            doubts.append(doubts_item)

        registered_at = datetime.datetime.fromisoformat(d.pop("registered_at"))

        origin_read = cls(
            client_name=client_name,
            external_ref=external_ref,
            due_text=due_text,
            doubts=doubts,
            registered_at=registered_at,
        )

        origin_read.additional_properties = d
        return origin_read

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
