from typing import Literal

Combined = Literal["mean", "sum", "whole"]

COMBINED_VALUES: set[Combined] = {
    "mean",
    "sum",
    "whole",
}


def check_combined(value: str) -> Combined:
    if value in COMBINED_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {COMBINED_VALUES!r}")
