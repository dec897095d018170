"""Who may fill memory: nobody without a key that opens, and with one only on the routes that take files."""

import tracemalloc
from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from fastapi.params import File
from fastapi.routing import APIRoute, iter_route_contexts
from sqlalchemy import delete
from starlette.testclient import TestClient

from app import api
from app.bodies import SHORT, UploadRoute
from app.db import Database
from app.doors import SESSION_COOKIE
from app.models import Session as SignIn
from app.models.base import table
from app.queries import identity
from tests import loops
from tests.cast import Cast

Program = Callable[[str], TestClient]
MIB = 1024 * 1024
FORM = "multipart/form-data; boundary=edge"
MADE_UP = f"Bearer duban_{'x' * 43}"
LATE = "6月底前完成招标"
pytestmark = pytest.mark.parametrize("backend", ["sqlite"])


class Body:
    """A long form, piece by piece: some words, then a file of so many MiB; counts the pieces that were asked for."""

    def __init__(self, size: int, words: str = "正在评标", head: bytes = b"%PDF-") -> None:
        self.size, self.words, self.head, self.sent = size, words, head, 0

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """The pieces."""
        named = 'Content-Disposition: form-data; name="{}"'
        yield f"--edge\r\n{named.format('summary')}\r\n\r\n{self.words}\r\n".encode()
        file = named.format("files") + '; filename="big.pdf"\r\nContent-Type: application/pdf'
        yield f"--edge\r\n{file}\r\n\r\n".encode() + self.head
        for _ in range(self.size):
            self.sent += 1
            yield b"x" * MIB
        yield b"\r\n--edge--\r\n"


def post(app: FastAPI, path: str, content: Any, headers: dict[str, str]) -> httpx.Response:
    """Send a body as it is read; its length is not declared, unless the headers do."""

    async def send() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as door:
            return await door.post(path, content=content, headers=headers)

    return loops.run(send())


def peak(run: Callable[[], Any]) -> int:
    """How much memory a call took at most, in bytes."""
    tracemalloc.start()
    try:
        run()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("declared", [False, True])
@pytest.mark.parametrize("kind", [FORM, "application/json"])
@pytest.mark.parametrize("path", ["/api/v1/plans", "/api/v1/imports", "/api/v1/items/1/report-draft/attachments"])
def test_a_made_up_key_has_nothing_read(app: FastAPI, cast: Cast, path: str, kind: str, declared: bool) -> None:
    body = Body(100)
    headers = {"authorization": MADE_UP, "content-type": kind} | ({"content-length": "104857700"} if declared else {})
    answer = post(app, path, body, headers)
    assert (answer.status_code, answer.json()["code"]) == (401, "bad_key")
    assert body.sent == 0


def test_calling_a_body_a_form_does_not_make_it_longer_where_no_files_are_taken(app: FastAPI, cast: Cast) -> None:
    body = Body(100)
    headers = {"authorization": f"Bearer {cast.keys['office_write_key']}", "content-type": FORM}
    answer = post(app, "/api/v1/plans", body, headers)
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
    assert body.sent <= 3


def test_every_operation_with_files_may_take_them(settings: Any) -> None:
    taking = [
        context.original_route
        for context in iter_route_contexts(api.ROUTES)
        if isinstance(context.original_route, APIRoute)
        and any(isinstance(field.field_info, File) for field in context.original_route.dependant.body_params)
    ]
    assert len(taking) >= 3
    assert [route.path for route in taking if not isinstance(route, UploadRoute)] == []


@pytest.mark.parametrize(
    ("method", "path", "body", "headers"),
    [
        ("POST", "/api/v1/plans", b"{", {}),
        ("POST", "/api/v1/plans", b"{}", {}),
        ("POST", "/api/v1/items/1/reports", b"{", {}),
        ("GET", "/api/v1/items/none", b"", {}),
        ("GET", "/api/v1/items?limit=0", b"", {}),
        ("PATCH", "/api/v1/items/1", b"{}", {}),
        ("PATCH", "/api/v1/items/1", b"{}", {"if-match": "no tag"}),
        ("POST", "/api/v1/plans/1/issue", b'{"all": true}', {"idempotency-key": "a b"}),
    ],
)
def test_a_made_up_key_is_told_before_anything_else(
    client: TestClient, as_key: Program, method: str, path: str, body: bytes, headers: dict[str, str]
) -> None:
    headers = {"content-type": "application/json", **headers}
    answer = client.request(method, path, content=body, headers={**headers, "authorization": MADE_UP})
    assert (answer.status_code, answer.json()["code"]) == (401, "bad_key")
    known = as_key("office_write_key").request(method, path, content=body, headers=headers)
    assert known.status_code in {400, 422, 428}


def test_an_ordinary_request_is_asked_once_whose_it_is(as_key: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, office = [], as_key("office_write_key")
    # The first request of a minute fetches a handful of its quota, and asks once more for that.
    assert office.get("/api/v1/plans").status_code == 200

    def count(*args: Any) -> Any:
        asked.append(args)
        return by_key(*args)

    by_key = identity.by_key
    monkeypatch.setattr("app.queries.identity.by_key", count)
    words = {"title": "计划", "kind": "minutes", "year": 2017}
    assert office.post("/api/v1/plans", json=words).status_code == 201
    assert len(asked) == 1


def test_a_page_keeps_the_words_of_a_long_form_whose_session_is_over_and_none_of_its_bytes(
    app: FastAPI, cast: Cast, database: Database
) -> None:
    database.write(lambda session: session.execute(delete(table(SignIn))) and None)
    cookie = {"cookie": f"{SESSION_COOKIE}={cast.tokens['liaison']}", "content-type": FORM}
    answers = []
    path = f"/items/{cast.items['1']}/report"
    used = peak(lambda: answers.append(post(app, path, Body(60), cookie)))
    assert answers[0].status_code == 401
    assert "正在评标" in answers[0].text
    assert 'name="kept_files"' in answers[0].text
    assert used < 10 * MIB


@pytest.mark.parametrize("path", ["/sign-in", "/items/1/report", "/items/1/report-draft", "/imports"])
def test_nobodys_words_fill_memory_either(app: FastAPI, path: str) -> None:
    form = Body(0, words="x" * (3 * MIB // 4))

    async def words() -> AsyncIterator[bytes]:
        for n in range(20):
            named = f'Content-Disposition: form-data; name="field{n}"'
            yield f"--edge\r\n{named}\r\n\r\n{form.words}\r\n".encode()
        yield b"--edge--\r\n"

    assert post(app, path, words(), {"content-type": FORM}).status_code == 413


def test_whoever_is_signed_in_brings_long_files_to_the_pages_that_take_them(as_person: Program, cast: Cast) -> None:
    liaison, item = as_person("liaison"), cast.items["1"]
    file = ("files", ("big.pdf", b"%PDF-" + b"x" * (3 * MIB), "application/pdf"))
    answer = liaison.post(f"/items/{item}/report", data={"summary": "正在评标", "period": "2017-07"}, files=[file])
    assert answer.status_code == 303, answer.text
    assert "big.pdf" in liaison.get(f"/items/{item}").text


def test_the_tokens_address_stops_reading_where_no_credential_ends(app: FastAPI) -> None:
    sent = []

    async def body() -> AsyncIterator[bytes]:
        for _ in range(30):
            sent.append(SHORT)
            yield b"x" * SHORT

    answer = post(app, "/oauth/token", body(), {"content-type": "application/x-www-form-urlencoded"})
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_request")
    assert len(sent) <= 2


@pytest.mark.parametrize("sent", [None, "Basic eDp5", "Bearer", "Bearer ", MADE_UP])
def test_every_401_of_the_json_door_names_a_way_to_prove_who_one_is(client: TestClient, sent: str | None) -> None:
    answer = client.get("/api/v1/items", headers={"authorization": sent} if sent else {})
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith('Bearer realm="duban"')


def test_nor_does_the_tokens_address_leave_a_401_without(client: TestClient) -> None:
    answer = client.post("/oauth/token", data={"grant_type": "client_credentials"})
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, 'Basic realm="duban"')
