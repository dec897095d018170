"""Text that outlives a session: what was written when it ran out goes through the sign-in page and comes back."""

from dataclasses import dataclass, field

from fastapi import Request
from starlette.datastructures import FormData

from app.pages.forms import Fields, clean, written

PREFIX = "kept."
TARGET, FILES = "kept_target", "kept_files"
BESIDE_THE_POINT = {"/sign-in", "/sign-out", "/language", "/account/password"}
"""What says nothing worth keeping, or what must not be kept: a password."""


@dataclass(frozen=True)
class Kept:
    """A form that could not be taken: where it was going and what it said. `had_files`: they must be chosen again."""

    target: str
    fields: Fields = field(default_factory=list)
    had_files: bool = False


def is_local(address: str) -> bool:
    """Whether an address stays on this site; browsers read `//host` and `/\\host` as another."""
    return address.startswith("/") and address[1:2] not in {"/", "\\"} and address.isprintable()


def from_refused(request: Request) -> Kept | None:
    """What a refused form said; None where nothing was being sent."""
    if request.method != "POST" or request.url.path in BESIDE_THE_POINT:
        return None
    return Kept(request.url.path, written(request), getattr(request.state, "had_files", False))


def from_sign_in(form: FormData) -> Kept | None:
    """What the sign-in form carried along; None when nothing, or when it would lead elsewhere."""
    target = str(form.get(TARGET, ""))
    if not is_local(target) or target in BESIDE_THE_POINT:
        return None
    fields = [
        (name.removeprefix(PREFIX), clean(value))
        for name, value in form.multi_items()
        if name.startswith(PREFIX) and isinstance(value, str)
    ]
    return Kept(target, fields, bool(form.get(FILES)))
