from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.point_read import PointRead
    from ..models.reached_read import ReachedRead


T = TypeVar("T", bound="IndicatorRead")


@_attrs_define
class IndicatorRead:
    """An indicator with its trajectory (序时进度) and what has been reached.

    Attributes:
        id (int): Id; stable, with no meaning of its own.
        name (str): What is counted (量化指标).
        unit (str): Unit of measure, as the document writes it.
        starts_on (datetime.date): The day from which it counts.
        points (list[PointRead]): What the text asks for by which day; cumulative.
        readings (list[ReachedRead]): Figures of submitted and accepted reports, oldest first.
        history (list[PointRead]): What had been reached in all by the day of each reading.
        actual (None | str): What has been reached, see `combined`; null before the first reading.
        as_of (datetime.date | None): The day that the figure is of.
        combined (None | str): How `actual` was made: `whole` is the figure of one unit that answers for the whole;
            `sum` adds the shares of a group's members; `mean` is that of those who have reported, for percentages never add
            up.
        expected_pct (None | str): What should have been reached by `as_of`, in percent.
        actual_pct (None | str): Latest figure in percent of the last target; decimal text.
        lag_points (None | str): Percentage points behind; negative when ahead.
    """

    id: int
    name: str
    unit: str
    starts_on: datetime.date
    points: list[PointRead]
    readings: list[ReachedRead]
    history: list[PointRead]
    actual: None | str
    as_of: datetime.date | None
    combined: None | str
    expected_pct: None | str
    actual_pct: None | str
    lag_points: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        unit = self.unit

        starts_on = self.starts_on.isoformat()

        points = []
        for points_item_data in self.points:
            points_item = points_item_data.to_dict()
            points.append(points_item)

        readings = []
        for readings_item_data in self.readings:
            readings_item = readings_item_data.to_dict()
            readings.append(readings_item)

        history = []
        for history_item_data in self.history:
            history_item = history_item_data.to_dict()
            history.append(history_item)

        actual: None | str
        actual = self.actual

        as_of: None | str
        if isinstance(self.as_of, datetime.date):
            as_of = self.as_of.isoformat()
        else:
            as_of = self.as_of

        combined: None | str
        combined = self.combined

        expected_pct: None | str
        expected_pct = self.expected_pct

        actual_pct: None | str
        actual_pct = self.actual_pct

        lag_points: None | str
        lag_points = self.lag_points

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "unit": unit,
                "starts_on": starts_on,
                "points": points,
                "readings": readings,
                "history": history,
                "actual": actual,
                "as_of": as_of,
                "combined": combined,
                "expected_pct": expected_pct,
                "actual_pct": actual_pct,
                "lag_points": lag_points,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.point_read import PointRead  # noqa: PLC0415
        from ..models.reached_read import ReachedRead  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        unit = d.pop("unit")

        starts_on = datetime.date.fromisoformat(d.pop("starts_on"))

        points = []
        _points = d.pop("points")
        for points_item_data in _points:
            points_item = PointRead.from_dict(points_item_data)

            points.append(points_item)

        readings = []
        _readings = d.pop("readings")
        for readings_item_data in _readings:
            readings_item = ReachedRead.from_dict(readings_item_data)

            readings.append(readings_item)

        history = []
        _history = d.pop("history")
        for history_item_data in _history:
            history_item = PointRead.from_dict(history_item_data)

            history.append(history_item)

        def _parse_actual(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        actual = _parse_actual(d.pop("actual"))

        def _parse_as_of(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                as_of_type_0 = datetime.date.fromisoformat(data)

                return as_of_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        as_of = _parse_as_of(d.pop("as_of"))

        def _parse_combined(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        combined = _parse_combined(d.pop("combined"))

        def _parse_expected_pct(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        expected_pct = _parse_expected_pct(d.pop("expected_pct"))

        def _parse_actual_pct(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        actual_pct = _parse_actual_pct(d.pop("actual_pct"))

        def _parse_lag_points(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        lag_points = _parse_lag_points(d.pop("lag_points"))

        indicator_read = cls(
            id=id,
            name=name,
            unit=unit,
            starts_on=starts_on,
            points=points,
            readings=readings,
            history=history,
            actual=actual,
            as_of=as_of,
            combined=combined,
            expected_pct=expected_pct,
            actual_pct=actual_pct,
            lag_points=lag_points,
        )

        indicator_read.additional_properties = d
        return indicator_read

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
