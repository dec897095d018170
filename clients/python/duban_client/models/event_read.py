from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.event_read_data import EventReadData


T = TypeVar("T", bound="EventRead")


@_attrs_define
class EventRead:
    """An event as callers see it.

    Attributes:
        id (int): Id; stable, with no meaning of its own.
        at (datetime.datetime): When it happened.
        action (str): The closed catalogue of what can happen.
        via (str): Through which door an event came.
        actor_name (str): Who acted.
        unit_id (int | None): Id of the unit (单位).
        unit_name (None | str): Name of the unit (单位).
        plan_id (int | None): Id of the plan (督办计划).
        item_id (int | None): Id of the item (事项).
        milestone_id (int | None): Id of the milestone (节点).
        report_id (int | None): Id of the report (进展报告).
        data (EventReadData): What changed: `before` and `after`, and words that the sentence needs. Of a deed that may
            move anything, `was`: what the item said before, of all that it says otherwise since.
        position (int | None | Unset): Its place in the feed, gapless over all events; null until it is sealed.
        acting_for (None | str | Unset): Whom the actor stood in for (代理), if anybody.
    """

    id: int
    at: datetime.datetime
    action: str
    via: str
    actor_name: str
    unit_id: int | None
    unit_name: None | str
    plan_id: int | None
    item_id: int | None
    milestone_id: int | None
    report_id: int | None
    data: EventReadData
    position: int | None | Unset = UNSET
    acting_for: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        at = self.at.isoformat()

        action = self.action

        via = self.via

        actor_name = self.actor_name

        unit_id: int | None
        unit_id = self.unit_id

        unit_name: None | str
        unit_name = self.unit_name

        plan_id: int | None
        plan_id = self.plan_id

        item_id: int | None
        item_id = self.item_id

        milestone_id: int | None
        milestone_id = self.milestone_id

        report_id: int | None
        report_id = self.report_id

        data = self.data.to_dict()

        position: int | None | Unset
        if isinstance(self.position, Unset):
            position = UNSET
        else:
            position = self.position

        acting_for: None | str | Unset
        if isinstance(self.acting_for, Unset):
            acting_for = UNSET
        else:
            acting_for = self.acting_for

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "at": at,
                "action": action,
                "via": via,
                "actor_name": actor_name,
                "unit_id": unit_id,
                "unit_name": unit_name,
                "plan_id": plan_id,
                "item_id": item_id,
                "milestone_id": milestone_id,
                "report_id": report_id,
                "data": data,
            }
        )
        if position is not UNSET:
            field_dict["position"] = position
        if acting_for is not UNSET:
            field_dict["acting_for"] = acting_for

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.event_read_data import EventReadData  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        action = d.pop("action")

        via = d.pop("via")

        actor_name = d.pop("actor_name")

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

        def _parse_plan_id(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        plan_id = _parse_plan_id(d.pop("plan_id"))

        def _parse_item_id(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        item_id = _parse_item_id(d.pop("item_id"))

        def _parse_milestone_id(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        milestone_id = _parse_milestone_id(d.pop("milestone_id"))

        def _parse_report_id(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        report_id = _parse_report_id(d.pop("report_id"))

        data = EventReadData.from_dict(d.pop("data"))

        def _parse_position(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        position = _parse_position(d.pop("position", UNSET))

        def _parse_acting_for(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        acting_for = _parse_acting_for(d.pop("acting_for", UNSET))

        event_read = cls(
            id=id,
            at=at,
            action=action,
            via=via,
            actor_name=actor_name,
            unit_id=unit_id,
            unit_name=unit_name,
            plan_id=plan_id,
            item_id=item_id,
            milestone_id=milestone_id,
            report_id=report_id,
            data=data,
            position=position,
            acting_for=acting_for,
        )

        event_read.additional_properties = d
        return event_read

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
