"""What kinds of answer a caller takes: the Accept header (RFC 9110, 12.5.1)."""

from email.message import Message
from functools import lru_cache
from urllib.request import parse_http_list

from fastapi import Request

from app.rules.errors import NotAcceptable

ANYTHING = "*/*"


def require(request: Request, *offered: str) -> None:
    """Refuse a request whose Accept leaves out every media type that it could be answered with: NotAcceptable."""
    sent = ", ".join(request.headers.getlist("accept"))
    if not sent or sent == ANYTHING or sent in offered or takes(sent, offered):
        return
    raise NotAcceptable(
        "not_acceptable",
        f"无法提供所要求的格式，可以提供：{'、'.join(offered)}",
        f"Accept leaves out what there is; ask for {' or '.join(offered)}, or send no Accept.",
    )


@lru_cache(maxsize=64)
def takes(accept: str, offered: tuple[str, ...]) -> bool:
    """Whether `accept` takes any of the media types; one that names no kind at all is disregarded."""
    ranges = _ranges(accept)
    return not ranges or any(_weight(ranges, one) > 0 for one in offered)


def _ranges(accept: str) -> dict[str, float]:
    """Each range with its weight. Other parameters are left aside: no answer of ours comes in two shades of a type."""
    found: dict[str, float] = {}
    for part in parse_http_list(accept):
        message = Message()
        message["content-type"] = part
        kind = part.partition(";")[0].strip().lower()
        if kind.count("/") == 1:
            found[kind] = max(found.get(kind, 0.0), _quality(str(message.get_param("q", "1"))))
    return found


def _quality(text: str) -> float:
    """A weight as written; one that is none counts as if it were not there."""
    try:
        return float(text)
    except ValueError:
        return 1.0


def _weight(ranges: dict[str, float], media_type: str) -> float:
    """What the most specific range that fits says of the type; nothing where none fits."""
    kind = media_type.partition(";")[0].strip().lower()
    fitting = (kind, f"{kind.partition('/')[0]}/*", ANYTHING)
    return next((ranges[one] for one in fitting if one in ranges), 0.0)
