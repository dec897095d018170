"""How the JSON door writes: one unit of work does what is asked, makes the answer, and keeps it under its key.

Every write of the door goes through `write`, so `Idempotency-Key` and `If-Match` mean the same everywhere; a test holds
it. A request without either header costs nothing for them.
"""

import asyncio
import hashlib
import re
from collections.abc import Callable
from typing import Any, TypeVar

from fastapi import Request, Response
from sqlalchemy.orm import Session
from starlette.datastructures import FormData, UploadFile

from app.actions import idempotency
from app.actions.idempotency import Asked, Kept
from app.api.answers import PREFIX, answer, check_asked
from app.api.conditions import unmet
from app.doors import Work, clock_of, reading, writing
from app.rules.actor import Actor
from app.rules.errors import BadRequest, Conflict

T = TypeVar("T")
FORMS = ("multipart/form-data", "application/x-www-form-urlencoded")
KEY = re.compile(r'(?P<quote>"?)(?P<key>[!#-\[\]-~]{1,255})(?P=quote)')
"""Printable ASCII without blanks, as a quoted string of RFC 9651, or bare as most clients send it."""
NO_STORE = {"Cache-Control": "no-store"}


async def write(
    request: Request, model: Any, work: Work[T], status: int = 200, *, at: str = "", brief: bool = False
) -> Response:
    """Run `work` and answer with what it returns, as `model`; None for an answer without a body (204).

    `at` names the collection in which something was made: "items" gives `Location: /api/v1/items/<its id>`.
    """

    def make(found: Any) -> Response:
        if model is None:
            return Response(status_code=204)
        return answer(model, found, status, _location(at, found))

    return await write_as(request, work, make, brief=brief)


def _location(at: str, found: Any) -> dict[str, str]:
    return {"Location": f"{PREFIX}/{at}/{found.id}"} if at else {}


async def write_secret(request: Request, model: Any, work: Work[T], status: int = 200, *, at: str = "") -> Response:
    """As `write`, for an answer that holds a secret: it is shown once and never kept, here or by caches."""

    def make(found: Any) -> Response:
        return answer(model, found, status, NO_STORE | _location(at, found))

    return await write_as(request, work, make)


async def write_as(request: Request, work: Work[T], make: Callable[[T], Response], *, brief: bool = False) -> Response:
    """As `write`, where `make` makes the whole answer from what `work` returns."""
    check_asked(request)
    asked = await _asked(request)
    now = clock_of(request).now()

    def once(session: Session, actor: Actor) -> Response:
        known = idempotency.claim(session, actor, asked, now=now) if asked else None
        if known is not None:
            return _again(known)
        made = make(work(session, actor))
        if asked is not None:
            idempotency.keep(session, actor, asked, _kept(made))
        return made

    try:
        return await writing(request, once, brief=brief)
    except Conflict as conflict:
        raise unmet(request, conflict) from conflict


async def replayed(request: Request) -> Response | None:
    """The answer that this very request was given before: to ask first, where a write begins with work of its own."""
    check_asked(request)
    asked = await _asked(request)
    if asked is None:
        return None
    known = await reading(request, lambda session, actor: idempotency.answer_of(session, actor, asked))
    return None if known is None else _again(known)


async def _asked(request: Request) -> Asked | None:
    sent = request.headers.get("idempotency-key")
    if sent is None:
        return None
    found = KEY.fullmatch(sent.strip())
    if found is None:
        raise BadRequest(
            "bad_idempotency_key",
            "幂等键无效",
            "Idempotency-Key must be 1 to 255 printable ASCII characters without blanks, such as a UUID.",
        )
    return Asked(found["key"], await _fingerprint(request))


async def _fingerprint(request: Request) -> str:
    """SHA-256 of what makes this request the one it is: method, address, and the body or the parts of its form."""
    digest = hashlib.sha256(f"{request.method} {request.url.path}?{request.url.query}\n".encode())
    if request.headers.get("content-type", "").startswith(FORMS):
        # A form sent again has another boundary, so its parts are compared and not its bytes.
        await asyncio.to_thread(_digest_form, digest, await request.form())
    else:
        digest.update(await request.body())
    return digest.hexdigest()


def _digest_form(digest: Any, form: FormData) -> None:
    for name, value in form.multi_items():
        content = _digest_file(value) if isinstance(value, UploadFile) else value
        digest.update(f"{len(name)}:{name}{len(content)}:{content}".encode("utf-8", "surrogatepass"))


def _digest_file(file: UploadFile) -> str:
    file.file.seek(0)
    sha256 = hashlib.file_digest(file.file, "sha256").hexdigest()  # type: ignore[arg-type]
    file.file.seek(0)
    return f"{file.filename}\n{file.content_type}\n{sha256}"


def _kept(made: Response) -> Kept:
    secret = "no-store" in made.headers.get("cache-control", "")
    headers = [(name, value) for name, value in made.headers.items() if name != "content-length"]
    return Kept(made.status_code, headers, None if secret else bytes(made.body))


def _again(known: Kept) -> Response:
    made = Response(known.body, known.status)
    for name, value in known.headers:
        made.headers[name] = value
    made.headers["Idempotency-Replayed"] = "true"
    return made
