from typing import Literal

KeyState = Literal["expired", "live", "revoked", "rotated"]

KEY_STATE_VALUES: set[KeyState] = {
    "expired",
    "live",
    "revoked",
    "rotated",
}


def check_key_state(value: str) -> KeyState:
    if value in KEY_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {KEY_STATE_VALUES!r}")
