from typing import Literal

MilestoneKind = Literal[
    "acceptance",
    "approval",
    "completion",
    "in_service",
    "land",
    "other",
    "planning",
    "progress",
    "research",
    "start",
    "tender",
]

MILESTONE_KIND_VALUES: set[MilestoneKind] = {
    "acceptance",
    "approval",
    "completion",
    "in_service",
    "land",
    "other",
    "planning",
    "progress",
    "research",
    "start",
    "tender",
}


def check_milestone_kind(value: str) -> MilestoneKind:
    if value in MILESTONE_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MILESTONE_KIND_VALUES!r}")
