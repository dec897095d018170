from typing import Literal

ReadAs = Literal["minutes", "table"]

READ_AS_VALUES: set[ReadAs] = {
    "minutes",
    "table",
}


def check_read_as(value: str) -> ReadAs:
    if value in READ_AS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {READ_AS_VALUES!r}")
