from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.evidence_read import EvidenceRead
    from ..models.member_share import MemberShare
    from ..models.target_read import TargetRead


T = TypeVar("T", bound="MilestoneRead")


@_attrs_define
class MilestoneRead:
    """A milestone as callers see it.

    Attributes:
        id (int): Id; stable, with no meaning of its own.
        item_id (int): Id of the item (事项).
        line_id (int): Id of the line (分项).
        position (int): Its place in the order, from 0.
        text (str): The words themselves.
        kind (str): What sort of step a milestone is; `PROGRESS` and `COMPLETION` are about the work itself.
        commitment (str): How firmly a deliverable is promised: 力争, 争取, 确保, or plain.
        starts_on (datetime.date | None): First day.
        due_on (datetime.date | None): Due date as it stands.
        baseline_due_on (datetime.date | None): Due date as first issued; never rewritten.
        date_phrase (None | str): The words of the document that carried the date.
        certainty (str): How sure a date is (docs/domain.md §3).
        alternatives (list[datetime.date]): Other dates that the words may mean.
        state (str): Where a milestone is: `MET_LATE` says so for ever, `MISSED` from the day after it was due until it
            is met.
        done_on (datetime.date | None): The day on which it was met, as reported.
        done_note (str): What the unit said when ticking.
        done_by (None | str): Who ticked it.
        done_at (datetime.datetime | None): When the tick was made.
        confirmed_by (None | str): Who of the office confirmed the tick (核定), if anybody has.
        confirmed_at (datetime.datetime | None): When the office confirmed the tick.
        returned_note (str): Why the office returned the last tick; empty once it is ticked again.
        version (int): Counts the changes; send it back to be told of what others did (409).
        targets (list[TargetRead] | Unset): Numeric targets (量化指标) that the clause states.
        shares (list[MemberShare] | Unset): Each unit's share where a group leads the line; met when every share is.
        evidence (list[EvidenceRead] | Unset): Files that prove the tick (佐证材料).
    """

    id: int
    item_id: int
    line_id: int
    position: int
    text: str
    kind: str
    commitment: str
    starts_on: datetime.date | None
    due_on: datetime.date | None
    baseline_due_on: datetime.date | None
    date_phrase: None | str
    certainty: str
    alternatives: list[datetime.date]
    state: str
    done_on: datetime.date | None
    done_note: str
    done_by: None | str
    done_at: datetime.datetime | None
    confirmed_by: None | str
    confirmed_at: datetime.datetime | None
    returned_note: str
    version: int
    targets: list[TargetRead] | Unset = UNSET
    shares: list[MemberShare] | Unset = UNSET
    evidence: list[EvidenceRead] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        item_id = self.item_id

        line_id = self.line_id

        position = self.position

        text = self.text

        kind = self.kind

        commitment = self.commitment

        starts_on: None | str
        if isinstance(self.starts_on, datetime.date):
            starts_on = self.starts_on.isoformat()
        else:
            starts_on = self.starts_on

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

        date_phrase: None | str
        date_phrase = self.date_phrase

        certainty = self.certainty

        alternatives = []
        for alternatives_item_data in self.alternatives:
            alternatives_item = alternatives_item_data.isoformat()
            alternatives.append(alternatives_item)

        state = self.state

        done_on: None | str
        if isinstance(self.done_on, datetime.date):
            done_on = self.done_on.isoformat()
        else:
            done_on = self.done_on

        done_note = self.done_note

        done_by: None | str
        done_by = self.done_by

        done_at: None | str
        if isinstance(self.done_at, datetime.datetime):
            done_at = self.done_at.isoformat()
        else:
            done_at = self.done_at

        confirmed_by: None | str
        confirmed_by = self.confirmed_by

        confirmed_at: None | str
        if isinstance(self.confirmed_at, datetime.datetime):
            confirmed_at = self.confirmed_at.isoformat()
        else:
            confirmed_at = self.confirmed_at

        returned_note = self.returned_note

        version = self.version

        targets: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.targets, Unset):
            targets = []
            for targets_item_data in self.targets:
                targets_item = targets_item_data.to_dict()
                targets.append(targets_item)

        shares: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.shares, Unset):
            shares = []
            for shares_item_data in self.shares:
                shares_item = shares_item_data.to_dict()
                shares.append(shares_item)

        evidence: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.evidence, Unset):
            evidence = []
            for evidence_item_data in self.evidence:
                evidence_item = evidence_item_data.to_dict()
                evidence.append(evidence_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "item_id": item_id,
                "line_id": line_id,
                "position": position,
                "text": text,
                "kind": kind,
                "commitment": commitment,
                "starts_on": starts_on,
                "due_on": due_on,
                "baseline_due_on": baseline_due_on,
                "date_phrase": date_phrase,
                "certainty": certainty,
                "alternatives": alternatives,
                "state": state,
                "done_on": done_on,
                "done_note": done_note,
                "done_by": done_by,
                "done_at": done_at,
                "confirmed_by": confirmed_by,
                "confirmed_at": confirmed_at,
                "returned_note": returned_note,
                "version": version,
            }
        )
        if targets is not UNSET:
            field_dict["targets"] = targets
        if shares is not UNSET:
            field_dict["shares"] = shares
        if evidence is not UNSET:
            field_dict["evidence"] = evidence

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.evidence_read import EvidenceRead  # noqa: PLC0415
        from ..models.member_share import MemberShare  # noqa: PLC0415
        from ..models.target_read import TargetRead  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        item_id = d.pop("item_id")

        line_id = d.pop("line_id")

        position = d.pop("position")

        text = d.pop("text")

        kind = d.pop("kind")

        commitment = d.pop("commitment")

        def _parse_starts_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                starts_on_type_0 = datetime.date.fromisoformat(data)

                return starts_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        starts_on = _parse_starts_on(d.pop("starts_on"))

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

        def _parse_date_phrase(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        date_phrase = _parse_date_phrase(d.pop("date_phrase"))

        certainty = d.pop("certainty")

        alternatives = []
        _alternatives = d.pop("alternatives")
        for alternatives_item_data in _alternatives:
            alternatives_item = datetime.date.fromisoformat(alternatives_item_data)

            alternatives.append(alternatives_item)

        state = d.pop("state")

        def _parse_done_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                done_on_type_0 = datetime.date.fromisoformat(data)

                return done_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        done_on = _parse_done_on(d.pop("done_on"))

        done_note = d.pop("done_note")

        def _parse_done_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        done_by = _parse_done_by(d.pop("done_by"))

        def _parse_done_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                done_at_type_0 = datetime.datetime.fromisoformat(data)

                return done_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        done_at = _parse_done_at(d.pop("done_at"))

        def _parse_confirmed_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        confirmed_by = _parse_confirmed_by(d.pop("confirmed_by"))

        def _parse_confirmed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                confirmed_at_type_0 = datetime.datetime.fromisoformat(data)

                return confirmed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        confirmed_at = _parse_confirmed_at(d.pop("confirmed_at"))

        returned_note = d.pop("returned_note")

        version = d.pop("version")

        _targets = d.pop("targets", UNSET)
        targets: list[TargetRead] | Unset = UNSET
        if _targets is not UNSET:
            targets = []
            for targets_item_data in _targets:
                targets_item = TargetRead.from_dict(targets_item_data)

                targets.append(targets_item)

        _shares = d.pop("shares", UNSET)
        shares: list[MemberShare] | Unset = UNSET
        if _shares is not UNSET:
            shares = []
            for shares_item_data in _shares:
                shares_item = MemberShare.from_dict(shares_item_data)

                shares.append(shares_item)

        _evidence = d.pop("evidence", UNSET)
        evidence: list[EvidenceRead] | Unset = UNSET
        if _evidence is not UNSET:
            evidence = []
            for evidence_item_data in _evidence:
                evidence_item = EvidenceRead.from_dict(evidence_item_data)

                evidence.append(evidence_item)

        milestone_read = cls(
            id=id,
            item_id=item_id,
            line_id=line_id,
            position=position,
            text=text,
            kind=kind,
            commitment=commitment,
            starts_on=starts_on,
            due_on=due_on,
            baseline_due_on=baseline_due_on,
            date_phrase=date_phrase,
            certainty=certainty,
            alternatives=alternatives,
            state=state,
            done_on=done_on,
            done_note=done_note,
            done_by=done_by,
            done_at=done_at,
            confirmed_by=confirmed_by,
            confirmed_at=confirmed_at,
            returned_note=returned_note,
            version=version,
            targets=targets,
            shares=shares,
            evidence=evidence,
        )

        milestone_read.additional_properties = d
        return milestone_read

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
