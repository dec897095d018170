"""What every request passes: an id, a line in the log, safe headers, and a guard against foreign sites."""

import re
import secrets
import time
from urllib.parse import urlsplit

import structlog
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.bodies import ALLOWANCE, Allowance, is_long
from app.doors import STANDING, identifier, vouch
from app.errors import API, answer, crashed
from app.rules.errors import Forbidden, Problem

log = structlog.get_logger()

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
ID = re.compile(r"[A-Za-z0-9._-]{8,64}")
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = [
    (b"content-security-policy", CSP.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
]
QUIET = ("/static/", "/healthz", "/readyz")


class Envelope:
    """Gives a request its id, logs how it ended, and adds the headers that keep a page to itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"x-request-id"), "")
        request_id = given if ID.fullmatch(given) else secrets.token_hex(8)
        scope.setdefault("state", {})["request_id"] = request_id
        started, status = time.perf_counter(), 500

        # HEAD is answered by whatever answers GET, without the body (RFC 9110, 9.3.2).
        bodiless = scope["method"] == "HEAD"
        inner = {**scope, "method": "GET"} if bodiless else scope

        async def dress(message: Message) -> None:
            nonlocal status
            if bodiless and message["type"] == "http.response.body":
                message = {**message, "body": b""}
            if message["type"] == "http.response.start":
                status = message["status"]
                own = {name for name, _ in message["headers"]}
                standing = scope["state"].get(STANDING)
                message["headers"] = [
                    *message["headers"],
                    *(standing.raw_headers() if standing else ()),
                    *(pair for pair in HEADERS if pair[0] not in own),
                    (b"x-request-id", request_id.encode()),
                ]
            await send(message)

        try:
            await self.app(inner, receive, dress)
        except Exception as error:
            await crashed(Request(inner), error)(inner, receive, dress)
        finally:
            if not scope["path"].startswith(QUIET):
                log.info(
                    "request",
                    method=scope["method"],
                    path=scope["path"],
                    status=status,
                    ms=round((time.perf_counter() - started) * 1000, 1),
                    request_id=request_id,
                )


class SameSite:
    """Refuses writes that a foreign page sends with our cookie (CSRF): `Sec-Fetch-Site`, else `Origin`, must be ours.

    A request without a cookie carries no authority that a foreign page could borrow, and passes.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] == "http" and scope["method"] not in SAFE and is_foreign(Headers(scope=scope)):
            refusal = Forbidden("foreign_site", "拒绝来自其他网站的请求", "Another site sent this with our cookie.")
            await answer(Request(scope), refusal)(scope, receive, send)
            return
        await self.app(scope, receive, send)


class Locked:
    """Turns away requests to the JSON door that bring neither key nor session, before their bodies are read.

    Before a long body, which is held in memory, the database is asked whether the key or session is good; a short one
    is read first, so that an ordinary request finds out who sent it and does what it asks in one unit of work.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] == "http" and scope["path"].startswith(API):
            request = Request(scope)
            try:
                identifier(request)
                if is_long(request.headers):
                    await vouch(request)
            except Problem as problem:
                await answer(request, problem)(scope, receive, send)
                return
        await self.app(scope, receive, send)


class Bounded:
    """Refuses bodies of more bytes than the request is allowed: as declared, or else as they arrive.

    That is `others`, which may all be held in memory, until a route that takes files has asked for `uploads`.
    """

    def __init__(self, app: ASGIApp, *, uploads: int, others: int) -> None:
        self.app = app
        self.uploads = uploads
        self.others = others

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request; the refusal is told by whoever reads the body."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        allowance = scope.setdefault("state", {})[ALLOWANCE] = Allowance(self.others, self.uploads)
        declared = Headers(scope=scope).get("content-length", "")
        seen = int(declared) if declared.isdecimal() else 0

        async def bounded() -> Message:
            nonlocal seen
            message = await receive() if seen <= allowance.limit else {}
            if not declared:
                seen += len(message.get("body", b""))
            if seen > allowance.limit:
                raise HTTPException(413)
            return message

        await self.app(scope, bounded, send)


def is_foreign(headers: Headers) -> bool:
    """Whether a browser says that another site sent this."""
    if "cookie" not in headers:
        return False
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in {"same-origin", "none"}
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != headers.get("host", "")
