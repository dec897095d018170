"""Sending one message over HTTP to an address that somebody else chose: what it may reach, how long, how much.

The name is resolved once; every address it has must be one that may be called (app/rules/outbound.py), and the
connection goes to such an address, so that a name cannot change its mind in between. Redirects are not followed, no
proxy is asked, nothing is decompressed, and answers are read as far as the diary keeps them.
"""

import asyncio
import socket
import ssl
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Self

import httpx

from app.models.webhook import EXCERPT
from app.rules.outbound import is_named, may_call
from app.rules.webhooks import Outcome, outcome_of

TOTAL_SECONDS = 15.0
"""From resolving the name to the answer's headers."""
BODY_SECONDS = 2.0
"""For the beginning of the answer's body; the status has decided by then."""
AGENT = "Duban-Webhooks/1.0"

Resolve = Callable[[str, int], Awaitable[list[str]]]


@dataclass(frozen=True)
class Answer:
    """What an endpoint said, or what went wrong before it could."""

    outcome: Outcome
    status: int | None = None
    excerpt: str = ""
    wish: timedelta | None = None


class ForbiddenAddressError(Exception):
    """The name leads somewhere that must not be called."""


async def resolve(host: str, port: int) -> list[str]:
    """Every address of a name, in the order of RFC 6724."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


class Sender:
    """Sends messages, each over a connection of its own: a kept one could be another name's."""

    def __init__(self, networks: str, *, seconds: float = TOTAL_SECONDS, resolve: Resolve = resolve) -> None:
        self._networks = networks
        self._seconds = seconds
        self._resolve = resolve
        self._client = httpx.AsyncClient(
            verify=_trust(),
            trust_env=False,
            follow_redirects=False,
            timeout=seconds,
            limits=httpx.Limits(max_connections=None, max_keepalive_connections=0),
            headers={"user-agent": AGENT, "accept-encoding": "identity"},
        )

    async def __aenter__(self) -> Self:
        await self._client.__aenter__()
        return self

    async def __aexit__(self, *error: object) -> None:
        await self._client.aclose()

    async def post(self, url: str, headers: dict[str, str], body: bytes) -> Answer:
        """Send, and tell what came of it; never raises for what an address, a network or an endpoint can do."""
        started = time.monotonic()
        try:
            async with asyncio.timeout(self._seconds):
                target = httpx.URL(url)
                addresses = await self._addresses(target)
                response = await self._reach(target, addresses, headers, body)
        except ForbiddenAddressError as error:
            return Answer(Outcome.FORBIDDEN_ADDRESS, excerpt=str(error))
        except (TimeoutError, httpx.TimeoutException):
            return Answer(Outcome.TIMEOUT, excerpt=f"no answer within {time.monotonic() - started:.0f} s")
        except (httpx.NetworkError, OSError) as error:
            return Answer(Outcome.UNREACHABLE, excerpt=_words(error))
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError, ValueError) as error:
            return Answer(Outcome.BROKEN, excerpt=_words(error))
        try:
            excerpt = await _beginning(response)
        finally:
            await response.aclose()
        return Answer(outcome_of(response.status_code), response.status_code, excerpt, _wish(response))

    async def _addresses(self, target: httpx.URL) -> list[str]:
        """The addresses of the target's name, if all of them may be called."""
        port = target.port or (443 if target.scheme == "https" else 80)
        found = await self._resolve(target.host, port)
        for address in found:
            if not may_call(address, self._networks):
                raise ForbiddenAddressError(f"{target.host} leads to {address}, which must not be called")
            if target.scheme != "https" and not is_named(address, self._networks):
                raise ForbiddenAddressError("plain http goes to networks that the operator has named, and no other")
        return found

    async def _reach(
        self, target: httpx.URL, addresses: list[str], headers: dict[str, str], body: bytes
    ) -> httpx.Response:
        """The answer's headers, from the first address that takes the connection."""
        failure: httpx.HTTPError = httpx.ConnectError("the name has no address")
        for address in addresses:
            request = self._client.build_request(
                "POST",
                target.copy_with(host=address),
                content=body,
                headers={**headers, "host": target.netloc.decode("ascii")},
                # The certificate must be the name's, not the address's.
                extensions={"sni_hostname": target.host},
            )
            try:
                return await self._client.send(request, stream=True)
            except httpx.ConnectError as error:
                failure = error
        raise failure


async def _beginning(response: httpx.Response) -> str:
    """As much of the body as the diary keeps, if it comes soon."""
    found = b""
    with suppress(TimeoutError, httpx.HTTPError):
        async with asyncio.timeout(BODY_SECONDS):
            async for piece in response.aiter_raw():
                found += piece
                if len(found) >= EXCERPT:
                    break
    return found[:EXCERPT].decode("utf-8", "replace").replace("\x00", "")


def _wish(response: httpx.Response) -> timedelta | None:
    """When the endpoint asks to be tried again (RFC 9110 §10.2.3), where it says so in seconds."""
    value = response.headers.get("retry-after", "")
    return timedelta(seconds=int(value)) if value.isascii() and value.isdigit() and len(value) < 7 else None


def _words(error: Exception) -> str:
    return (str(error) or type(error).__name__)[:EXCERPT].replace("\x00", "")


def _trust() -> ssl.SSLContext:
    """Mozilla's authorities and the machine's own; SSL_CERT_FILE adds those of a closed network."""
    found = httpx.create_ssl_context(trust_env=False)
    found.load_default_certs()
    return found
