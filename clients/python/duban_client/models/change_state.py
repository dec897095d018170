from typing import Literal

ChangeState = Literal["applied", "cancelled", "proposed", "refused"]

CHANGE_STATE_VALUES: set[ChangeState] = {
    "applied",
    "cancelled",
    "proposed",
    "refused",
}


def check_change_state(value: str) -> ChangeState:
    if value in CHANGE_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CHANGE_STATE_VALUES!r}")
