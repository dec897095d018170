"""The client-credentials grant: tokens that open what their key opens and die with it, refusals of RFC 6749."""

import base64
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import quote_plus

import pytest
from fastapi import FastAPI
from sqlalchemy import text
from starlette.testclient import TestClient

from app import secrets
from app.actions import clients, keys, tokens
from app.clock import Clock
from app.db import Database
from app.models.client import ClientChange, ClientCreate
from app.rules.vocabulary import Scope
from tests.cast import LEAD, Cast
from tests.contract import check

TOKEN, ITEMS = "/oauth/token", "/api/v1/items"
GRANT = {"grant_type": "client_credentials"}
Door = Callable[[str], TestClient]


class Gateway:
    """A client of the lead unit that may tick and report from 10.0.0.0/8, and its key."""

    def __init__(self, app: FastAPI, database: Database, cast: Cast, clock: Clock) -> None:
        self.app, self.database, self.keeper, self.clock = app, database, cast.actors["security_admin"], clock
        new = ClientCreate(
            name="网关",
            scopes=[Scope.TICK, Scope.REPORT],
            unit_id=cast.units[LEAD],
            addresses=["10.0.0.0/8"],
            quota=1000,
        )
        self.made = self.does(lambda s, now: keys.create_with_client(s, self.keeper, new, now=now))
        query = text("SELECT max(id) FROM api_client")
        self.number: int = database.read(lambda session: session.execute(query).scalar_one())
        self.id = f"client-{self.number}"

    def does(self, work: Callable[[Any, Any], Any]) -> Any:
        """Run an action now."""
        return self.database.write(lambda session: work(session, self.clock.now()))

    def client(self, address: str = "10.0.0.1", **headers: str) -> TestClient:
        """A program without credentials at an address."""
        return TestClient(self.app, raise_server_exceptions=False, client=(address, 1), headers=headers)

    def post(self, form: Any = None, *, address: str = "10.0.0.1", **how: Any) -> Any:
        """Ask for a token, with HTTP Basic unless `auth` says otherwise."""
        auth = how.pop("auth", (self.id, self.made.key))
        answer = self.client(address).post(TOKEN, data=GRANT if form is None else form, auth=auth, **how)
        check(answer)
        return answer

    def token(self, scope: str = "") -> str:
        """A new token."""
        found: str = self.post(GRANT | ({"scope": scope} if scope else {})).json()["access_token"]
        return found

    def asks(self, token: str, address: str = "10.0.0.1") -> tuple[int, str | None]:
        """Status and code of a request for the items with a token."""
        answer = self.client(address, Authorization=f"Bearer {token}").get(ITEMS)
        return answer.status_code, answer.json().get("code")


@pytest.fixture
def gateway(app: FastAPI, database: Database, cast: Cast, clock: Clock) -> Gateway:
    """A client with a key."""
    return Gateway(app, database, cast, clock)


def test_id_and_key_buy_a_token_in_both_ways_of_the_rfc(gateway: Gateway, database: Database) -> None:
    by_form = GRANT | {"client_id": gateway.id, "client_secret": gateway.made.key}
    for answer in (gateway.post(), gateway.post(by_form, auth=None)):
        body = answer.json()
        assert answer.status_code == 200
        assert (answer.headers["cache-control"], answer.headers["pragma"]) == ("no-store", "no-cache")
        assert (body["token_type"], body["expires_in"], body["scope"]) == ("Bearer", 3600, "read tick report")
        assert body["access_token"].startswith(secrets.TOKEN_PREFIX)
        assert gateway.asks(body["access_token"]) == (200, None)
        kept = database.read(lambda s: repr(s.execute(text("SELECT * FROM access_token")).all()))
        events = database.read(lambda s: repr(s.execute(text("SELECT * FROM event")).all()))
        assert body["access_token"] not in kept + events
        assert gateway.made.key not in kept + events
        assert secrets.fingerprint(body["access_token"]) in kept
    query = text("SELECT client_id, actor_name FROM event WHERE action = 'token.issued'")
    issued = database.read(lambda session: session.execute(query).all())
    assert [tuple(row) for row in issued] == [(gateway.number, "网关")] * 2


def test_a_token_has_the_scopes_it_asked_for_and_never_more_than_its_client(gateway: Gateway, cast: Cast) -> None:
    narrow = gateway.post(GRANT | {"scope": "tick"})
    assert narrow.json()["scope"] == "tick"
    door = gateway.client(Authorization=f"Bearer {narrow.json()['access_token']}")
    assert door.get(ITEMS).status_code == 200
    report = door.post(f"/api/v1/items/{cast.items['1']}/reports", json={"summary": "已完成招标"})
    assert (report.status_code, report.json()["scope"]) == (403, "report")
    assert "/oauth/token" in report.json()["title"]
    assert "/oauth/token" in report.json()["detail"]
    tick = f"/api/v1/milestones/{cast.milestones['6月底前完成招标']}/completion"
    change = ClientChange(scopes=[Scope.READ], addresses=["10.0.0.0/8"])
    gateway.does(lambda s, now: clients.change(s, gateway.keeper, gateway.number, change, now=now))
    assert door.post(tick, json={}).json()["scope"] == "tick"


def test_a_token_dies_with_its_key_and_knows_its_networks(gateway: Gateway) -> None:
    token = gateway.token()
    assert gateway.asks(token, "192.0.2.1") == (403, "address_not_allowed")
    gateway.does(lambda s, now: keys.revoke(s, gateway.keeper, gateway.made.id, now=now))
    assert gateway.asks(token) == (401, "key_revoked")
    refused = gateway.post()
    assert (refused.status_code, refused.json()["error"]) == (401, "invalid_client")


def test_a_token_lasts_an_hour_and_is_then_forgotten(gateway: Gateway, database: Database) -> None:
    token, later = gateway.token(), gateway.clock.now() + tokens.LIFETIME
    assert database.write(lambda session: tokens.purge(session, later - timedelta(minutes=1))) == 0
    past = (gateway.clock.now() - timedelta(seconds=1)).strftime("%Y-%m-%d %H:%M:%S.%f+00:00")
    database.write(lambda session: session.execute(text("UPDATE access_token SET expires_at = :at"), {"at": past}))
    assert gateway.asks(token) == (401, "token_expired")
    assert database.write(lambda session: tokens.purge(session, gateway.clock.now())) == 1
    assert gateway.asks(token) == (401, "bad_key")


def test_both_keys_of_a_rotation_buy_tokens(gateway: Gateway) -> None:
    until = gateway.clock.now() + timedelta(hours=1)
    new = gateway.does(lambda s, now: keys.rotate(s, gateway.keeper, gateway.made.id, now=now, until=until))
    answers = [gateway.post(auth=(gateway.id, key)).status_code for key in (gateway.made.key, new.key)]
    assert answers == [200, 200]


def basic(name: str, secret: str) -> dict[str, str]:
    """An Authorization header."""
    return {"Authorization": "Basic " + base64.b64encode(f"{name}:{secret}".encode()).decode()}


@pytest.mark.parametrize("backend", ["sqlite"])
def test_each_refusal_has_the_rfc_s_shape(gateway: Gateway, as_key: Door, cast: Cast) -> None:
    by_form = GRANT | {"client_id": gateway.id, "client_secret": gateway.made.key}
    other, token = cast.keys["lead_write_key"], gateway.token()
    cases: list[tuple[Any, str, int]] = [
        (gateway.post({}), "invalid_request", 400),
        (gateway.post({"grant_type": ""}), "invalid_request", 400),
        (gateway.post({"grant_type": "password"}), "unsupported_grant_type", 400),
        (gateway.post({"grant_type": "authorization_code", "code": "x"}), "unsupported_grant_type", 400),
        (gateway.post(GRANT | {"scope": "everything"}), "invalid_scope", 400),
        (gateway.post(GRANT | {"scope": "manage"}), "invalid_scope", 400),
        (gateway.post(by_form), "invalid_request", 400),
        (gateway.post(by_form | {"grant_type": ["client_credentials"] * 2}, auth=None), "invalid_request", 400),
        (gateway.post(GRANT | {"client_id": "client-1"}), "invalid_request", 400),
        (gateway.client().post(TOKEN, json=by_form), "invalid_request", 400),
        (gateway.post(GRANT | {"scope": "x" * 20_000}), "invalid_request", 400),
        (gateway.post(address="192.0.2.1"), "unauthorized_client", 400),
        (gateway.post(auth=None), "invalid_client", 401),
        (gateway.post(by_form | {"client_secret": secrets.new_key()}, auth=None), "invalid_client", 401),
        (gateway.post(auth=(gateway.id, other)), "invalid_client", 401),
        (gateway.post(auth=("client-999", gateway.made.key)), "invalid_client", 401),
        (gateway.post(auth=(gateway.id, token)), "invalid_client", 401),
        (gateway.client().post(f"{TOKEN}?client_id={gateway.id}&client_secret=x", data=GRANT), "invalid_client", 401),
        (gateway.client(Authorization="Basic ???").post(TOKEN, data=GRANT), "invalid_client", 401),
        (gateway.client(Authorization=f"Bearer {other}").post(TOKEN, data=GRANT), "invalid_client", 401),
    ]
    for number, (answer, code, status) in enumerate(cases):
        assert (number, answer.status_code, answer.json()["error"]) == (number, status, code)
        assert answer.json()["error_description"].isascii()
        assert answer.headers["cache-control"] == "no-store"
        assert ("www-authenticate" in answer.headers) is (status == 401)
        assert gateway.made.key not in answer.text


@pytest.mark.parametrize("backend", ["sqlite"])
def test_what_is_not_asked_by_post_is_told_to_a_program(gateway: Gateway) -> None:
    answer = gateway.client().get(TOKEN)
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST, OPTIONS")
    assert answer.headers["content-type"] == "application/problem+json"


def test_basic_credentials_are_form_encoded_first(gateway: Gateway) -> None:
    header = basic(quote_plus(gateway.id), quote_plus(gateway.made.key))
    assert gateway.client(**header).post(TOKEN, data=GRANT).status_code == 200


def test_tokens_count_against_the_quota_and_too_many_are_told_when_to_come_back(
    gateway: Gateway, database: Database
) -> None:
    database.write(lambda session: session.execute(text("UPDATE api_client SET quota = 2 WHERE name = '网关'")))
    first = gateway.post()
    assert first.headers["ratelimit-policy"] == '"client";q=2;w=60'
    assert gateway.asks(first.json()["access_token"]) == (200, None)
    refused = gateway.post()
    assert (refused.status_code, refused.json()["error"]) == (429, "temporarily_unavailable")
    assert 0 < int(refused.headers["retry-after"]) <= 60


@pytest.mark.parametrize("backend", ["sqlite"])
def test_the_metadata_say_where_tokens_are(gateway: Gateway) -> None:
    found = gateway.client().get("/.well-known/oauth-authorization-server").json()
    assert found["token_endpoint"] == f"{found['issuer']}/oauth/token"
    assert found["grant_types_supported"] == ["client_credentials"]
    assert found["token_endpoint_auth_methods_supported"] == ["client_secret_basic", "client_secret_post"]
    assert set(found["scopes_supported"]) == set(Scope)
    assert found["response_types_supported"] == []


@pytest.mark.parametrize("backend", ["sqlite"])
def test_no_log_line_holds_a_key_or_a_token(gateway: Gateway, capsys: pytest.CaptureFixture[str]) -> None:
    token = gateway.token()
    gateway.post(GRANT | {"scope": "everything"})
    gateway.post(auth=(gateway.id, token))
    out, err = capsys.readouterr()
    assert not [secret for secret in (token, gateway.made.key) if secret in out + err]
