"""Addresses of filtered lists: every filter is a link that can be passed on."""

from collections.abc import Iterable
from typing import TypeVar
from urllib.parse import urlencode

from fastapi import Request
from pydantic import BaseModel, ValidationError

from app.validation import invalid_from

T = TypeVar("T", bound=BaseModel)
Pairs = list[tuple[str, str]]


def filled(request: Request) -> Pairs:
    """The parameters that say something; a form sends its empty fields too."""
    return [(name, value) for name, value in request.query_params.multi_items() if value.strip()]


def has_empty(request: Request) -> bool:
    """Whether the address could be shorter and mean the same."""
    return len(filled(request)) != len(request.query_params.multi_items())


def address(path: str, pairs: Iterable[tuple[str, object]]) -> str:
    """A path with its parameters."""
    query = urlencode([(name, str(value)) for name, value in pairs])
    return f"{path}?{query}" if query else path


def without(pairs: Pairs, *names: str) -> Pairs:
    """The parameters but for some; a changed filter starts on the first page, so `cursor` never stays."""
    return [(name, value) for name, value in pairs if name not in {*names, "cursor"}]


def following(path: str, request: Request, cursor: str | None, name: str = "cursor") -> str | None:
    """The address of the next page with the same filters; `name` is the cursor's, where a page has several lists."""
    return address(path, [*without(filled(request), name), (name, cursor)]) if cursor else None


def parse_query(model: type[T], request: Request, many: frozenset[str]) -> T:
    """The filter that an address states; `many` names the fields that hold several values."""
    given: dict[str, object] = {}
    for name, value in filled(request):
        if name not in model.model_fields:
            continue
        clean = value.replace("\x00", "")
        if name in many:
            given.setdefault(name, [])
            given[name].append(clean)  # type: ignore[attr-defined]
        else:
            given[name] = clean
    try:
        return model.model_validate(given)
    except ValidationError as error:
        raise invalid_from([{**one, "loc": ("query", *one["loc"])} for one in error.errors()]) from error
