from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.matrix_row import MatrixRow
    from ..models.round_read import RoundRead


T = TypeVar("T", bound="MatrixRead")


@_attrs_define
class MatrixRead:
    """A page of units over the last rounds, oldest first.

    Attributes:
        plan_id (int): Id of the plan (督办计划).
        title (str): Title.
        cycle (str): How often units report on a plan: `WEEKLY_RED` asks weekly for red items and monthly for the
            others.

            The last two are a plan's own rule: every so many weeks from a day on, or on days that the office names.
        cycle_day (int): The day of the period on which reports fall due.
        cycle_from (datetime.date | None): From when on reports are owed.
        cycle_weeks (int): Weeks between two reports, of rule `every_weeks`.
        cycle_days (list[str]): Named days on which reports fall due: 25 of every month, 03-31 of every year.
        version (int): The plan's; goes with the next setting of its cycle.
        rounds (list[RoundRead]): The rounds of reporting, oldest first.
        rows (list[MatrixRow]): One row a unit.
        next_ (None | str): Cursor of the next page of units; null at the end.
        unknown_years (list[int]): Years of which no holidays are known: there, every weekday counts as worked.
    """

    plan_id: int
    title: str
    cycle: str
    cycle_day: int
    cycle_from: datetime.date | None
    cycle_weeks: int
    cycle_days: list[str]
    version: int
    rounds: list[RoundRead]
    rows: list[MatrixRow]
    next_: None | str
    unknown_years: list[int]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        plan_id = self.plan_id

        title = self.title

        cycle = self.cycle

        cycle_day = self.cycle_day

        cycle_from: None | str
        if isinstance(self.cycle_from, datetime.date):
            cycle_from = self.cycle_from.isoformat()
        else:
            cycle_from = self.cycle_from

        cycle_weeks = self.cycle_weeks

        cycle_days = self.cycle_days

        version = self.version

        rounds = []
        for rounds_item_data in self.rounds:
            rounds_item = rounds_item_data.to_dict()
            rounds.append(rounds_item)

        rows = []
        for rows_item_data in self.rows:
            rows_item = rows_item_data.to_dict()
            rows.append(rows_item)

        next_: None | str
        next_ = self.next_

        unknown_years = self.unknown_years

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "plan_id": plan_id,
                "title": title,
                "cycle": cycle,
                "cycle_day": cycle_day,
                "cycle_from": cycle_from,
                "cycle_weeks": cycle_weeks,
                "cycle_days": cycle_days,
                "version": version,
                "rounds": rounds,
                "rows": rows,
                "next": next_,
                "unknown_years": unknown_years,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.matrix_row import MatrixRow  # noqa: PLC0415
        from ..models.round_read import RoundRead  # noqa: PLC0415

        d = dict(src_dict)
        plan_id = d.pop("plan_id")

        title = d.pop("title")

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

        version = d.pop("version")

        rounds = []
        _rounds = d.pop("rounds")
        for rounds_item_data in _rounds:
            rounds_item = RoundRead.from_dict(rounds_item_data)

            rounds.append(rounds_item)

        rows = []
        _rows = d.pop("rows")
        for rows_item_data in _rows:
            rows_item = MatrixRow.from_dict(rows_item_data)

            rows.append(rows_item)

        def _parse_next_(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        next_ = _parse_next_(d.pop("next"))

        unknown_years = cast(list[int], d.pop("unknown_years"))

        matrix_read = cls(
            plan_id=plan_id,
            title=title,
            cycle=cycle,
            cycle_day=cycle_day,
            cycle_from=cycle_from,
            cycle_weeks=cycle_weeks,
            cycle_days=cycle_days,
            version=version,
            rounds=rounds,
            rows=rows,
            next_=next_,
            unknown_years=unknown_years,
        )

        matrix_read.additional_properties = d
        return matrix_read

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
