from typing import Literal

Scope = Literal["manage", "plan", "read", "receive", "report", "request", "review", "supervise", "tick", "write"]

SCOPE_VALUES: set[Scope] = {
    "manage",
    "plan",
    "read",
    "receive",
    "report",
    "request",
    "review",
    "supervise",
    "tick",
    "write",
}


def check_scope(value: str) -> Scope:
    if value in SCOPE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SCOPE_VALUES!r}")
