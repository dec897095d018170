from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.draft_line import DraftLine
    from ..models.draft_milestone import DraftMilestone


T = TypeVar("T", bound="DraftItem")


@_attrs_define
class DraftItem:
    """An item as read, with the keys of the findings that are about it.

    Attributes:
        no (str): Number within the plan (序号).
        title (str): Title.
        leader (None | str): Leader in charge (分管领导), by id or name.
        deadline (datetime.date | None): Deadline (完成时限).
        section (str): Heading under which it stands.
        place (str): Where in the document it stands.
        lines (list[DraftLine]): Lines (分项), each with its own plan text, deadline and units.
        milestones (list[DraftMilestone]): Milestones (节点), in the order of the text.
        findings (list[str]): Keys of the findings about it.
    """

    no: str
    title: str
    leader: None | str
    deadline: datetime.date | None
    section: str
    place: str
    lines: list[DraftLine]
    milestones: list[DraftMilestone]
    findings: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        no = self.no

        title = self.title

        leader: None | str
        leader = self.leader

        deadline: None | str
        if isinstance(self.deadline, datetime.date):
            deadline = self.deadline.isoformat()
        else:
            deadline = self.deadline

        section = self.section

        place = self.place

        lines = []
        for lines_item_data in self.lines:
            lines_item = lines_item_data.to_dict()
            lines.append(lines_item)

        milestones = []
        for milestones_item_data in self.milestones:
            milestones_item = milestones_item_data.to_dict()
            milestones.append(milestones_item)

        findings = self.findings

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "no": no,
                "title": title,
                "leader": leader,
                "deadline": deadline,
                "section": section,
                "place": place,
                "lines": lines,
                "milestones": milestones,
                "findings": findings,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.draft_line import DraftLine  # noqa: PLC0415
        from ..models.draft_milestone import DraftMilestone  # noqa: PLC0415

        d = dict(src_dict)
        no = d.pop("no")

        title = d.pop("title")

        def _parse_leader(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        leader = _parse_leader(d.pop("leader"))

        def _parse_deadline(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                deadline_type_0 = datetime.date.fromisoformat(data)

                return deadline_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        deadline = _parse_deadline(d.pop("deadline"))

        section = d.pop("section")

        place = d.pop("place")

        lines = []
        _lines = d.pop("lines")
        for lines_item_data in _lines:
            lines_item = DraftLine.from_dict(lines_item_data)

            lines.append(lines_item)

        milestones = []
        _milestones = d.pop("milestones")
        for milestones_item_data in _milestones:
            milestones_item = DraftMilestone.from_dict(milestones_item_data)

            milestones.append(milestones_item)

        findings = cast(list[str], d.pop("findings"))

        draft_item = cls(
            no=no,
            title=title,
            leader=leader,
            deadline=deadline,
            section=section,
            place=place,
            lines=lines,
            milestones=milestones,
            findings=findings,
        )

        draft_item.additional_properties = d
        return draft_item

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
