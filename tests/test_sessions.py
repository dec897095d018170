"""Signing in, staying in, going out; keys that are revoked; and requests that come from other sites."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session
from starlette.testclient import TestClient

from app import secrets
from app.actions import sessions
from app.clock import Clock
from app.config import Settings
from app.db import Database
from app.doors import SESSION_COOKIE
from app.main import create_app
from app.models import Session as SignIn
from app.models.base import table
from app.queries import identity
from app.rules.errors import TooMany, Unauthenticated
from tests.cast import PASSWORD, Cast

Program = Callable[[str], TestClient]
IDLE = timedelta(minutes=120)
SESSION = table(SignIn).c


def sign_in(client: TestClient, username: str, password: str = PASSWORD) -> int:
    """The status of a try to sign in at the page."""
    return client.post("/sign-in", data={"username": username, "password": password, "next": "/"}).status_code


def test_a_sign_in_opens_the_doors_until_the_sign_out(client: TestClient) -> None:
    assert client.get("/api/v1/items").status_code == 401
    assert sign_in(client, "liaison") == 303
    assert client.get("/api/v1/items").status_code == 200
    token = client.cookies[SESSION_COOKIE]
    assert client.post("/sign-out").status_code == 303
    client.cookies.set(SESSION_COOKIE, token)
    assert client.get("/api/v1/items").status_code == 401


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(client: TestClient) -> None:
    answer = client.post("/sign-in", data={"username": "liaison", "password": PASSWORD})
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie


def test_a_wrong_name_and_a_wrong_password_are_told_alike(client: TestClient) -> None:
    answers = [client.post("/sign-in", data={"username": name, "password": "wrong"}) for name in ("liaison", "liaisom")]
    assert [answer.status_code for answer in answers] == [401, 401]
    assert "用户名或密码不正确" in answers[0].text
    assert answers[0].text.replace("liaison", "liaisom") == answers[1].text


def test_a_session_ends_after_its_hours_and_after_idling(database: Database, cast: Cast) -> None:
    token, mine = cast.tokens["liaison"], SESSION.token_hash == secrets.fingerprint(cast.tokens["liaison"])
    begun = database.read(lambda session: session.scalars(select(SESSION.created_at).where(mine)).one())
    database.write(lambda session: sessions.touch(session, token, begun))

    def lives(after: timedelta, idle: timedelta = IDLE) -> bool:
        try:
            database.read(lambda session: identity.by_session(session, token, begun + after, idle))
        except Unauthenticated:
            return False
        return True

    assert lives(timedelta(minutes=119))
    assert not lives(timedelta(minutes=121))
    assert lives(timedelta(hours=11, minutes=59), idle=timedelta(days=1))
    assert not lives(timedelta(hours=12), idle=timedelta(days=1))


def test_use_keeps_a_session_open_but_not_beyond_its_hours(database: Database, cast: Cast, clock: Clock) -> None:
    token, begun = cast.tokens["liaison"], clock.now()
    for hours in range(1, 12):
        now = begun + timedelta(hours=hours)
        database.read(lambda session, now=now: identity.by_session(session, token, now, IDLE))
        database.write(lambda session, now=now: sessions.touch(session, token, now))
    with pytest.raises(Unauthenticated):
        database.read(lambda session: identity.by_session(session, token, begun + timedelta(hours=12), IDLE))


def test_reading_alone_keeps_a_session_open(as_person: Program, database: Database, cast: Cast, clock: Clock) -> None:
    token, now = cast.tokens["liaison"], clock.now()
    database.write(lambda session: sessions.touch(session, token, now - timedelta(minutes=119)))
    assert as_person("liaison").get("/api/v1/items").status_code == 200
    later = now + timedelta(minutes=119)
    assert database.read(lambda session: identity.by_session(session, token, later, IDLE)).name == "陈联络"


def test_only_hashes_of_tokens_and_keys_are_kept(database: Database, cast: Cast, client: TestClient) -> None:
    assert sign_in(client, "liaison") == 303

    def everything(session: Session) -> str:
        tables = ("session", "api_key", "person", "event", "sign_in_failure")
        rows = [row for name in tables for row in session.connection().execute(text(f"SELECT * FROM {name}"))]
        return repr(rows)

    kept = database.read(everything)
    secret = [*cast.tokens.values(), *cast.keys.values(), client.cookies[SESSION_COOKIE], PASSWORD]
    assert not [one for one in secret if one in kept]
    assert secrets.fingerprint(cast.tokens["liaison"]) in kept


def test_five_wrong_passwords_close_a_name_for_a_while(client: TestClient) -> None:
    assert [sign_in(client, "liaison", "wrong") for _ in range(5)] == [401] * 5
    answer = client.post("/sign-in", data={"username": "liaison", "password": PASSWORD})
    assert answer.status_code == 429
    assert 0 < int(answer.headers["retry-after"]) <= 900
    assert sign_in(client, "colleague") == 303


def test_a_success_forgets_the_failures_before_it(client: TestClient) -> None:
    for _ in range(2):
        assert [sign_in(client, "liaison", "wrong") for _ in range(4)] == [401] * 4
        assert sign_in(client, "liaison") == 303


def test_thirty_failures_close_an_address_and_a_quarter_of_an_hour_opens_it(database: Database, clock: Clock) -> None:
    now = clock.now()

    def fail(session: Session) -> None:
        for n in range(30):
            sessions.refuse(session, f"name{n}", "10.0.0.1", now)

    database.write(fail)

    def closed(address: str, after: timedelta) -> bool:
        try:
            database.read(lambda session: sessions.check_throttle(session, "liaison", address, now + after))
        except TooMany as refusal:
            return int(refusal.headers["Retry-After"]) == 900 - after.total_seconds()
        return False

    assert closed("10.0.0.1", timedelta(minutes=14))
    assert not closed("10.0.0.1", timedelta(minutes=15))
    assert not closed("10.0.0.2", timedelta())


def test_what_is_over_is_forgotten(database: Database, cast: Cast, clock: Clock) -> None:
    later = clock.now() + timedelta(hours=13)
    database.write(lambda session: sessions.refuse(session, "x", "10.0.0.1", clock.now()) and None)
    assert database.write(lambda session: sessions.purge(session, later, IDLE)) == len(cast.tokens) + 1
    assert database.write(lambda session: sessions.purge(session, later, IDLE)) == 0


def test_a_revoked_key_opens_nothing(as_key: Program, database: Database, clock: Clock) -> None:
    door = as_key("lead_read_key")
    assert door.get("/api/v1/items").status_code == 200
    revoke = text(
        "UPDATE api_key SET revoked_at = :at WHERE client_id = (SELECT id FROM api_client WHERE name = 'lead_read_key')"
    )
    database.write(lambda session: session.connection().execute(revoke, {"at": clock.now().isoformat(" ")}))
    answer = door.get("/api/v1/items")
    assert (answer.status_code, answer.json()["code"]) == (401, "key_revoked")
    assert answer.headers["www-authenticate"].startswith("Bearer")


@pytest.mark.parametrize("backend", ["sqlite"])
@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer ", "Basic bGk6eA==", "Bearer wrong", "Token x", "Bearer \xff"]
)
def test_a_malformed_key_is_told_how_to_write_it(client: TestClient, header: str) -> None:
    answer = client.get("/api/v1/items", headers={"Authorization": header.encode("latin-1")})
    assert (answer.status_code, answer.json()["code"]) == (401, "bad_key")


@pytest.mark.parametrize("backend", ["sqlite"])
def test_a_person_who_has_left_is_out_at_once(as_person: Program, database: Database) -> None:
    door = as_person("liaison")
    assert door.get("/api/v1/items").status_code == 200
    leave = text("UPDATE person SET active = 0 WHERE username = 'liaison'")
    database.write(lambda session: session.connection().execute(leave))
    assert door.get("/api/v1/items").status_code == 401
    assert sign_in(door, "liaison") == 401


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "http://testserver"}, 200),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
    ],
)
@pytest.mark.parametrize("backend", ["sqlite"])
def test_another_site_cannot_act_with_our_cookie(
    as_person: Program, as_key: Program, cast: Cast, headers: dict[str, str], status: int
) -> None:
    address = f"/api/v1/milestones/{cast.milestones['6月底前完成招标']}/completion"
    answer = as_person("liaison").post(address, json={}, headers=headers)
    assert answer.status_code == status
    if status == 403:
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["code"] == "foreign_site"
        # Without a cookie there is no authority to borrow.
        assert as_key("lead_write_key").post(address, json={}, headers=headers).status_code == 200


def test_the_log_keeps_a_refused_name_only_where_it_is_somebodys(client: TestClient, database: Database) -> None:
    for typed in ("liaison", PASSWORD):
        assert sign_in(client, typed, "wrong") == 401
    query = text("SELECT actor_name FROM event WHERE action = 'session.refused' ORDER BY id")
    assert list(database.read(lambda session: session.scalars(query))) == ["liaison", sessions.UNKNOWN]


@pytest.mark.parametrize(
    ("more", "secure"),
    [({}, False), ({"env": "production"}, True), ({"env": "production", "insecure_cookies": True}, False)],
)
@pytest.mark.parametrize("backend", ["sqlite"])
def test_in_production_cookies_are_for_https_alone(
    settings: Settings, database: Database, more: dict[str, object], secure: bool
) -> None:
    chosen = settings.model_dump() | {"today": None} | more
    client = TestClient(create_app(Settings(**chosen), database), follow_redirects=False)
    answer = client.post("/sign-in", data={"username": "liaison", "password": PASSWORD})
    assert ("secure" in answer.headers["set-cookie"].lower()) is secure
    switch = client.post("/deputy", data={"person_id": "1"}, headers={"Cookie": ""})
    assert ("secure" in switch.headers["set-cookie"].lower()) is secure
