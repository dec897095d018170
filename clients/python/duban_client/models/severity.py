from typing import Literal

Severity = Literal["doubt", "error", "note"]

SEVERITY_VALUES: set[Severity] = {
    "doubt",
    "error",
    "note",
}


def check_severity(value: str) -> Severity:
    if value in SEVERITY_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SEVERITY_VALUES!r}")
