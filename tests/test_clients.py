"""API clients and their keys: each way of being refused, rotation, and that nothing ever tells a key."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import event, text
from sqlalchemy.orm import Session
from starlette.testclient import TestClient
from typer.testing import CliRunner, Result
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from app import secrets
from app.actions import clients, keys
from app.cli import cli
from app.clock import Clock
from app.config import Settings
from app.db import Database
from app.models.client import ClientChange, ClientCreate
from app.models.key import KeyMade
from app.queries.clients import client_named
from app.rules.errors import Conflict, Forbidden, Invalid, NotFound
from app.rules.vocabulary import Scope
from tests.cast import LEAD, Cast
from tests.racing import race

Door = Callable[[str], TestClient]
Duban = Callable[..., Result]
ITEMS = "/api/v1/items"
KEY = re.compile(r"duban_[A-Za-z0-9_-]{43}")


@pytest.fixture
def duban(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Duban:
    """Runs `duban …` on the test's database."""
    monkeypatch.setenv("DUBAN_DATABASE_URL", settings.database_url)
    monkeypatch.setenv("DUBAN_VAR", str(settings.var))
    monkeypatch.setenv("DUBAN_TODAY", str(settings.today))
    return lambda *words: CliRunner().invoke(cli, words)


@dataclass
class Keeper:
    """The security administrator at work."""

    database: Database
    cast: Cast
    clock: Clock

    def does(self, verb: Callable[..., Any], *about: Any, **how: Any) -> Any:
        """Run an action as the security administrator."""
        actor, now = self.cast.actors["security_admin"], self.clock.now()
        return self.database.write(lambda session: verb(session, actor, *about, now=now, **how))

    def makes(
        self, name: str = "OA", *scopes: Scope, unit: str | None = LEAD, days: float | None = None, **may: Any
    ) -> KeyMade:
        """A new client with its first key, which expires after so many days, negative ones for one that is over."""
        unit_id = self.cast.units[unit] if unit else None
        new = ClientCreate(name=name, scopes=list(scopes or [Scope.WRITE]), unit_id=unit_id, **may)
        end = None if days is None else self.clock.now() + timedelta(days=abs(days))
        made: KeyMade = self.does(keys.create_with_client, new, expires_at=end)
        if days is not None and days < 0:
            over = text("UPDATE api_key SET expires_at = :at WHERE id = :id")
            when = (self.clock.now() + timedelta(days=days)).strftime("%Y-%m-%d %H:%M:%S.%f+00:00")
            self.database.write(lambda session: session.execute(over, {"at": when, "id": made.id}))
        return made

    def client(self, name: str = "OA") -> Any:
        """The client as the register shows it."""
        return self.database.read(
            lambda session: client_named(session, self.cast.actors["security_admin"], name, self.clock.now())
        )


@pytest.fixture
def keeper(database: Database, cast: Cast, clock: Clock) -> Keeper:
    """The security administrator at work."""
    return Keeper(database, cast, clock)


@pytest.fixture
def calls(app: FastAPI) -> Callable[..., tuple[int, str | None]]:
    """Asks for the items with a key, from an address: the status, and the code of a refusal."""

    def call(key: str, address: str = "10.0.0.1") -> tuple[int, str | None]:
        browser = TestClient(app, headers={"Authorization": f"Bearer {key}"}, client=(address, 50000))
        answer = browser.get(ITEMS)
        return answer.status_code, answer.json().get("code")

    return call


Calls = Callable[..., tuple[int, str | None]]


def everything(database: Database) -> str:
    """All that the database holds of clients, keys and events."""
    tables = ("api_client", "api_key", "access_token", "client_usage", "event")
    return database.read(lambda session: repr([session.execute(text(f"SELECT * FROM {one}")).all() for one in tables]))


def events(database: Database, action: str) -> list[Any]:
    """The events of an action."""
    query = text("SELECT * FROM event WHERE action = :action ORDER BY id")
    return database.read(lambda session: list(session.execute(query, {"action": action}).all()))


def test_a_key_is_recognisable_and_only_its_hash_and_first_letters_are_kept(
    keeper: Keeper, database: Database, calls: Calls
) -> None:
    made = keeper.makes()
    assert KEY.fullmatch(made.key)
    assert calls(made.key) == (200, None)
    kept = everything(database)
    assert made.key not in kept
    assert secrets.fingerprint(made.key) in kept
    assert made.key[: secrets.SHOWN] in kept


def test_the_database_is_never_even_asked_about_a_key_in_clear(
    keeper: Keeper, database: Database, calls: Calls
) -> None:
    made, asked = keeper.makes(), []

    def note(_conn: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        asked.append(repr((statement, parameters)))

    engines = [database.engine, *([database._here._engine] if database._here else [])]
    for engine in engines:
        event.listen(engine, "before_cursor_execute", note)
    assert calls(made.key) == (200, None)
    assert any(secrets.fingerprint(made.key) in one for one in asked)
    assert not [one for one in asked if made.key in one]


def test_no_log_line_holds_a_key(keeper: Keeper, calls: Calls, capsys: pytest.CaptureFixture[str]) -> None:
    made = keeper.makes()
    assert calls(made.key)[0] == 200
    keeper.does(keys.revoke, made.id)
    assert calls(made.key)[0] == 401
    out, err = capsys.readouterr()
    assert made.key not in out + err


def test_a_revoked_key_opens_nothing_from_the_next_request_on(keeper: Keeper, database: Database, calls: Calls) -> None:
    made = keeper.makes()
    assert calls(made.key) == (200, None)
    for _ in range(2):
        keeper.does(keys.revoke, made.id)
    assert calls(made.key) == (401, "key_revoked")
    assert keeper.client().keys[0].state == "revoked"
    assert len(events(database, "key.revoked")) == 1


def test_a_key_opens_until_it_expires(keeper: Keeper, calls: Calls) -> None:
    assert calls(keeper.makes("今天", days=0.5).key) == (200, None)
    assert calls(keeper.makes("昨天", days=-0.5).key) == (401, "key_expired")
    assert keeper.client("昨天").keys[0].state == "expired"


def test_an_unknown_key_is_told_from_no_other(calls: Calls, cast: Cast) -> None:
    for key in (secrets.new_key(), secrets.new_access_token(), cast.keys["lead_read_key"][:-1]):
        assert calls(key) == (401, "bad_key")


def test_rotation_leaves_both_keys_open_for_a_while(
    keeper: Keeper, database: Database, calls: Calls, clock: Clock
) -> None:
    old = keeper.makes()
    new = keeper.does(keys.rotate, old.id, until=clock.now() + timedelta(hours=1))
    assert [calls(one.key) for one in (old, new)] == [(200, None)] * 2
    shown = {key.id: key for key in keeper.client().keys}
    assert (shown[old.id].state, shown[old.id].successor_id, shown[new.id].state) == ("rotated", new.id, "live")
    past = (clock.now() - timedelta(seconds=1)).strftime("%Y-%m-%d %H:%M:%S.%f+00:00")
    end = text("UPDATE api_key SET expires_at = :at WHERE id = :id")
    database.write(lambda session: session.execute(end, {"at": past, "id": old.id}))
    assert [calls(one.key) for one in (old, new)] == [(401, "key_expired"), (200, None)]
    (told,) = events(database, "key.rotated")
    assert old.key not in repr(told)
    assert new.key not in repr(told)


def test_a_rotation_without_overlap_ends_the_old_key_at_once(keeper: Keeper, calls: Calls, clock: Clock) -> None:
    old = keeper.makes()
    new = keeper.does(keys.rotate, old.id, until=clock.now())
    assert [calls(one.key) for one in (old, new)] == [(401, "key_expired"), (200, None)]


def test_rotation_never_lengthens_a_key_and_happens_once(keeper: Keeper, clock: Clock) -> None:
    old = keeper.makes(days=1)
    keeper.does(keys.rotate, old.id, until=clock.now() + timedelta(days=30))
    ends = {key.id: key.expires_at for key in keeper.client().keys}
    assert ends[old.id] == old.expires_at
    for key, code in ((old, "key_rotated"), (keeper.makes("过期", days=-1), "key_over")):
        with pytest.raises(Conflict) as refused:
            keeper.does(keys.rotate, key.id, until=clock.now())
        assert refused.value.code == code


def test_a_successor_ends_when_its_key_would_have_unless_told_otherwise(keeper: Keeper, clock: Clock) -> None:
    soon, now = clock.now() + timedelta(days=5), clock.now()
    same, other, ever = (keeper.makes(name, days=30) for name in ("同期", "另定", "长期"))
    assert keeper.does(keys.rotate, same.id, until=now).expires_at == same.expires_at
    assert keeper.does(keys.rotate, other.id, until=now, expires_at=soon).expires_at == soon
    assert keeper.does(keys.rotate, ever.id, until=now, forever=True).expires_at is None
    assert keeper.does(keys.rotate, keeper.makes("不限").id, until=now).expires_at is None


@pytest.mark.parametrize(("words", "ends"), [((), "2027-12-31"), (("--expires", "never"), "-")])
def test_the_command_rotates_to_the_same_end(duban: Duban, words: tuple[str, ...], ends: str, cast: Cast) -> None:
    duban("key", "create", "--name", "OA", "--scope", "read", "--expires", "2027-12-31")
    assert duban("key", "rotate", "--name", "OA", "--overlap-hours", "1", *words).exit_code == 0
    successor = next(line.split("\t") for line in duban("key", "list").stdout.splitlines() if line.startswith("OA\t"))
    assert successor[6][:10] == ends


def test_of_two_rotations_at_once_one_is_refused(keeper: Keeper, clock: Clock, database: Database) -> None:
    old = keeper.makes()
    actor, now = keeper.cast.actors["security_admin"], clock.now()

    def rotate(session: Session) -> KeyMade:
        return keys.rotate(session, actor, old.id, now=now, until=now + timedelta(hours=1))

    done = race(database, [rotate, rotate])
    assert sorted(type(one).__name__ for one in done) == ["Conflict", "KeyMade"]
    assert len(keeper.client().keys) == 2
    assert len(events(database, "key.rotated")) == 1


@pytest.mark.parametrize(
    ("address", "answer"),
    [
        ("10.1.2.3", (200, None)),
        ("::ffff:10.1.2.3", (200, None)),
        ("192.0.2.7", (200, None)),
        ("192.0.2.8", (403, "address_not_allowed")),
        ("", (403, "address_not_allowed")),
    ],
)
def test_a_key_opens_from_the_networks_of_its_client_alone(
    keeper: Keeper, calls: Calls, address: str, answer: tuple[int, str | None]
) -> None:
    made = keeper.makes(addresses=["10.0.0.0/8", "192.0.2.7"])
    assert calls(made.key, address) == answer


def test_the_address_is_the_one_that_a_trusted_proxy_tells(keeper: Keeper, app: FastAPI) -> None:
    made = keeper.makes(addresses=["10.0.0.0/8"])
    served = ProxyHeadersMiddleware(app, trusted_hosts="192.0.2.1")
    headers = {"Authorization": f"Bearer {made.key}", "X-Forwarded-For": "10.0.0.1"}

    def status(connection: str) -> int:
        return TestClient(served, headers=headers, client=(connection, 1)).get(ITEMS).status_code

    assert [status(address) for address in ("192.0.2.1", "192.0.2.2", "10.0.0.9")] == [200, 403, 200]


def test_what_a_client_may_changes_from_its_next_request_on(keeper: Keeper, calls: Calls, database: Database) -> None:
    made = keeper.makes()
    client = keeper.client()
    change = ClientChange(scopes=[Scope.READ], addresses=["192.0.2.0/24"], contact="信息科 3381234", version=1)
    for _ in range(2):
        keeper.does(clients.change, client.id, change)
    assert calls(made.key) == (403, "address_not_allowed")
    (told,) = events(database, "client.changed")
    assert "192.0.2.0/24" in repr(told)
    stale = ClientChange(scopes=[Scope.WRITE], version=1)
    with pytest.raises(Conflict) as refused:
        keeper.does(clients.change, client.id, stale)
    assert (refused.value.code, refused.value.extra["current"]["version"]) == ("version_conflict", 2)


@pytest.mark.parametrize(
    ("scopes", "ticks", "reports"),
    [
        ([Scope.READ], 403, 403),
        ([Scope.TICK], 200, 403),
        ([Scope.REPORT], 403, 201),
        ([Scope.TICK, Scope.REPORT], 200, 201),
        ([Scope.WRITE], 200, 201),
        ([Scope.PLAN, Scope.MANAGE, Scope.REVIEW], 403, 403),
    ],
)
def test_a_scope_opens_its_verbs_and_no_other(
    keeper: Keeper, app: FastAPI, cast: Cast, scopes: list[Scope], ticks: int, reports: int
) -> None:
    door = TestClient(app, headers={"Authorization": f"Bearer {keeper.makes('OA', *scopes).key}"})
    assert door.get(ITEMS).status_code == 200
    tick = door.post(f"/api/v1/milestones/{cast.milestones['6月底前完成招标']}/completion", json={})
    report = door.post(f"/api/v1/items/{cast.items['1']}/reports", json={"summary": "已完成招标"})
    assert (tick.status_code, report.status_code) == (ticks, reports)
    for refused, scope in ((tick, "tick"), (report, "report")):
        if refused.status_code == 403:
            assert (refused.json()["code"], refused.json()["scope"]) == ("scope_missing", scope)
            assert f'scope="{scope}"' in refused.headers["www-authenticate"]


def test_of_two_clients_of_one_name_taken_in_at_once_one_is_refused(keeper: Keeper, database: Database) -> None:
    actor, now, new = keeper.cast.actors["security_admin"], keeper.clock.now(), ClientCreate(name="OA", scopes=["read"])
    done = race(database, [lambda session: clients.create(session, actor, new, now=now)] * 2)
    assert sorted(getattr(one, "code", "made") for one in done) == ["client_name_taken", "made"]


@pytest.mark.parametrize("who", ["office", "liaison", "principal", "system_admin", "audit_admin"])
@pytest.mark.parametrize("backend", ["sqlite"])
def test_only_the_security_administrator_keeps_clients(database: Database, cast: Cast, clock: Clock, who: str) -> None:
    actor, now = cast.actors[who], clock.now()
    new = ClientCreate(name="x", scopes=[Scope.READ])
    for work in (
        lambda session: clients.create(session, actor, new, now=now),
        lambda session: clients.change(session, actor, 1, new, now=now),
        lambda session: keys.create(session, actor, 1, now=now),
        lambda session: keys.rotate(session, actor, 1, now=now, until=now),
        lambda session: keys.revoke(session, actor, 1, now=now),
        lambda session: keys.revoke_all(session, actor, "lead_write_key", now=now),
    ):
        with pytest.raises(Forbidden):
            database.write(work)


@pytest.mark.parametrize("backend", ["sqlite"])
def test_what_cannot_be_is_refused(keeper: Keeper, clock: Clock) -> None:
    with pytest.raises(Invalid):
        keeper.makes(addresses=["10.0.0.1/8"])
    with pytest.raises(Invalid):
        keeper.does(clients.create, ClientCreate(name="x", scopes=[Scope.READ], unit_id=99999))
    made = keeper.makes()
    with pytest.raises(Invalid):
        keeper.does(keys.create, keeper.client().id, expires_at=clock.now())
    for verb, about in ((keys.create, (99,)), (keys.revoke, (99,)), (keys.revoke_all, ("none",))):
        with pytest.raises(NotFound):
            keeper.does(verb, *about)
    assert len(keeper.client().keys) == 1
    assert made.expires_at is None


def test_the_commands_make_list_rotate_and_revoke(duban: Duban, calls: Calls, database: Database) -> None:
    made = duban("key", "create", "--name", "OA", "--scope", "write", "--unit", LEAD)
    first = made.stdout.splitlines()[-1]
    assert (made.exit_code, calls(first)) == (0, (200, None))
    second = duban("key", "create", "--name", "OA", "--expires", "2017-07-10").stdout.splitlines()[-1]
    unclear = duban("key", "rotate", "--name", "OA")
    assert isinstance(unclear.exception, Conflict)
    rows = {row.split("\t")[3]: row.split("\t") for row in duban("key", "list").stdout.splitlines()}
    mine = rows[first[: secrets.SHOWN]]
    assert mine[:3] == ["OA", "write", LEAD]
    assert (mine[5], mine[6], rows[second[: secrets.SHOWN]][6]) == ("-", "-", "2017-07-10 16:00")
    rotated = duban("key", "rotate", "--name", "OA", "--id", mine[-1], "--overlap-hours", "0").stdout.splitlines()[-1]
    assert [calls(one)[1] for one in (first, second, rotated)] == ["key_expired", None, None]
    for _ in range(2):
        assert duban("key", "revoke", "--name", "OA").exit_code == 0
    assert {calls(one)[1] for one in (first, second, rotated)} == {"key_revoked"}
    listed = duban("key", "list").stdout + duban("client", "list").stdout + everything(database)
    assert not [one for one in (first, second, rotated) if one in listed]
    assert isinstance(duban("key", "revoke", "--name", "none").exception, NotFound)


def test_the_commands_take_a_client_in_and_change_it(duban: Duban, calls: Calls) -> None:
    words = ("--name", "OA", "--scope", "tick", "--scope", "report", "--address", "10.0.0.0/8", "--quota", "60")
    assert "client-" in duban("client", "create", *words, "--contact", "信息科").stdout
    key = duban("key", "create", "--name", "OA").stdout.splitlines()[-1]
    assert calls(key, "10.0.0.1") == (200, None)
    assert duban("client", "change", "--name", "OA", "--scope", "read", "--address", "192.0.2.0/24").exit_code == 0
    assert calls(key, "10.0.0.1") == (403, "address_not_allowed")
    (row,) = [row.split("\t") for row in duban("client", "list").stdout.splitlines() if "\tOA\t" in row]
    assert row[1:] == ["OA", "read", "-", "192.0.2.0/24", "60", "信息科", "1"]
    assert duban("client", "change", "--name", "OA", "--address", "", "--quota", "0").exit_code == 0
    (row,) = [row.split("\t") for row in duban("client", "list").stdout.splitlines() if "\tOA\t" in row]
    assert row[4:6] == ["-", "-"]
    assert isinstance(duban("client", "change", "--name", "OA", "--address", "oa.example").exception, Invalid)
    assert duban("client", "revoke", "--name", "OA").exit_code == 0
    assert calls(key, "10.0.0.1")[1] == "key_revoked"
