from typing import Literal

Outcome = Literal[
    "accepted", "broken", "forbidden_address", "gone", "no_secret", "redirected", "refused", "timeout", "unreachable"
]

OUTCOME_VALUES: set[Outcome] = {
    "accepted",
    "broken",
    "forbidden_address",
    "gone",
    "no_secret",
    "redirected",
    "refused",
    "timeout",
    "unreachable",
}


def check_outcome(value: str) -> Outcome:
    if value in OUTCOME_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {OUTCOME_VALUES!r}")
