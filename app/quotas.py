"""How often a client may call: its minute's requests, given out by the handful to every process that answers.

The database counts what has been given out, this process what is left of its handful: counting costs a request no
statement, and all processes together never allow more than the quota. See docs/decisions/0010-quotas-by-the-handful.md.
"""

import asyncio
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from app.actions.usage import draw
from app.db import Database
from app.rules.actor import Actor
from app.rules.errors import TooMany

MINUTE = 60
HANDFULS = 20
"""Into how many handfuls a minute's quota is divided; what a process does not use up is lost until the next minute."""


@dataclass(slots=True)
class Standing:
    """How a client stands: `quota` a minute, `left` as far as this process knows, seconds to `reset`."""

    quota: int
    left: int
    reset: int

    def raw_headers(self) -> list[tuple[bytes, bytes]]:
        """The same for the server."""
        return [(name.lower().encode(), value.encode()) for name, value in self.headers()]

    def headers(self) -> list[tuple[str, str]]:
        """RateLimit fields of draft-ietf-httpapi-ratelimit-headers-09: a policy named "client", and where it stands."""
        return [
            ("RateLimit-Policy", f'"client";q={self.quota};w={MINUTE}'),
            ("RateLimit", f'"client";r={self.left};t={self.reset}'),
        ]


@dataclass(slots=True)
class _Handful:
    minute: int
    quota: int
    left: int
    unclaimed: int


class SpentError(Exception):
    """The handful is used up; another must be fetched before the request goes on."""

    def __init__(self, actor: Actor) -> None:
        super().__init__(actor.key_id)
        self.actor = actor


class Quotas:
    """The handfuls of one process, a key each, so that the last use of every key is noted when one is fetched."""

    def __init__(self, default: int, clock: Callable[[], float] = time.time) -> None:
        """`default` is in requests a minute. The clock is the machine's, which a demonstration's day leaves alone."""
        self._default = default
        self._clock = clock
        self._handfuls: dict[int, _Handful] = {}
        self._turn = asyncio.Lock()
        # Units of work run in threads; two that took the same request from a handful would allow one too many.
        self._counting = threading.Lock()

    def take(self, actor: Actor) -> Standing | None:
        """Count a request of the actor and say how it stands; None for people, who are not counted.

        SpentError when a handful must be fetched first; TooMany when the minute's quota is given out.
        """
        if actor.key_id is None:
            return None
        now, quota = self._clock(), actor.quota or self._default
        found = self._handfuls.get(actor.key_id)
        if found is None or found.minute != int(now // MINUTE) or found.quota != quota:
            raise SpentError(actor)
        reset = MINUTE - int(now % MINUTE)
        with self._counting:
            if found.left > 0:
                found.left -= 1
                return Standing(quota, found.left + found.unclaimed, reset)
        if found.unclaimed > 0:
            raise SpentError(actor)
        raise _too_many(Standing(quota, 0, reset))

    async def fetch(self, database: Database, actor: Actor, now: datetime, address: str) -> None:
        """Fetch another handful for the actor's key, unless whoever waited here before has."""
        assert actor.key_id is not None
        async with self._turn:
            minute, quota = int(self._clock() // MINUTE), actor.quota or self._default
            found = self._handfuls.get(actor.key_id)
            if found and (found.minute, found.quota) == (minute, quota) and (found.left or not found.unclaimed):
                return
            want = max(1, quota // HANDFULS)
            given = await database.writing(lambda s: draw(s, actor, minute, want, now=now, address=address), brief=True)
            before = given - want
            left = max(0, min(want, quota - before))
            self._handfuls[actor.key_id] = _Handful(minute, quota, left, max(0, quota - given))


def _too_many(standing: Standing) -> TooMany:
    return TooMany(
        "too_many_requests",
        f"请求过于频繁：每分钟最多 {standing.quota} 次，请 {standing.reset} 秒后再试",
        f"More than {standing.quota} requests in this minute. Wait {standing.reset} seconds (Retry-After), then go on"
        " evenly; ask for more rows a page, follow /events instead of polling items, or ask for a larger quota.",
        headers=dict([*standing.headers(), ("Retry-After", str(standing.reset))]),
        quota=standing.quota,
        window_seconds=MINUTE,
    )
