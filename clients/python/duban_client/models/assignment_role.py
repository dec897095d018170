from typing import Literal

AssignmentRole = Literal["joint_lead", "lead", "support"]

ASSIGNMENT_ROLE_VALUES: set[AssignmentRole] = {
    "joint_lead",
    "lead",
    "support",
}


def check_assignment_role(value: str) -> AssignmentRole:
    if value in ASSIGNMENT_ROLE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ASSIGNMENT_ROLE_VALUES!r}")
