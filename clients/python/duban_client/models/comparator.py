from typing import Literal

Comparator = Literal["about", "at_least", "at_most", "exact"]

COMPARATOR_VALUES: set[Comparator] = {
    "about",
    "at_least",
    "at_most",
    "exact",
}


def check_comparator(value: str) -> Comparator:
    if value in COMPARATOR_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {COMPARATOR_VALUES!r}")
