from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.reading_input import ReadingInput


T = TypeVar("T", bound="ReportRow")


@_attrs_define
class ReportRow:
    """One report of many, on the item that either its id or the caller's own number names.

    Attributes:
        summary (str): Progress (进展情况).
        period (str | Unset): Period reported on (报送周期), e.g. 2017-07. Default: ''.
        problems (str | Unset): Problems (存在问题). Default: ''.
        next_steps (str | Unset): Next steps (下一步打算). Default: ''.
        needs (str | Unset): What is needed from others (需协调事项). Default: ''.
        readings (list[ReadingInput] | Unset): What the item's indicators reached.
        seen (int | None | Unset): Id of the unit's newest report on the item that the writer saw, 0 for none; a newer
            one refuses this one (409). Left out, nothing is compared.
        version (int | None | Unset): Version of the unit's draft that the writer last saw, 0 for none; another one
            refuses this (409 `draft_newer`, with what stands). May be left out where the draft is one's own.
        item_id (int | None | Unset): Id of the item, or else send `item_ref`.
        item_ref (None | str | Unset): The caller's own number for the item, in place of its id.
        external_ref (None | str | Unset): The caller's own number for the report, if it has one.
    """

    summary: str
    period: str | Unset = ""
    problems: str | Unset = ""
    next_steps: str | Unset = ""
    needs: str | Unset = ""
    readings: list[ReadingInput] | Unset = UNSET
    seen: int | None | Unset = UNSET
    version: int | None | Unset = UNSET
    item_id: int | None | Unset = UNSET
    item_ref: None | str | Unset = UNSET
    external_ref: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        summary = self.summary

        period = self.period

        problems = self.problems

        next_steps = self.next_steps

        needs = self.needs

        readings: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.readings, Unset):
            readings = []
            for readings_item_data in self.readings:
                readings_item = readings_item_data.to_dict()
                readings.append(readings_item)

        seen: int | None | Unset
        if isinstance(self.seen, Unset):
            seen = UNSET
        else:
            seen = self.seen

        version: int | None | Unset
        if isinstance(self.version, Unset):
            version = UNSET
        else:
            version = self.version

        item_id: int | None | Unset
        if isinstance(self.item_id, Unset):
            item_id = UNSET
        else:
            item_id = self.item_id

        item_ref: None | str | Unset
        if isinstance(self.item_ref, Unset):
            item_ref = UNSET
        else:
            item_ref = self.item_ref

        external_ref: None | str | Unset
        if isinstance(self.external_ref, Unset):
            external_ref = UNSET
        else:
            external_ref = self.external_ref

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "summary": summary,
            }
        )
        if period is not UNSET:
            field_dict["period"] = period
        if problems is not UNSET:
            field_dict["problems"] = problems
        if next_steps is not UNSET:
            field_dict["next_steps"] = next_steps
        if needs is not UNSET:
            field_dict["needs"] = needs
        if readings is not UNSET:
            field_dict["readings"] = readings
        if seen is not UNSET:
            field_dict["seen"] = seen
        if version is not UNSET:
            field_dict["version"] = version
        if item_id is not UNSET:
            field_dict["item_id"] = item_id
        if item_ref is not UNSET:
            field_dict["item_ref"] = item_ref
        if external_ref is not UNSET:
            field_dict["external_ref"] = external_ref

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.reading_input import ReadingInput  # noqa: PLC0415

        d = dict(src_dict)
        summary = d.pop("summary")

        period = d.pop("period", UNSET)

        problems = d.pop("problems", UNSET)

        next_steps = d.pop("next_steps", UNSET)

        needs = d.pop("needs", UNSET)

        _readings = d.pop("readings", UNSET)
        readings: list[ReadingInput] | Unset = UNSET
        if _readings is not UNSET:
            readings = []
            for readings_item_data in _readings:
                readings_item = ReadingInput.from_dict(readings_item_data)

                readings.append(readings_item)

        def _parse_seen(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        seen = _parse_seen(d.pop("seen", UNSET))

        def _parse_version(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        version = _parse_version(d.pop("version", UNSET))

        def _parse_item_id(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        item_id = _parse_item_id(d.pop("item_id", UNSET))

        def _parse_item_ref(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        item_ref = _parse_item_ref(d.pop("item_ref", UNSET))

        def _parse_external_ref(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        external_ref = _parse_external_ref(d.pop("external_ref", UNSET))

        report_row = cls(
            summary=summary,
            period=period,
            problems=problems,
            next_steps=next_steps,
            needs=needs,
            readings=readings,
            seen=seen,
            version=version,
            item_id=item_id,
            item_ref=item_ref,
            external_ref=external_ref,
        )

        return report_row
