"""Entity tags (RFC 9110, 8.8.3), for both doors: what an answer is known by, and whether a caller has it already."""

import hashlib

from fastapi import Request

REVALIDATE = {"Cache-Control": "private, no-cache"}
"""What a caller may see is theirs alone, and worth asking about again: with the tag that costs no body."""


def digest(body: bytes) -> str:
    """A hash of every byte that is shown, of sixteen digits."""
    return hashlib.sha256(body).hexdigest()[:16]


def has_it(request: Request, tag: str) -> bool:
    """Whether `If-None-Match` names the tag; compared weakly, as RFC 9110, 13.1.2 has it."""
    sent = request.headers.get("if-none-match")
    if sent is None:
        return False
    return sent.strip() == "*" or tag in {one.strip().removeprefix("W/") for one in sent.split(",")}
