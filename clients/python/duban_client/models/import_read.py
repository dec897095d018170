from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ImportRead")


@_attrs_define
class ImportRead:
    """An import as lists show it.

    Attributes:
        id (int): Id; stable, with no meaning of its own.
        source_name (str): Name of the file; empty for pasted text.
        format_ (str): Format of the file.
        sha256 (str): SHA-256 of the file, hexadecimal.
        size (int): Bytes.
        title (str): Title.
        plan_kind (str): What sort of document a plan came from.
        year (int): Year of the plan.
        items_total (int): How many items it has.
        milestones_total (int): How many milestones it has.
        errors (int): Findings that keep it from being confirmed.
        doubts (int): Doubts that are neither settled nor waived.
        state (str): An import is open until it is confirmed or discarded, once and for good.
        created_by (str): Who brought the document.
        created_at (datetime.datetime): When the document came.
        updated_at (datetime.datetime): When it last changed.
        version (int): Send it back as `If-Match` with every change.
        plan_id (int | None): The plan that confirming made, or changed.
        replaces_plan_id (int | None): Id of the plan that it corrects.
    """

    id: int
    source_name: str
    format_: str
    sha256: str
    size: int
    title: str
    plan_kind: str
    year: int
    items_total: int
    milestones_total: int
    errors: int
    doubts: int
    state: str
    created_by: str
    created_at: datetime.datetime
    updated_at: datetime.datetime
    version: int
    plan_id: int | None
    replaces_plan_id: int | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        source_name = self.source_name

        format_ = self.format_

        sha256 = self.sha256

        size = self.size

        title = self.title

        plan_kind = self.plan_kind

        year = self.year

        items_total = self.items_total

        milestones_total = self.milestones_total

        errors = self.errors

        doubts = self.doubts

        state = self.state

        created_by = self.created_by

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        version = self.version

        plan_id: int | None
        plan_id = self.plan_id

        replaces_plan_id: int | None
        replaces_plan_id = self.replaces_plan_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "source_name": source_name,
                "format": format_,
                "sha256": sha256,
                "size": size,
                "title": title,
                "plan_kind": plan_kind,
                "year": year,
                "items_total": items_total,
                "milestones_total": milestones_total,
                "errors": errors,
                "doubts": doubts,
                "state": state,
                "created_by": created_by,
                "created_at": created_at,
                "updated_at": updated_at,
                "version": version,
                "plan_id": plan_id,
                "replaces_plan_id": replaces_plan_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        source_name = d.pop("source_name")

        format_ = d.pop("format")

        sha256 = d.pop("sha256")

        size = d.pop("size")

        title = d.pop("title")

        plan_kind = d.pop("plan_kind")

        year = d.pop("year")

        items_total = d.pop("items_total")

        milestones_total = d.pop("milestones_total")

        errors = d.pop("errors")

        doubts = d.pop("doubts")

        state = d.pop("state")

        created_by = d.pop("created_by")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        version = d.pop("version")

        def _parse_plan_id(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        plan_id = _parse_plan_id(d.pop("plan_id"))

        def _parse_replaces_plan_id(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        replaces_plan_id = _parse_replaces_plan_id(d.pop("replaces_plan_id"))

        import_read = cls(
            id=id,
            source_name=source_name,
            format_=format_,
            sha256=sha256,
            size=size,
            title=title,
            plan_kind=plan_kind,
            year=year,
            items_total=items_total,
            milestones_total=milestones_total,
            errors=errors,
            doubts=doubts,
            state=state,
            created_by=created_by,
            created_at=created_at,
            updated_at=updated_at,
            version=version,
            plan_id=plan_id,
            replaces_plan_id=replaces_plan_id,
        )

        import_read.additional_properties = d
        return import_read

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
