"""The courier: takes deliveries to their endpoints, all at once, so that nobody waits for a slow one.

Several may run side by side. What one holds when it is killed is sent by another as soon as the lease is over; so
every message arrives at least once, and says by its id when it comes again.
"""

import asyncio
import random
import secrets
import threading
from collections import Counter
from datetime import timedelta
from functools import partial
from time import monotonic

import structlog

from app.actions import deliveries
from app.actions.deliveries import AT_ONCE, Attempt, Parcel
from app.clock import Clock
from app.config import Settings
from app.db import Database
from app.delivery.messages import body_of, headers_of
from app.delivery.sender import TOTAL_SECONDS, Answer, Sender
from app.keyring import Keyring, keyring_of
from app.queries.deliveries import Time, anything_to_send
from app.rules.webhooks import Outcome

LOOK_EVERY = 0.2
"""Seconds."""
AFTER_FAILURE = 5.0
"""Seconds to leave a database alone that does not answer, and an endpoint that could not be worked for."""
LEASE = timedelta(seconds=4 * TOTAL_SECONDS)
"""Longer than sending and recording can take."""

log = structlog.get_logger()


class Courier:
    """Claims, sends and records until it is told to stop."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        keyring: Keyring,
        sender: Sender,
        *,
        source: str,
        lease: timedelta = LEASE,
    ) -> None:
        self._database = database
        self._source = source
        self._clock = clock
        self._keyring = keyring
        self._sender = sender
        self._lease = lease
        self._busy: Counter[int] = Counter()
        self._aside: dict[int, float] = {}
        self._under_way: set[asyncio.Task[None]] = set()
        self._back = asyncio.Event()

    async def run(self, stop: threading.Event) -> None:
        """Work until `stop`, then let what is under way arrive."""
        while not stop.is_set():
            self._back.clear()
            if not await self.round():
                with_luck = asyncio.create_task(self._back.wait())
                await asyncio.wait({with_luck}, timeout=LOOK_EVERY)
                with_luck.cancel()
        await self.arrive()

    async def round(self) -> int:
        """Make out, claim and send what is due; returns how much there was. It does not wait for any answer."""
        time = self._time()
        full = [endpoint for endpoint, count in self._busy.items() if count >= AT_ONCE]
        aside = {endpoint for endpoint, until in self._aside.items() if until > monotonic()}
        known = set(aside)
        try:
            if not await self._database.reading(partial(anything_to_send, time=time, full=full, aside=aside)):
                return 0
            moved = await self._database.writing(partial(deliveries.fan_out, time=time, aside=aside))
            parcels = await self._database.writing(
                partial(
                    deliveries.claim,
                    time=time,
                    mark=secrets.token_hex(16),
                    lease=self._lease,
                    busy=dict(self._busy),
                    aside=aside,
                )
            )
        except Exception as error:
            log.error("courier_failed", exc_info=error)
            await asyncio.sleep(AFTER_FAILURE)
            return 0
        self._aside = {one: self._aside[one] for one in known}
        self._aside |= {one: monotonic() + AFTER_FAILURE for one in aside - known}
        for parcel in parcels:
            self._busy[parcel.endpoint_id] += 1
            task = asyncio.create_task(self._deliver(parcel))
            self._under_way.add(task)
            task.add_done_callback(partial(self._returned, parcel.endpoint_id))
        return moved + len(parcels)

    async def arrive(self) -> None:
        """Wait for all that is under way."""
        while self._under_way:
            await asyncio.wait(self._under_way)

    def _returned(self, endpoint_id: int, task: asyncio.Task[None]) -> None:
        self._under_way.discard(task)
        self._busy[endpoint_id] -= 1
        if not self._busy[endpoint_id]:
            del self._busy[endpoint_id]
        self._back.set()

    async def _deliver(self, parcel: Parcel) -> None:
        """Send one parcel and record what came of it; if recording fails, the lease brings it back."""
        begun, started = self._clock.machine(), monotonic()
        try:
            answer = await self._send(parcel)
            attempt = Attempt(
                at=begun,
                ms=round((monotonic() - started) * 1000),
                outcome=answer.outcome,
                status=answer.status,
                excerpt=answer.excerpt,
                wish=answer.wish,
            )
            told = partial(deliveries.record, parcel=parcel, attempt=attempt, luck=random.random())  # noqa: S311
            await self._database.writing(partial(told, time=self._time()))
        except Exception as error:
            log.error("delivery_failed", delivery=parcel.delivery_id, exc_info=error)
            return
        log.info("webhook", delivery=parcel.delivery_id, outcome=attempt.outcome, status=attempt.status, ms=attempt.ms)

    def _time(self) -> Time:
        return Time(now=self._clock.now(), moment=self._clock.machine())

    async def _send(self, parcel: Parcel) -> Answer:
        body = body_of(parcel, self._source)
        headers = headers_of(parcel, body, self._keyring, self._clock.machine())
        if headers is None:
            return Answer(Outcome.NO_SECRET, excerpt="the secret cannot be derived: DUBAN_SECRET has changed; rotate")
        return await self._sender.post(parcel.url, headers, body)


def loop(database: Database, settings: Settings, stop: threading.Event) -> None:
    """The courier in a thread of its own, until `stop`."""

    async def run() -> None:
        clock, keyring = Clock(settings.zone, settings.today), keyring_of(settings)
        async with Sender(settings.callable_networks) as sender:
            await Courier(database, clock, keyring, sender, source=settings.webhook_source).run(stop)

    while not stop.is_set():
        try:
            asyncio.run(run())
        except Exception as error:
            # A folder that cannot be written, say: the rest of the worker goes on, and this is tried again.
            log.error("courier_failed", exc_info=error)
            stop.wait(AFTER_FAILURE)
