from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.attachment_read import AttachmentRead
    from ..models.reading_read import ReadingRead


T = TypeVar("T", bound="ReportRead")


@_attrs_define
class ReportRead:
    """A report as callers see it.

    Attributes:
        id (int): Id; stable, with no meaning of its own.
        period (str): Reporting period, such as `2017-07`.
        summary (str): Progress of the period (工作进展).
        problems (str): Problems (存在问题).
        next_steps (str): Next steps (下一步工作).
        needs (str): What is needed from others (需协调事项).
        item_id (int): Id of the item (事项).
        unit_id (int): Id of the unit (单位).
        unit_name (str): Name of the unit (单位).
        author_name (str): Who wrote it.
        state (str): A report is a draft that only its unit sees; once submitted the office accepts it, or returns it.
        version (int): Of a draft: send it back with the next save, so that none is lost.
        saved_at (datetime.datetime): When it was last saved.
        submitted_at (datetime.datetime | None): When it was submitted.
        edition (int): 1 for the first of its period; a correction is the next.
        previous_id (int | None): The edition that this one replaces.
        replaced (bool): Whether a later edition stands in its place.
        reviewed_by (None | str): Who reviewed it.
        reviewed_at (datetime.datetime | None): When it was reviewed.
        review_note (str): The office's remark, or why it returned the report.
        readings (list[ReadingRead] | Unset): Figures reached.
        attachments (list[AttachmentRead] | Unset): Evidence files (佐证材料).
    """

    id: int
    period: str
    summary: str
    problems: str
    next_steps: str
    needs: str
    item_id: int
    unit_id: int
    unit_name: str
    author_name: str
    state: str
    version: int
    saved_at: datetime.datetime
    submitted_at: datetime.datetime | None
    edition: int
    previous_id: int | None
    replaced: bool
    reviewed_by: None | str
    reviewed_at: datetime.datetime | None
    review_note: str
    readings: list[ReadingRead] | Unset = UNSET
    attachments: list[AttachmentRead] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        period = self.period

        summary = self.summary

        problems = self.problems

        next_steps = self.next_steps

        needs = self.needs

        item_id = self.item_id

        unit_id = self.unit_id

        unit_name = self.unit_name

        author_name = self.author_name

        state = self.state

        version = self.version

        saved_at = self.saved_at.isoformat()

        submitted_at: None | str
        if isinstance(self.submitted_at, datetime.datetime):
            submitted_at = self.submitted_at.isoformat()
        else:
            submitted_at = self.submitted_at

        edition = self.edition

        previous_id: int | None
        previous_id = self.previous_id

        replaced = self.replaced

        reviewed_by: None | str
        reviewed_by = self.reviewed_by

        reviewed_at: None | str
        if isinstance(self.reviewed_at, datetime.datetime):
            reviewed_at = self.reviewed_at.isoformat()
        else:
            reviewed_at = self.reviewed_at

        review_note = self.review_note

        readings: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.readings, Unset):
            readings = []
            for readings_item_data in self.readings:
                readings_item = readings_item_data.to_dict()
                readings.append(readings_item)

        attachments: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.attachments, Unset):
            attachments = []
            for attachments_item_data in self.attachments:
                attachments_item = attachments_item_data.to_dict()
                attachments.append(attachments_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "period": period,
                "summary": summary,
                "problems": problems,
                "next_steps": next_steps,
                "needs": needs,
                "item_id": item_id,
                "unit_id": unit_id,
                "unit_name": unit_name,
                "author_name": author_name,
                "state": state,
                "version": version,
                "saved_at": saved_at,
                "submitted_at": submitted_at,
                "edition": edition,
                "previous_id": previous_id,
                "replaced": replaced,
                "reviewed_by": reviewed_by,
                "reviewed_at": reviewed_at,
                "review_note": review_note,
            }
        )
        if readings is not UNSET:
            field_dict["readings"] = readings
        if attachments is not UNSET:
            field_dict["attachments"] = attachments

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.attachment_read import AttachmentRead  # noqa: PLC0415
        from ..models.reading_read import ReadingRead  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        period = d.pop("period")

        summary = d.pop("summary")

        problems = d.pop("problems")

        next_steps = d.pop("next_steps")

        needs = d.pop("needs")

        item_id = d.pop("item_id")

        unit_id = d.pop("unit_id")

        unit_name = d.pop("unit_name")

        author_name = d.pop("author_name")

        state = d.pop("state")

        version = d.pop("version")

        saved_at = datetime.datetime.fromisoformat(d.pop("saved_at"))

        def _parse_submitted_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                submitted_at_type_0 = datetime.datetime.fromisoformat(data)

                return submitted_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        submitted_at = _parse_submitted_at(d.pop("submitted_at"))

        edition = d.pop("edition")

        def _parse_previous_id(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        previous_id = _parse_previous_id(d.pop("previous_id"))

        replaced = d.pop("replaced")

        def _parse_reviewed_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reviewed_by = _parse_reviewed_by(d.pop("reviewed_by"))

        def _parse_reviewed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                reviewed_at_type_0 = datetime.datetime.fromisoformat(data)

                return reviewed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        reviewed_at = _parse_reviewed_at(d.pop("reviewed_at"))

        review_note = d.pop("review_note")

        _readings = d.pop("readings", UNSET)
        readings: list[ReadingRead] | Unset = UNSET
        if _readings is not UNSET:
            readings = []
            for readings_item_data in _readings:
                readings_item = ReadingRead.from_dict(readings_item_data)

                readings.append(readings_item)

        _attachments = d.pop("attachments", UNSET)
        attachments: list[AttachmentRead] | Unset = UNSET
        if _attachments is not UNSET:
            attachments = []
            for attachments_item_data in _attachments:
                attachments_item = AttachmentRead.from_dict(attachments_item_data)

                attachments.append(attachments_item)

        report_read = cls(
            id=id,
            period=period,
            summary=summary,
            problems=problems,
            next_steps=next_steps,
            needs=needs,
            item_id=item_id,
            unit_id=unit_id,
            unit_name=unit_name,
            author_name=author_name,
            state=state,
            version=version,
            saved_at=saved_at,
            submitted_at=submitted_at,
            edition=edition,
            previous_id=previous_id,
            replaced=replaced,
            reviewed_by=reviewed_by,
            reviewed_at=reviewed_at,
            review_note=review_note,
            readings=readings,
            attachments=attachments,
        )

        report_read.additional_properties = d
        return report_read

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
