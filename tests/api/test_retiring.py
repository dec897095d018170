"""Deprecation and Sunset: an address that is to go says so in every answer, and in the document."""

from collections.abc import Iterator
from datetime import date

import pytest
from fastapi import APIRouter, FastAPI, Request, Response
from starlette.testclient import TestClient

from app import errors
from app.api.retiring import Retiring
from app.doors import STANDING
from app.openapi import document
from app.rules.errors import not_found

OLD = Retiring(since=date(2027, 1, 1), ends=date(2028, 1, 1), successor="/api/v1/new")


@pytest.fixture
def app() -> FastAPI:
    """An app with one address that is to go."""
    router = APIRouter()

    @router.get("/api/v1/old/{number}", **OLD.declared)
    @OLD
    async def read_old(request: Request, number: int) -> Response:
        """Read what is old."""
        # The bare app has no unit of work, which would have found out who asks.
        request.scope["state"][STANDING] = None
        if number == 0:
            raise not_found("事项", "item")
        return Response(b"{}", headers={"Link": '</api/v1/old/2>; rel="next"'}, media_type="application/json")

    app = FastAPI()
    app.include_router(router)
    errors.install(app)
    return app


@pytest.fixture
def door(app: FastAPI) -> Iterator[TestClient]:
    with TestClient(app) as found:
        yield found


@pytest.mark.parametrize(("number", "status"), [(1, 200), (0, 404)])
def test_every_answer_says_since_when_until_when_and_what_instead(door: TestClient, number: int, status: int) -> None:
    answer = door.get(f"/api/v1/old/{number}")
    assert answer.status_code == status
    assert answer.headers["deprecation"] == "@1798761600"
    assert answer.headers["sunset"] == "Sat, 01 Jan 2028 00:00:00 GMT"
    assert '</api/v1/new>; rel="successor-version"' in answer.headers["link"]
    assert ('rel="next"' in answer.headers["link"]) == (status == 200)


def test_the_document_says_it_too(app: FastAPI) -> None:
    operation = document(app)["paths"]["/api/v1/old/{number}"]["get"]
    assert operation["deprecated"] is True
    assert operation["x-sunset"] == "2028-01-01"


def test_nothing_goes_within_a_year() -> None:
    with pytest.raises(ValueError, match="a year"):
        Retiring(since=date(2027, 1, 1), ends=date(2027, 12, 31), successor="/api/v1/new")
