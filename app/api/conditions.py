"""Conditional requests (RFC 9110, section 13): what a caller last saw, against what stands now."""

import re
from typing import Annotated, TypeVar

from fastapi import Header, Request
from pydantic import BaseModel

from app.rules.errors import BadRequest, Conflict, PreconditionFailed, Problem, unconditional

Body = TypeVar("Body", bound=BaseModel)
IfMatch = Annotated[
    str | None,
    Header(max_length=400, description='The `ETag` last seen, e.g. "3-9f86d081"; another version is refused (412).'),
]
MOVED_ON = frozenset({"version_conflict", "draft_newer"})
TAGS = re.compile(r'(W/)?"[!#-~\x80-\xff]*"(\s*,\s*(W/)?"[!#-~\x80-\xff]*")*')
"""What If-Match may hold (RFC 9110, 13.1.1)."""
OURS = re.compile(r'"(?P<version>[0-9]{1,9})(-[0-9a-f]+)?"')
"""Our entity tags begin with the version that stands: "7-3f2a…"; the version alone is taken too, also bare."""
BARE = re.compile(r"[0-9]{1,9}")
NEVER = -1
"""A version that nothing has: of tags that are none of ours."""


def seen(if_match: str | None, version: int | None = None) -> int | None:
    """The version that `If-Match` names, else the one that the request itself gives; `*` matches any.

    Only the version in a tag is compared: a light that turned over night refuses nobody's edit, nor does a proxy that
    has called the tag weak because it packed the answer. Of several the highest counts, as versions only grow.
    """
    if if_match is None:
        return version
    sent = if_match.strip()
    if sent == "*":
        return None
    if BARE.fullmatch(sent):
        return int(sent)
    if not TAGS.fullmatch(sent):
        raise BadRequest("bad_if_match", "If-Match 无效", "If-Match must be the ETag that was read, or '*'.")
    return max((int(found["version"]) for found in OURS.finditer(sent)), default=NEVER)


def with_seen(if_match: str | None, body: Body) -> Body:
    """A body with the version that `If-Match` names, where it names one."""
    return body if if_match is None else body.model_copy(update={"version": seen(if_match)})


def required(if_match: str | None, body: Body) -> Body:
    """As `with_seen`, for an update that must say what it was made from: PreconditionRequired where it does not."""
    if if_match is None and getattr(body, "version", None) is None:
        raise unconditional("its ETag in If-Match or its `version` in the body")
    return with_seen(if_match, body)


def stated(if_match: str | None) -> int | None:
    """As `seen`, for an update whose body has no version: PreconditionRequired without the header."""
    if if_match is None:
        raise unconditional("its ETag in If-Match")
    return seen(if_match)


def unmet(request: Request, conflict: Conflict) -> Problem:
    """412 in place of a conflict of versions, where the caller stated its precondition in `If-Match`."""
    if conflict.code not in MOVED_ON or "if-match" not in request.headers:
        return conflict
    return PreconditionFailed(
        "precondition_failed",
        conflict.title,
        "The thing has changed since the ETag in If-Match was read; `current` says to what. "
        "Read it again, decide anew, and send the new ETag.",
        **conflict.extra,
    )
