"""One's own password: changed with the one that stands, braked as signing in is, and nowhere written down."""

from collections.abc import Callable

import pytest
from fastapi import FastAPI
from sqlalchemy import select
from starlette.testclient import TestClient

from app.actions import sessions
from app.clock import Clock
from app.db import Database
from app.doors import SESSION_COOKIE
from app.models import Action, Event, Person
from app.models.base import table
from tests.cast import PASSWORD, PEOPLE, Cast

Door = Callable[[str], TestClient]
FRESH = "a much longer passphrase"
GOOD = {"current": PASSWORD, "password": FRESH, "again": FRESH}
EVENT = table(Event).c


def told(database: Database, action: Action) -> list[object]:
    query = select(EVENT.data, EVENT.actor_name).where(EVENT.action == action)
    return [tuple(row) for row in database.read(lambda session: session.execute(query).all())]


def signs_in(app: FastAPI, password: str) -> int:
    form = {"username": "liaison", "password": password}
    return TestClient(app, follow_redirects=False).post("/sign-in", data=form).status_code


def test_everybody_finds_their_account_in_the_header(as_person: Door) -> None:
    for who in PEOPLE:
        person = as_person(who)
        page = person.get("/account")
        assert page.status_code == 200
        assert who in page.text
        assert '<a href="/account">' in person.get("/permissions").text


def test_a_new_password_opens_and_the_old_one_no_more(as_person: Door, app: FastAPI, database: Database) -> None:
    answer = as_person("liaison").post("/account/password", data=GOOD)
    assert (answer.status_code, answer.headers["location"]) == (303, "/account?changed=1")
    assert (signs_in(app, FRESH), signs_in(app, PASSWORD)) == (303, 401)
    [(data, name)] = told(database, Action.PASSWORD_CHANGED)
    assert (data["username"], name) == ("liaison", "陈联络")
    whole = str(database.read(lambda session: session.execute(select(EVENT.data)).all()))
    assert FRESH not in whole
    assert PASSWORD not in whole


def test_the_other_sessions_of_the_person_end_and_this_one_stays(
    as_person: Door, app: FastAPI, database: Database, clock: Clock, cast: Cast
) -> None:
    def open_another(session) -> str:
        person = session.get(Person, cast.people["liaison"])
        return sessions.open_session(session, person, clock.now(), 12, "127.0.0.1")

    elsewhere = TestClient(app, follow_redirects=False)
    elsewhere.cookies.set(SESSION_COOKIE, database.write(open_another))
    assert elsewhere.get("/account").status_code == 200
    here = as_person("liaison")
    assert here.post("/account/password", data=GOOD).status_code == 303
    assert here.get("/account?changed=1").status_code == 200
    assert "已全部退出" in here.get("/account?changed=1").text
    assert elsewhere.get("/account").status_code == 401
    assert as_person("colleague").get("/account").status_code == 200


@pytest.mark.parametrize(
    ("wrong", "field", "words"),
    [
        ({"current": "guess guess guess"}, "current", "当前密码不正确"),
        ({"password": "short", "again": "short"}, "password", "密码至少 10 位"),
        ({"password": "x" * 1001, "again": "x" * 1001}, "password", "密码最多 1000 位"),
        ({"again": "something else"}, "again", "两次输入的新密码不一致"),
        ({"password": PASSWORD, "again": PASSWORD}, "password", "新密码不能与当前密码相同"),
        ({"current": ""}, "current", "当前密码不正确"),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_no_password_comes_back(
    as_person: Door, app: FastAPI, wrong: dict[str, str], field: str, words: str
) -> None:
    answer = as_person("liaison").post("/account/password", data=GOOD | wrong)
    assert answer.status_code == 422
    assert f'id="{field}-wrong">{words}' in answer.text
    for secret in (PASSWORD, FRESH, *filter(None, wrong.values())):
        assert secret not in answer.text
    assert signs_in(app, PASSWORD) == 303


def test_guessing_is_braked_and_told_as_at_the_sign_in(as_person: Door, app: FastAPI, database: Database) -> None:
    liaison = as_person("liaison")
    for _ in range(sessions.TRIES_PER_NAME):
        answer = liaison.post("/account/password", data=GOOD | {"current": "guess guess"})
        assert answer.status_code == 422
    for form in (GOOD, GOOD | {"current": "guess guess"}):
        answer = liaison.post("/account/password", data=form)
        assert (answer.status_code, "Retry-After" in answer.headers) == (429, True)
    assert signs_in(app, PASSWORD) == 429
    assert len(told(database, Action.SIGN_IN_REFUSED)) == sessions.TRIES_PER_NAME


def test_a_session_that_has_run_out_carries_no_password_along(app: FastAPI) -> None:
    stranger = TestClient(app, follow_redirects=False)
    stranger.cookies.set(SESSION_COOKIE, "over")
    answer = stranger.post("/account/password", data=GOOD)
    assert answer.status_code == 401
    assert PASSWORD not in answer.text
    assert FRESH not in answer.text


def test_a_key_has_no_password(as_key: Door, database: Database) -> None:
    key = as_key("lead_write_key")
    assert key.get("/account").status_code == 403
    assert key.post("/account/password", data=GOOD).status_code == 403
    assert told(database, Action.PASSWORD_CHANGED) == []
