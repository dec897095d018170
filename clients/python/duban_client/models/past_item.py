from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.event_read import EventRead
    from ..models.past_line import PastLine
    from ..models.report_read import ReportRead


T = TypeVar("T", bound="PastItem")


@_attrs_define
class PastItem:
    """An item as it stood: what it said, who answered for it, what was ticked, and what had been reported.

    Attributes:
        id (int): Id; stable, with no meaning of its own.
        plan_id (int): Id of the plan (督办计划).
        as_of (datetime.datetime): The moment that was asked for; of a day, its end.
        no (str): Number within the plan (序号), the one that it has now.
        title (str): The matter (事项).
        leader_id (int | None): Id of the leader in charge (分管领导).
        leader_name (None | str): Leader in charge (分管领导).
        state (str): Where an item is in its life. `DISCARDED` is the end of a draft, `WITHDRAWN` that of what had been
            issued.
        due_on (datetime.date | None): Deadline as it stood then (完成时限).
        baseline_due_on (datetime.date | None): Due date as first issued; never rewritten.
        milestones_total (int): How many milestones it has.
        milestones_met (int): How many milestones are met.
        lines (list[PastLine]): Lines (分项), each with its own plan text, deadline and units.
        reports (list[ReportRead]): The newest submitted until then, newest first, as judged by then.
        events (list[EventRead]): The newest until then, newest first.
    """

    id: int
    plan_id: int
    as_of: datetime.datetime
    no: str
    title: str
    leader_id: int | None
    leader_name: None | str
    state: str
    due_on: datetime.date | None
    baseline_due_on: datetime.date | None
    milestones_total: int
    milestones_met: int
    lines: list[PastLine]
    reports: list[ReportRead]
    events: list[EventRead]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        plan_id = self.plan_id

        as_of = self.as_of.isoformat()

        no = self.no

        title = self.title

        leader_id: int | None
        leader_id = self.leader_id

        leader_name: None | str
        leader_name = self.leader_name

        state = self.state

        due_on: None | str
        if isinstance(self.due_on, datetime.date):
            due_on = self.due_on.isoformat()
        else:
            due_on = self.due_on

        baseline_due_on: None | str
        if isinstance(self.baseline_due_on, datetime.date):
            baseline_due_on = self.baseline_due_on.isoformat()
        else:
            baseline_due_on = self.baseline_due_on

        milestones_total = self.milestones_total

        milestones_met = self.milestones_met

        lines = []
        for lines_item_data in self.lines:
            lines_item = lines_item_data.to_dict()
            lines.append(lines_item)

        reports = []
        for reports_item_data in self.reports:
            reports_item = reports_item_data.to_dict()
            reports.append(reports_item)

        events = []
        for events_item_data in self.events:
            events_item = events_item_data.to_dict()
            events.append(events_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "plan_id": plan_id,
                "as_of": as_of,
                "no": no,
                "title": title,
                "leader_id": leader_id,
                "leader_name": leader_name,
                "state": state,
                "due_on": due_on,
                "baseline_due_on": baseline_due_on,
                "milestones_total": milestones_total,
                "milestones_met": milestones_met,
                "lines": lines,
                "reports": reports,
                "events": events,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.event_read import EventRead  # noqa: PLC0415
        from ..models.past_line import PastLine  # noqa: PLC0415
        from ..models.report_read import ReportRead  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        plan_id = d.pop("plan_id")

        as_of = datetime.datetime.fromisoformat(d.pop("as_of"))

        no = d.pop("no")

        title = d.pop("title")

        def _parse_leader_id(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        leader_id = _parse_leader_id(d.pop("leader_id"))

        def _parse_leader_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        leader_name = _parse_leader_name(d.pop("leader_name"))

        state = d.pop("state")

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

        def _parse_baseline_due_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                baseline_due_on_type_0 = datetime.date.fromisoformat(data)

                return baseline_due_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        baseline_due_on = _parse_baseline_due_on(d.pop("baseline_due_on"))

        milestones_total = d.pop("milestones_total")

        milestones_met = d.pop("milestones_met")

        lines = []
        _lines = d.pop("lines")
        for lines_item_data in _lines:
            lines_item = PastLine.from_dict(lines_item_data)

            lines.append(lines_item)

        reports = []
        _reports = d.pop("reports")
        for reports_item_data in _reports:
            reports_item = ReportRead.from_dict(reports_item_data)

            reports.append(reports_item)

        events = []
        _events = d.pop("events")
        for events_item_data in _events:
            events_item = EventRead.from_dict(events_item_data)

            events.append(events_item)

        past_item = cls(
            id=id,
            plan_id=plan_id,
            as_of=as_of,
            no=no,
            title=title,
            leader_id=leader_id,
            leader_name=leader_name,
            state=state,
            due_on=due_on,
            baseline_due_on=baseline_due_on,
            milestones_total=milestones_total,
            milestones_met=milestones_met,
            lines=lines,
            reports=reports,
            events=events,
        )

        past_item.additional_properties = d
        return past_item

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
