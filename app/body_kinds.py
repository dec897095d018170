"""In what form a body comes: told before anything that is wrong within it, where it could not be read for its form."""

from email.message import Message

from fastapi import Request
from fastapi.params import Form
from fastapi.routing import APIRoute
from starlette.datastructures import Headers

from app.rules.errors import BadRequest, Problem, Unsupported

JSON, FORM, URLENCODED = "application/json", "multipart/form-data", "application/x-www-form-urlencoded"


def misread(request: Request, cause: BaseException | None = None) -> Problem | None:
    """Why a body that came could not be read at all; None where its form is right. `cause` is the reader's accident."""
    headers = request.headers
    if headers.get("content-length", "0") == "0" and "transfer-encoding" not in headers:
        return None
    if headers.get("content-encoding", "identity").strip().lower() != "identity":
        return _refused(
            "请求内容不能压缩", "Send the body as it is, without Content-Encoding.", "Accept-Encoding", "identity"
        )
    wanted = _wanted(request)
    if not _is(headers, wanted):
        return _refused(f"请以 {wanted} 发送请求内容", f"Send {wanted}, and say so in Content-Type.", "Accept", wanted)
    if isinstance(cause, UnicodeDecodeError):
        return BadRequest("bad_json", "请求内容不是 UTF-8 编码的 JSON", "The body must be JSON in UTF-8.")
    return None


def _refused(title: str, detail: str, header: str, taken: str) -> Unsupported:
    return Unsupported("unsupported_media_type", title, detail, headers={header: taken})


def _wanted(request: Request) -> str:
    """What the route reads; files come with its forms."""
    route = request.scope.get("route")
    fields = route.dependant.body_params if isinstance(route, APIRoute) else []
    return FORM if any(isinstance(field.field_info, Form) for field in fields) else JSON


def _is(headers: Headers, wanted: str) -> bool:
    """Whether the body says that it is what is wanted, as the framework reads it: JSON by its suffix (RFC 6839) too."""
    message = Message()
    message["content-type"] = headers.get("content-type") or "application/octet-stream"
    kind = message.get_content_type()
    if wanted == FORM:
        return kind in (FORM, URLENCODED)
    return kind == JSON or (kind.startswith("application/") and kind.endswith("+json"))
