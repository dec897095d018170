from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ConclusionEvidenceRead")


@_attrs_define
class ConclusionEvidenceRead:
    """An evidence file of a conclusion, as callers see it.

    Attributes:
        id (int): Id; stable, with no meaning of its own.
        conclusion_id (int | None): The conclusion that it is part of; null until a statement cites it.
        stage (str): The statements that a conclusion is made of, in their order; each may bring evidence files.
        stated_at (datetime.datetime | None): When that statement was made; one that was made again later keeps the
            files of the earlier one.
        name (str): Name.
        media_type (str): Media type of the file.
        size (int): Bytes.
        sha256 (str): SHA-256 of the file, hexadecimal.
        uploaded_by (str): Who brought the file.
        uploaded_at (datetime.datetime): When the file came.
    """

    id: int
    conclusion_id: int | None
    stage: str
    stated_at: datetime.datetime | None
    name: str
    media_type: str
    size: int
    sha256: str
    uploaded_by: str
    uploaded_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        conclusion_id: int | None
        conclusion_id = self.conclusion_id

        stage = self.stage

        stated_at: None | str
        if isinstance(self.stated_at, datetime.datetime):
            stated_at = self.stated_at.isoformat()
        else:
            stated_at = self.stated_at

        name = self.name

        media_type = self.media_type

        size = self.size

        sha256 = self.sha256

        uploaded_by = self.uploaded_by

        uploaded_at = self.uploaded_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "conclusion_id": conclusion_id,
                "stage": stage,
                "stated_at": stated_at,
                "name": name,
                "media_type": media_type,
                "size": size,
                "sha256": sha256,
                "uploaded_by": uploaded_by,
                "uploaded_at": uploaded_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        def _parse_conclusion_id(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        conclusion_id = _parse_conclusion_id(d.pop("conclusion_id"))

        stage = d.pop("stage")

        def _parse_stated_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                stated_at_type_0 = datetime.datetime.fromisoformat(data)

                return stated_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        stated_at = _parse_stated_at(d.pop("stated_at"))

        name = d.pop("name")

        media_type = d.pop("media_type")

        size = d.pop("size")

        sha256 = d.pop("sha256")

        uploaded_by = d.pop("uploaded_by")

        uploaded_at = datetime.datetime.fromisoformat(d.pop("uploaded_at"))

        conclusion_evidence_read = cls(
            id=id,
            conclusion_id=conclusion_id,
            stage=stage,
            stated_at=stated_at,
            name=name,
            media_type=media_type,
            size=size,
            sha256=sha256,
            uploaded_by=uploaded_by,
            uploaded_at=uploaded_at,
        )

        conclusion_evidence_read.additional_properties = d
        return conclusion_evidence_read

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
