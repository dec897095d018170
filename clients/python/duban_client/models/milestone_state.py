from typing import Literal

MilestoneState = Literal["met", "met_late", "missed", "planned", "waived"]

MILESTONE_STATE_VALUES: set[MilestoneState] = {
    "met",
    "met_late",
    "missed",
    "planned",
    "waived",
}


def check_milestone_state(value: str) -> MilestoneState:
    if value in MILESTONE_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MILESTONE_STATE_VALUES!r}")
