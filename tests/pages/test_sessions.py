"""Signing in and out in the pages, and what was written when a session was over."""

import re
from collections.abc import Callable
from html import unescape

import pytest
from fastapi import FastAPI
from sqlalchemy import delete
from starlette.testclient import TestClient

from app.db import Database
from app.doors import SESSION_COOKIE
from app.models import Session
from app.models.base import table
from app.pages.kept import is_local
from tests.cast import PASSWORD, Cast

WRITTEN = {"period": "2017-07", "summary": "已完成招标\n第二行 <b>&", "problems": "无", "next_steps": "", "needs": ""}


def sign_in(client: TestClient, **more: str) -> object:
    """Sign the liaison in."""
    return client.post("/sign-in", data={"username": "liaison", "password": PASSWORD, **more})


def hidden(text: str) -> dict[str, str]:
    """The hidden fields of a page as a browser would send them back."""
    text = text[text.index("<main") : text.index("</main>")]
    inputs = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', text)
    areas = re.findall(r'<textarea hidden name="([^"]+)">\n(.*?)</textarea>', text, re.DOTALL)
    return {name: unescape(value) for name, value in [*inputs, *areas]}


def test_signing_in_sets_a_guarded_cookie_and_leads_to_where_one_was_going(client: TestClient) -> None:
    answer = sign_in(client, next="/items?light=red")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/items?light=red"
    cookie = answer.headers["set-cookie"]
    assert SESSION_COOKIE in cookie
    assert "HttpOnly" in cookie
    assert "samesite=lax" in cookie.lower()
    assert client.get("/desk").status_code == 200


def test_over_https_the_cookie_is_secure(app: FastAPI) -> None:
    with TestClient(app, base_url="https://testserver", follow_redirects=False) as client:
        assert "secure" in sign_in(client).headers["set-cookie"].lower()


@pytest.mark.parametrize(
    "address", ["https://evil.example/", "//evil.example", "/\\evil.example", "/a\nb", "", "javascript:alert(1)"]
)
def test_no_sign_in_leads_to_another_site(client: TestClient, address: str) -> None:
    assert not is_local(address)
    assert sign_in(client, next=address).headers["location"] == "/"


@pytest.mark.parametrize("username", ["liaison", "nobody"])
def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(client: TestClient, username: str) -> None:
    answer = client.post("/sign-in", data={"username": username, "password": "wrong"})
    assert answer.status_code == 401
    assert "用户名或密码不正确" in answer.text
    assert f'value="{username}"' in answer.text


def test_guessing_is_braked_with_429_even_for_the_right_password(client: TestClient) -> None:
    for _ in range(5):
        client.post("/sign-in", data={"username": "liaison", "password": "wrong"})
    answer = sign_in(client)
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) > 0
    assert "登录失败次数过多" in answer.text


def test_another_site_cannot_sign_anybody_in(client: TestClient) -> None:
    form = {"username": "liaison", "password": PASSWORD}
    answer = client.post("/sign-in", data=form, headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_signing_out_ends_the_session_on_the_server(as_person: Callable[[str], TestClient], cast: Cast) -> None:
    browser = as_person("liaison")
    assert browser.post("/sign-out").headers["location"] == "/sign-in"
    again = as_person("liaison")
    assert again.get("/desk").status_code == 401


def test_a_page_without_a_session_is_a_401_that_asks_for_the_sign_in(client: TestClient) -> None:
    answer = client.get("/items?q=x")
    assert answer.status_code == 401
    assert hidden(answer.text)["next"] == "/items?q=x"


def expire(database: Database) -> None:
    """End all sessions behind the browsers' backs."""
    database.write(lambda session: session.execute(delete(table(Session))))


def test_text_survives_an_expired_session(
    as_person: Callable[[str], TestClient], cast: Cast, database: Database
) -> None:
    browser = as_person("liaison")
    expire(database)
    target = f"/items/{cast.items['1']}/report"
    refused = browser.post(target, data=WRITTEN)
    assert refused.status_code == 401
    assert "您刚才填写的内容已经带到这里" in refused.text
    kept = browser.post("/sign-in", data={"username": "liaison", "password": PASSWORD, **hidden(refused.text)})
    assert kept.status_code == 200
    assert "刚才填写的内容还在" in kept.text
    assert f'action="{target}"' in kept.text
    assert hidden(kept.text) == WRITTEN
    sent = browser.post(target, data=hidden(kept.text))
    assert sent.status_code == 303
    assert "第二行 &lt;b&gt;&amp;" in browser.get(f"/items/{cast.items['1']}").text


def test_text_survives_a_wrong_password_on_the_way(
    as_person: Callable[[str], TestClient], cast: Cast, database: Database
) -> None:
    browser = as_person("liaison")
    expire(database)
    refused = browser.post(f"/items/{cast.items['1']}/report", data=WRITTEN)
    wrong = browser.post("/sign-in", data={"username": "liaison", "password": "no", **hidden(refused.text)})
    assert wrong.status_code == 401
    assert hidden(wrong.text)["kept.summary"] == WRITTEN["summary"]


def test_files_must_be_chosen_again_after_an_expired_session_and_the_page_says_so(
    client: TestClient, cast: Cast
) -> None:
    file = {"files": ("a.txt", b"evidence")}
    refused = client.post(f"/items/{cast.items['1']}/report", data=WRITTEN, files=file)
    assert "附件需要重新选择" in refused.text
    kept = client.post("/sign-in", data={"username": "liaison", "password": PASSWORD, **hidden(refused.text)})
    assert 'type="file" name="files"' in kept.text


def test_htmx_gets_the_sign_in_over_the_whole_page(client: TestClient, cast: Cast) -> None:
    milestone = cast.milestones["6月底前完成招标"]
    answer = client.post(f"/milestones/{milestone}/completion", data={"note": "已验收"}, headers={"HX-Request": "true"})
    assert answer.status_code == 401
    assert answer.headers["hx-retarget"] == "body"
    assert hidden(answer.text)["kept.note"] == "已验收"


def test_kept_text_never_leads_to_another_site(client: TestClient) -> None:
    answer = sign_in(client, kept_target="https://evil.example/", **{"kept.summary": "x"})
    assert answer.status_code == 303
    assert answer.headers["location"] == "/"
