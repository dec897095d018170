from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.draft_target import DraftTarget


T = TypeVar("T", bound="DraftMilestone")


@_attrs_define
class DraftMilestone:
    """A milestone as read; `at` is its place within the item, by which edits name it.

    Attributes:
        at (int): Which milestone of its item, from 0.
        line (int): Which line of its item, from 0.
        text (str): The words themselves.
        due_on (datetime.date | None): Due date as it stands (完成时限).
        starts_on (datetime.date | None): First day.
        date_phrase (None | str): The words that gave the date.
        certainty (str): How sure a date is (docs/domain.md §3).
        alternatives (list[datetime.date]): Other days that the words could mean.
        kind (str): What sort of step a milestone is; `PROGRESS` and `COMPLETION` are about the work itself.
        commitment (str): How firmly a deliverable is promised: 力争, 争取, 确保, or plain.
        indicators (list[DraftTarget]): Quantified indicators (量化指标).
        span (list[int]): Offsets into the plan text of its line.
    """

    at: int
    line: int
    text: str
    due_on: datetime.date | None
    starts_on: datetime.date | None
    date_phrase: None | str
    certainty: str
    alternatives: list[datetime.date]
    kind: str
    commitment: str
    indicators: list[DraftTarget]
    span: list[int]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        at = self.at

        line = self.line

        text = self.text

        due_on: None | str
        if isinstance(self.due_on, datetime.date):
            due_on = self.due_on.isoformat()
        else:
            due_on = self.due_on

        starts_on: None | str
        if isinstance(self.starts_on, datetime.date):
            starts_on = self.starts_on.isoformat()
        else:
            starts_on = self.starts_on

        date_phrase: None | str
        date_phrase = self.date_phrase

        certainty = self.certainty

        alternatives = []
        for alternatives_item_data in self.alternatives:
            alternatives_item = alternatives_item_data.isoformat()
            alternatives.append(alternatives_item)

        kind = self.kind

        commitment = self.commitment

        indicators = []
        for indicators_item_data in self.indicators:
            indicators_item = indicators_item_data.to_dict()
            indicators.append(indicators_item)

        span = []
        for span_item_data in self.span:
            span_item: int
            span_item = span_item_data
            span.append(span_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "at": at,
                "line": line,
                "text": text,
                "due_on": due_on,
                "starts_on": starts_on,
                "date_phrase": date_phrase,
                "certainty": certainty,
                "alternatives": alternatives,
                "kind": kind,
                "commitment": commitment,
                "indicators": indicators,
                "span": span,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.draft_target import DraftTarget  # noqa: PLC0415

        d = dict(src_dict)
        at = d.pop("at")

        line = d.pop("line")

        text = d.pop("text")

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

        kind = d.pop("kind")

        commitment = d.pop("commitment")

        indicators = []
        _indicators = d.pop("indicators")
        for indicators_item_data in _indicators:
            indicators_item = DraftTarget.from_dict(indicators_item_data)

            indicators.append(indicators_item)

        span = []
        _span = d.pop("span")
        for span_item_data in _span:

            def _parse_span_item(data: object) -> int:
                return cast(int, data)

            span_item = _parse_span_item(span_item_data)

            span.append(span_item)

        draft_milestone = cls(
            at=at,
            line=line,
            text=text,
            due_on=due_on,
            starts_on=starts_on,
            date_phrase=date_phrase,
            certainty=certainty,
            alternatives=alternatives,
            kind=kind,
            commitment=commitment,
            indicators=indicators,
            span=span,
        )

        draft_milestone.additional_properties = d
        return draft_milestone

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
