from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="CycleSetting")


@_attrs_define
class CycleSetting:
    """How often units report on a plan, and by which day.

    Attributes:
        cycle (str): How often units report on a plan: `WEEKLY_RED` asks weekly for red items and monthly for the
            others.

            The last two are a plan's own rule: every so many weeks from a day on, or on days that the office names.
        day (int | Unset): Day of the month, or of the week from 1 (Monday); a shorter month ends earlier. Default: 25.
        starts_on (datetime.date | None | Unset): The first period that counts begins on or after this day; left out,
            the present one. Of rule `every_weeks`: the first day on which a report is due; left out, today.
        weeks (int | Unset): Of rule `every_weeks`: how many weeks between two reports. Default: 2.
        days (list[str] | Unset): Of rule `named_days`: days on which reports are due, 25 of every month or 03-31 of
            every year.
        version (int | None | Unset): The plan's, as read; 409 when it has changed since.
    """

    cycle: str
    day: int | Unset = 25
    starts_on: datetime.date | None | Unset = UNSET
    weeks: int | Unset = 2
    days: list[str] | Unset = UNSET
    version: int | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        cycle = self.cycle

        day = self.day

        starts_on: None | str | Unset
        if isinstance(self.starts_on, Unset):
            starts_on = UNSET
        elif isinstance(self.starts_on, datetime.date):
            starts_on = self.starts_on.isoformat()
        else:
            starts_on = self.starts_on

        weeks = self.weeks

        days: list[str] | Unset = UNSET
        if not isinstance(self.days, Unset):
            days = self.days

        version: int | None | Unset
        if isinstance(self.version, Unset):
            version = UNSET
        else:
            version = self.version

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "cycle": cycle,
            }
        )
        if day is not UNSET:
            field_dict["day"] = day
        if starts_on is not UNSET:
            field_dict["starts_on"] = starts_on
        if weeks is not UNSET:
            field_dict["weeks"] = weeks
        if days is not UNSET:
            field_dict["days"] = days
        if version is not UNSET:
            field_dict["version"] = version

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        cycle = d.pop("cycle")

        day = d.pop("day", UNSET)

        def _parse_starts_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                starts_on_type_0 = datetime.date.fromisoformat(data)

                return starts_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        starts_on = _parse_starts_on(d.pop("starts_on", UNSET))

        weeks = d.pop("weeks", UNSET)

        days = cast(list[str], d.pop("days", UNSET))

        def _parse_version(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        version = _parse_version(d.pop("version", UNSET))

        cycle_setting = cls(
            cycle=cycle,
            day=day,
            starts_on=starts_on,
            weeks=weeks,
            days=days,
            version=version,
        )

        return cycle_setting
