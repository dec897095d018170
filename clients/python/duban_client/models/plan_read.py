from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="PlanRead")


@_attrs_define
class PlanRead:
    """A plan as callers see it.

    Attributes:
        id (int): Id; stable, with no meaning of its own.
        title (str): Title.
        kind (str): What sort of document a plan came from.
        year (int): Year of the plan.
        number (None | str): Document number (文号), e.g. 〔2020〕93号.
        issuer (None | str): Who issued it (发文机关).
        source_name (None | str): Name of the file.
        change_policy (None | str): `additions_only` (许增不许减) where the document says so.
        cycle (str): How often units report on a plan: `WEEKLY_RED` asks weekly for red items and monthly for the
            others.

            The last two are a plan's own rule: every so many weeks from a day on, or on days that the office names.
        cycle_day (int): Day of the month, or of the week from 1 (Monday), by which reports are due.
        cycle_from (datetime.date | None): The first period that counts begins on or after this day.
        cycle_weeks (int): Of rule `every_weeks`: how many weeks lie between two reports.
        cycle_days (list[str]): Of rule `named_days`: the days on which reports are due, 25 of every month or 03-31 of
            every year.
        demo (bool): True for demonstration data.
        items_total (int): Items of the plan that the caller may see.
        version (int): Grows with every change of the plan's own settings; of its items each has one.
    """

    id: int
    title: str
    kind: str
    year: int
    number: None | str
    issuer: None | str
    source_name: None | str
    change_policy: None | str
    cycle: str
    cycle_day: int
    cycle_from: datetime.date | None
    cycle_weeks: int
    cycle_days: list[str]
    demo: bool
    items_total: int
    version: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        title = self.title

        kind = self.kind

        year = self.year

        number: None | str
        number = self.number

        issuer: None | str
        issuer = self.issuer

        source_name: None | str
        source_name = self.source_name

        change_policy: None | str
        change_policy = self.change_policy

        cycle = self.cycle

        cycle_day = self.cycle_day

        cycle_from: None | str
        if isinstance(self.cycle_from, datetime.date):
            cycle_from = self.cycle_from.isoformat()
        else:
            cycle_from = self.cycle_from

        cycle_weeks = self.cycle_weeks

        cycle_days = self.cycle_days

        demo = self.demo

        items_total = self.items_total

        version = self.version

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "title": title,
                "kind": kind,
                "year": year,
                "number": number,
                "issuer": issuer,
                "source_name": source_name,
                "change_policy": change_policy,
                "cycle": cycle,
                "cycle_day": cycle_day,
                "cycle_from": cycle_from,
                "cycle_weeks": cycle_weeks,
                "cycle_days": cycle_days,
                "demo": demo,
                "items_total": items_total,
                "version": version,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        title = d.pop("title")

        kind = d.pop("kind")

        year = d.pop("year")

        def _parse_number(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        number = _parse_number(d.pop("number"))

        def _parse_issuer(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        issuer = _parse_issuer(d.pop("issuer"))

        def _parse_source_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        source_name = _parse_source_name(d.pop("source_name"))

        def _parse_change_policy(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        change_policy = _parse_change_policy(d.pop("change_policy"))

        cycle = d.pop("cycle")

        cycle_day = d.pop("cycle_day")

        def _parse_cycle_from(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                cycle_from_type_0 = datetime.date.fromisoformat(data)

                return cycle_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        cycle_from = _parse_cycle_from(d.pop("cycle_from"))

        cycle_weeks = d.pop("cycle_weeks")

        cycle_days = cast(list[str], d.pop("cycle_days"))

        demo = d.pop("demo")

        items_total = d.pop("items_total")

        version = d.pop("version")

        plan_read = cls(
            id=id,
            title=title,
            kind=kind,
            year=year,
            number=number,
            issuer=issuer,
            source_name=source_name,
            change_policy=change_policy,
            cycle=cycle,
            cycle_day=cycle_day,
            cycle_from=cycle_from,
            cycle_weeks=cycle_weeks,
            cycle_days=cycle_days,
            demo=demo,
            items_total=items_total,
            version=version,
        )

        plan_read.additional_properties = d
        return plan_read

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
