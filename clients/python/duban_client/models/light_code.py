from typing import Literal

LightCode = Literal[
    "all_met",
    "below_late",
    "closed",
    "due_soon",
    "lagging",
    "made_up_late",
    "no_date",
    "not_started",
    "on_track",
    "overdue",
    "report_missing",
    "suspended",
    "unsigned",
    "withdrawn",
]

LIGHT_CODE_VALUES: set[LightCode] = {
    "all_met",
    "below_late",
    "closed",
    "due_soon",
    "lagging",
    "made_up_late",
    "no_date",
    "not_started",
    "on_track",
    "overdue",
    "report_missing",
    "suspended",
    "unsigned",
    "withdrawn",
}


def check_light_code(value: str) -> LightCode:
    if value in LIGHT_CODE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIGHT_CODE_VALUES!r}")
