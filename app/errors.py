"""One error, told in the manner of its door: problem+json, an HTMX fragment, or a page; always with its true status."""

import json
from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.encoders import jsonable_encoder
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Match

from app.bodies import ALLOWANCE
from app.body_kinds import misread
from app.doors import vouch
from app.pages import failures
from app.rules.errors import BadRequest, Problem, TooLarge, Unauthenticated
from app.validation import invalid_from

API = "/api/"
PROGRAMS = (API, "/oauth/", "/.well-known/", "/healthz", "/readyz")
"""Addresses that programs ask, never browsers."""
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
log = structlog.get_logger()

PLAIN: dict[int, tuple[str, str, str]] = {
    400: ("bad_request", "请求无法识别", "The request cannot be read."),
    404: ("not_found", "没有这个页面", "There is nothing at this address."),
    405: ("method_not_allowed", "不支持这种操作", "This address does not take this method; see the Allow header."),
    415: ("unsupported_media_type", "不支持这种内容类型", "Send application/json."),
}
INTERNAL = ("internal_error", "系统出现故障，您的操作没有生效，请稍后再试", "An unexpected error; quote the instance.")


class Told(Problem):
    """A refusal with a status of its own choosing, for what the framework itself refuses."""

    def __init__(self, status: int, code: str, title: str, detail: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(code, title, detail, headers=headers)
        self.told_status = status


def install(app: FastAPI) -> None:
    """Let `app` answer every failure in the manner of its door."""

    @app.exception_handler(Problem)
    async def on_problem(request: Request, problem: Problem) -> Response:
        return answer(request, await _worst(request, problem))

    @app.exception_handler(RequestValidationError)
    async def on_invalid(request: Request, error: RequestValidationError) -> Response:
        errors = error.errors()
        of_body = any(one["loc"][0] == "body" for one in errors)
        form = misread(request) if of_body and request.url.path.startswith(API) else None
        if form is not None:
            problem: Problem = form
        elif any(one["type"] == "json_invalid" for one in errors):
            problem = BadRequest("bad_json", "请求内容不是合法的 JSON", "The body is not valid JSON.")
        else:
            problem = invalid_from(errors)
        return answer(request, await _worst(request, problem))

    @app.exception_handler(HTTPException)
    async def on_http(request: Request, error: HTTPException) -> Response:
        if error.status_code == 413:
            return answer(request, _too_large(request))
        if error.status_code == 400 and request.url.path.startswith(API):
            form = misread(request, error.__cause__)
            if form is not None:
                return answer(request, await _worst(request, form))
        words = PLAIN.get(error.status_code, ("http_error", str(error.detail), str(error.detail)))
        headers = dict(error.headers or {})
        if error.status_code == 405:
            headers["Allow"] = ", ".join(methods_at(request))
            if request.method == "OPTIONS":
                return Response(status_code=204, headers=headers)
        return answer(request, Told(error.status_code, *words, headers=headers))


def _too_large(request: Request) -> TooLarge:
    """More than the request may bring, by what its route takes."""
    limit = request.scope["state"][ALLOWANCE].limit
    mib = limit // (1024 * 1024)
    return TooLarge("too_large", f"内容过大，最多 {mib} MB", f"A request may hold {limit} bytes at most.", limit=limit)


async def _worst(request: Request, problem: Problem) -> Problem:
    """What is wrong with a program's credential, before anything that is wrong with what it sent.

    Asked only where a request was refused before any unit of work had found out who sent it.
    """
    if not request.url.path.startswith(API) or isinstance(problem, Unauthenticated):
        return problem
    try:
        await vouch(request)
    except Problem as unknown:
        return unknown
    return problem


def crashed(request: Request, error: Exception) -> Response:
    """The answer to an accident: logged in full, told without detail."""
    log.error("crash", path=request.url.path, request_id=request_id(request), exc_info=error)
    return answer(request, Told(500, *INTERNAL))


def methods_at(request: Request) -> list[str]:
    """Every method that the address takes; the framework names only those of the first route that fits.

    HEAD goes wherever GET does (middleware.Envelope), and OPTIONS is answered everywhere, with this very list.
    """

    def taken(method: str) -> bool:
        scope = {**request.scope, "method": method}
        return any(route.matches(scope)[0] is Match.FULL for route in request.app.routes)

    found = [method for method in METHODS if taken(method)]
    return [*found[:1], *(["HEAD"] if "GET" in found else []), *found[1:], "OPTIONS"]


def answer(request: Request, problem: Problem) -> Response:
    """The response for `problem` at the door that the request came through."""
    if request.url.path.startswith(PROGRAMS):
        return problem_json(request, problem)
    return failures.show(request, problem, status_of(problem))


def status_of(problem: Problem) -> int:
    """The HTTP status that tells the problem."""
    return getattr(problem, "told_status", problem.status)


def told(problem: Problem, instance: str = "") -> dict[str, Any]:
    """The members of a problem (RFC 9457), also for one row of many."""
    body: dict[str, Any] = {
        "type": f"/docs/problems#{problem.code}",
        "status": status_of(problem),
        "code": problem.code,
        "title": problem.title,
        "detail": problem.detail,
        "instance": instance,
        **problem.extra,
    }
    if problem.errors:
        body["errors"] = [vars(error) for error in problem.errors]
    found: dict[str, Any] = jsonable_encoder(body)
    return found


def problem_json(request: Request, problem: Problem) -> Response:
    """RFC 9457 `application/problem+json`."""
    text = json.dumps(told(problem, request_id(request)), ensure_ascii=False)
    return Response(
        # A caller's own field names may hold halves of characters.
        text.encode("utf-8", "replace"),
        status_code=status_of(problem),
        headers=problem.headers,
        media_type="application/problem+json",
    )


def request_id(request: Request) -> str:
    """The id under which the log knows this request."""
    return str(request.scope.get("state", {}).get("request_id", ""))
