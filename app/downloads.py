"""Handing stored files out, for both doors: first the right to see one, then its bytes."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import structlog
from fastapi import Request
from fastapi.responses import FileResponse
from sqlalchemy.orm import Session
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from app import evidence, media
from app.doors import reading, settings_of
from app.rules.actor import Actor
from app.rules.errors import not_found
from app.tags import REVALIDATE, has_it

log = structlog.get_logger()


FILE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The file, as it was brought.",
        "content": {kind: {} for kind in sorted({kind.partition(";")[0] for kind, _ in evidence.SIGNATURES.values()})},
    }
}
"""What a route answers that sends a file, for the document."""


class Card(Protocol):
    """What the database knows of a file."""

    id: int
    name: str
    media_type: str
    sha256: str


class WholeFile(FileResponse):
    """A file from its first byte to its last.

    A range may always be ignored (RFC 9110, 14.2); one that cannot be met would be refused in the framework's words.
    """

    def set_stat_headers(self, stat_result: os.stat_result) -> None:
        """Its length only: the tag says the rest, and when it came is the business of whoever brought it first."""
        self.headers.setdefault("content-length", str(stat_result.st_size))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.headers["accept-ranges"] = "none"
        kept = [header for header in scope["headers"] if header[0] not in (b"range", b"if-range")]
        await super().__call__({**scope, "headers": kept}, receive, send)


async def send(request: Request, find: Callable[[Session, Actor], Card]) -> Response:
    """The bytes of the file that `find` allows to see, always as a download; 304 for whoever has them already.

    NotFound where the disk has lost it, NotAcceptable where the caller takes no file of its kind.
    """

    def look(session: Session, actor: Actor) -> tuple[Card, Path]:
        card = find(session, actor)
        path = evidence.path_of(settings_of(request).files, card.sha256)
        if not path.is_file():
            log.error("file_lost", file=card.id, sha256=card.sha256)
            raise not_found("附件", "attachment")
        return card, path

    card, path = await reading(request, look)
    media.require(request, card.media_type.partition(";")[0])
    # The bytes of a file never change, and their hash is known: no other tag is as cheap or as strong.
    headers = {"ETag": f'"{card.sha256[:32]}"', **REVALIDATE}
    if has_it(request, headers["ETag"]):
        return Response(None, 304, headers)
    return WholeFile(path, headers=headers, media_type=card.media_type, filename=card.name)
