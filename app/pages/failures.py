"""Failures as people meet them: a page, or a fragment next to what they did."""

from fastapi import Request
from starlette.responses import Response

from app.pages import sessions
from app.pages.forms import prose, written
from app.pages.rendering import is_htmx, render
from app.rules.errors import Problem

FLASH = {"HX-Retarget": "#flash", "HX-Reswap": "innerHTML"}


def show(request: Request, problem: Problem, status: int) -> Response:
    """The problem in words, with its true status; a missing session asks for the sign-in in place."""
    if status == 401:
        return sessions.ask(request, problem)
    if is_htmx(request):
        return render(request, "_problem.html", status=status, headers=problem.headers | FLASH, problem=problem)
    # A refused form without a page to show it again on: its words must not be lost with it.
    values = {"problem": problem, "code": status, "kept": prose(written(request))}
    return render(request, "failure.html", status=status, headers=problem.headers, **values)
