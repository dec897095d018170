from typing import Literal

RoundState = Literal["due", "late", "missing", "reported", "returned"]

ROUND_STATE_VALUES: set[RoundState] = {
    "due",
    "late",
    "missing",
    "reported",
    "returned",
}


def check_round_state(value: str) -> RoundState:
    if value in ROUND_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ROUND_STATE_VALUES!r}")
