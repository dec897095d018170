from typing import Literal

ItemState = Literal[
    "closed", "closure_requested", "draft", "in_progress", "issued", "reopened", "suspended", "withdrawn"
]

ITEM_STATE_VALUES: set[ItemState] = {
    "closed",
    "closure_requested",
    "draft",
    "in_progress",
    "issued",
    "reopened",
    "suspended",
    "withdrawn",
}


def check_item_state(value: str) -> ItemState:
    if value in ITEM_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ITEM_STATE_VALUES!r}")
