"""Taking an address of the API out of service, announced: Deprecation (RFC 9745) and Sunset (RFC 8594).

OLD = Retiring(since=date(2027, 1, 1), ends=date(2028, 1, 1), successor="/api/v1/reports")

@router.get("/feedback", **OLD.declared, …)
@OLD
async def list_feedback(request: Request) -> Response: …
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime
from functools import wraps
from typing import Any, ParamSpec

from fastapi import Response

from app.rules.errors import Problem

P = ParamSpec("P")
NOTICE = timedelta(days=365)
"""The versioning promise of docs/integrating.md: what is deprecated goes on for a year at least."""


@dataclass(frozen=True)
class Retiring:
    """An operation that is deprecated since one day and goes on until another; ValueError for less than a year."""

    since: date
    ends: date
    successor: str

    def __post_init__(self) -> None:
        if self.ends - self.since < NOTICE:
            raise ValueError("what is deprecated goes on for a year at least")

    @property
    def declared(self) -> dict[str, Any]:
        """For the route: the document says it too."""
        return {"deprecated": True, "openapi_extra": {"x-sunset": self.ends.isoformat()}}

    @property
    def headers(self) -> dict[str, str]:
        """What every answer carries, refusals too: since when, until when, and what takes its place."""
        since, ends = (datetime.combine(day, time(), UTC) for day in (self.since, self.ends))
        return {
            "Deprecation": f"@{int(since.timestamp())}",
            "Sunset": format_datetime(ends, usegmt=True),
            "Link": f'<{self.successor}>; rel="successor-version"',
        }

    def __call__(self, endpoint: Callable[P, Awaitable[Response]]) -> Callable[P, Awaitable[Response]]:
        """The endpoint, with the headers on whatever it answers."""

        @wraps(endpoint)
        async def dated(*args: P.args, **kwargs: P.kwargs) -> Response:
            try:
                answer = await endpoint(*args, **kwargs)
            except Problem as problem:
                problem.headers |= self.headers
                raise
            for name, value in self.headers.items():
                known = answer.headers.get(name)
                answer.headers[name] = f"{known}, {value}" if known else value
            return answer

        return dated
