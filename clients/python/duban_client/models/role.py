from typing import Literal

Role = Literal[
    "audit_admin",
    "client",
    "development_reform",
    "leader",
    "liaison",
    "principal_leader",
    "security_admin",
    "supervisor",
    "system_admin",
    "unit_head",
]

ROLE_VALUES: set[Role] = {
    "audit_admin",
    "client",
    "development_reform",
    "leader",
    "liaison",
    "principal_leader",
    "security_admin",
    "supervisor",
    "system_admin",
    "unit_head",
}


def check_role(value: str) -> Role:
    if value in ROLE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ROLE_VALUES!r}")
