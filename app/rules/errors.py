"""What can be refused, and how a refusal is told: a stable code, Chinese for people, English for programmers.

The classes follow RFC 9110's sense of each answer; `app/errors.py` turns them into responses.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar


@dataclass(frozen=True)
class FieldError:
    """One thing wrong with one field; `pointer` is a JSON pointer into the body ("" is all), or a parameter's name."""

    pointer: str
    code: str
    title: str
    detail: str


class Problem(Exception):  # noqa: N818 - it is told to people as a problem (RFC 9457)
    """A refusal that says what is wrong and what to do. Never an accident: those are 500s and hide their detail."""

    status: ClassVar[int] = 400

    def __init__(
        self,
        code: str,
        title: str,
        detail: str,
        *,
        errors: Sequence[FieldError] = (),
        headers: Mapping[str, str] | None = None,
        **extra: Any,
    ) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.title = title
        self.detail = detail
        self.errors = tuple(errors)
        self.headers = dict(headers or {})
        self.extra = extra


class BadRequest(Problem):
    """400: the request as such cannot be read (a broken cursor, a malformed form)."""

    status = 400


class Unauthenticated(Problem):
    """401: nobody is signed in, or the key is unknown, expired or revoked."""

    status = 401


class Forbidden(Problem):
    """403: in sight, but not this actor's to do; the detail says whose it is."""

    status = 403


class NotFound(Problem):
    """404: not there, or outside the actor's sight (the answer does not tell which)."""

    status = 404


class NotAcceptable(Problem):
    """406: nothing that the answer could be is among what the caller takes; the detail says what there is."""

    status = 406


class Conflict(Problem):
    """409: the thing has moved on since the caller looked; the answer says to what."""

    status = 409


class PreconditionFailed(Problem):
    """412: the thing is not as the caller's `If-Match` says; the answer says how it stands."""

    status = 412


class TooLarge(Problem):
    """413: more bytes than the limit that the answer names."""

    status = 413


class Unsupported(Problem):
    """415: a kind of content that is not taken here."""

    status = 415


class Invalid(Problem):
    """422: readable, but wrong in the fields that `errors` names."""

    status = 422


class PreconditionRequired(Problem):
    """428: an update must say which version it was made from."""

    status = 428


class TooMany(Problem):
    """429: too often; `Retry-After` says when to come back."""

    status = 429


def not_found(what: str, what_en: str) -> NotFound:
    """The answer for a thing that is not there or not in sight: `not_found("事项", "item")`."""
    return NotFound("not_found", f"没有找到该{what}，或您无权查看", f"No such {what_en}, or it is outside your sight.")


def unconditional(how: str) -> PreconditionRequired:
    """The answer to an update that might go over somebody's words unseen; `how` says in English what to send."""
    return PreconditionRequired(
        "precondition_required",
        "请注明修改所依据的版本",
        f"Somebody else may be editing this. Read it, and send {how}.",
    )


def invalid(pointer: str, code: str, title: str, detail: str) -> Invalid:
    """A refusal about one field."""
    return Invalid("invalid", title, detail, errors=[FieldError(pointer, code, title, detail)])
