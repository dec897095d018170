from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ImportFinding")


@_attrs_define
class ImportFinding:
    """One result of the check-up (体检).

    Attributes:
        key (str): Names the finding in edits.
        code (str): Stable code, e.g. date.ambiguous.
        severity (str): How much a finding matters: an error blocks the import until it is settled, a doubt asks, a note
            only tells.
        message (str): What is doubtful, in Chinese.
        items (list[str]): Numbers of the items it is about.
        line (int | None): Which line of its item, from 0.
        milestone (int | None): Which milestone of its item, from 0.
        place (str): Where it stands in the document, in words.
        suggestions (list[str]): What would mend it.
        waived_by (None | str): Who let it stand.
    """

    key: str
    code: str
    severity: str
    message: str
    items: list[str]
    line: int | None
    milestone: int | None
    place: str
    suggestions: list[str]
    waived_by: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        key = self.key

        code = self.code

        severity = self.severity

        message = self.message

        items = self.items

        line: int | None
        line = self.line

        milestone: int | None
        milestone = self.milestone

        place = self.place

        suggestions = self.suggestions

        waived_by: None | str
        waived_by = self.waived_by

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "key": key,
                "code": code,
                "severity": severity,
                "message": message,
                "items": items,
                "line": line,
                "milestone": milestone,
                "place": place,
                "suggestions": suggestions,
                "waived_by": waived_by,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        key = d.pop("key")

        code = d.pop("code")

        severity = d.pop("severity")

        message = d.pop("message")

        items = cast(list[str], d.pop("items"))

        def _parse_line(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        line = _parse_line(d.pop("line"))

        def _parse_milestone(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        milestone = _parse_milestone(d.pop("milestone"))

        place = d.pop("place")

        suggestions = cast(list[str], d.pop("suggestions"))

        def _parse_waived_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        waived_by = _parse_waived_by(d.pop("waived_by"))

        import_finding = cls(
            key=key,
            code=code,
            severity=severity,
            message=message,
            items=items,
            line=line,
            milestone=milestone,
            place=place,
            suggestions=suggestions,
            waived_by=waived_by,
        )

        import_finding.additional_properties = d
        return import_finding

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
