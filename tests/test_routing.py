"""The index of routes finds what FastAPI's own search would find, and leaves the rest to it."""

from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute, iter_route_contexts
from starlette.routing import Match
from starlette.testclient import TestClient

from app.config import Settings
from app.main import create_app
from app.routing import Index


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    var = tmp_path_factory.mktemp("var")
    return create_app(Settings(database_url=f"sqlite:///{Path(var, 'duban.db')}", var=var, log_level="ERROR"))


def scope(method: str, path: str, **more: object) -> dict[str, object]:
    return {"type": "http", "method": method, "path": path, **more}


def test_every_route_is_found_with_its_parameters(app: FastAPI) -> None:
    index = app.router.routes[0]
    assert isinstance(index, Index)
    declared = [one for one in iter_route_contexts(app.router.routes[1:]) if isinstance(one.original_route, APIRoute)]
    assert len(declared) > 150
    for context in declared:
        names = list(context.param_convertors)
        path = str(context.path_format).format(**{name: f"7{place}" for place, name in enumerate(names)})
        for method in context.methods or ():
            match, found = index.matches(scope(method, path))
            assert match is Match.FULL, path
            assert found["endpoint"] is context.endpoint, f"{method} {path}"
            assert found["path_params"] == {name: f"7{place}" for place, name in enumerate(names)}


@pytest.mark.parametrize(
    ("method", "path", "more"),
    [
        ("PUT", "/api/v1/items", {}),
        ("GET", "/api/v1/items/", {}),
        ("GET", "/api/v1//items", {}),
        ("GET", "/nowhere/7", {}),
        ("GET", "/api/v1/items/7/nowhere", {}),
        ("GET", "/static/app.css", {}),
        ("GET", "/items", {"root_path": "/duban"}),
        ("GET", "", {}),
    ],
)
def test_what_is_not_a_route_is_left_to_fastapi(app: FastAPI, method: str, path: str, more: dict[str, object]) -> None:
    assert app.router.routes[0].matches(scope(method, path, **more)) == (Match.NONE, {})


def test_a_wrong_method_and_a_wrong_path_are_answered_as_ever(app: FastAPI) -> None:
    client = TestClient(app)
    wrong = client.put("/healthz")
    assert (wrong.status_code, wrong.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
    assert client.get("/nowhere").status_code == 404
    assert client.get("/healthz/").status_code == 404


def test_a_word_goes_before_a_parameter_and_the_first_declared_before_the_later() -> None:
    small = FastAPI()

    @small.get("/things/new")
    @small.get("/things/{thing_id}")
    async def first() -> str:
        return "first"

    @small.get("/things/{other}")
    async def second() -> str:
        return "second"

    index = Index(small.router.routes)
    assert index.matches(scope("GET", "/things/new"))[1]["path_params"] == {}
    found = index.matches(scope("GET", "/things/3"))[1]
    assert (found["endpoint"], found["path_params"]) == (first, {"thing_id": "3"})
