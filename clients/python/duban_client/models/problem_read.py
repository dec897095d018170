from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.problem_field import ProblemField
    from ..models.problem_read_current_type_0 import ProblemReadCurrentType0


T = TypeVar("T", bound="ProblemRead")


@_attrs_define
class ProblemRead:
    """A problem, as `application/problem+json`. Codes are stable; titles and details may be reworded.

    Attributes:
        type_ (str): About this kind of problem: a path of the documentation.
        status (int): The HTTP status.
        code (str): Stable code, listed in docs/problems.md.
        title (str): In Chinese, for people.
        detail (str): In English, for programmers: what to do next.
        instance (str): Id of the request, to be found in the log.
        errors (list[ProblemField] | Unset): Fields that are wrong.
        current (None | ProblemReadCurrentType0 | Unset): With 409 and 412: how it stands now.
        verb (None | str | Unset): With 403: what the caller may not do.
        scope (None | str | Unset): With 403 `scope_missing`: the scope that the client lacks.
        limit (int | None | Unset): With 413: the most bytes that are taken.
        file (None | str | Unset): With 415: the name of the file that is refused.
        place (None | str | Unset): With 422 of a document: where in it reading ended.
        quota (int | None | Unset): With 429: how many requests the client has in a window.
        window_seconds (int | None | Unset): With 429: how long a window is.
    """

    type_: str
    status: int
    code: str
    title: str
    detail: str
    instance: str
    errors: list[ProblemField] | Unset = UNSET
    current: None | ProblemReadCurrentType0 | Unset = UNSET
    verb: None | str | Unset = UNSET
    scope: None | str | Unset = UNSET
    limit: int | None | Unset = UNSET
    file: None | str | Unset = UNSET
    place: None | str | Unset = UNSET
    quota: int | None | Unset = UNSET
    window_seconds: int | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.problem_read_current_type_0 import ProblemReadCurrentType0  # noqa: PLC0415

        type_ = self.type_

        status = self.status

        code = self.code

        title = self.title

        detail = self.detail

        instance = self.instance

        errors: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.errors, Unset):
            errors = []
            for errors_item_data in self.errors:
                errors_item = errors_item_data.to_dict()
                errors.append(errors_item)

        current: dict[str, Any] | None | Unset
        if isinstance(self.current, Unset):
            current = UNSET
        elif isinstance(self.current, ProblemReadCurrentType0):
            current = self.current.to_dict()
        else:
            current = self.current

        verb: None | str | Unset
        if isinstance(self.verb, Unset):
            verb = UNSET
        else:
            verb = self.verb

        scope: None | str | Unset
        if isinstance(self.scope, Unset):
            scope = UNSET
        else:
            scope = self.scope

        limit: int | None | Unset
        if isinstance(self.limit, Unset):
            limit = UNSET
        else:
            limit = self.limit

        file: None | str | Unset
        if isinstance(self.file, Unset):
            file = UNSET
        else:
            file = self.file

        place: None | str | Unset
        if isinstance(self.place, Unset):
            place = UNSET
        else:
            place = self.place

        quota: int | None | Unset
        if isinstance(self.quota, Unset):
            quota = UNSET
        else:
            quota = self.quota

        window_seconds: int | None | Unset
        if isinstance(self.window_seconds, Unset):
            window_seconds = UNSET
        else:
            window_seconds = self.window_seconds

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "status": status,
                "code": code,
                "title": title,
                "detail": detail,
                "instance": instance,
            }
        )
        if errors is not UNSET:
            field_dict["errors"] = errors
        if current is not UNSET:
            field_dict["current"] = current
        if verb is not UNSET:
            field_dict["verb"] = verb
        if scope is not UNSET:
            field_dict["scope"] = scope
        if limit is not UNSET:
            field_dict["limit"] = limit
        if file is not UNSET:
            field_dict["file"] = file
        if place is not UNSET:
            field_dict["place"] = place
        if quota is not UNSET:
            field_dict["quota"] = quota
        if window_seconds is not UNSET:
            field_dict["window_seconds"] = window_seconds

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.problem_field import ProblemField  # noqa: PLC0415
        from ..models.problem_read_current_type_0 import ProblemReadCurrentType0  # noqa: PLC0415

        d = dict(src_dict)
        type_ = d.pop("type")

        status = d.pop("status")

        code = d.pop("code")

        title = d.pop("title")

        detail = d.pop("detail")

        instance = d.pop("instance")

        _errors = d.pop("errors", UNSET)
        errors: list[ProblemField] | Unset = UNSET
        if _errors is not UNSET:
            errors = []
            for errors_item_data in _errors:
                errors_item = ProblemField.from_dict(errors_item_data)

                errors.append(errors_item)

        def _parse_current(data: object) -> None | ProblemReadCurrentType0 | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                current_type_0 = ProblemReadCurrentType0.from_dict(data)

                return current_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ProblemReadCurrentType0 | Unset, data)

        current = _parse_current(d.pop("current", UNSET))

        def _parse_verb(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        verb = _parse_verb(d.pop("verb", UNSET))

        def _parse_scope(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        scope = _parse_scope(d.pop("scope", UNSET))

        def _parse_limit(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        limit = _parse_limit(d.pop("limit", UNSET))

        def _parse_file(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        file = _parse_file(d.pop("file", UNSET))

        def _parse_place(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        place = _parse_place(d.pop("place", UNSET))

        def _parse_quota(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        quota = _parse_quota(d.pop("quota", UNSET))

        def _parse_window_seconds(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        window_seconds = _parse_window_seconds(d.pop("window_seconds", UNSET))

        problem_read = cls(
            type_=type_,
            status=status,
            code=code,
            title=title,
            detail=detail,
            instance=instance,
            errors=errors,
            current=current,
            verb=verb,
            scope=scope,
            limit=limit,
            file=file,
            place=place,
            quota=quota,
            window_seconds=window_seconds,
        )

        problem_read.additional_properties = d
        return problem_read

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
