from typing import Literal

Commitment = Literal["aim", "basic", "ensure", "plain", "strive"]

COMMITMENT_VALUES: set[Commitment] = {
    "aim",
    "basic",
    "ensure",
    "plain",
    "strive",
}


def check_commitment(value: str) -> Commitment:
    if value in COMMITMENT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {COMMITMENT_VALUES!r}")
