"""The worker: a loop of small claims, each of which does one thing in one transaction and says whether there was any.

Killed at any point it leaves nothing half-done; several may run side by side. Sealing has a thread of its own, so that
the feed grows a moment after a commit, whatever else there is to do.
"""

import signal
import threading
import time
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

import structlog
from fastapi import FastAPI
from sqlalchemy.orm import Session

from app import logs
from app.actions import (
    audit,
    conclusion_evidence,
    deliveries,
    idempotency,
    items,
    missing,
    notices,
    sessions,
    suspensions,
    tokens,
)
from app.clock import Clock
from app.config import Settings
from app.db import Database
from app.delivery import courier, sealing
from app.delivery.sweeping import sweep_files
from app.queries import due

IDLE_SECONDS = 10.0
SWEEP_SECONDS = 3600.0
THREADS = 4
"""Database connections of a worker: for its rounds, for sealing, and for deliveries."""
log = structlog.get_logger()


@dataclass(frozen=True)
class Claim:
    """One sort of work: a brief read that tells whether there is any, and a transaction that does some of it.

    A writer that finds nothing would hold up all others on SQLite, so nothing is begun before `look` has said yes.
    """

    name: str
    look: Callable[[Session], bool]
    do: Callable[[Session], int]


def claims(settings: Settings, clock: Clock) -> list[Claim]:
    """What there is to do; each returns how much it did."""
    now, today = clock.now(), clock.today()
    idle = timedelta(minutes=settings.session_idle_minutes)
    answers, diary = now - idempotency.KEPT_FOR, clock.machine() - timedelta(days=settings.webhook_diary_days)
    uncited = now - conclusion_evidence.KEPT_UNCITED
    found = [
        Claim(
            "suspensions", partial(due.suspensions, today=today), partial(suspensions.resume_due, now=now, today=today)
        ),
        Claim("missed", partial(due.missed, today=today), partial(missing.miss_due, now=now, today=today)),
        Claim("lights", partial(due.lights, today=today), partial(items.turn_lights, today=today)),
        Claim("roll_ups", partial(due.roll_ups, today=today), partial(items.roll_up, today=today)),
        Claim(
            "sessions",
            partial(due.sessions, now=now, idle=idle, window=sessions.WINDOW),
            partial(sessions.purge, now=now, idle=idle),
        ),
        Claim("tokens", partial(due.tokens, now=now), partial(tokens.purge, now=now)),
        Claim("kept_answers", partial(due.kept_answers, before=answers), partial(idempotency.sweep, now=now)),
        Claim("uncited", partial(due.uncited, before=uncited), partial(conclusion_evidence.forget, before=uncited)),
        Claim("seals", due.seals, audit.seal),
        Claim("webhooks", partial(due.old_deliveries, before=diary), partial(deliveries.purge, before=diary)),
    ]
    if settings.reminders:
        slips = partial(notices.remind, now=now, today=today)
        found.append(Claim("reminders", partial(due.reminders, now=now, today=today), slips))
    return found


def work_once(database: Database, settings: Settings, clock: Clock) -> int:
    """One round over all claims; returns how much was done. A claim that fails is logged and tried next round."""
    done = 0
    for claim in claims(settings, clock):
        try:
            count = database.write(claim.do) if database.read(claim.look) else 0
        except Exception as error:
            log.error("claim_failed", claim=claim.name, exc_info=error)
            continue
        if count:
            log.info("claim", claim=claim.name, count=count)
        done += count
    return done


def loop(settings: Settings, stop: threading.Event) -> None:
    """Work until `stop`, in a thread for each sort of work that must not wait for another."""
    database = Database(settings.database_url, THREADS)
    threads = [
        threading.Thread(target=sealing.loop, args=(database, stop), name="seals", daemon=True),
        threading.Thread(target=courier.loop, args=(database, settings, stop), name="courier", daemon=True),
    ]
    for thread in threads:
        thread.start()
    _rounds(database, settings, stop)
    for thread in threads:
        thread.join()
    database.close()


def _rounds(database: Database, settings: Settings, stop: threading.Event) -> None:
    """Round after round over the claims, resting when one found nothing; once an hour files are swept, heads logged."""
    clock = Clock(settings.zone, settings.today)
    swept, told = 0.0, None
    while not stop.is_set():
        if work_once(database, settings, clock) == 0:
            stop.wait(IDLE_SECONDS)
        if time.time() - swept > SWEEP_SECONDS:
            swept = time.time()
            try:
                sweep_files(database, settings.files, swept)
                told = sealing.tell_head(database, told)
            except Exception as error:
                log.error("sweep_failed", exc_info=error)


def run_forever(settings: Settings) -> None:
    """The worker as a process of its own; SIGTERM and SIGINT let the present claim finish."""
    logs.configure(settings.log_level)
    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    loop(settings, stop)


def app_with_worker(settings: Settings) -> FastAPI:
    """The application with the worker in a thread beside it, for one process that does everything."""
    from app.main import create_app

    app = create_app(settings)
    app.router.lifespan_context = _with_thread(app.router.lifespan_context, settings)
    return app


def _with_thread(
    inner: Callable[[Any], AbstractAsyncContextManager[Any]], settings: Settings
) -> Callable[[Any], AbstractAsyncContextManager[Any]]:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> Any:
        stop = threading.Event()
        thread = threading.Thread(target=loop, args=(settings, stop), name="worker", daemon=True)
        thread.start()
        async with inner(app) as state:
            yield state
        stop.set()
        thread.join(timeout=5)

    return lifespan
