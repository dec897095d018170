from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="FindingRead")


@_attrs_define
class FindingRead:
    """One result of the check-up (体检).

    Attributes:
        code (str): A stable code.
        severity (str): How grave it is: error, doubt or note.
        message (str): What is doubtful, in Chinese.
        items (list[str]): Numbers of the items that it is about.
        suggestions (list[str]): What would mend it.
        pointer (None | str | Unset): Of a registered matter: the field in doubt, where it is one.
        value (None | str | Unset): Of a registered matter: what that field said.
    """

    code: str
    severity: str
    message: str
    items: list[str]
    suggestions: list[str]
    pointer: None | str | Unset = UNSET
    value: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        severity = self.severity

        message = self.message

        items = self.items

        suggestions = self.suggestions

        pointer: None | str | Unset
        if isinstance(self.pointer, Unset):
            pointer = UNSET
        else:
            pointer = self.pointer

        value: None | str | Unset
        if isinstance(self.value, Unset):
            value = UNSET
        else:
            value = self.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "severity": severity,
                "message": message,
                "items": items,
                "suggestions": suggestions,
            }
        )
        if pointer is not UNSET:
            field_dict["pointer"] = pointer
        if value is not UNSET:
            field_dict["value"] = value

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        code = d.pop("code")

        severity = d.pop("severity")

        message = d.pop("message")

        items = cast(list[str], d.pop("items"))

        suggestions = cast(list[str], d.pop("suggestions"))

        def _parse_pointer(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        pointer = _parse_pointer(d.pop("pointer", UNSET))

        def _parse_value(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        value = _parse_value(d.pop("value", UNSET))

        finding_read = cls(
            code=code,
            severity=severity,
            message=message,
            items=items,
            suggestions=suggestions,
            pointer=pointer,
            value=value,
        )

        finding_read.additional_properties = d
        return finding_read

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
