from typing import Literal

PlanKind = Literal["funding", "investment", "land", "minutes", "other", "work_report"]

PLAN_KIND_VALUES: set[PlanKind] = {
    "funding",
    "investment",
    "land",
    "minutes",
    "other",
    "work_report",
}


def check_plan_kind(value: str) -> PlanKind:
    if value in PLAN_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PLAN_KIND_VALUES!r}")
