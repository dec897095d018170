from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="ClosureRead")


@_attrs_define
class ClosureRead:
    """A closure as callers see it.

    Attributes:
        id (int): Id; stable, with no meaning of its own.
        item_id (int): Id of the item (事项).
        item_no (str): Number of the item within its plan (序号).
        item_title (str): Title of the item.
        state (str): A closure is requested by the lead unit, endorsed by the office, granted by the leader in charge.
        result (str): What was reached (完成结果).
        unit_id (int): Id of the unit (单位).
        unit_name (str): Name of the unit (单位).
        requested_by (str): Who asked for it.
        requested_at (datetime.datetime): When it was asked for.
        endorsed_by (None | str): Who of the office endorsed it.
        endorsed_at (datetime.datetime | None): When the office endorsed it.
        endorsement (str): What the office said.
        decided_by (None | str): Who decided.
        decided_at (datetime.datetime | None): When it was decided.
        decision (str): What the leader in charge said.
        may (list[str] | Unset): What the caller may do with it now.
    """

    id: int
    item_id: int
    item_no: str
    item_title: str
    state: str
    result: str
    unit_id: int
    unit_name: str
    requested_by: str
    requested_at: datetime.datetime
    endorsed_by: None | str
    endorsed_at: datetime.datetime | None
    endorsement: str
    decided_by: None | str
    decided_at: datetime.datetime | None
    decision: str
    may: list[str] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        item_id = self.item_id

        item_no = self.item_no

        item_title = self.item_title

        state = self.state

        result = self.result

        unit_id = self.unit_id

        unit_name = self.unit_name

        requested_by = self.requested_by

        requested_at = self.requested_at.isoformat()

        endorsed_by: None | str
        endorsed_by = self.endorsed_by

        endorsed_at: None | str
        if isinstance(self.endorsed_at, datetime.datetime):
            endorsed_at = self.endorsed_at.isoformat()
        else:
            endorsed_at = self.endorsed_at

        endorsement = self.endorsement

        decided_by: None | str
        decided_by = self.decided_by

        decided_at: None | str
        if isinstance(self.decided_at, datetime.datetime):
            decided_at = self.decided_at.isoformat()
        else:
            decided_at = self.decided_at

        decision = self.decision

        may: list[str] | Unset = UNSET
        if not isinstance(self.may, Unset):
            may = self.may

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "item_id": item_id,
                "item_no": item_no,
                "item_title": item_title,
                "state": state,
                "result": result,
                "unit_id": unit_id,
                "unit_name": unit_name,
                "requested_by": requested_by,
                "requested_at": requested_at,
                "endorsed_by": endorsed_by,
                "endorsed_at": endorsed_at,
                "endorsement": endorsement,
                "decided_by": decided_by,
                "decided_at": decided_at,
                "decision": decision,
            }
        )
        if may is not UNSET:
            field_dict["may"] = may

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        item_id = d.pop("item_id")

        item_no = d.pop("item_no")

        item_title = d.pop("item_title")

        state = d.pop("state")

        result = d.pop("result")

        unit_id = d.pop("unit_id")

        unit_name = d.pop("unit_name")

        requested_by = d.pop("requested_by")

        requested_at = datetime.datetime.fromisoformat(d.pop("requested_at"))

        def _parse_endorsed_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        endorsed_by = _parse_endorsed_by(d.pop("endorsed_by"))

        def _parse_endorsed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                endorsed_at_type_0 = datetime.datetime.fromisoformat(data)

                return endorsed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        endorsed_at = _parse_endorsed_at(d.pop("endorsed_at"))

        endorsement = d.pop("endorsement")

        def _parse_decided_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        decided_by = _parse_decided_by(d.pop("decided_by"))

        def _parse_decided_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                decided_at_type_0 = datetime.datetime.fromisoformat(data)

                return decided_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        decided_at = _parse_decided_at(d.pop("decided_at"))

        decision = d.pop("decision")

        may = cast(list[str], d.pop("may", UNSET))

        closure_read = cls(
            id=id,
            item_id=item_id,
            item_no=item_no,
            item_title=item_title,
            state=state,
            result=result,
            unit_id=unit_id,
            unit_name=unit_name,
            requested_by=requested_by,
            requested_at=requested_at,
            endorsed_by=endorsed_by,
            endorsed_at=endorsed_at,
            endorsement=endorsement,
            decided_by=decided_by,
            decided_at=decided_at,
            decision=decision,
            may=may,
        )

        closure_read.additional_properties = d
        return closure_read

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
