from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.finding_read import FindingRead
    from ..models.item_read import ItemRead


T = TypeVar("T", bound="MatterRead")


@_attrs_define
class MatterRead:
    """A registered matter: the draft that became of it, and what somebody of the office is to look at.

    Attributes:
        external_ref (str): The caller's own number.
        item (ItemRead): One item with its lines, milestones, submitted reports and timeline; the newest report and
            event come first.
        doubts (list[FindingRead]): What could not be read for certain, errors first.
    """

    external_ref: str
    item: ItemRead
    doubts: list[FindingRead]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        external_ref = self.external_ref

        item = self.item.to_dict()

        doubts = []
        for doubts_item_data in self.doubts:
            doubts_item = doubts_item_data.to_dict()
            doubts.append(doubts_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "external_ref": external_ref,
                "item": item,
                "doubts": doubts,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.finding_read import FindingRead  # noqa: PLC0415
        from ..models.item_read import ItemRead  # noqa: PLC0415

        d = dict(src_dict)
        external_ref = d.pop("external_ref")

        item = ItemRead.from_dict(d.pop("item"))

        doubts = []
        _doubts = d.pop("doubts")
        for doubts_item_data in _doubts:
            doubts_item = FindingRead.from_dict(doubts_item_data)

            doubts.append(doubts_item)

        matter_read = cls(
            external_ref=external_ref,
            item=item,
            doubts=doubts,
        )

        matter_read.additional_properties = d
        return matter_read

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
