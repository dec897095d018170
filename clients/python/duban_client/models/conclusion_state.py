from typing import Literal

ConclusionState = Literal["issued", "objected", "rechecked", "rectified", "revoked", "upheld"]

CONCLUSION_STATE_VALUES: set[ConclusionState] = {
    "issued",
    "objected",
    "rechecked",
    "rectified",
    "revoked",
    "upheld",
}


def check_conclusion_state(value: str) -> ConclusionState:
    if value in CONCLUSION_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CONCLUSION_STATE_VALUES!r}")
