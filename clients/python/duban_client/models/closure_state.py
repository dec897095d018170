from typing import Literal

ClosureState = Literal["endorsed", "granted", "refused", "requested"]

CLOSURE_STATE_VALUES: set[ClosureState] = {
    "endorsed",
    "granted",
    "refused",
    "requested",
}


def check_closure_state(value: str) -> ClosureState:
    if value in CLOSURE_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CLOSURE_STATE_VALUES!r}")
