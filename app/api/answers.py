"""How the JSON door answers: declared models, dumped once, with paging links."""

from functools import cache
from typing import Annotated, Any, Generic, TypeVar
from urllib.parse import urlencode

from fastapi import Path, Query, Request, Response
from pydantic import BaseModel, Field, TypeAdapter

from app.models.inputs import MAX_ID
from app.queries.paging import MAX_LIMIT, Page

T = TypeVar("T")
Id = Annotated[int, Path(ge=1, le=MAX_ID)]
Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT, description="Rows a page.")]
Cursor = Annotated[str | None, Query(max_length=400, description="From the `next` of the page before.")]


class PageRead(BaseModel, Generic[T]):
    """A page of a list."""

    data: list[T]
    next: str | None = Field(description="Cursor of the next page; null at the end. Also in the Link header.")


@cache
def _adapter(model: Any) -> TypeAdapter[Any]:
    return TypeAdapter(model)


def answer(model: Any, value: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """`value`, which already is of `model`, as JSON: checking it a second time would double the cost of a list."""
    return Response(_adapter(model).dump_json(value), status, headers, "application/json")


def answer_page(request: Request, model: Any, page: Page[Any]) -> Response:
    """A page with its `Link: rel="next"` (RFC 8288)."""
    rows = _adapter(list[model]).dump_json(page.rows)
    cursor = _adapter(str | None).dump_json(page.cursor)
    headers = next_link(request, page.cursor)
    return Response(b'{"data":' + rows + b',"next":' + cursor + b"}", 200, headers, "application/json")


def next_link(request: Request, cursor: str | None) -> dict[str, str]:
    """The header that leads to the next page, where there is one."""
    if cursor is None:
        return {}
    others = [pair for pair in request.query_params.multi_items() if pair[0] != "cursor"]
    address = f"{request.url.path}?{urlencode([*others, ('cursor', cursor)])}"
    return {"Link": f'<{address}>; rel="next"'}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The error answers of an operation, for the document."""
    words = {
        400: "The request cannot be read.",
        401: "No key, or one that is unknown or revoked.",
        403: "In sight, but not the caller's to do.",
        404: "Not there, or outside the caller's sight.",
        409: "The thing has moved on; `current` says to what.",
        413: "Too many bytes.",
        415: "A kind of content that is not taken.",
        422: "Wrong in the fields that `errors` names.",
    }
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/ProblemRead"}}}
    return {status: {"description": words[status], "content": content} for status in statuses}
