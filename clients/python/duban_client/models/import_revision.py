from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.import_revision_columns_type_0 import ImportRevisionColumnsType0


T = TypeVar("T", bound="ImportRevision")


@_attrs_define
class ImportRevision:
    """Another way to read the same file; what is left out stays. Reading again takes earlier edits back.

    Attributes:
        title (None | str | Unset): Title.
        plan_kind (None | str | Unset): Kind of the plan.
        year (int | None | Unset): Year of the plan.
        kind (None | str | Unset): What kind it is.
        columns (ImportRevisionColumnsType0 | None | Unset): Meaning → column from 0: no, title, plan, deadline, start,
            lead, support, units, leader, category, period; a second column of one meaning is numbered (plan2).
    """

    title: None | str | Unset = UNSET
    plan_kind: None | str | Unset = UNSET
    year: int | None | Unset = UNSET
    kind: None | str | Unset = UNSET
    columns: ImportRevisionColumnsType0 | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.import_revision_columns_type_0 import ImportRevisionColumnsType0  # noqa: PLC0415

        title: None | str | Unset
        if isinstance(self.title, Unset):
            title = UNSET
        else:
            title = self.title

        plan_kind: None | str | Unset
        if isinstance(self.plan_kind, Unset):
            plan_kind = UNSET
        else:
            plan_kind = self.plan_kind

        year: int | None | Unset
        if isinstance(self.year, Unset):
            year = UNSET
        else:
            year = self.year

        kind: None | str | Unset
        if isinstance(self.kind, Unset):
            kind = UNSET
        else:
            kind = self.kind

        columns: dict[str, Any] | None | Unset
        if isinstance(self.columns, Unset):
            columns = UNSET
        elif isinstance(self.columns, ImportRevisionColumnsType0):
            columns = self.columns.to_dict()
        else:
            columns = self.columns

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if title is not UNSET:
            field_dict["title"] = title
        if plan_kind is not UNSET:
            field_dict["plan_kind"] = plan_kind
        if year is not UNSET:
            field_dict["year"] = year
        if kind is not UNSET:
            field_dict["kind"] = kind
        if columns is not UNSET:
            field_dict["columns"] = columns

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.import_revision_columns_type_0 import ImportRevisionColumnsType0  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_title(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        title = _parse_title(d.pop("title", UNSET))

        def _parse_plan_kind(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        plan_kind = _parse_plan_kind(d.pop("plan_kind", UNSET))

        def _parse_year(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        year = _parse_year(d.pop("year", UNSET))

        def _parse_kind(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        kind = _parse_kind(d.pop("kind", UNSET))

        def _parse_columns(data: object) -> ImportRevisionColumnsType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                columns_type_0 = ImportRevisionColumnsType0.from_dict(data)

                return columns_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ImportRevisionColumnsType0 | None | Unset, data)

        columns = _parse_columns(d.pop("columns", UNSET))

        import_revision = cls(
            title=title,
            plan_kind=plan_kind,
            year=year,
            kind=kind,
            columns=columns,
        )

        return import_revision
