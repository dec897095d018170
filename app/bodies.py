"""How much of a request is taken in, and from whom: a little from anybody, more from whoever has proved who they are.

Files are spooled to disk while they are read; everything else is held in memory, so it is that which must be bounded.
"""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from fastapi import Request
from fastapi.params import File
from fastapi.routing import APIRoute
from starlette.datastructures import FormData, Headers
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.responses import Response

from app.doors import vouch

SHORT = 64 * 1024
"""Bytes of a body that are read before anybody asks whose it is: as many as the server holds of one anyway."""
ALLOWANCE = "allowance"
"""Under what name a request's state holds how many bytes it may bring."""
MULTIPART = "multipart/"
Handler = Callable[[Request], Coroutine[Any, Any, Response]]


@dataclass(slots=True)
class Allowance:
    """How many bytes a request may bring, and how many where its route takes files."""

    limit: int
    uploads: int


def is_long(headers: Headers) -> bool:
    """Whether a request brings more than `SHORT`, or does not say how much (RFC 9112, 6.3)."""
    declared = headers.get("content-length")
    if declared is None:
        return "transfer-encoding" in headers
    return not declared.isdecimal() or int(declared) > SHORT


def is_multipart(headers: Headers) -> bool:
    """Whether the body is a form with files, or says so."""
    return headers.get("content-type", "").lower().startswith(MULTIPART)


def allow_files(request: Request) -> None:
    """Let a form be as long as files are: for whoever spools them or lets them flow by, never for a body in memory."""
    allowance: Allowance | None = request.scope.get("state", {}).get(ALLOWANCE)
    if allowance is not None and is_multipart(request.headers):
        allowance.limit = allowance.uploads


class UploadRoute(APIRoute):
    """For `APIRouter(route_class=…)`: lets those of its routes that declare files take them, and no other."""

    def get_route_handler(self) -> Handler:
        """FastAPI's handler, which reads the form before the endpoint is asked."""
        usual = super().get_route_handler()
        if not any(isinstance(field.field_info, File) for field in self.dependant.body_params):
            return usual

        async def handle(request: Request) -> Response:
            allow_files(request)
            return await usual(request)

        return handle


async def form_with_files(request: Request) -> FormData:
    """A page's form with its files, from whoever is signed in; Unauthenticated when nobody is.

    The words of a form whose session has run out are read all the same: they come back after the new sign-in.
    """
    if not is_long(request.headers):
        return await request.form()
    await vouch(request)
    return await _long_form(request, Spooled)


async def form_without_files(request: Request) -> FormData:
    """A page's form from anybody: of files only the names, for their bytes are kept nowhere."""
    if not is_long(request.headers):
        return await request.form()
    return await _long_form(request, WordsOnly)


async def _long_form(request: Request, parser: type["Spooled"]) -> FormData:
    if request._form is not None or not is_multipart(request.headers):
        return await request.form()
    allowance: Allowance = request.scope["state"][ALLOWANCE]
    words = allowance.limit
    allow_files(request)
    try:
        # Kept where the request keeps its own, for whoever asks for the form once more.
        request._form = await parser(request.headers, request.stream(), words=words).parse()
    except MultiPartException as error:
        raise HTTPException(400, error.message) from error
    return request._form


class Spooled(MultiPartParser):
    """A form whose files go to disk and whose words are bounded all together, not one by one."""

    spool_max_size = SHORT

    def __init__(self, headers: Headers, stream: Any, *, words: int) -> None:
        """`words` is in bytes."""
        super().__init__(headers, stream)
        self._words_left = words

    def on_part_data(self, data: bytes, start: int, end: int) -> None:
        """Take a piece of a field or of a file."""
        if self._current_part.file is None:
            self._words_left -= end - start
            if self._words_left < 0:
                raise HTTPException(413)
        super().on_part_data(data, start, end)


class WordsOnly(Spooled):
    """A form of whose files only the names are kept."""

    def on_part_data(self, data: bytes, start: int, end: int) -> None:
        """Take a piece of a field, and let one of a file flow by."""
        if self._current_part.file is None:
            super().on_part_data(data, start, end)
