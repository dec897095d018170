"""The straight way and FastAPI's own give the same answers, to the letter, whatever is sent."""

from typing import Annotated

import pytest
from fastapi import APIRouter, FastAPI, Query, Request, Response
from fastapi.routing import APIRoute, iter_route_contexts
from sqlmodel import Field, SQLModel
from starlette.testclient import TestClient

from app.api.answers import Id
from app.api.conditions import IfMatch
from app.config import Settings
from app.main import create_app
from app.models.inputs import Day, RowId, Version, Words
from app.queries.items import ItemFilter
from app.straight import StraightRoute, Taker


class Tick(SQLModel):
    """A body like those of the app."""

    model_config = {"extra": "forbid"}

    done_on: Day | None = None
    note: Words = Field(default="", max_length=5)
    version: Version | None = None


def door(route_class: type[APIRoute]) -> TestClient:
    router = APIRouter(route_class=route_class)

    @router.get("/items")
    async def listed(request: Request, wanted: Annotated[ItemFilter, Query()]) -> Response:
        return Response(wanted.model_dump_json())

    @router.post("/items/{item_id}/tick")
    async def tick(request: Request, item_id: Id, body: Tick, if_match: IfMatch = None) -> Response:
        return Response(f"{item_id} {body.model_dump_json()} {if_match}")

    @router.delete("/items/{item_id}/tick")
    async def untick(
        item_id: Id,
        reason: Annotated[Words, Query(max_length=5)] = "",
        version: Annotated[RowId | None, Query()] = None,
    ) -> Response:
        return Response(f"{item_id} {reason!r} {version}")

    app = FastAPI()
    app.include_router(router)
    return TestClient(app)


STRAIGHT, USUAL = door(StraightRoute), door(APIRoute)
JSON = {"content-type": "application/json"}
REQUESTS = [
    *(("GET", f"/items?{query}", "", {}) for query in (
        "", "unit=3", "unit=3&unit=4", "unit=x", "unit=", "limit=0", "light=red",
        "light=red&light=yellow&state=issued",
        "light=pink", "light=", "due_from=2017-07-10", "due_from=20170710", "q=%E6%9C%BA%E5%9C%BA", "q=%00",
        "sort=-due",
        "unknown=1", "unknown=1&unknown=2", "cursor=abc", "limit=10&", "role=lead&unit=7",
    )),
    *(("POST", f"/items/{item}/tick", "{}", JSON) for item in ("7", "0", "x", "7.0", "99999999999")),
    *(("POST", "/items/7/tick", body, JSON) for body in (
        "", "{", "[]", "null", '"x"', '{"done_on": "2017-07-10"}', '{"done_on": 1499644800}', '{"note": "123456"}',
        "[" * 100_000, '{"version": 3}', '{"version": "3"}', '{"version": true}', '{"else": 1}', '{"note": "\\u0000"}',
    )),
    ("POST", "/items/7/tick", '{"version": 3}', {}),
    ("POST", "/items/7/tick", '{"version": 3}', {"content-type": "text/plain"}),
    ("POST", "/items/7/tick", '{"version": 3}', {"content-type": "application/json; charset=utf-8"}),
    ("POST", "/items/7/tick", '{"version": 3}', {"content-type": "application/merge-patch+json"}),
    *(("POST", "/items/7/tick", "{}", JSON | {"if-match": tag}) for tag in ("", "*", '"3-9f86"', "x" * 81)),
    *(("DELETE", f"/items/7/tick?{query}", "", {}) for query in (
        "", "reason=abc", "reason=abcdef", "reason=a&reason=b", "version=3", "version=", "version=0", "else=1",
    )),
]  # fmt: skip


@pytest.mark.parametrize(("method", "path", "body", "headers"), REQUESTS)
def test_both_ways_answer_the_same(method: str, path: str, body: str, headers: dict[str, str]) -> None:
    mine = STRAIGHT.request(method, path, content=body, headers=headers)
    theirs = USUAL.request(method, path, content=body, headers=headers)
    assert (mine.status_code, mine.text) == (theirs.status_code, theirs.text)


def test_the_requests_above_are_answered_well_and_badly() -> None:
    found = {
        STRAIGHT.request(method, path, content=body, headers=headers).status_code
        for method, path, body, headers in REQUESTS
    }
    assert found == {200, 400, 422}


def test_an_endpoint_that_asks_for_more_goes_the_usual_way() -> None:
    async def with_response(response: Response, item_id: int) -> Response:
        return response

    async def without_response(item_id: int) -> dict[str, int]:
        return {"id": item_id}

    for endpoint in (with_response, without_response):
        assert Taker.of(APIRoute("/{item_id}", endpoint).dependant) is None


def test_the_busiest_routes_are_straight_and_their_routers_have_no_dependencies(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    var = tmp_path_factory.mktemp("var")
    app = create_app(Settings(database_url=f"sqlite:///{var / 'duban.db'}", var=var, log_level="ERROR"))
    straight = {}
    for context in iter_route_contexts(app.routes):
        if isinstance(context.original_route, StraightRoute):
            assert not context.dependant.dependencies, context.path_format
            straight[context.name] = Taker.of(context.original_route.dependant) is not None
    busy = ("list_items", "submit_report", "complete_milestone", "reopen_milestone", "desk_page")
    assert {name: straight[name] for name in busy} == dict.fromkeys(busy, True)
