"""Routes that take plain parameters straight: path, headers, query or a query model, and one JSON body.

FastAPI looks at every field of every parameter anew with each request: a third of a list's time. A plain request is
taken here with the same fields and the same checks. Whatever is not plain, or not right, goes FastAPI's own way, which
also words the refusal; so there is one place for that, and no difference to be seen from outside.
"""

import json
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from inspect import isclass, signature
from typing import Any, get_args, get_origin

from fastapi import Request
from fastapi.dependencies.models import Dependant
from fastapi.params import Body, File, Form
from pydantic import BaseModel
from starlette.datastructures import QueryParams
from starlette.responses import Response

from app.bodies import Handler, UploadRoute


class NotPlainError(Exception):
    """FastAPI should look at this request itself."""


class StraightRoute(UploadRoute):
    """For `APIRouter(route_class=…)`; its routers must not be given dependencies."""

    def get_route_handler(self) -> Handler:
        """FastAPI's handler, or one that tries the straight way first."""
        usual = super().get_route_handler()
        taker = Taker.of(self.dependant)
        if taker is None:
            return usual
        call: Callable[..., Coroutine[Any, Any, Response]] = self.endpoint

        async def handle(request: Request) -> Response:
            try:
                values = await taker.values(request)
            except NotPlainError:
                return await usual(request)
            return await call(**values)

        return handle


@dataclass(frozen=True)
class Taker:
    """What an endpoint asks for, as FastAPI has understood it."""

    request: str | None
    path: Sequence[Any]
    query: Sequence[Any]
    headers: Sequence[Any]
    query_model: Any
    lists: frozenset[str]
    body: Any

    @classmethod
    def of(cls, asked: Dependant) -> "Taker | None":
        """None where the endpoint asks for anything else, or does not always answer with a response of its own."""
        returned = signature(asked.call).return_annotation if asked.call else None
        others = [
            *(asked.cookie_params, asked.dependencies),
            *(field for field in asked.header_params if _is_model(field.field_info.annotation)),
            *(asked.websocket_param_name, asked.http_connection_param_name, asked.response_param_name),
            *(asked.background_tasks_param_name, asked.security_scopes_param_name),
        ]
        if any(others) or not (isclass(returned) and issubclass(returned, Response)):
            return None
        models = [field for field in asked.query_params if _is_model(field.field_info.annotation)]
        lists = _lists(models[0].field_info.annotation) if models else frozenset()
        single = [field.field_info.annotation for field in (*asked.query_params, *asked.header_params)]
        plain = not any(_is_list(annotation) for annotation in single)
        one = not models or len(asked.query_params) == 1
        if not (plain and one and lists is not None and _is_one_model(asked.body_params)):
            return None
        return cls(
            request=asked.request_param_name,
            path=asked.path_params,
            query=[] if models else asked.query_params,
            headers=asked.header_params,
            query_model=models[0] if models else None,
            lists=lists,
            body=asked.body_params[0] if asked.body_params else None,
        )

    async def values(self, request: Request) -> dict[str, Any]:
        """The endpoint's arguments. Raises NotPlainError where anything is missing or wrong."""
        found: dict[str, Any] = {}
        if self.request:
            found[self.request] = request
        for field in self.path:
            found[field.name] = _checked(field, request.path_params[field.alias])
        for field in self.query:
            given = request.query_params.get(field.alias)
            found[field.name] = _checked(field, given) if given is not None else _default(field)
        for field in self.headers:
            given = request.headers.get(field.alias)
            found[field.name] = _checked(field, given) if given is not None else _default(field)
        if self.query_model:
            found[self.query_model.name] = _checked(self.query_model, self._grouped(request.query_params))
        if self.body:
            found[self.body.name] = _checked(self.body, await _json(request))
        return found

    def _grouped(self, given: QueryParams) -> dict[str, Any]:
        """The query as a model takes it: lists as lists, of all else the last; a name that is unknown stays."""
        return {name: given.getlist(name) if name in self.lists else value for name, value in given.items()}


def _is_model(annotation: Any) -> bool:
    return isclass(annotation) and issubclass(annotation, BaseModel)


def _is_list(annotation: Any) -> bool:
    """Whether a list stands anywhere in it."""
    return get_origin(annotation) in {list, set, tuple} or any(_is_list(part) for part in get_args(annotation))


def _lists(model: Any) -> frozenset[str] | None:
    """The fields that are lists; None where one is so only sometimes, or has another name outside."""
    fields = model.model_fields
    found = {name for name, field in fields.items() if _is_list(field.annotation)}
    if any(get_origin(fields[name].annotation) is not list for name in found):
        return None
    if any(field.alias or field.validation_alias for field in fields.values()):
        return None
    return frozenset(found)


def _is_one_model(body: Sequence[Any]) -> bool:
    """Whether the body is a model of ours and nothing else; true for none."""
    if not body:
        return True
    info = body[0].field_info
    return len(body) == 1 and isinstance(info, Body) and not isinstance(info, Form | File) and not info.embed


def _default(field: Any) -> Any:
    if field.field_info.is_required() or field.field_info.validate_default:
        raise NotPlainError
    return field.get_default()


def _checked(field: Any, value: Any) -> Any:
    checked, errors = field.validate(value)
    if errors:
        raise NotPlainError
    return checked


async def _json(request: Request) -> Any:
    """The body of a request that says it is JSON; it is kept, should FastAPI need to read it after all."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise NotPlainError
    try:
        return json.loads(await request.body())
    except (ValueError, RecursionError) as error:
        raise NotPlainError from error
