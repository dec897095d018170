from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.receipt_read import ReceiptRead


T = TypeVar("T", bound="NoticeRead")


@_attrs_define
class NoticeRead:
    """A notice as callers see it.

    Attributes:
        id (int): Id; stable, with no meaning of its own.
        item_id (int): Id of the item (事项).
        item_no (str): Number of the item within its plan (序号).
        item_title (str): Title of the item.
        milestone_id (int | None): Id of the milestone (节点).
        level (str): Levels of a slip (督办单): to the liaison, to the unit head, to the leader in charge.
        text (str): The words themselves.
        sent_by (str): Who sent it.
        sent_on (datetime.date): The day where the government sits.
        sent_at (datetime.datetime): When it was sent.
        receipts (list[ReceiptRead] | Unset): To whom it went, and who of them read it.
        may_receipt (bool | Unset): Whether it waits for the caller to read it. Default: False.
        received (bool | Unset): Whether it was addressed to the caller, read or not. Default: False.
    """

    id: int
    item_id: int
    item_no: str
    item_title: str
    milestone_id: int | None
    level: str
    text: str
    sent_by: str
    sent_on: datetime.date
    sent_at: datetime.datetime
    receipts: list[ReceiptRead] | Unset = UNSET
    may_receipt: bool | Unset = False
    received: bool | Unset = False
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        item_id = self.item_id

        item_no = self.item_no

        item_title = self.item_title

        milestone_id: int | None
        milestone_id = self.milestone_id

        level = self.level

        text = self.text

        sent_by = self.sent_by

        sent_on = self.sent_on.isoformat()

        sent_at = self.sent_at.isoformat()

        receipts: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.receipts, Unset):
            receipts = []
            for receipts_item_data in self.receipts:
                receipts_item = receipts_item_data.to_dict()
                receipts.append(receipts_item)

        may_receipt = self.may_receipt

        received = self.received

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "item_id": item_id,
                "item_no": item_no,
                "item_title": item_title,
                "milestone_id": milestone_id,
                "level": level,
                "text": text,
                "sent_by": sent_by,
                "sent_on": sent_on,
                "sent_at": sent_at,
            }
        )
        if receipts is not UNSET:
            field_dict["receipts"] = receipts
        if may_receipt is not UNSET:
            field_dict["may_receipt"] = may_receipt
        if received is not UNSET:
            field_dict["received"] = received

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.receipt_read import ReceiptRead  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        item_id = d.pop("item_id")

        item_no = d.pop("item_no")

        item_title = d.pop("item_title")

        def _parse_milestone_id(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        milestone_id = _parse_milestone_id(d.pop("milestone_id"))

        level = d.pop("level")

        text = d.pop("text")

        sent_by = d.pop("sent_by")

        sent_on = datetime.date.fromisoformat(d.pop("sent_on"))

        sent_at = datetime.datetime.fromisoformat(d.pop("sent_at"))

        _receipts = d.pop("receipts", UNSET)
        receipts: list[ReceiptRead] | Unset = UNSET
        if _receipts is not UNSET:
            receipts = []
            for receipts_item_data in _receipts:
                receipts_item = ReceiptRead.from_dict(receipts_item_data)

                receipts.append(receipts_item)

        may_receipt = d.pop("may_receipt", UNSET)

        received = d.pop("received", UNSET)

        notice_read = cls(
            id=id,
            item_id=item_id,
            item_no=item_no,
            item_title=item_title,
            milestone_id=milestone_id,
            level=level,
            text=text,
            sent_by=sent_by,
            sent_on=sent_on,
            sent_at=sent_at,
            receipts=receipts,
            may_receipt=may_receipt,
            received=received,
        )

        notice_read.additional_properties = d
        return notice_read

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
