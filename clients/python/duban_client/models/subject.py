from typing import Literal

Subject = Literal["due_on", "item", "milestone", "target", "text", "units"]

SUBJECT_VALUES: set[Subject] = {
    "due_on",
    "item",
    "milestone",
    "target",
    "text",
    "units",
}


def check_subject(value: str) -> Subject:
    if value in SUBJECT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SUBJECT_VALUES!r}")
