"""Sending to real peers on loopback that hang, drip, redirect, crash and lie: bounded in time, size and place."""

import time

import pytest

from app.delivery.sender import Answer, Sender
from app.rules.webhooks import Outcome
from tests import loops, receiver
from tests.receiver import Receiver

LOOPBACK = "127.0.0.0/8 ::1/128"


def post(url: str, networks: str = LOOPBACK, seconds: float = 1.0, **more: object) -> Answer:
    """Send one small message."""

    async def send() -> Answer:
        async with Sender(networks, seconds=seconds, **more) as sender:  # type: ignore[arg-type]
            return await sender.post(url, {"webhook-id": "evt_1"}, b'{"n": 1}')

    return loops.run(send())


@pytest.mark.parametrize(
    ("behaviour", "outcome", "status"),
    [
        (receiver.answers(200, b"thanks"), Outcome.ACCEPTED, 200),
        (receiver.answers(500, b"oops"), Outcome.REFUSED, 500),
        (receiver.answers(410), Outcome.GONE, 410),
        (receiver.hangs(3), Outcome.TIMEOUT, None),
        (receiver.drips(b"HTTP/1.1 200 OK\r\n", b"x-a: b\r\n"), Outcome.TIMEOUT, None),
        (receiver.drips(b"HTTP/1.1 200 OK\r\ncontent-length: 99999\r\n\r\n", b"z"), Outcome.ACCEPTED, 200),
        (receiver.drips(b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 100 Continue\r\n\r\n"), Outcome.TIMEOUT, None),
        (receiver.drips(b"", b"this is not HTTP\r\n", 1), Outcome.BROKEN, None),
    ],
)
def test_every_behaviour_of_a_peer_is_an_outcome_in_bounded_time(
    behaviour: receiver.Behaviour, outcome: Outcome, status: int | None
) -> None:
    with Receiver(then=behaviour) as peer:
        started = time.monotonic()
        answer = post(peer.url)
        assert (answer.outcome, answer.status) == (outcome, status)
        assert time.monotonic() - started < 5
        assert len(peer.received) == 1


def test_a_peer_that_is_gone_before_it_answers_is_told_from_one_that_never_was_there() -> None:
    with Receiver(then=receiver.crashes) as peer:
        assert post(peer.url).outcome in {Outcome.BROKEN, Outcome.UNREACHABLE}
        closed = peer.url
    assert post(closed).outcome is Outcome.UNREACHABLE


def test_a_redirect_is_not_followed() -> None:
    with Receiver() as target, Receiver(then=receiver.answers(307, Location=target.url)) as peer:
        answer = post(peer.url)
        assert (answer.outcome, answer.status, target.received) == (Outcome.REDIRECTED, 307, [])


def test_no_more_of_an_answer_is_read_than_the_diary_keeps() -> None:
    with Receiver(then=receiver.answers(200, b"\x00" + b"x" * 5_000_000)) as peer:
        assert len(post(peer.url).excerpt) <= 1024


def test_nothing_is_decompressed() -> None:
    bomb = receiver.answers(200, b"\x1f\x8b" + b"\0" * 100, Content_Encoding="gzip")
    with Receiver(then=bomb) as peer:
        answer = post(peer.url)
        assert (answer.outcome, peer.received[0].headers["accept-encoding"]) == (Outcome.ACCEPTED, "identity")


def test_a_name_that_leads_to_one_forbidden_address_among_others_is_not_called() -> None:
    async def two(host: str, port: int) -> list[str]:
        return ["127.0.0.1", "169.254.169.254"]

    with Receiver() as peer:
        address = peer.url.replace("127.0.0.1", "oa.example")
        answer = post(address, resolve=two)
        assert (answer.outcome, "169.254.169.254" in answer.excerpt) == (Outcome.FORBIDDEN_ADDRESS, True)
        assert peer.received == []


def test_a_name_is_resolved_once_and_the_connection_goes_there() -> None:
    asked = []

    async def turncoat(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["169.254.169.254"]

    with Receiver() as peer:
        answer = post(peer.url.replace("127.0.0.1", "oa.example"), resolve=turncoat)
        assert (answer.outcome, asked) == (Outcome.ACCEPTED, ["oa.example"])
        assert peer.received[0].headers["host"].startswith("oa.example:")


@pytest.mark.parametrize("host", ["127.1", "2130706433", "0x7f.1", "localhost", "[::ffff:127.0.0.1]"])
def test_no_spelling_of_loopback_gets_through(host: str) -> None:
    with Receiver() as peer:
        answer = post(peer.url.replace("127.0.0.1", host).replace("http:", "https:"), networks="")
        assert (answer.outcome, peer.received) == (Outcome.FORBIDDEN_ADDRESS, [])


def test_plain_http_goes_to_named_networks_alone() -> None:
    async def public(host: str, port: int) -> list[str]:
        return ["8.8.8.8"]

    answer = post("http://oa.example/", resolve=public)
    assert (answer.outcome, "plain http" in answer.excerpt) == (Outcome.FORBIDDEN_ADDRESS, True)


def test_a_name_that_does_not_resolve_is_unreachable() -> None:
    assert post("http://nowhere.invalid/").outcome is Outcome.UNREACHABLE


def test_a_proxy_of_the_environment_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    with Receiver() as proxy, Receiver() as peer:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        monkeypatch.setenv("ALL_PROXY", proxy.url)
        assert post(peer.url).outcome is Outcome.ACCEPTED
        assert proxy.received == []


def test_of_several_addresses_the_first_that_takes_the_connection_is_used() -> None:
    async def both(host: str, port: int) -> list[str]:
        return ["127.99.99.99", "127.0.0.1"]

    with Receiver() as peer:
        assert post(peer.url, resolve=both).outcome is Outcome.ACCEPTED


def test_an_endpoint_says_when_to_come_back() -> None:
    with Receiver([receiver.answers(503, Retry_After="120"), receiver.answers(503, Retry_After="soon")]) as peer:
        first, second = (post(peer.url) for _ in range(2))
        assert (first.wish and first.wish.total_seconds(), second.wish) == (120, None)
