"""create_app(): doors, middleware and static files; wiring only."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache, partial
from pathlib import Path

from fastapi import APIRouter, FastAPI, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute
from starlette.staticfiles import StaticFiles

from app import api, errors, logs, migrating, openapi, pages, starting
from app.api import oauth
from app.clock import Clock
from app.config import Settings
from app.db import Database
from app.doors import settings_of
from app.keyring import keyring_of
from app.middleware import Bounded, Envelope, Locked, SameSite
from app.queries.demo import has_demo
from app.quotas import Quotas
from app.routing import Index
from app.tail import Tail

STATIC = Path(__file__).parent / "static"
UPLOADS_AT_ONCE = 4
"""Files of the largest size that one request may bring."""
TEXT_BYTES = 2 * 1024 * 1024
"""Far more than the longest report, in bytes of JSON."""


def create_app(settings: Settings | None = None, database: Database | None = None) -> FastAPI:
    """The whole application. Tests hand their own settings and database in; a server reads the environment."""
    settings = settings or Settings()
    logs.configure(settings.log_level)
    owned = database is None
    database = database or Database(settings.database_url, settings.threads)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        if owned:
            # What the imports have made stays for good: the collector need not look through it again and again.
            gc.collect()
            gc.freeze()
        yield
        if owned:
            database.close()

    app = FastAPI(
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
        # An address has one spelling; and where to go instead would be made from whatever Host the caller named.
        redirect_slashes=False,
    )
    app.openapi = lambda: openapi.document(app)  # type: ignore[method-assign]
    app.state.settings = settings
    app.state.database = database
    app.state.clock = Clock(settings.zone, settings.today)
    app.state.quotas = Quotas(settings.requests_per_minute)
    app.state.tail = Tail(database)
    app.state.keyring = cache(partial(keyring_of, settings))
    app.router.routes[:0] = _routes()
    errors.install(app)
    app.add_middleware(Bounded, uploads=UPLOADS_AT_ONCE * settings.max_file_bytes, others=TEXT_BYTES)
    app.add_middleware(Locked)
    app.add_middleware(SameSite)
    app.add_middleware(Envelope)
    return app


@cache
def _routes() -> list[BaseRoute]:
    """All that is answered, behind its index: made once for all apps of a process, as it holds nothing of theirs."""
    hub = APIRouter()
    hub.routes += [*api.ROUTES, *oauth.router.routes, *pages.ROUTES]
    hub.mount("/static", StaticFiles(directory=STATIC), name="static")
    _add_probes(hub)
    return [Index(hub.routes), *hub.routes]


def _add_probes(hub: APIRouter) -> None:
    """For the machine that watches: alive, and ready (the database answers, is migrated, and fits here)."""

    @hub.get("/healthz", include_in_schema=False)
    async def healthz() -> Response:
        return JSONResponse({"status": "ok"})

    @hub.get("/readyz", include_in_schema=False)
    async def readyz(request: Request) -> Response:
        database: Database = request.app.state.database
        try:
            standing = await database.reading(lambda session: migrating.revision(session.connection()))
        except Exception:
            return JSONResponse({"status": "database does not answer"}, 503)
        if standing != migrating.heads():
            return JSONResponse({"status": "migrations pending; run duban migrate"}, 503)
        if not settings_of(request).is_demo and await database.reading(has_demo):
            return JSONResponse({"status": starting.DEMO_LEFT}, 503)
        return JSONResponse({"status": "ready"})
