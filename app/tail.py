"""Waiting for the feed to grow: one question to the database for all who wait in this process, and no thread held."""

import asyncio

import structlog

from app.db import Database
from app.queries.feed import end_of_feed

LOOK_EVERY = 0.2
"""Seconds between two looks, while anybody waits: about as long as the worker takes to seal."""

log = structlog.get_logger()


class Tail:
    """The growing end of the feed."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: dict[asyncio.Future[None], int] = {}
        self._watcher: asyncio.Task[None] | None = None

    async def passes(self, position: int, seconds: float) -> bool:
        """Whether the feed goes beyond `position` within so many seconds; returns as soon as it does."""
        told: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting[told] = position
        self._watch()
        try:
            async with asyncio.timeout(seconds):
                await told
        except TimeoutError:
            return False
        finally:
            del self._waiting[told]
        return True

    def _watch(self) -> None:
        """See that somebody looks, in the loop that asks: a test has one loop a request."""
        watcher = self._watcher
        if watcher is None or watcher.done() or watcher.get_loop() is not asyncio.get_running_loop():
            self._watcher = asyncio.create_task(self._look())

    async def _look(self) -> None:
        while self._waiting:
            try:
                end = await self._database.reading(end_of_feed, brief=True)
            except Exception as error:
                log.error("tail_failed", exc_info=error)
            else:
                for told, position in self._waiting.items():
                    if end > position and not told.done():
                        told.set_result(None)
            await asyncio.sleep(LOOK_EVERY)
