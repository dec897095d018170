"""The pure part of webhooks: signatures that the public package verifies, three days of tries, and when to stop."""

import base64
import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from standardwebhooks import Webhook, WebhookVerificationError

from app.rules.webhooks import (
    DELAYS,
    PATIENCE,
    EndpointState,
    Outcome,
    headers,
    next_delay,
    outcome_of,
    secret_text,
    signature,
    state_after,
)

SECRETS = st.binary(min_size=32, max_size=32)


def test_the_signature_is_that_of_the_standards_own_example() -> None:
    secret = base64.b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    assert signature(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}') == (
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    )


@given(secret=SECRETS, other=SECRETS, n=st.integers())
def test_the_public_package_verifies_with_every_secret_that_signs_and_no_other(
    secret: bytes, other: bytes, n: int
) -> None:
    body, now = json.dumps({"n": n}).encode(), int(datetime.now(UTC).timestamp())
    both = headers([secret, other], "evt_1", now, body)
    for one in (secret, other):
        assert Webhook(secret_text(one)).verify(body, both) == {"n": n}
    if secret != other:
        with pytest.raises(WebhookVerificationError):
            Webhook(secret_text(other)).verify(body, headers([secret], "evt_1", now, body))
    with pytest.raises(WebhookVerificationError):
        Webhook(secret_text(secret)).verify(body + b" ", headers([secret], "evt_1", now, body))


def test_the_tries_go_on_for_three_days_with_jitter() -> None:
    for luck, hours in ((0.0, 64), (0.5, 71), (1.0, 78)):
        total = sum((next_delay(n, luck) or timedelta() for n in range(1, len(DELAYS) + 1)), timedelta())
        assert hours <= total / timedelta(hours=1) < hours + 1
        assert total > PATIENCE
    assert next_delay(len(DELAYS) + 1, 0.5) is None
    assert next_delay(3, 0.1) != next_delay(3, 0.9)


def test_an_endpoint_may_ask_for_more_time_but_not_for_less_nor_for_days() -> None:
    assert next_delay(1, 0.5, timedelta(seconds=60)) == timedelta(seconds=60)
    assert next_delay(4, 0.5, timedelta(seconds=60)) == timedelta(minutes=30)
    assert next_delay(1, 0.5, timedelta(days=9)) == timedelta(hours=1)
    assert next_delay(len(DELAYS) + 1, 0.5, timedelta(seconds=60)) is None


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (200, Outcome.ACCEPTED),
        (204, Outcome.ACCEPTED),
        (301, Outcome.REDIRECTED),
        (308, Outcome.REDIRECTED),
        (400, Outcome.REFUSED),
        (410, Outcome.GONE),
        (429, Outcome.REFUSED),
        (503, Outcome.REFUSED),
    ],
)
def test_only_2xx_is_acceptance(status: int, outcome: Outcome) -> None:
    assert outcome_of(status) is outcome


@pytest.mark.parametrize(
    ("outcome", "given_up", "ordered", "hours", "state"),
    [
        (Outcome.ACCEPTED, False, True, 0, EndpointState.ACTIVE),
        (Outcome.REFUSED, False, True, 99, EndpointState.ACTIVE),
        (Outcome.REFUSED, True, True, 1, EndpointState.FAILING),
        (Outcome.REFUSED, True, False, 1, EndpointState.ACTIVE),
        (Outcome.TIMEOUT, True, False, 60, EndpointState.FAILING),
        (Outcome.GONE, True, False, 0, EndpointState.GONE),
    ],
)
def test_an_endpoint_is_left_alone_only_when_that_helps(
    outcome: Outcome, given_up: bool, ordered: bool, hours: int, state: EndpointState
) -> None:
    failing_for = timedelta(hours=hours)
    assert state_after(outcome, given_up=given_up, ordered=ordered, failing_for=failing_for) is state
