"""Contains shared errors types that can be raised from API functions"""

from typing import Any

import httpx


class UnexpectedStatus(Exception):
    """Raised by api functions when the response status an undocumented status and Client.raise_on_unexpected_status is True"""

    def __init__(self, status_code: int, content: bytes):
        self.status_code = status_code
        self.content = content

        super().__init__(
            f"Unexpected status code: {status_code}\n\nResponse content:\n{content.decode(errors='ignore')}"
        )


def problem_of(response: httpx.Response) -> dict[str, Any]:
    """The problem (RFC 9457) that an answer tells, also one that is not the server's own: a proxy's page, or nothing."""
    try:
        found = response.json()
    except ValueError:
        found = None
    if isinstance(found, dict) and "code" in found:
        return found
    return {
        "type": "about:blank",
        "status": response.status_code,
        "code": "http_error",
        "title": response.reason_phrase,
        "detail": response.text[:500],
        "instance": response.headers.get("x-request-id", ""),
    }


__all__ = ["UnexpectedStatus", "problem_of"]
