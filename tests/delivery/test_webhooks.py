"""Webhooks end to end, over real HTTP on loopback: at least once, signed, in order where asked, and nobody waits."""

import asyncio
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import jsonschema_rs
import pytest
from sqlalchemy import inspect, select, text, update
from sqlalchemy.orm import Session
from standardwebhooks import Webhook

from app.actions import audit, deliveries, events, keys, webhooks
from app.clock import Clock
from app.config import Settings
from app.db import Database
from app.delivery import courier
from app.delivery.courier import Courier
from app.delivery.sender import Sender
from app.delivery.worker import loop
from app.keyring import Keyring, keyring_of
from app.models import Action, ApiKey, Event, WebhookEndpoint
from app.models.base import table
from app.models.event import EventRead
from app.models.webhook import WebhookChange, WebhookCreate
from app.queries.deliveries import Time
from app.queries.webhooks import DeliveryFilter, get_webhook, list_deliveries
from app.rules.actor import Actor
from app.rules.webhooks import DeliveryState, EndpointState, Outcome
from tests import loops, receiver
from tests.cast import LEAD, Cast
from tests.contract import document
from tests.processes import CONTEXT
from tests.receiver import OK, Receiver

LOOPBACK = "127.0.0.0/8"
TICK, REPORT = Action.MILESTONE_COMPLETED, Action.REPORT_SUBMITTED


@dataclass(frozen=True)
class Later(Clock):
    """A clock whose machine time a test moves on."""

    ahead: list[timedelta] = field(default_factory=lambda: [timedelta()])

    def machine(self) -> datetime:
        return super().machine() + self.ahead[0]

    def skip(self, span: timedelta) -> None:
        self.ahead[0] += span


@dataclass
class World:
    """What the tests do to the house."""

    database: Database
    keyring: Keyring
    clock: Later
    cast: Cast
    secrets: dict[int, str] = field(default_factory=dict)

    def endpoint(self, url: str, who: str = "office", **more: Any) -> int:
        """Somebody's endpoint that begins with what happens from now on."""
        self.seal()
        # What is done to endpoints leaves events too; here it would only blur the picture.
        new = WebhookCreate(name=url[-20:], url=url, **{"actions": [TICK, REPORT, Action.SIGNED_IN], **more})
        actor, derive = self.cast.actors[who], self.keyring.derive
        now = self.clock.now()
        made = self.write(lambda s: webhooks.create(s, actor, new, derive, LOOPBACK, now=now))
        self.secrets[made[0]] = made[1]
        return int(made[0])

    def happen(self, count: int = 1, action: Action = TICK, **about: Any) -> list[str]:
        """Events, sealed; the ids that their messages will have."""
        actor, found = self.cast.actors["office"], []
        for n in range(count):
            record = partial(events.record, actor=actor, action=action, now=self.clock.now(), data={"n": n}, **about)
            found.append(f"evt_{self.write(record)}")
        self.seal()
        return found

    def time(self) -> Time:
        return Time(self.clock.now(), self.clock.machine())

    def seal(self) -> None:
        while self.write(audit.seal):
            pass

    def write(self, work: Callable[[Session], Any]) -> Any:
        return self.database.write(work)

    def look(self, endpoint: int) -> Any:
        return self.database.read(lambda s: get_webhook(s, self.cast.actors["office"], endpoint))

    def diary(self, endpoint: int) -> list[Any]:
        """The deliveries, the oldest first."""
        office, wanted = self.cast.actors["office"], DeliveryFilter(limit=200)
        return self.database.read(lambda s: list_deliveries(s, office, endpoint, wanted)).rows[::-1]

    def work(self, seconds: float = 10.0, *, rounds: int = 60) -> None:
        """The courier's rounds until there is nothing to do now, and all that is under way has come back."""

        async def run() -> None:
            async with Sender(LOOPBACK, seconds=seconds) as sender:
                found = Courier(self.database, self.clock, self.keyring, sender, source="urn:test")
                for _ in range(rounds):
                    more = await found.round()
                    await found.arrive()
                    if not more:
                        return

        loops.run(run())

    def resume(self, endpoint: int) -> None:
        now, moment = self.clock.now(), self.clock.machine()
        self.write(lambda s: webhooks.resume(s, self.cast.actors["office"], endpoint, now=now, moment=moment))

    def ping(self, endpoint: int) -> None:
        now, moment = self.clock.now(), self.clock.machine()
        self.write(lambda s: webhooks.ping(s, self.cast.actors["office"], endpoint, now=now, moment=moment))

    def rotate(self, endpoint: int, overlap: timedelta) -> str:
        actor, derive = self.cast.actors["office"], self.keyring.derive
        now, moment = self.clock.now(), self.clock.machine()
        work = partial(webhooks.rotate, actor=actor, endpoint_id=endpoint, derive=derive, overlap=overlap)
        return str(self.write(partial(work, now=now, moment=moment))[0])

    def actions(self) -> list[str]:
        """What the log says of webhooks."""
        query = select(table(Event).c.action).order_by(table(Event).c.id)
        return [one for one in self.database.read(lambda s: s.scalars(query).all()) if one.startswith("webhook.")]


@pytest.fixture
def world(database: Database, settings: Settings, cast: Cast) -> World:
    return World(database, keyring_of(settings), Later(settings.zone, settings.today), cast)


@pytest.fixture
def peer() -> Iterator[Receiver]:
    with Receiver() as found:
        yield found


def test_what_happens_arrives_once_signed_and_as_the_contract_describes_it(world: World, peer: Receiver) -> None:
    endpoint = world.endpoint(peer.url)
    ids = world.happen(3, item_id=world.cast.items["1"], plan_id=world.cast.plan)
    world.work()
    assert sorted(peer.ids) == sorted(ids)
    for one in peer.received:
        told = Webhook(world.secrets[endpoint]).verify(one.body, one.headers)
        assert one.headers["content-type"] == "application/cloudevents+json"
        assert (told["id"], told["source"], told["type"]) == (one.id, "urn:test", "duban.milestone.completed")
        assert (told["specversion"], told["subject"]) == ("1.0", f"items/{world.cast.items['1']}")
        EventRead.model_validate(told["data"])
    world.work()
    assert len(peer.received) == 3
    found = world.look(endpoint)
    assert (found.waiting, found.failed, found.failing_since, found.succeeded_at is not None) == (0, 0, None, True)
    (attempt,) = world.diary(endpoint)[0].attempts
    assert (attempt.outcome, attempt.status) == (Outcome.ACCEPTED, 204)


def test_the_body_fits_the_webhook_of_the_contract(world: World, peer: Receiver) -> None:
    world.endpoint(peer.url)
    world.happen()
    world.happen(action=Action.SIGNED_IN)
    world.work()
    (told,) = document()["webhooks"].values()
    content = told["post"]["requestBody"]["content"]["application/cloudevents+json"]
    schema = {**content["schema"], "components": document()["components"]}
    for one in peer.received:
        jsonschema_rs.Draft202012Validator(schema, validate_formats=True).validate(one.event)
    assert len(peer.received) == 2


def test_an_endpoint_gets_the_types_that_it_asked_for_and_what_its_unit_sees(world: World) -> None:
    with Receiver() as reports, Receiver() as unit, Receiver() as lead:
        world.endpoint(reports.url, actions=[REPORT])
        world.endpoint(unit.url, unit_id=world.cast.units[LEAD])
        world.endpoint(lead.url, who="liaison")
        one, three = world.cast.items["1"], world.cast.items["3"]
        (tick,) = world.happen(item_id=one)
        (report,) = world.happen(action=REPORT, item_id=one)
        world.happen(action=TICK, item_id=three)
        world.happen(action=Action.SIGNED_IN)
        world.work()
        assert reports.ids == [report]
        assert sorted(unit.ids) == sorted(lead.ids) == sorted([tick, report])


@pytest.mark.parametrize(
    ("behaviour", "outcome", "status"),
    [
        (receiver.answers(500, b"oops"), Outcome.REFUSED, 500),
        (receiver.answers(302, Location="http://127.0.0.1:1/"), Outcome.REDIRECTED, 302),
        (receiver.hangs(2), Outcome.TIMEOUT, None),
        (receiver.drips(b"HTTP/1.1 200 OK\r\n", b"x-a: b\r\n"), Outcome.TIMEOUT, None),
    ],
)
def test_a_failure_is_told_in_the_diary_and_tried_again_with_the_same_id(
    world: World, behaviour: receiver.Behaviour, outcome: Outcome, status: int | None
) -> None:
    with Receiver([behaviour]) as peer:
        endpoint = world.endpoint(peer.url)
        (id,) = world.happen()
        world.work(seconds=0.5)
        (delivery,) = world.diary(endpoint)
        assert [(one.outcome, one.status) for one in delivery.attempts] == [(outcome, status)]
        assert (delivery.state, world.look(endpoint).failing_since is not None) == (DeliveryState.PENDING, True)
        world.work()
        assert peer.ids == [id]
        world.clock.skip(timedelta(seconds=6))
        world.work()
        assert peer.ids == [id, id]
        assert [one.outcome for one in world.diary(endpoint)[0].attempts] == [outcome, Outcome.ACCEPTED]
        assert world.look(endpoint).failing_since is None


def test_a_receiver_that_crashes_and_comes_back_gets_everything(world: World) -> None:
    with Receiver(then=receiver.crashes) as peer:
        endpoint = world.endpoint(peer.url)
        ids = world.happen(3)
        world.work()
        assert {one.outcome for each in world.diary(endpoint) for one in each.attempts} <= {
            Outcome.BROKEN,
            Outcome.UNREACHABLE,
        }
        peer.then = OK
        peer.received.clear()
        world.clock.skip(timedelta(seconds=6))
        world.work()
        assert sorted(peer.ids) == sorted(ids)


def test_a_slow_endpoint_keeps_nobody_waiting(world: World, peer: Receiver) -> None:
    with Receiver(then=receiver.hangs(30)) as slow:
        world.endpoint(slow.url)
        world.endpoint(peer.url)
        ids = world.happen(10)
        stop = threading.Event()

        async def run() -> None:
            async with Sender(LOOPBACK, seconds=4) as sender:
                found = Courier(world.database, world.clock, world.keyring, sender, source="urn:test")
                await found.run(stop)

        started = time.monotonic()
        thread = threading.Thread(target=lambda: asyncio.run(run()))
        thread.start()
        while len(peer.received) < len(ids) and time.monotonic() - started < 30:
            time.sleep(0.02)
        took = max(one.at for one in peer.received) - min(one.at for one in peer.received)
        stop.set()
        thread.join()
    assert sorted(peer.ids) == sorted(ids)
    # The slow one fills its own places alone: it has been sent as many as it may have at once, and the other all.
    assert len(slow.received) == deliveries.AT_ONCE
    assert took < 4


def test_order_is_kept_where_asked_through_failures(world: World) -> None:
    with Receiver([OK, receiver.answers(500), receiver.answers(500)]) as peer:
        world.endpoint(peer.url, ordered=True)
        ids = world.happen(5)
        world.work()
        assert peer.ids == ids[:2]
        world.clock.skip(timedelta(seconds=6))
        world.work()
        assert peer.ids == [*ids[:2], ids[1]]
        world.clock.skip(timedelta(seconds=40))
        world.work()
        assert peer.ids == [*ids[:2], ids[1], *ids[1:]]
        positions = [one.event["data"]["position"] for one in peer.received]
        assert positions == sorted(positions)


def test_two_couriers_at_once_send_each_message_once_and_keep_the_order(world: World, database_url: str) -> None:
    with Receiver() as ordered, Receiver() as loose:
        world.endpoint(ordered.url, ordered=True)
        world.endpoint(loose.url)
        ids = world.happen(30)
        barrier = threading.Barrier(2)

        def run() -> None:
            other = World(Database(database_url, 2), world.keyring, world.clock, world.cast)
            barrier.wait()
            other.work(rounds=400)
            other.database.close()

        threads = [threading.Thread(target=run) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        world.work()
        assert ordered.ids == ids
        assert sorted(loose.ids) == sorted(ids)


def work_as_victim(url: str, keyring: Keyring, clock: Later, cast: Cast, murderer: Any) -> None:
    """A courier that tells who it is before it begins."""
    murderer.send(os.getpid())
    World(Database(url, 2), keyring, clock, cast).work(seconds=20)


def test_killed_between_sending_and_recording_it_sends_again_with_the_same_id(world: World, database_url: str) -> None:
    here, there = CONTEXT.Pipe()
    pid = []

    def kill(handler: Any) -> None:
        os.kill(pid[0], signal.SIGKILL)
        OK(handler)

    with Receiver([kill]) as peer:
        endpoint = world.endpoint(peer.url, ordered=True)
        first, second = world.happen(2)
        arguments = (database_url, world.keyring, world.clock, world.cast, there)
        process = CONTEXT.Process(target=work_as_victim, args=arguments)
        process.start()
        pid.append(here.recv())
        process.join()
        assert (process.exitcode, peer.ids) == (-signal.SIGKILL, [first])
        world.work()
        assert peer.ids == [first]
        world.clock.skip(courier.LEASE + timedelta(seconds=1))
        world.work()
        assert peer.ids == [first, first, second]
        assert [each.state for each in world.diary(endpoint)] == [DeliveryState.DELIVERED] * 2


def test_a_worker_that_was_away_for_longer_than_its_lease_changes_nothing_but_the_diary(
    world: World, peer: Receiver
) -> None:
    endpoint = world.endpoint(peer.url)
    world.happen()
    moment = world.clock.machine()
    world.write(partial(deliveries.fan_out, time=world.time()))
    away = partial(deliveries.claim, mark="old", lease=timedelta(seconds=1), busy={})
    (stale,) = world.write(partial(away, time=world.time()))
    world.clock.skip(timedelta(seconds=2))
    world.work()
    lost = deliveries.Attempt(at=moment, ms=5, outcome=Outcome.TIMEOUT)
    told = partial(deliveries.record, parcel=stale, attempt=lost, luck=0.5)
    world.write(partial(told, time=world.time()))
    (delivery,) = world.diary(endpoint)
    assert (delivery.state, len(delivery.attempts)) == (DeliveryState.DELIVERED, 2)
    assert world.look(endpoint).failing_since is None


@pytest.mark.parametrize("ordered", [True, False])
def test_after_three_days_it_pauses_tells_and_when_resumed_loses_nothing(world: World, ordered: bool) -> None:
    with Receiver(then=receiver.answers(500)) as peer:
        endpoint = world.endpoint(peer.url, ordered=ordered)
        ids = world.happen(2)
        spent = timedelta()
        while world.look(endpoint).state is EndpointState.ACTIVE and spent < timedelta(days=5):
            world.work()
            world.clock.skip(timedelta(hours=1))
            spent += timedelta(hours=1)
        assert timedelta(days=2.5) < spent < timedelta(days=4)
        assert (world.look(endpoint).state, world.actions()[-1]) == (EndpointState.FAILING, "webhook.paused")
        ids += world.happen(2)
        before = len(peer.received)
        world.work()
        assert len(peer.received) == before
        peer.received.clear()
        peer.then = OK
        world.resume(endpoint)
        world.seal()
        world.work()
        assert (peer.ids if ordered else sorted(peer.ids))[:4] == (ids if ordered else sorted(ids))[:4]
        assert set(ids) <= set(peer.ids)
        found = world.look(endpoint)
        assert (found.state, found.failing_since, found.waiting) == (EndpointState.ACTIVE, None, 0)


def test_an_endpoint_that_says_it_is_gone_is_left_alone_at_once(world: World) -> None:
    with Receiver(then=receiver.answers(410)) as peer:
        endpoint = world.endpoint(peer.url)
        world.happen()
        world.work()
        world.happen(3)
        world.clock.skip(timedelta(days=1))
        world.work()
        assert (world.look(endpoint).state, len(peer.received)) == (EndpointState.GONE, 1)


def test_what_happens_during_a_pause_arrives_after_it(world: World, peer: Receiver) -> None:
    endpoint = world.endpoint(peer.url, ordered=True, actions=[TICK])
    office, now = world.cast.actors["office"], world.clock.now()
    world.write(lambda s: webhooks.pause(s, office, endpoint, now=now))
    ids = world.happen(4)
    world.work()
    assert peer.ids == []
    world.resume(endpoint)
    world.work()
    assert peer.ids == ids


def test_a_replay_sends_again_from_a_position_with_the_same_ids_in_order(world: World, peer: Receiver) -> None:
    endpoint = world.endpoint(peer.url, ordered=True, actions=[TICK])
    begun = world.look(endpoint).position
    ids = world.happen(5)
    world.work()
    office, now = world.cast.actors["office"], world.clock.now()
    world.write(lambda s: webhooks.replay(s, office, endpoint, begun + 3, now=now))
    world.work()
    # Behind where it began is the event of its own beginning.
    assert peer.ids == [*ids, *ids[2:]]
    # What the diary has forgotten is made out anew.
    world.write(partial(deliveries.purge, before=world.clock.machine() + timedelta(days=1)))
    assert world.diary(endpoint) == []
    peer.received.clear()
    world.write(lambda s: webhooks.replay(s, office, endpoint, begun, now=now))
    world.work()
    assert peer.ids == ids


def test_for_the_overlap_both_secrets_verify_and_then_only_the_new_one(world: World, peer: Receiver) -> None:
    endpoint = world.endpoint(peer.url)
    old = world.secrets[endpoint]
    new = world.rotate(endpoint, timedelta(hours=2))
    world.happen()
    world.work()
    for secret in (old, new):
        Webhook(secret).verify(peer.received[-1].body, peer.received[-1].headers)
    assert (new != old, len(peer.received[-1].headers["webhook-signature"].split())) == (True, 2)
    world.clock.skip(timedelta(hours=3))
    world.happen()
    world.work()
    signed = peer.received[-1].headers["webhook-signature"].split()
    assert len(signed) == 1
    at_once = world.rotate(endpoint, timedelta())
    world.happen()
    world.work()
    assert (len(peer.received[-1].headers["webhook-signature"].split()), at_once != new) == (1, True)


def test_with_another_key_of_the_house_nothing_is_signed_wrongly(world: World, peer: Receiver) -> None:
    endpoint = world.endpoint(peer.url)
    world.keyring = Keyring(b"another")
    world.happen()
    world.work()
    (delivery,) = world.diary(endpoint)
    assert (peer.received, [one.outcome for one in delivery.attempts]) == ([], [Outcome.NO_SECRET])


def test_a_test_goes_to_its_endpoint_alone_also_when_that_is_paused_and_once(world: World) -> None:
    with Receiver(then=receiver.answers(500)) as peer, Receiver() as other:
        endpoint = world.endpoint(peer.url, ordered=True)
        world.endpoint(other.url, actions=[TICK])
        office, now = world.cast.actors["office"], world.clock.now()
        world.write(lambda s: webhooks.pause(s, office, endpoint, now=now))
        world.ping(endpoint)
        world.work()
        world.clock.skip(timedelta(days=1))
        world.work()
        assert [one.event["type"] for one in peer.received] == ["duban.webhook.pinged"]
        Webhook(world.secrets[endpoint]).verify(peer.received[0].body, peer.received[0].headers)
        world.seal()
        world.work()
        assert other.received == []
        assert world.diary(endpoint)[0].state is DeliveryState.FAILED


def test_the_endpoint_of_a_client_rests_when_the_client_has_no_key_left(
    world: World, peer: Receiver, database: Database
) -> None:
    row = database.read(lambda s: s.execute(select(table(ApiKey)).order_by(table(ApiKey).c.id)).first())
    client = Actor(**{**_fields(world.cast.actors["office"]), "client_id": row.client_id, "person_id": None})
    new = WebhookCreate(name="OA", url=peer.url, actions=[TICK])
    derive, now = world.keyring.derive, world.clock.now()
    world.seal()
    world.write(lambda s: webhooks.create(s, client, new, derive, LOOPBACK, now=now))
    ids = world.happen()
    world.work()
    assert peer.ids == ids
    keeper = world.cast.actors["security_admin"]
    world.write(lambda s: keys.revoke(s, keeper, row.id, now=now))
    world.happen()
    world.work()
    assert peer.ids == ids


def test_a_key_expires_by_the_offices_clock_and_not_by_the_machines(world: World, peer: Receiver) -> None:
    row = world.database.read(lambda s: s.execute(select(table(ApiKey)).order_by(table(ApiKey).c.id)).first())
    client = Actor(**{**_fields(world.cast.actors["office"]), "client_id": row.client_id, "person_id": None})
    new, derive, now = WebhookCreate(name="OA", url=peer.url, actions=[TICK]), world.keyring.derive, world.clock.now()
    world.seal()
    world.write(lambda s: webhooks.create(s, client, new, derive, LOOPBACK, now=now))
    expiry = table(ApiKey).c.expires_at
    world.write(lambda s: s.execute(update(table(ApiKey)).values({expiry: now + timedelta(days=9)})))
    ids = world.happen()
    world.work()
    assert peer.ids == ids
    world.write(lambda s: s.execute(update(table(ApiKey)).values({expiry: now - timedelta(days=1)})))
    world.happen()
    world.work()
    assert peer.ids == ids


def _fields(actor: Actor) -> dict[str, Any]:
    return {name: getattr(actor, name) for name in actor.__slots__}


def test_an_event_that_went_out_of_sight_before_it_was_sent_is_not_sent(world: World, peer: Receiver) -> None:
    endpoint = world.endpoint(peer.url, unit_id=world.cast.units[LEAD])
    world.happen(item_id=world.cast.items["1"])
    world.write(partial(deliveries.fan_out, time=world.time()))
    world.write(lambda s: s.execute(text("DELETE FROM share")))
    world.work()
    (delivery,) = world.diary(endpoint)
    assert (peer.received, delivery.state) == ([], DeliveryState.SKIPPED)


def test_a_long_backlog_is_made_out_piece_by_piece(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.queries.deliveries.MOST_WAITING", 5)
    with Receiver(then=receiver.answers(500)) as peer:
        endpoint = world.endpoint(peer.url, ordered=True)
        ids = world.happen(23)
        world.work()
        assert world.look(endpoint).waiting < 11
        peer.then = OK
        peer.received.clear()
        world.clock.skip(timedelta(seconds=6))
        world.work(rounds=200)
        assert peer.ids == ids


def test_no_secret_is_in_the_database_the_log_or_the_events(
    world: World, peer: Receiver, database: Database, capfd: pytest.CaptureFixture[str], settings: Settings
) -> None:
    endpoint = world.endpoint(peer.url)
    secrets = [world.secrets[endpoint], world.rotate(endpoint, timedelta(hours=1))]
    world.happen()
    world.work()
    with database.engine.connect() as connection:
        held = "".join(
            str(row)
            for name in inspect(database.engine).get_table_names()
            for row in connection.execute(text(f"SELECT * FROM {name}"))
        )
    said = "".join(capfd.readouterr()) + str([(one.headers, one.body) for one in peer.received])
    for secret in secrets:
        assert secret not in held + said
        assert secret.removeprefix("whsec_") not in held + said
    assert (settings.var / "secret.key").stat().st_mode & 0o077 == 0
    assert repr(world.keyring).find((settings.var / "secret.key").read_text()) == -1


def test_the_worker_itself_delivers(world: World, peer: Receiver, settings: Settings) -> None:
    world.endpoint(peer.url, ordered=True, actions=[TICK])
    stop = threading.Event()
    thread = threading.Thread(target=loop, args=(settings, stop))
    thread.start()
    office, now = world.cast.actors["office"], world.clock.now()
    ids, started = [], time.monotonic()
    for _ in range(3):
        ids.append(f"evt_{world.write(partial(events.record, actor=office, action=TICK, now=now))}")
    while len(peer.received) < 3 and time.monotonic() - started < 30:
        time.sleep(0.05)
    stop.set()
    thread.join()
    assert peer.ids == ids


def test_an_endpoint_is_changed_and_removed_with_all_it_has(world: World, peer: Receiver) -> None:
    endpoint = world.endpoint(peer.url)
    world.happen()
    world.work()
    office, now = world.cast.actors["office"], world.clock.now()
    change = WebhookChange(ordered=True, actions=[REPORT])
    world.write(lambda s: webhooks.change(s, office, endpoint, change, LOOPBACK, now=now))
    world.write(lambda s: webhooks.change(s, office, endpoint, change, LOOPBACK, now=now))
    assert (world.look(endpoint).ordered, world.look(endpoint).version) == (True, 2)
    world.write(lambda s: webhooks.remove(s, office, endpoint, now=now))
    world.happen()
    world.work()
    assert world.actions() == ["webhook.created", "webhook.changed", "webhook.removed"]
    assert len(peer.received) == 1


@pytest.mark.parametrize("part", ["read_feed", "event_for"])
def test_an_endpoint_that_cannot_be_worked_for_holds_up_nobody_else(
    world: World, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    broken = "broken"
    usual = getattr(deliveries, part)

    def fails(session: Session, who: Any, *more: Any) -> Any:
        if who.name == broken:
            raise RuntimeError(part)
        return usual(session, who, *more)

    with Receiver() as first, Receiver() as second:
        bad = world.endpoint(first.url)
        world.write(lambda s: s.execute(update(table(WebhookEndpoint)).values(name=broken)))
        world.endpoint(second.url)
        expected = world.happen(3)
        with monkeypatch.context() as patched:
            patched.setattr(deliveries, part, fails)
            world.work()
        assert sorted(second.ids) == sorted(expected)
        assert (first.ids, world.look(bad).state) == ([], EndpointState.ACTIVE)
        world.work()
        assert sorted(first.ids) == sorted(expected)
        assert sorted(second.ids) == sorted(expected)
