from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.document_read_columns import DocumentReadColumns


T = TypeVar("T", bound="DocumentRead")


@_attrs_define
class DocumentRead:
    """What the document says of itself, and how its columns were understood.

    Attributes:
        kind (str): Which reader takes the document.
        layout (str): How the document is laid out.
        title (None | str): Title.
        issuer (None | str): Who issued it (发文机关).
        number (None | str): Document number (文号).
        columns (DocumentReadColumns): Which column holds what, by its number from 0.
        headings (list[str]): The headings of the columns.
        sample (list[list[str]]): The first rows of its table.
        warnings (list[str]): What could not be read, in words.
    """

    kind: str
    layout: str
    title: None | str
    issuer: None | str
    number: None | str
    columns: DocumentReadColumns
    headings: list[str]
    sample: list[list[str]]
    warnings: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        layout = self.layout

        title: None | str
        title = self.title

        issuer: None | str
        issuer = self.issuer

        number: None | str
        number = self.number

        columns = self.columns.to_dict()

        headings = self.headings

        sample = []
        for sample_item_data in self.sample:
            sample_item = sample_item_data

            sample.append(sample_item)

        warnings = self.warnings

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "layout": layout,
                "title": title,
                "issuer": issuer,
                "number": number,
                "columns": columns,
                "headings": headings,
                "sample": sample,
                "warnings": warnings,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.document_read_columns import DocumentReadColumns  # noqa: PLC0415

        d = dict(src_dict)
        kind = d.pop("kind")

        layout = d.pop("layout")

        def _parse_title(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        title = _parse_title(d.pop("title"))

        def _parse_issuer(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        issuer = _parse_issuer(d.pop("issuer"))

        def _parse_number(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        number = _parse_number(d.pop("number"))

        columns = DocumentReadColumns.from_dict(d.pop("columns"))

        headings = cast(list[str], d.pop("headings"))

        sample = []
        _sample = d.pop("sample")
        for sample_item_data in _sample:
            sample_item = cast(list[str], sample_item_data)

            sample.append(sample_item)

        warnings = cast(list[str], d.pop("warnings"))

        document_read = cls(
            kind=kind,
            layout=layout,
            title=title,
            issuer=issuer,
            number=number,
            columns=columns,
            headings=headings,
            sample=sample,
            warnings=warnings,
        )

        document_read.additional_properties = d
        return document_read

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
