from typing import Literal

ReportState = Literal["accepted", "draft", "returned", "submitted"]

REPORT_STATE_VALUES: set[ReportState] = {
    "accepted",
    "draft",
    "returned",
    "submitted",
}


def check_report_state(value: str) -> ReportState:
    if value in REPORT_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {REPORT_STATE_VALUES!r}")
