from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.change_read import ChangeRead
    from ..models.child_read import ChildRead
    from ..models.closure_read import ClosureRead
    from ..models.conclusion_read import ConclusionRead
    from ..models.event_read import EventRead
    from ..models.indicator_read import IndicatorRead
    from ..models.instruction_read import InstructionRead
    from ..models.line_read import LineRead
    from ..models.notice_read import NoticeRead
    from ..models.origin_read import OriginRead
    from ..models.parent_read import ParentRead
    from ..models.report_read import ReportRead
    from ..models.share_read import ShareRead


T = TypeVar("T", bound="ItemRead")


@_attrs_define
class ItemRead:
    """One item with its lines, milestones, submitted reports and timeline; the newest report and event come first.

    Attributes:
        id (int): Id; stable, with no meaning of its own.
        plan_id (int): Id of the plan (督办计划).
        no (str): Number within the plan (序号).
        title (str): The matter (事项).
        leader_id (int | None): Id of the leader in charge (分管领导).
        leader_name (None | str): Leader in charge (分管领导).
        lead_names (str): Lead units (主办单位), joined by 、.
        state (str): Where an item is in its life. `DISCARDED` is the end of a draft, `WITHDRAWN` that of what had been
            issued.
        due_on (datetime.date | None): Deadline as it stands (完成时限).
        light (str): The colours, worst last but for `DONE`, which is none.
        light_code (str): Why a light has its colour; words in app/wording.py.
        light_on (datetime.date | None): The date that the reason turns on.
        light_count (int): How many milestones share the reason.
        light_text (str): Text of the first milestone that the reason is about.
        milestones_total (int): How many milestones it has.
        milestones_met (int): How many milestones are met.
        version (int): Counts the changes; send it back to be told of what others did (409).
        plan_title (str): Title of the plan.
        demo (bool): True for demonstration data.
        baseline_due_on (datetime.date | None): Due date as first issued; never rewritten.
        lines (list[LineRead]): Lines (分项), each with its own plan text, deadline and units.
        reports (list[ReportRead]): The newest 50 submitted; all of them under /reports?item=.
        indicators (list[IndicatorRead]): Quantified indicators (量化指标).
        events (list[EventRead]): The newest 50 of the timeline; all under /events?item=.
        changes (list[ChangeRead]): The newest 50 changes asked for; all under /changes?item=.
        closures (list[ClosureRead]): The newest 50 closures asked for; all under /closures?item=.
        instructions (list[InstructionRead]): The newest 50 instructions (批示), with the answers; all under
            /instructions?item=.
        notices (list[NoticeRead]): The newest 50 notices, and who has read them; all under /notices?item=.
        conclusions (list[ConclusionRead]): The newest 50 conclusions about units' parts in it; all under
            /conclusions?item=.
        reason (str): Why it is suspended or was withdrawn; empty otherwise.
        suspended_until (datetime.date | None): Its light rests until this day.
        may (list[str]): What the caller may ask for or do with the item as a whole now.
        urgent (bool): Urgent items are signed for within hours (急件).
        evidence_required (bool): Whether ticks must bring evidence.
        issued_at (datetime.datetime | None): When it was issued (交办).
        parent (None | ParentRead): What it was handed down from, where the caller may see that.
        children (list[ChildRead]): Sub-items that it was handed down to (分解事项).
        assignments (list[ShareRead]): Every unit's part, and whether it has signed for it (签收).
        may_acknowledge (bool): Whether the caller's unit has yet to sign for it.
        may_hand_down (bool): Whether the caller's unit may hand it down (分解下达).
        may_edit (bool): Whether it is a draft that the caller may change.
        may_confirm (bool): Whether the caller may confirm and return ticks.
        may_report (bool): Whether the caller may submit a report.
        may_review_reports (bool): Whether the caller may accept and return reports.
        external_ref (None | str | Unset): The caller's own number for it; null where it has none, and to people.
        origin (None | OriginRead | Unset): The client that registered it (来文登记), to the office while it is a draft.
    """

    id: int
    plan_id: int
    no: str
    title: str
    leader_id: int | None
    leader_name: None | str
    lead_names: str
    state: str
    due_on: datetime.date | None
    light: str
    light_code: str
    light_on: datetime.date | None
    light_count: int
    light_text: str
    milestones_total: int
    milestones_met: int
    version: int
    plan_title: str
    demo: bool
    baseline_due_on: datetime.date | None
    lines: list[LineRead]
    reports: list[ReportRead]
    indicators: list[IndicatorRead]
    events: list[EventRead]
    changes: list[ChangeRead]
    closures: list[ClosureRead]
    instructions: list[InstructionRead]
    notices: list[NoticeRead]
    conclusions: list[ConclusionRead]
    reason: str
    suspended_until: datetime.date | None
    may: list[str]
    urgent: bool
    evidence_required: bool
    issued_at: datetime.datetime | None
    parent: None | ParentRead
    children: list[ChildRead]
    assignments: list[ShareRead]
    may_acknowledge: bool
    may_hand_down: bool
    may_edit: bool
    may_confirm: bool
    may_report: bool
    may_review_reports: bool
    external_ref: None | str | Unset = UNSET
    origin: None | OriginRead | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.origin_read import OriginRead  # noqa: PLC0415
        from ..models.parent_read import ParentRead  # noqa: PLC0415

        id = self.id

        plan_id = self.plan_id

        no = self.no

        title = self.title

        leader_id: int | None
        leader_id = self.leader_id

        leader_name: None | str
        leader_name = self.leader_name

        lead_names = self.lead_names

        state = self.state

        due_on: None | str
        if isinstance(self.due_on, datetime.date):
            due_on = self.due_on.isoformat()
        else:
            due_on = self.due_on

        light = self.light

        light_code = self.light_code

        light_on: None | str
        if isinstance(self.light_on, datetime.date):
            light_on = self.light_on.isoformat()
        else:
            light_on = self.light_on

        light_count = self.light_count

        light_text = self.light_text

        milestones_total = self.milestones_total

        milestones_met = self.milestones_met

        version = self.version

        plan_title = self.plan_title

        demo = self.demo

        baseline_due_on: None | str
        if isinstance(self.baseline_due_on, datetime.date):
            baseline_due_on = self.baseline_due_on.isoformat()
        else:
            baseline_due_on = self.baseline_due_on

        lines = []
        for lines_item_data in self.lines:
            lines_item = lines_item_data.to_dict()
            lines.append(lines_item)

        reports = []
        for reports_item_data in self.reports:
            reports_item = reports_item_data.to_dict()
            reports.append(reports_item)

        indicators = []
        for indicators_item_data in self.indicators:
            indicators_item = indicators_item_data.to_dict()
            indicators.append(indicators_item)

        events = []
        for events_item_data in self.events:
            events_item = events_item_data.to_dict()
            events.append(events_item)

        changes = []
        for changes_item_data in self.changes:
            changes_item = changes_item_data.to_dict()
            changes.append(changes_item)

        closures = []
        for closures_item_data in self.closures:
            closures_item = closures_item_data.to_dict()
            closures.append(closures_item)

        instructions = []
        for instructions_item_data in self.instructions:
            instructions_item = instructions_item_data.to_dict()
            instructions.append(instructions_item)

        notices = []
        for notices_item_data in self.notices:
            notices_item = notices_item_data.to_dict()
            notices.append(notices_item)

        conclusions = []
        for conclusions_item_data in self.conclusions:
            conclusions_item = conclusions_item_data.to_dict()
            conclusions.append(conclusions_item)

        reason = self.reason

        suspended_until: None | str
        if isinstance(self.suspended_until, datetime.date):
            suspended_until = self.suspended_until.isoformat()
        else:
            suspended_until = self.suspended_until

        may = self.may

        urgent = self.urgent

        evidence_required = self.evidence_required

        issued_at: None | str
        if isinstance(self.issued_at, datetime.datetime):
            issued_at = self.issued_at.isoformat()
        else:
            issued_at = self.issued_at

        parent: dict[str, Any] | None
        if isinstance(self.parent, ParentRead):
            parent = self.parent.to_dict()
        else:
            parent = self.parent

        children = []
        for children_item_data in self.children:
            children_item = children_item_data.to_dict()
            children.append(children_item)

        assignments = []
        for assignments_item_data in self.assignments:
            assignments_item = assignments_item_data.to_dict()
            assignments.append(assignments_item)

        may_acknowledge = self.may_acknowledge

        may_hand_down = self.may_hand_down

        may_edit = self.may_edit

        may_confirm = self.may_confirm

        may_report = self.may_report

        may_review_reports = self.may_review_reports

        external_ref: None | str | Unset
        if isinstance(self.external_ref, Unset):
            external_ref = UNSET
        else:
            external_ref = self.external_ref

        origin: dict[str, Any] | None | Unset
        if isinstance(self.origin, Unset):
            origin = UNSET
        elif isinstance(self.origin, OriginRead):
            origin = self.origin.to_dict()
        else:
            origin = self.origin

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "plan_id": plan_id,
                "no": no,
                "title": title,
                "leader_id": leader_id,
                "leader_name": leader_name,
                "lead_names": lead_names,
                "state": state,
                "due_on": due_on,
                "light": light,
                "light_code": light_code,
                "light_on": light_on,
                "light_count": light_count,
                "light_text": light_text,
                "milestones_total": milestones_total,
                "milestones_met": milestones_met,
                "version": version,
                "plan_title": plan_title,
                "demo": demo,
                "baseline_due_on": baseline_due_on,
                "lines": lines,
                "reports": reports,
                "indicators": indicators,
                "events": events,
                "changes": changes,
                "closures": closures,
                "instructions": instructions,
                "notices": notices,
                "conclusions": conclusions,
                "reason": reason,
                "suspended_until": suspended_until,
                "may": may,
                "urgent": urgent,
                "evidence_required": evidence_required,
                "issued_at": issued_at,
                "parent": parent,
                "children": children,
                "assignments": assignments,
                "may_acknowledge": may_acknowledge,
                "may_hand_down": may_hand_down,
                "may_edit": may_edit,
                "may_confirm": may_confirm,
                "may_report": may_report,
                "may_review_reports": may_review_reports,
            }
        )
        if external_ref is not UNSET:
            field_dict["external_ref"] = external_ref
        if origin is not UNSET:
            field_dict["origin"] = origin

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.change_read import ChangeRead  # noqa: PLC0415
        from ..models.child_read import ChildRead  # noqa: PLC0415
        from ..models.closure_read import ClosureRead  # noqa: PLC0415
        from ..models.conclusion_read import ConclusionRead  # noqa: PLC0415
        from ..models.event_read import EventRead  # noqa: PLC0415
        from ..models.indicator_read import IndicatorRead  # noqa: PLC0415
        from ..models.instruction_read import InstructionRead  # noqa: PLC0415
        from ..models.line_read import LineRead  # noqa: PLC0415
        from ..models.notice_read import NoticeRead  # noqa: PLC0415
        from ..models.origin_read import OriginRead  # noqa: PLC0415
        from ..models.parent_read import ParentRead  # noqa: PLC0415
        from ..models.report_read import ReportRead  # noqa: PLC0415
        from ..models.share_read import ShareRead  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        plan_id = d.pop("plan_id")

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

        lead_names = d.pop("lead_names")

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

        light = d.pop("light")

        light_code = d.pop("light_code")

        def _parse_light_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                light_on_type_0 = datetime.date.fromisoformat(data)

                return light_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        light_on = _parse_light_on(d.pop("light_on"))

        light_count = d.pop("light_count")

        light_text = d.pop("light_text")

        milestones_total = d.pop("milestones_total")

        milestones_met = d.pop("milestones_met")

        version = d.pop("version")

        plan_title = d.pop("plan_title")

        demo = d.pop("demo")

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

        lines = []
        _lines = d.pop("lines")
        for lines_item_data in _lines:
            lines_item = LineRead.from_dict(lines_item_data)

            lines.append(lines_item)

        reports = []
        _reports = d.pop("reports")
        for reports_item_data in _reports:
            reports_item = ReportRead.from_dict(reports_item_data)

            reports.append(reports_item)

        indicators = []
        _indicators = d.pop("indicators")
        for indicators_item_data in _indicators:
            indicators_item = IndicatorRead.from_dict(indicators_item_data)

            indicators.append(indicators_item)

        events = []
        _events = d.pop("events")
        for events_item_data in _events:
            events_item = EventRead.from_dict(events_item_data)

            events.append(events_item)

        changes = []
        _changes = d.pop("changes")
        for changes_item_data in _changes:
            changes_item = ChangeRead.from_dict(changes_item_data)

            changes.append(changes_item)

        closures = []
        _closures = d.pop("closures")
        for closures_item_data in _closures:
            closures_item = ClosureRead.from_dict(closures_item_data)

            closures.append(closures_item)

        instructions = []
        _instructions = d.pop("instructions")
        for instructions_item_data in _instructions:
            instructions_item = InstructionRead.from_dict(instructions_item_data)

            instructions.append(instructions_item)

        notices = []
        _notices = d.pop("notices")
        for notices_item_data in _notices:
            notices_item = NoticeRead.from_dict(notices_item_data)

            notices.append(notices_item)

        conclusions = []
        _conclusions = d.pop("conclusions")
        for conclusions_item_data in _conclusions:
            conclusions_item = ConclusionRead.from_dict(conclusions_item_data)

            conclusions.append(conclusions_item)

        reason = d.pop("reason")

        def _parse_suspended_until(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                suspended_until_type_0 = datetime.date.fromisoformat(data)

                return suspended_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        suspended_until = _parse_suspended_until(d.pop("suspended_until"))

        may = cast(list[str], d.pop("may"))

        urgent = d.pop("urgent")

        evidence_required = d.pop("evidence_required")

        def _parse_issued_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                issued_at_type_0 = datetime.datetime.fromisoformat(data)

                return issued_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        issued_at = _parse_issued_at(d.pop("issued_at"))

        def _parse_parent(data: object) -> None | ParentRead:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                parent_type_0 = ParentRead.from_dict(data)

                return parent_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ParentRead, data)

        parent = _parse_parent(d.pop("parent"))

        children = []
        _children = d.pop("children")
        for children_item_data in _children:
            children_item = ChildRead.from_dict(children_item_data)

            children.append(children_item)

        assignments = []
        _assignments = d.pop("assignments")
        for assignments_item_data in _assignments:
            assignments_item = ShareRead.from_dict(assignments_item_data)

            assignments.append(assignments_item)

        may_acknowledge = d.pop("may_acknowledge")

        may_hand_down = d.pop("may_hand_down")

        may_edit = d.pop("may_edit")

        may_confirm = d.pop("may_confirm")

        may_report = d.pop("may_report")

        may_review_reports = d.pop("may_review_reports")

        def _parse_external_ref(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        external_ref = _parse_external_ref(d.pop("external_ref", UNSET))

        def _parse_origin(data: object) -> None | OriginRead | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                origin_type_0 = OriginRead.from_dict(data)

                return origin_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | OriginRead | Unset, data)

        origin = _parse_origin(d.pop("origin", UNSET))

        item_read = cls(
            id=id,
            plan_id=plan_id,
            no=no,
            title=title,
            leader_id=leader_id,
            leader_name=leader_name,
            lead_names=lead_names,
            state=state,
            due_on=due_on,
            light=light,
            light_code=light_code,
            light_on=light_on,
            light_count=light_count,
            light_text=light_text,
            milestones_total=milestones_total,
            milestones_met=milestones_met,
            version=version,
            plan_title=plan_title,
            demo=demo,
            baseline_due_on=baseline_due_on,
            lines=lines,
            reports=reports,
            indicators=indicators,
            events=events,
            changes=changes,
            closures=closures,
            instructions=instructions,
            notices=notices,
            conclusions=conclusions,
            reason=reason,
            suspended_until=suspended_until,
            may=may,
            urgent=urgent,
            evidence_required=evidence_required,
            issued_at=issued_at,
            parent=parent,
            children=children,
            assignments=assignments,
            may_acknowledge=may_acknowledge,
            may_hand_down=may_hand_down,
            may_edit=may_edit,
            may_confirm=may_confirm,
            may_report=may_report,
            may_review_reports=may_review_reports,
            external_ref=external_ref,
            origin=origin,
        )

        item_read.additional_properties = d
        return item_read

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
