from typing import Literal

CycleRule = Literal["every_weeks", "monthly", "named_days", "none", "quarterly", "weekly", "weekly_red"]

CYCLE_RULE_VALUES: set[CycleRule] = {
    "every_weeks",
    "monthly",
    "named_days",
    "none",
    "quarterly",
    "weekly",
    "weekly_red",
}


def check_cycle_rule(value: str) -> CycleRule:
    if value in CYCLE_RULE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CYCLE_RULE_VALUES!r}")
