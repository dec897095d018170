from typing import Literal

Light = Literal["done", "green", "grey", "red", "yellow"]

LIGHT_VALUES: set[Light] = {
    "done",
    "green",
    "grey",
    "red",
    "yellow",
}


def check_light(value: str) -> Light:
    if value in LIGHT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIGHT_VALUES!r}")
