"""How the JSON door answers: declared models, dumped once, with entity tags, chosen fields and paging links."""

from collections.abc import Mapping
from functools import cache
from inspect import isclass
from types import MappingProxyType
from typing import Annotated, Any, Generic, TypeVar, get_args
from urllib.parse import urlencode

from fastapi import Path, Query, Request, Response
from fastapi.routing import APIRoute
from pydantic import BaseModel, Field, TypeAdapter

from app import media
from app.models.inputs import MAX_ID, Digits
from app.queries.paging import MAX_LIMIT, Page
from app.rules.errors import invalid
from app.tags import REVALIDATE, digest, has_it
from app.validation import invalid_from

T = TypeVar("T")
Id = Annotated[int, Path(ge=1, le=MAX_ID), Digits]
Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT, description="Rows a page."), Digits]
Cursor = Annotated[str | None, Query(max_length=400, description="From the `next` of the page before.")]
PREFIX = "/api/v1"
JSON, PARTIAL = "application/json", "application/vnd.duban.partial+json"
"""An answer whole, and one that `fields` has cut: that one is no longer of its declared shape, and says so."""
EMPTY: Mapping[str, str] = MappingProxyType({})
KINDS = (JSON, PARTIAL, "application/problem+json")
"""What a caller must take one of: whoever takes JSON is thought to take what is made of it."""


class PageRead(BaseModel, Generic[T]):
    """A page of a list."""

    data: list[T]
    next: str | None = Field(description="Cursor of the next page; null at the end. Also in the Link header.")


@cache
def _adapter(model: Any) -> TypeAdapter[Any]:
    return TypeAdapter(model)


def check_asked(request: Request) -> None:
    """Refuse what nothing here could answer, before anything is done: NotAcceptable, or Invalid as `check_known`."""
    media.require(request, *KINDS)
    check_known(request)


def check_known(request: Request) -> None:
    """Refuse parameters that the route does not have: Invalid. A query model does so itself.

    Passed over, a name misspelt would bring another answer than the one that was asked for.
    """
    sent, route = request.query_params.keys(), request.scope.get("route")
    if not sent or not isinstance(route, APIRoute):
        return
    taken = route.dependant.query_params
    if any(isclass(kind := field.field_info.annotation) and issubclass(kind, BaseModel) for field in taken):
        return
    known = {field.alias for field in taken} | ({"fields"} if "GET" in (route.methods or ()) else set())
    if unknown := sorted(sent - known):
        detail = f"No such parameter; there are: {', '.join(sorted(known)) or 'none'}."
        raise invalid_from([{"loc": ("query", name), "type": "extra_forbidden", "msg": detail} for name in unknown])


def answer(model: Any, value: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """`value`, which already is of `model`, as JSON: checking it a second time would double the cost of a list.

    What has a version carries its entity tag, so that a caller can go on from a write without reading again.
    """
    body = _adapter(model).dump_json(value)
    made = Response(body, status, headers, JSON)
    if hasattr(value, "version"):
        made.headers["ETag"] = tag_of(value, body)
    return made


def answer_one(request: Request, model: Any, value: Any) -> Response:
    """What was read, whole or the fields asked for, with its entity tag; 304 where the caller has it already."""
    check_asked(request)
    chosen = chosen_fields(request, model)
    body = _adapter(model).dump_json(value, include=chosen and _included(model, chosen))
    return _known_or_new(request, tag_of(value, body), body, PARTIAL if chosen else JSON)


def answer_page(request: Request, model: Any, page: Page[Any], position: int | None = None) -> Response:
    """A page, its rows whole or the fields asked for, with its `Link: rel="next"` (RFC 8288); a feed's `position`.

    It has an entity tag as one thing has; 304 where the caller has the very page already.
    """
    check_asked(request)
    chosen = chosen_fields(request, model)
    rows = _adapter(list[model]).dump_json(page.rows, include=chosen and {"__all__": chosen})
    cursor = _adapter(str | None).dump_json(page.cursor)
    last = b"" if position is None else b',"position":%d' % position
    body = b'{"data":' + rows + b',"next":' + cursor + last + b"}"
    return _known_or_new(
        request, f'"{digest(body)}"', body, PARTIAL if chosen else JSON, next_link(request, page.cursor)
    )


def _known_or_new(request: Request, tag: str, body: bytes, kind: str, more: Mapping[str, str] = EMPTY) -> Response:
    """What was read, or 304 where the caller has it."""
    headers = {"ETag": tag, **REVALIDATE, **more}
    return Response(None, 304, headers) if has_it(request, tag) else Response(body, 200, headers, kind)


def tag_of(value: Any, body: bytes) -> str:
    """A strong entity tag (RFC 9110, 8.8.3): the version where there is one, and a hash of every byte that is shown.

    The version alone would not do: a light turns, and a colleague's report comes in, without the thing being edited.
    """
    version = getattr(value, "version", None)
    return f'"{digest(body)}"' if version is None else f'"{version}-{digest(body)}"'


def entity_tag(model: Any, value: Any) -> str:
    """The tag under which `value` is read, for an answer in which it is only a part."""
    return tag_of(value, _adapter(model).dump_json(value))


def chosen_fields(request: Request, model: Any) -> set[str] | None:
    """The names in `fields=`, by comma; None where all are wanted. Invalid for a name that the answer does not have."""
    if "fields" not in request.query_params:
        return None
    known = field_names(model)
    chosen = {name.strip() for sent in request.query_params.getlist("fields") for name in sent.split(",")}
    if unknown := sorted(chosen - known):
        name = unknown[0]
        title = f"没有字段“{name}”" if name else "请写明要哪些字段"
        raise invalid("#fields", "unknown_field", title, f"No field {name!r}; there are: {', '.join(sorted(known))}.")
    return chosen


def field_names(model: Any) -> set[str]:
    """The names at the top of an answer, or of each of its rows."""
    (shape,) = get_args(model) or (model,)
    return set(shape.model_fields)


def _included(model: Any, chosen: set[str]) -> Any:
    return {"__all__": chosen} if get_args(model) else chosen


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
        412: "Not as `If-Match` says; `current` says how it stands. Read again, decide anew, send the new ETag.",
        413: "Too many bytes.",
        415: "A kind of content that is not taken.",
        422: "Wrong in the fields that `errors` names.",
        428: "Send If-Match with the ETag that was read, or `version` in the body.",
    }
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/ProblemRead"}}}
    return {status: {"description": words[status], "content": content} for status in statuses}
