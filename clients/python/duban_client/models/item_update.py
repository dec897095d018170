from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.line_create import LineCreate


T = TypeVar("T", bound="ItemUpdate")


@_attrs_define
class ItemUpdate:
    """What to change of a draft; `lines`, where given, replace all lines. The version last seen must be named.

    Attributes:
        version (int | None | Unset): The version last seen, unless If-Match names it; another one is refused.
        no (None | str | Unset): Number within the plan (序号).
        title (None | str | Unset): Title.
        leader (int | None | str | Unset): Leader in charge (分管领导), by id or name.
        due_on (datetime.date | None | Unset): Due date as it stands (完成时限).
        urgent (bool | None | Unset): Urgent items are signed for within hours (急件).
        lines (list[LineCreate] | None | Unset): Lines (分项), each with its own plan text, deadline and units.
    """

    version: int | None | Unset = UNSET
    no: None | str | Unset = UNSET
    title: None | str | Unset = UNSET
    leader: int | None | str | Unset = UNSET
    due_on: datetime.date | None | Unset = UNSET
    urgent: bool | None | Unset = UNSET
    lines: list[LineCreate] | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        version: int | None | Unset
        if isinstance(self.version, Unset):
            version = UNSET
        else:
            version = self.version

        no: None | str | Unset
        if isinstance(self.no, Unset):
            no = UNSET
        else:
            no = self.no

        title: None | str | Unset
        if isinstance(self.title, Unset):
            title = UNSET
        else:
            title = self.title

        leader: int | None | str | Unset
        if isinstance(self.leader, Unset):
            leader = UNSET
        else:
            leader = self.leader

        due_on: None | str | Unset
        if isinstance(self.due_on, Unset):
            due_on = UNSET
        elif isinstance(self.due_on, datetime.date):
            due_on = self.due_on.isoformat()
        else:
            due_on = self.due_on

        urgent: bool | None | Unset
        if isinstance(self.urgent, Unset):
            urgent = UNSET
        else:
            urgent = self.urgent

        lines: list[dict[str, Any]] | None | Unset
        if isinstance(self.lines, Unset):
            lines = UNSET
        elif isinstance(self.lines, list):
            lines = []
            for lines_type_0_item_data in self.lines:
                lines_type_0_item = lines_type_0_item_data.to_dict()
                lines.append(lines_type_0_item)

        else:
            lines = self.lines

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if version is not UNSET:
            field_dict["version"] = version
        if no is not UNSET:
            field_dict["no"] = no
        if title is not UNSET:
            field_dict["title"] = title
        if leader is not UNSET:
            field_dict["leader"] = leader
        if due_on is not UNSET:
            field_dict["due_on"] = due_on
        if urgent is not UNSET:
            field_dict["urgent"] = urgent
        if lines is not UNSET:
            field_dict["lines"] = lines

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.line_create import LineCreate  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_version(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        version = _parse_version(d.pop("version", UNSET))

        def _parse_no(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        no = _parse_no(d.pop("no", UNSET))

        def _parse_title(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        title = _parse_title(d.pop("title", UNSET))

        def _parse_leader(data: object) -> int | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | str | Unset, data)

        leader = _parse_leader(d.pop("leader", UNSET))

        def _parse_due_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                due_on_type_0 = datetime.date.fromisoformat(data)

                return due_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        due_on = _parse_due_on(d.pop("due_on", UNSET))

        def _parse_urgent(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        urgent = _parse_urgent(d.pop("urgent", UNSET))

        def _parse_lines(data: object) -> list[LineCreate] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                lines_type_0 = []
                _lines_type_0 = data
                for lines_type_0_item_data in _lines_type_0:
                    lines_type_0_item = LineCreate.from_dict(lines_type_0_item_data)

                    lines_type_0.append(lines_type_0_item)

                return lines_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[LineCreate] | None | Unset, data)

        lines = _parse_lines(d.pop("lines", UNSET))

        item_update = cls(
            version=version,
            no=no,
            title=title,
            leader=leader,
            due_on=due_on,
            urgent=urgent,
            lines=lines,
        )

        return item_update
