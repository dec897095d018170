from typing import Literal

Certainty = Literal["ambiguous", "inherited", "stated", "vague"]

CERTAINTY_VALUES: set[Certainty] = {
    "ambiguous",
    "inherited",
    "stated",
    "vague",
}


def check_certainty(value: str) -> Certainty:
    if value in CERTAINTY_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CERTAINTY_VALUES!r}")
