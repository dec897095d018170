"""The contract for programmers: the viewer of /openapi.json, and the list of problem codes."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.pages.problems import CODES
from app.pages.rendering import render

router = APIRouter()


@router.get("/docs")
async def docs(request: Request) -> Response:
    """The vendored viewer, under the same content policy as every page."""
    return render(request, "docs.html")


@router.get("/docs/problems")
async def problem_codes(request: Request) -> Response:
    """Every stable code: where the `type` of a problem leads."""
    return render(request, "problems.html", codes=CODES)
