"""A page's one unit of work, remembering who visits so that the page's frame can greet them."""

from typing import TypeVar

from fastapi import Request
from sqlalchemy.orm import Session

from app import doors
from app.doors import Work
from app.rules.actor import Actor

T = TypeVar("T")


def _noting(request: Request, work: Work[T]) -> Work[T]:
    def noted(session: Session, actor: Actor) -> T:
        request.state.actor = actor
        return work(session, actor)

    return noted


async def reading(request: Request, work: Work[T], *, brief: bool = False) -> T:
    """As `doors.reading`."""
    return await doors.reading(request, _noting(request, work), brief=brief)


async def writing(request: Request, work: Work[T], *, brief: bool = False) -> T:
    """As `doors.writing`."""
    return await doors.writing(request, _noting(request, work), brief=brief)
