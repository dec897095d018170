"""Webhooks: how a message is signed, when it is tried again, and when an endpoint is left alone.

Signatures, headers, secrets and the meaning of 410 follow Standard Webhooks 1.0.0 (symmetric signatures, `v1`).
"""

import base64
import hashlib
import hmac
from collections.abc import Iterable
from datetime import timedelta
from enum import StrEnum

SECRET_PREFIX = "whsec_"  # noqa: S105 - what a secret begins with
SECRET_BYTES = 32
"""Standard Webhooks asks for 24 to 64."""


class EndpointState(StrEnum):
    """Whether an endpoint is sent to; `GONE` and `FAILING` are pauses that the worker made."""

    ACTIVE = "active"
    PAUSED = "paused"
    GONE = "gone"
    FAILING = "failing"


class DeliveryState(StrEnum):
    """How far a delivery is; a `SKIPPED` one went out of its endpoint's sight before it was sent."""

    PENDING = "pending"
    DELIVERED = "delivered"
    FAILED = "failed"
    SKIPPED = "skipped"


class Outcome(StrEnum):
    """What became of one attempt."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    REDIRECTED = "redirected"
    GONE = "gone"
    TIMEOUT = "timeout"
    UNREACHABLE = "unreachable"
    BROKEN = "broken"
    FORBIDDEN_ADDRESS = "forbidden_address"
    NO_SECRET = "no_secret"  # noqa: S105 - the name of a failure


DELAYS = (
    timedelta(seconds=5),
    timedelta(seconds=30),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=14),
    timedelta(hours=16),
    timedelta(hours=24),
)
"""How long to wait after the first, second, … failure: three days in all."""

JITTER = 0.1
"""The part of a delay by which it is longer or shorter, so that who comes back is not met by all at once."""

PATIENCE = timedelta(hours=60)
"""How long an endpoint has failed without a break by when a delivery is given up, whatever the jitter."""

LONGEST_WISH = timedelta(hours=1)
"""How far an endpoint may put the next attempt off by `Retry-After`."""

GONE, OK, REDIRECTS, ERRORS = 410, 200, 300, 400


def secret_text(secret: bytes) -> str:
    """A secret as its receiver keeps it."""
    return SECRET_PREFIX + base64.b64encode(secret).decode()


def signature(secret: bytes, message_id: str, timestamp: int, body: bytes) -> str:
    """One signature of a message: HMAC-SHA256 over its id, the moment of sending in Unix seconds, and its body."""
    signed = f"{message_id}.{timestamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(secret, signed, hashlib.sha256).digest()).decode()


def headers(secrets: Iterable[bytes], message_id: str, timestamp: int, body: bytes) -> dict[str, str]:
    """The headers of a message, signed with every secret that is valid: two while one replaces the other."""
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": " ".join(signature(secret, message_id, timestamp, body) for secret in secrets),
    }


def outcome_of(status: int) -> Outcome:
    """What an HTTP status says: only 2xx is acceptance, and redirects are not followed."""
    if OK <= status < REDIRECTS:
        return Outcome.ACCEPTED
    if status == GONE:
        return Outcome.GONE
    return Outcome.REDIRECTED if REDIRECTS <= status < ERRORS else Outcome.REFUSED


def next_delay(attempts: int, chance: float, wish: timedelta | None = None) -> timedelta | None:
    """How long to wait after so many failed attempts; None where that was the last.

    `chance` is a number from 0 to 1, `wish` what the endpoint asked for by `Retry-After`: it may wait longer, not less.
    """
    if attempts > len(DELAYS):
        return None
    delay = DELAYS[attempts - 1] * (1 - JITTER + 2 * JITTER * chance)
    return max(delay, min(wish, LONGEST_WISH)) if wish else delay


def state_after(outcome: Outcome, *, given_up: bool, ordered: bool, failing_for: timedelta) -> EndpointState:
    """How an endpoint stands after an attempt.

    It is left alone when it says that it is gone, and when a delivery is given up while nothing else got through. One
    that wants its messages in order is left alone at once, because skipping one would break the order.
    """
    if outcome is Outcome.GONE:
        return EndpointState.GONE
    if given_up and (ordered or failing_for >= PATIENCE):
        return EndpointState.FAILING
    return EndpointState.ACTIVE
