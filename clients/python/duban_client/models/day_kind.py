from typing import Literal

DayKind = Literal["holiday", "workday"]

DAY_KIND_VALUES: set[DayKind] = {
    "holiday",
    "workday",
}


def check_day_kind(value: str) -> DayKind:
    if value in DAY_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {DAY_KIND_VALUES!r}")
