from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.edit import Edit
    from ..models.step_read import StepRead


T = TypeVar("T", bound="ChangeRead")


@_attrs_define
class ChangeRead:
    """A change as callers see it.

    Attributes:
        id (int): Id; stable, with no meaning of its own.
        item_id (int): Id of the item (事项).
        item_no (str): Number of the item within its plan (序号).
        item_title (str): Title of the item.
        kind (str): What a change is, judged by the system from its diff (许增不许减); nobody picks it.
        state (str): A change is proposed until its last approval applies it, or somebody refuses it, or its unit takes
            it back.
        reason (str): Why (理由).
        progress (str): Progress so far (目前进展).
        edits (list[Edit]): What is to change, field by field.
        due_on (datetime.date | None): The new date, where the change moves one: what the reply names.
        unit_id (int | None): Id of the unit (单位).
        requested_by (str): Who asked for it.
        requested_at (datetime.datetime): When it was asked for.
        decided_at (datetime.datetime | None): When it was decided.
        version (int): Counts the changes; send it back to be told of what others did (409).
        unit_name (None | str | Unset): Name of the unit (单位).
        steps (list[StepRead] | Unset): The approval chain (审批链), in order.
        may_decide (bool | Unset): Whether it waits for the caller's decision. Default: False.
        may_cancel (bool | Unset): Whether the caller may take it back. Default: False.
    """

    id: int
    item_id: int
    item_no: str
    item_title: str
    kind: str
    state: str
    reason: str
    progress: str
    edits: list[Edit]
    due_on: datetime.date | None
    unit_id: int | None
    requested_by: str
    requested_at: datetime.datetime
    decided_at: datetime.datetime | None
    version: int
    unit_name: None | str | Unset = UNSET
    steps: list[StepRead] | Unset = UNSET
    may_decide: bool | Unset = False
    may_cancel: bool | Unset = False
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        item_id = self.item_id

        item_no = self.item_no

        item_title = self.item_title

        kind = self.kind

        state = self.state

        reason = self.reason

        progress = self.progress

        edits = []
        for edits_item_data in self.edits:
            edits_item = edits_item_data.to_dict()
            edits.append(edits_item)

        due_on: None | str
        if isinstance(self.due_on, datetime.date):
            due_on = self.due_on.isoformat()
        else:
            due_on = self.due_on

        unit_id: int | None
        unit_id = self.unit_id

        requested_by = self.requested_by

        requested_at = self.requested_at.isoformat()

        decided_at: None | str
        if isinstance(self.decided_at, datetime.datetime):
            decided_at = self.decided_at.isoformat()
        else:
            decided_at = self.decided_at

        version = self.version

        unit_name: None | str | Unset
        if isinstance(self.unit_name, Unset):
            unit_name = UNSET
        else:
            unit_name = self.unit_name

        steps: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.steps, Unset):
            steps = []
            for steps_item_data in self.steps:
                steps_item = steps_item_data.to_dict()
                steps.append(steps_item)

        may_decide = self.may_decide

        may_cancel = self.may_cancel

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "item_id": item_id,
                "item_no": item_no,
                "item_title": item_title,
                "kind": kind,
                "state": state,
                "reason": reason,
                "progress": progress,
                "edits": edits,
                "due_on": due_on,
                "unit_id": unit_id,
                "requested_by": requested_by,
                "requested_at": requested_at,
                "decided_at": decided_at,
                "version": version,
            }
        )
        if unit_name is not UNSET:
            field_dict["unit_name"] = unit_name
        if steps is not UNSET:
            field_dict["steps"] = steps
        if may_decide is not UNSET:
            field_dict["may_decide"] = may_decide
        if may_cancel is not UNSET:
            field_dict["may_cancel"] = may_cancel

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.edit import Edit  # noqa: PLC0415
        from ..models.step_read import StepRead  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        item_id = d.pop("item_id")

        item_no = d.pop("item_no")

        item_title = d.pop("item_title")

        kind = d.pop("kind")

        state = d.pop("state")

        reason = d.pop("reason")

        progress = d.pop("progress")

        edits = []
        _edits = d.pop("edits")
        for edits_item_data in _edits:
            edits_item = Edit.from_dict(edits_item_data)

            edits.append(edits_item)

        def _parse_due_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                due_on_type_0 = datetime.date.fromisoformat(data)

                return due_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        due_on = _parse_due_on(d.pop("due_on"))

        def _parse_unit_id(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        unit_id = _parse_unit_id(d.pop("unit_id"))

        requested_by = d.pop("requested_by")

        requested_at = datetime.datetime.fromisoformat(d.pop("requested_at"))

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

        version = d.pop("version")

        def _parse_unit_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        unit_name = _parse_unit_name(d.pop("unit_name", UNSET))

        _steps = d.pop("steps", UNSET)
        steps: list[StepRead] | Unset = UNSET
        if _steps is not UNSET:
            steps = []
            for steps_item_data in _steps:
                steps_item = StepRead.from_dict(steps_item_data)

                steps.append(steps_item)

        may_decide = d.pop("may_decide", UNSET)

        may_cancel = d.pop("may_cancel", UNSET)

        change_read = cls(
            id=id,
            item_id=item_id,
            item_no=item_no,
            item_title=item_title,
            kind=kind,
            state=state,
            reason=reason,
            progress=progress,
            edits=edits,
            due_on=due_on,
            unit_id=unit_id,
            requested_by=requested_by,
            requested_at=requested_at,
            decided_at=decided_at,
            version=version,
            unit_name=unit_name,
            steps=steps,
            may_decide=may_decide,
            may_cancel=may_cancel,
        )

        change_read.additional_properties = d
        return change_read

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
