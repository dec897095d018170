from typing import Literal

NoticeLevel = Literal["blue", "orange", "red"]

NOTICE_LEVEL_VALUES: set[NoticeLevel] = {
    "blue",
    "orange",
    "red",
}


def check_notice_level(value: str) -> NoticeLevel:
    if value in NOTICE_LEVEL_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {NOTICE_LEVEL_VALUES!r}")
