"""Checking answers against the committed contract."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import httpx
import jsonschema_rs

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


def check(answer: httpx.Response) -> None:
    """Fail unless the contract foresees this answer and its body fits."""
    method, address = answer.request.method.lower(), answer.request.url.path
    path = next(path for pattern, path in _paths() if pattern.fullmatch(address))
    answers = document()["paths"][path][method]["responses"]
    media_type = answer.headers.get("content-type", "").partition(";")[0]
    if not answer.content or answer.headers.get("content-disposition"):
        assert (media_type or "none") in answers[str(answer.status_code)].get("content", {"none": {}})
        return
    _validator(path, method, str(answer.status_code), media_type).validate(answer.json())
