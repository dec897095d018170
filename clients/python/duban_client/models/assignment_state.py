from typing import Literal

AssignmentState = Literal["acknowledged", "active", "done", "issued"]

ASSIGNMENT_STATE_VALUES: set[AssignmentState] = {
    "acknowledged",
    "active",
    "done",
    "issued",
}


def check_assignment_state(value: str) -> AssignmentState:
    if value in ASSIGNMENT_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ASSIGNMENT_STATE_VALUES!r}")
