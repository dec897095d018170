from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="PastMilestone")


@_attrs_define
class PastMilestone:
    """A milestone as it stood.

    Attributes:
        id (int): Id; stable, with no meaning of its own.
        text (str): The words themselves.
        due_on (datetime.date | None): Due date as it stood then.
        baseline_due_on (datetime.date | None): Due date as first issued; never rewritten.
        state (str): Where a milestone is: `MET_LATE` says so for ever, `MISSED` from the day after it was due until it
            is met.
        done_on (datetime.date | None): The day on which it was met, as reported until then.
    """

    id: int
    text: str
    due_on: datetime.date | None
    baseline_due_on: datetime.date | None
    state: str
    done_on: datetime.date | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        text = self.text

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

        state = self.state

        done_on: None | str
        if isinstance(self.done_on, datetime.date):
            done_on = self.done_on.isoformat()
        else:
            done_on = self.done_on

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "text": text,
                "due_on": due_on,
                "baseline_due_on": baseline_due_on,
                "state": state,
                "done_on": done_on,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

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

        past_milestone = cls(
            id=id,
            text=text,
            due_on=due_on,
            baseline_due_on=baseline_due_on,
            state=state,
            done_on=done_on,
        )

        past_milestone.additional_properties = d
        return past_milestone

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
