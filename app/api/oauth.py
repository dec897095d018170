"""OAuth 2.0 for gateways that insist on it: the client-credentials grant (RFC 6749 §4.4), and where it is (RFC 8414).

The client's id is public, its secret is any key of its that opens: rotating, expiry, networks and revocation hold for
tokens without a word more. See docs/decisions/0012-tokens-are-rows.md.
"""

import base64
import binascii
from urllib.parse import parse_qsl, unquote_plus

import structlog
from fastapi import APIRouter, Request
from sqlalchemy.orm import Session
from starlette.responses import JSONResponse, Response

from app import secrets
from app.actions import tokens
from app.doors import address_of, clock_of, count, database_of, within_quota
from app.queries import identity
from app.queries.clients import public_id
from app.rules import scopes
from app.rules.errors import Forbidden, Problem, TooMany, Unauthenticated
from app.rules.vocabulary import Scope

router = APIRouter()
log = structlog.get_logger()

FORM = "application/x-www-form-urlencoded"
NO_STORE = {"Cache-Control": "no-store", "Pragma": "no-cache"}
MAX_FORM = 16_384
"""Bytes; far more than two credentials and every scope."""


class RefusedError(Exception):
    """An answer of RFC 6749 §5.2: its code, why in English, and its status."""

    def __init__(self, code: str, why: str, status: int = 400, headers: dict[str, str] | None = None) -> None:
        super().__init__(code)
        self.body = {"error": code, "error_description": why}
        self.status = status
        self.headers = headers or {}


@router.post("/oauth/token")
async def issue_token(request: Request) -> Response:
    """A token for a client that proves itself with its id and a key; refusals are RFC 6749's, not RFC 9457's."""
    try:
        return await _issue(request)
    except RefusedError as refused:
        log.warning("token_refused", code=refused.body["error"], address=address_of(request))
        return JSONResponse(refused.body, refused.status, {**NO_STORE, **refused.headers})


@router.get("/.well-known/oauth-authorization-server")
async def metadata(request: Request) -> Response:
    """Where tokens are, and what may be asked for (RFC 8414 §2)."""
    issuer = str(request.base_url).rstrip("/")
    return JSONResponse(
        {
            "issuer": issuer,
            "token_endpoint": f"{issuer}/oauth/token",
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
            "grant_types_supported": ["client_credentials"],
            "response_types_supported": [],
            "scopes_supported": [str(scope) for scope in Scope],
            "service_documentation": f"{issuer}/docs",
        }
    )


async def _issue(request: Request) -> Response:
    form = await _form(request)
    if "grant_type" not in form:
        raise RefusedError("invalid_request", "grant_type is missing.")
    client_id, secret = _credentials(request, form)
    if form["grant_type"] != "client_credentials":
        raise RefusedError("unsupported_grant_type", "Only client_credentials is supported.")
    try:
        asked = scopes.from_words(form.get("scope", ""))
    except ValueError as error:
        raise RefusedError("invalid_scope", f"Known scopes: {scopes.in_words(Scope)}.") from error
    now, address = clock_of(request).now(), address_of(request)

    def work(session: Session) -> tuple[str, frozenset[Scope]]:
        actor = identity.by_key(session, secret, now, address)
        if actor.client_id is None or public_id(actor.client_id) != client_id:
            raise Unauthenticated("bad_key", "密钥无效", "The secret is not a key of this client.")
        count(request, actor)
        return tokens.issue(session, actor, asked, now=now)

    try:
        token, given = await within_quota(request, lambda: database_of(request).writing(work, brief=True))
    except Problem as problem:
        raise _refusal(problem) from problem
    lifetime = int(tokens.LIFETIME.total_seconds())
    body = {"access_token": token, "token_type": "Bearer", "expires_in": lifetime, "scope": scopes.in_words(given)}
    return JSONResponse(body, headers=NO_STORE)


async def _form(request: Request) -> dict[str, str]:
    """The parameters of the body alone (§2.3.1: never of the address); one without a value is left out (§3.2)."""
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != FORM:
        raise RefusedError("invalid_request", f"Send {FORM}.")
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > MAX_FORM:
            raise RefusedError("invalid_request", "The body is too long.")
    try:
        pairs = parse_qsl(body.decode("ascii"), errors="strict", max_num_fields=20)
    except ValueError as error:
        raise RefusedError("invalid_request", "The body is no form.") from error
    if len({name for name, _ in pairs}) < len(pairs):
        raise RefusedError("invalid_request", "A parameter stands twice.")
    return dict(pairs)


def _credentials(request: Request, form: dict[str, str]) -> tuple[str, str]:
    """The client's id and secret, from HTTP Basic or from the form, not from both (§2.3)."""
    header = request.headers.get("authorization")
    if header is None:
        if not form.get("client_id") or not form.get("client_secret"):
            raise _unknown("Authenticate with HTTP Basic, or send client_id and client_secret.")
        found = form["client_id"], form["client_secret"]
    else:
        if "client_secret" in form:
            raise RefusedError("invalid_request", "Authenticate in one way, not in two.")
        found = _basic(header)
        if form.get("client_id", found[0]) != found[0]:
            raise RefusedError("invalid_request", "Two different client ids.")
    # A token must not buy its successor: it would outlive its hour for ever.
    if not found[1].startswith(secrets.KEY_PREFIX):
        raise _unknown("The secret is not a key.")
    return found


def _basic(header: str) -> tuple[str, str]:
    scheme, _, packed = header.partition(" ")
    try:
        name, colon, secret = base64.b64decode(packed, validate=True).decode("ascii").partition(":")
    except (binascii.Error, ValueError) as error:
        raise _unknown("The Authorization header cannot be read.") from error
    if scheme.lower() != "basic" or not colon:
        raise _unknown("Use HTTP Basic.")
    return unquote_plus(name), unquote_plus(secret)


def _refusal(problem: Problem) -> RefusedError:
    """RFC 6749's word for what the house refuses."""
    if isinstance(problem, TooMany):
        return RefusedError("temporarily_unavailable", problem.detail, 429, problem.headers)
    if isinstance(problem, Forbidden) and problem.code == "scope_missing":
        return RefusedError("invalid_scope", problem.detail)
    if isinstance(problem, Forbidden):
        return RefusedError("unauthorized_client", problem.detail)
    return _unknown(problem.detail)


def _unknown(why: str) -> RefusedError:
    """401, with the challenge that every one has to carry (RFC 9110, 15.5.2)."""
    return RefusedError("invalid_client", why, 401, {"WWW-Authenticate": 'Basic realm="duban"'})
