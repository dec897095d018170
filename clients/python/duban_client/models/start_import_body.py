from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import types
from ..types import UNSET, Unset

T = TypeVar("T", bound="StartImportBody")


@_attrs_define
class StartImportBody:
    """The parts of a form.

    Attributes:
        title (str): Title of the plan.
        year (int): The plan's year, which dates without one mean.
        file (None | str | Unset): .docx, .xlsx, .xls, .doc, .pdf, .csv or .txt.
        text (None | str | Unset): Pasted text, instead of a file.
        kind (None | str | Unset): Guessed when left out.
        plan_kind (str | Unset): What sort of document a plan came from.
        replaces (int | None | Unset): Plan that this corrected document replaces.
    """

    title: str
    year: int
    file: None | str | Unset = UNSET
    text: None | str | Unset = UNSET
    kind: None | str | Unset = UNSET
    plan_kind: str | Unset = UNSET
    replaces: int | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        title = self.title

        year = self.year

        file: None | str | Unset
        if isinstance(self.file, Unset):
            file = UNSET
        else:
            file = self.file

        text: None | str | Unset
        if isinstance(self.text, Unset):
            text = UNSET
        else:
            text = self.text

        kind: None | str | Unset
        if isinstance(self.kind, Unset):
            kind = UNSET
        else:
            kind = self.kind

        plan_kind = self.plan_kind

        replaces: int | None | Unset
        if isinstance(self.replaces, Unset):
            replaces = UNSET
        else:
            replaces = self.replaces

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "title": title,
                "year": year,
            }
        )
        if file is not UNSET:
            field_dict["file"] = file
        if text is not UNSET:
            field_dict["text"] = text
        if kind is not UNSET:
            field_dict["kind"] = kind
        if plan_kind is not UNSET:
            field_dict["plan_kind"] = plan_kind
        if replaces is not UNSET:
            field_dict["replaces"] = replaces

        return field_dict

    def to_multipart(self) -> types.RequestFiles:
        files: types.RequestFiles = []

        files.append(("title", (None, str(self.title).encode(), "text/plain")))

        files.append(("year", (None, str(self.year).encode(), "text/plain")))

        if not isinstance(self.file, Unset):
            if isinstance(self.file, str):
                files.append(("file", (None, str(self.file).encode(), "text/plain")))
            else:
                files.append(("file", (None, str(self.file).encode(), "text/plain")))

        if not isinstance(self.text, Unset):
            if isinstance(self.text, str):
                files.append(("text", (None, str(self.text).encode(), "text/plain")))
            else:
                files.append(("text", (None, str(self.text).encode(), "text/plain")))

        if not isinstance(self.kind, Unset):
            if isinstance(self.kind, str):
                files.append(("kind", (None, str(self.kind).encode(), "text/plain")))
            else:
                files.append(("kind", (None, str(self.kind).encode(), "text/plain")))

        if not isinstance(self.plan_kind, Unset):
            files.append(("plan_kind", (None, str(self.plan_kind).encode(), "text/plain")))

        if not isinstance(self.replaces, Unset):
            if isinstance(self.replaces, int):
                files.append(("replaces", (None, str(self.replaces).encode(), "text/plain")))
            else:
                files.append(("replaces", (None, str(self.replaces).encode(), "text/plain")))

        for prop_name, prop in self.additional_properties.items():
            files.append((prop_name, (None, str(prop).encode(), "text/plain")))

        return files

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        title = d.pop("title")

        year = d.pop("year")

        def _parse_file(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        file = _parse_file(d.pop("file", UNSET))

        def _parse_text(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        text = _parse_text(d.pop("text", UNSET))

        def _parse_kind(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        kind = _parse_kind(d.pop("kind", UNSET))

        plan_kind = d.pop("plan_kind", UNSET)

        def _parse_replaces(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        replaces = _parse_replaces(d.pop("replaces", UNSET))

        start_import_body = cls(
            title=title,
            year=year,
            file=file,
            text=text,
            kind=kind,
            plan_kind=plan_kind,
            replaces=replaces,
        )

        start_import_body.additional_properties = d
        return start_import_body

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
