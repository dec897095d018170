"""Accounts from the command line: made, disabled, given new passwords, and never told."""

from collections.abc import Callable

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient
from typer.testing import CliRunner, Result

from app.actions import accounts
from app.cli import cli
from app.clock import Clock
from app.config import Settings
from app.db import Database
from app.rules.errors import Forbidden, Invalid, NotFound
from app.rules.vocabulary import Role
from tests.cast import PASSWORD, Cast

Door = Callable[[str], TestClient]
Duban = Callable[..., Result]
NEW_PASSWORD = "another horse battery"


@pytest.fixture
def duban(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Duban:
    """Runs `duban …` on the test's database."""
    monkeypatch.setenv("DUBAN_DATABASE_URL", settings.database_url)
    monkeypatch.setenv("DUBAN_VAR", str(settings.var))
    return lambda *words: CliRunner().invoke(cli, words)


def told(database: Database, action: str) -> list[str]:
    """What the events of an action say, all columns of each."""
    query = text("SELECT * FROM event WHERE action = :action")
    return [repr(row) for row in database.read(lambda session: session.execute(query, {"action": action}).all())]


def signs_in(client: TestClient, password: str) -> bool:
    """Whether the liaison's name and this password open the doors."""
    return client.post("/sign-in", data={"username": "liaison", "password": password}).status_code == 303


def test_a_disabled_account_is_out_at_once_and_for_good(
    duban: Duban, as_person: Door, client: TestClient, database: Database
) -> None:
    for _ in range(2):
        assert duban("user", "disable", "--username", "liaison").exit_code == 0
    assert as_person("liaison").get("/api/v1/items").status_code == 401
    assert not signs_in(client, PASSWORD)
    assert as_person("colleague").get("/api/v1/items").status_code == 200
    assert len(told(database, "user.disabled")) == 1


def test_a_new_password_replaces_the_old_and_ends_the_sessions(
    duban: Duban, as_person: Door, client: TestClient, database: Database
) -> None:
    assert duban("user", "password", "--username", "liaison", "--password", NEW_PASSWORD).exit_code == 0
    assert as_person("liaison").get("/api/v1/items").status_code == 401
    assert [signs_in(client, word) for word in (PASSWORD, NEW_PASSWORD)] == [False, True]
    events = told(database, "user.password_changed")
    assert len(events) == 1
    assert NEW_PASSWORD not in events[0]


@pytest.mark.parametrize(
    "words",
    [
        ("user", "disable", "--username", "none"),
        ("user", "password", "--username", "none", "--password", NEW_PASSWORD),
    ],
)
@pytest.mark.parametrize("backend", ["sqlite"])
def test_what_is_not_there_is_not_found(duban: Duban, words: tuple[str, ...]) -> None:
    assert isinstance(duban(*words).exception, NotFound)


@pytest.mark.parametrize("backend", ["sqlite"])
def test_a_short_password_is_refused(duban: Duban) -> None:
    assert isinstance(duban("user", "password", "--username", "liaison", "--password", "short").exception, Invalid)


@pytest.mark.parametrize("who", ["office", "liaison", "principal", "system_admin", "audit_admin"])
@pytest.mark.parametrize("backend", ["sqlite"])
def test_only_the_security_administrator_manages_accounts(
    database: Database, cast: Cast, clock: Clock, who: str
) -> None:
    actor, now = cast.actors[who], clock.now()
    new = {"username": "x", "name": "x", "role": Role.SUPERVISOR, "password": NEW_PASSWORD}
    for work in (
        lambda session: accounts.create_user(session, actor, now=now, **new),
        lambda session: accounts.disable_user(session, actor, "liaison", now=now),
        lambda session: accounts.change_password(session, actor, "liaison", NEW_PASSWORD, now=now),
    ):
        with pytest.raises(Forbidden):
            database.write(work)
