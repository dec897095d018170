"""Checking answers against the committed contract."""

import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import httpx
import jsonschema_rs

from app.middleware import HEADERS

CONTRACT = Path(__file__).parent.parent / "openapi.json"


@cache
def document() -> dict[str, Any]:
    """The committed OpenAPI document."""
    found: dict[str, Any] = json.loads(CONTRACT.read_text(encoding="utf-8"))
    return found


@cache
def _paths() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(re.sub(r"\{\w+\}", "[^/]+", path)), path) for path in document()["paths"]]


@cache
def _validator(path: str, method: str, status: str, media_type: str) -> jsonschema_rs.Validator:
    answers = document()["paths"][path][method]["responses"]
    assert status in answers, f"{method} {path} may not answer {status}"
    content = answers[status].get("content", {})
    assert media_type in content, f"{method} {path} {status} may not answer with {media_type}"
    schema = {**content[media_type]["schema"], "components": document()["components"]}
    return jsonschema_rs.Draft202012Validator(schema, validate_formats=True)


COMMON = {name.decode() for name, _ in HEADERS} | {
    "content-type",
    "content-length",
    "accept-ranges",
    "cache-control",
    "pragma",
}
"""Headers whose meaning is the same for everything that HTTP ever answers."""


def check_headers(method: str, address: str, status: int, sent: Iterable[str]) -> None:
    """Fail unless the contract foresees every header that was sent, and every one that it promises was."""
    path = next(path for pattern, path in _paths() if pattern.fullmatch(address))
    answer = document()["paths"][path][method.lower()]["responses"].get(str(status), {})
    components, declared = document()["components"]["headers"], answer.get("headers", {})
    named = {
        name.lower(): components.get(one.get("$ref", "").rpartition("/")[2], one) for name, one in declared.items()
    }
    found = {name.lower() for name in sent}
    assert found - COMMON <= set(named), f"{method} {path} {status} sends {found - COMMON - set(named)}"
    promised = {name for name, one in named.items() if one.get("required")}
    assert promised <= found, f"{method} {path} {status} does not send {promised - found}"


def check(answer: httpx.Response) -> None:
    """Fail unless the contract foresees this answer, its headers fit, and its body and every member of a problem."""
    method, address = answer.request.method.lower(), answer.request.url.path
    path = next(path for pattern, path in _paths() if pattern.fullmatch(address))
    answers = document()["paths"][path][method]["responses"]
    check_headers(method, address, answer.status_code, answer.headers)
    if answer.headers.get("content-type") == "application/problem+json":
        told = set(document()["components"]["schemas"]["ProblemRead"]["properties"])
        assert set(answer.json()) <= told, f"a problem tells of {set(answer.json()) - told}"
    media_type = answer.headers.get("content-type", "").partition(";")[0]
    if not answer.content or answer.headers.get("content-disposition"):
        assert (media_type or "none") in answers[str(answer.status_code)].get("content", {"none": {}})
        return
    _validator(path, method, str(answer.status_code), media_type).validate(answer.json())
