from typing import Literal

ClosureVerb = Literal["endorse", "grant", "refuse"]

CLOSURE_VERB_VALUES: set[ClosureVerb] = {
    "endorse",
    "grant",
    "refuse",
}


def check_closure_verb(value: str) -> ClosureVerb:
    if value in CLOSURE_VERB_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CLOSURE_VERB_VALUES!r}")
