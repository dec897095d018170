from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import (
    Any,
    Literal,
    TypeVar,
    cast,
)

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="SetLine")


@_attrs_define
class SetLine:
    """Change what is sent of a line; empty lists mean: as the item's first line.

    Attributes:
        edit (Literal['set_line']): Which edit it is.
        item (str): Number of the item (序号).
        line (int): Which line of its item, from 0.
        deadline (datetime.date | None | Unset): null: as the item.
        lead_units (list[str] | None | Unset): Lead units (主办单位).
        joint_lead_units (list[str] | None | Unset): Joint lead units (联合牵头单位).
        supporting_units (list[str] | None | Unset): Supporting units (协办单位).
    """

    edit: Literal["set_line"]
    item: str
    line: int
    deadline: datetime.date | None | Unset = UNSET
    lead_units: list[str] | None | Unset = UNSET
    joint_lead_units: list[str] | None | Unset = UNSET
    supporting_units: list[str] | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        edit = self.edit

        item = self.item

        line = self.line

        deadline: None | str | Unset
        if isinstance(self.deadline, Unset):
            deadline = UNSET
        elif isinstance(self.deadline, datetime.date):
            deadline = self.deadline.isoformat()
        else:
            deadline = self.deadline

        lead_units: list[str] | None | Unset
        if isinstance(self.lead_units, Unset):
            lead_units = UNSET
        elif isinstance(self.lead_units, list):
            lead_units = self.lead_units

        else:
            lead_units = self.lead_units

        joint_lead_units: list[str] | None | Unset
        if isinstance(self.joint_lead_units, Unset):
            joint_lead_units = UNSET
        elif isinstance(self.joint_lead_units, list):
            joint_lead_units = self.joint_lead_units

        else:
            joint_lead_units = self.joint_lead_units

        supporting_units: list[str] | None | Unset
        if isinstance(self.supporting_units, Unset):
            supporting_units = UNSET
        elif isinstance(self.supporting_units, list):
            supporting_units = self.supporting_units

        else:
            supporting_units = self.supporting_units

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "edit": edit,
                "item": item,
                "line": line,
            }
        )
        if deadline is not UNSET:
            field_dict["deadline"] = deadline
        if lead_units is not UNSET:
            field_dict["lead_units"] = lead_units
        if joint_lead_units is not UNSET:
            field_dict["joint_lead_units"] = joint_lead_units
        if supporting_units is not UNSET:
            field_dict["supporting_units"] = supporting_units

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        edit = cast(Literal["set_line"], d.pop("edit"))
        if edit != "set_line":
            raise ValueError(f"edit must match const 'set_line', got '{edit}'")

        item = d.pop("item")

        line = d.pop("line")

        def _parse_deadline(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                deadline_type_0 = datetime.date.fromisoformat(data)

                return deadline_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        deadline = _parse_deadline(d.pop("deadline", UNSET))

        def _parse_lead_units(data: object) -> list[str] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                lead_units_type_0 = cast(list[str], data)

                return lead_units_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | Unset, data)

        lead_units = _parse_lead_units(d.pop("lead_units", UNSET))

        def _parse_joint_lead_units(data: object) -> list[str] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                joint_lead_units_type_0 = cast(list[str], data)

                return joint_lead_units_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | Unset, data)

        joint_lead_units = _parse_joint_lead_units(d.pop("joint_lead_units", UNSET))

        def _parse_supporting_units(data: object) -> list[str] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                supporting_units_type_0 = cast(list[str], data)

                return supporting_units_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | Unset, data)

        supporting_units = _parse_supporting_units(d.pop("supporting_units", UNSET))

        set_line = cls(
            edit=edit,
            item=item,
            line=line,
            deadline=deadline,
            lead_units=lead_units,
            joint_lead_units=joint_lead_units,
            supporting_units=supporting_units,
        )

        return set_line
