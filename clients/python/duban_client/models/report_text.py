from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.reading_input import ReadingInput


T = TypeVar("T", bound="ReportText")


@_attrs_define
class ReportText:
    """The words of a report, as drafts hold them: everything may still be empty.

    Attributes:
        period (str | Unset): Period reported on (报送周期), e.g. 2017-07. Default: ''.
        summary (str | Unset): Progress (进展情况). Default: ''.
        problems (str | Unset): Problems (存在问题). Default: ''.
        next_steps (str | Unset): Next steps (下一步打算). Default: ''.
        needs (str | Unset): What is needed from others (需协调事项). Default: ''.
        readings (list[ReadingInput] | Unset): What the item's indicators reached.
        seen (int | None | Unset): Id of the unit's newest report on the item that the writer saw, 0 for none; a newer
            one refuses this one (409). Left out, nothing is compared.
        version (int | None | Unset): Version of the unit's draft that the writer last saw, 0 for none; another one
            refuses this (409 `draft_newer`, with what stands). May be left out where the draft is one's own.
    """

    period: str | Unset = ""
    summary: str | Unset = ""
    problems: str | Unset = ""
    next_steps: str | Unset = ""
    needs: str | Unset = ""
    readings: list[ReadingInput] | Unset = UNSET
    seen: int | None | Unset = UNSET
    version: int | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        period = self.period

        summary = self.summary

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

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if period is not UNSET:
            field_dict["period"] = period
        if summary is not UNSET:
            field_dict["summary"] = summary
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

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.reading_input import ReadingInput  # noqa: PLC0415

        d = dict(src_dict)
        period = d.pop("period", UNSET)

        summary = d.pop("summary", UNSET)

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

        report_text = cls(
            period=period,
            summary=summary,
            problems=problems,
            next_steps=next_steps,
            needs=needs,
            readings=readings,
            seen=seen,
            version=version,
        )

        return report_text
