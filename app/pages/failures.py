"""Failures as people meet them: a page, or a fragment next to what they did."""

from fastapi import Request
from starlette.responses import PlainTextResponse, Response

from app.rules.errors import Problem


def show(request: Request, problem: Problem, status: int) -> Response:
    """The problem in words."""
    return PlainTextResponse(problem.title, status, problem.headers)
