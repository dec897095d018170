"""A part of the JSON door: what the routers of `app/api` have in common."""

from typing import Any

from fastapi import APIRouter
from fastapi.routing import APIRoute

from app.api.answers import PREFIX


def area(tag: str, **more: Any) -> APIRouter:
    """A router under `/api/v1` for operations of one tag, named in the contract like their functions.

    It is complete by itself: FastAPI would make every route a second time to give it a prefix on inclusion, which was
    a tenth of a start.
    """
    return APIRouter(prefix=PREFIX, tags=[tag], generate_unique_id_function=operation_id, **more)


def operation_id(route: APIRoute) -> str:
    """The function's own name: `complete_milestone`."""
    return route.name
