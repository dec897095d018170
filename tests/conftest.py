"""What tests stand on: a fresh, migrated database on both engines with the cast in it, the app, and its clients."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from hypothesis import settings as hypothesis_settings
from starlette.testclient import TestClient

from app import migrating, secrets
from app.clock import Clock
from app.config import Settings
from app.db import Database
from app.doors import SESSION_COOKIE
from app.main import create_app
from tests import browser, memory, postgres, telling
from tests import cast as casting
from tests.cast import Cast

BACKENDS = ("sqlite", "postgresql")
hypothesis_settings.register_profile("duban", deadline=None, derandomize=bool(os.environ.get("CI")))
hypothesis_settings.load_profile("duban")
IN_MEMORY = pytest.StashKey[Path | None]()


def pytest_configure(config: pytest.Config) -> None:
    """Temporary files go into memory; the processes of a parallel run find them where this one put them."""
    is_first = not hasattr(config, "workerinput")
    config.stash[IN_MEMORY] = memory.claim() if is_first else None


def pytest_unconfigure(config: pytest.Config) -> None:
    """Memory is given back, also after a failure: name --basetemp to keep what a test leaves."""
    if found := config.stash.get(IN_MEMORY, None):
        shutil.rmtree(found, ignore_errors=True)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Playwright's own Chromium cannot be fetched; Debian's is used."""
    return browser.launch_options()


@dataclass
class Template:
    """A database with everything in it, to be copied for each test."""

    cast: Cast
    path: Path | None = None
    name: str | None = None


@pytest.fixture(scope="session", autouse=True)
def events_say_what_was_and_what_is() -> Iterator[None]:
    """Every verb, in every test: see tests/telling.py."""
    with telling.checked():
        yield


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgres.Server]:
    """A real PostgreSQL, found or brought."""
    with postgres.start() as server:
        yield server


@pytest.fixture(scope="session")
def password_hash() -> str:
    """Argon2 takes its time, so everybody has the same password."""
    return secrets.hash_password(casting.PASSWORD)


@pytest.fixture(scope="session")
def templates(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest, password_hash: str
) -> Callable[[str], Template]:
    """Makes the template of a backend, once."""
    made: dict[str, Template] = {}

    def template(backend: str) -> Template:
        if backend not in made:
            made[backend] = _make(backend)
        return made[backend]

    def _make(backend: str) -> Template:
        if backend == "sqlite":
            path = tmp_path_factory.mktemp("template") / "duban.db"
            return Template(_fill(f"sqlite:///{path}", password_hash), path=path)
        server: postgres.Server = request.getfixturevalue("postgres_server")
        name = f"template_{os.getpid()}"
        return Template(_fill(server.create_database(name), password_hash), name=name)

    return template


def _fill(url: str, password_hash: str) -> Cast:
    database = Database(url, 1)
    migrating.upgrade(database.engine)
    clock = Clock(Settings().zone, casting.TODAY)
    cast = database.write(lambda session: casting.enter(session, clock, password_hash))
    database.close()
    return cast


@pytest.fixture(params=BACKENDS)
def backend(request: pytest.FixtureRequest) -> str:
    """Each test that touches the database runs on both."""
    return str(request.param)


Copies = Callable[[str, Path, str], AbstractContextManager[str]]


@pytest.fixture(scope="session")
def copies(templates: Callable[[str], Template], request: pytest.FixtureRequest) -> Copies:
    """Lends the address of a copy of a backend's template, for a folder and a name that are the borrower's own."""

    @contextmanager
    def lend(backend: str, folder: Path, name: str) -> Iterator[str]:
        template = templates(backend)
        if template.path is not None:
            shutil.copy(template.path, folder / "duban.db")
            yield f"sqlite:///{folder / 'duban.db'}"
            return
        server: postgres.Server = request.getfixturevalue("postgres_server")
        mine = f"test_{os.getpid()}_{abs(hash(name)) % 10**9}"
        yield server.create_database(mine, template.name)
        server.drop_database(mine)

    return lend


@pytest.fixture
def database_url(backend: str, copies: Copies, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """A database of the test's own, with the cast in it."""
    with copies(backend, tmp_path, request.node.nodeid) as url:
        yield url


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    """Settings of the test's own; the day is 2017-07-10."""
    return Settings(
        database_url=database_url,
        var=tmp_path,
        today=casting.TODAY,
        threads=4,
        log_level="WARNING",
        requests_per_minute=1_000_000,
    )


@pytest.fixture
def database(settings: Settings) -> Iterator[Database]:
    """The open database."""
    found = Database(settings.database_url, settings.threads)
    yield found
    found.close()


@pytest.fixture
def cast(backend: str, templates: Callable[[str], Template]) -> Cast:
    """Everybody's tokens, keys and ids."""
    return templates(backend).cast


@pytest.fixture
def app(settings: Settings, database: Database) -> FastAPI:
    """The application on the test's database."""
    return create_app(settings, database)


@pytest.fixture
def clock(settings: Settings) -> Clock:
    """The clock of the test: today is 2017-07-10."""
    return Clock(settings.zone, settings.today)


@pytest.fixture
def client(app: FastAPI) -> Iterator[TestClient]:
    """Nobody's client: pass a key or a cookie, or use `as_person` and `as_key`."""
    with TestClient(app, raise_server_exceptions=False, follow_redirects=False) as found:
        yield found


@pytest.fixture
def as_person(app: FastAPI, cast: Cast) -> Callable[[str], TestClient]:
    """A browser in which somebody of the cast is signed in."""

    def browser(who: str) -> TestClient:
        found = TestClient(app, raise_server_exceptions=False, follow_redirects=False)
        found.cookies.set(SESSION_COOKIE, cast.tokens[who])
        return found

    return browser


@pytest.fixture
def as_key(app: FastAPI, cast: Cast) -> Callable[[str], TestClient]:
    """A program that holds one of the cast's keys."""

    def program(key: str) -> TestClient:
        headers = {"Authorization": f"Bearer {cast.keys[key]}"}
        return TestClient(app, raise_server_exceptions=False, follow_redirects=False, headers=headers)

    return program
