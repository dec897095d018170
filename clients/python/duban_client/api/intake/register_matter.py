from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.matter_create import MatterCreate
from ...models.matter_read import MatterRead
from ...models.problem_read import ProblemRead
from ...types import UNSET, Response, Unset


def _get_kwargs(
    external_ref: str,
    *,
    body: MatterCreate,
    if_match: None | str | Unset = UNSET,
    if_none_match: None | str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_match, Unset):
        headers["if-match"] = if_match

    if not isinstance(if_none_match, Unset):
        headers["if-none-match"] = if_none_match

    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/api/v1/refs/items/{external_ref}".format(
            external_ref=quote(str(external_ref), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> MatterRead | ProblemRead | None:
    if response.status_code == 200:
        response_200 = MatterRead.from_dict(response.json())

        return response_200

    if response.status_code == 201:
        response_201 = MatterRead.from_dict(response.json())

        return response_201

    if response.status_code == HTTPStatus.NOT_MODIFIED:
        return None
    return ProblemRead.from_dict(errors.problem_of(response))


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[MatterRead | ProblemRead]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    external_ref: str,
    *,
    client: AuthenticatedClient,
    body: MatterCreate,
    if_match: None | str | Unset = UNSET,
    if_none_match: None | str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Response[MatterRead | ProblemRead]:
    """Register Matter

     Register a matter under the caller's own number, or send its new words while it is a draft (200; 201
    when new).

    Units may come by name or code, dates in words. What cannot be read for certain stands in `doubts`,
    before the
    caller and before the office, which issues the draft when it has settled them. The words that were
    sent last change
    nothing. New ones are refused (409) once somebody else has edited the draft, unless If-Match or
    `version` says that
    the caller has seen that.

    Args:
        external_ref (str): The caller's own number.
        if_match (None | str | Unset): The `ETag` last seen, e.g. "3-9f86d081"; another version is
            refused (412).
        if_none_match (None | str | Unset): `*`: register only; a number that is known is refused
            (412).
        idempotency_key (str | Unset):
        body (MatterCreate): A matter to register: in words, as the caller's document has them.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MatterRead | ProblemRead]
    """

    kwargs = _get_kwargs(
        external_ref=external_ref,
        body=body,
        if_match=if_match,
        if_none_match=if_none_match,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    external_ref: str,
    *,
    client: AuthenticatedClient,
    body: MatterCreate,
    if_match: None | str | Unset = UNSET,
    if_none_match: None | str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> MatterRead | ProblemRead | None:
    """Register Matter

     Register a matter under the caller's own number, or send its new words while it is a draft (200; 201
    when new).

    Units may come by name or code, dates in words. What cannot be read for certain stands in `doubts`,
    before the
    caller and before the office, which issues the draft when it has settled them. The words that were
    sent last change
    nothing. New ones are refused (409) once somebody else has edited the draft, unless If-Match or
    `version` says that
    the caller has seen that.

    Args:
        external_ref (str): The caller's own number.
        if_match (None | str | Unset): The `ETag` last seen, e.g. "3-9f86d081"; another version is
            refused (412).
        if_none_match (None | str | Unset): `*`: register only; a number that is known is refused
            (412).
        idempotency_key (str | Unset):
        body (MatterCreate): A matter to register: in words, as the caller's document has them.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MatterRead | ProblemRead
    """

    return sync_detailed(
        external_ref=external_ref,
        client=client,
        body=body,
        if_match=if_match,
        if_none_match=if_none_match,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    external_ref: str,
    *,
    client: AuthenticatedClient,
    body: MatterCreate,
    if_match: None | str | Unset = UNSET,
    if_none_match: None | str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Response[MatterRead | ProblemRead]:
    """Register Matter

     Register a matter under the caller's own number, or send its new words while it is a draft (200; 201
    when new).

    Units may come by name or code, dates in words. What cannot be read for certain stands in `doubts`,
    before the
    caller and before the office, which issues the draft when it has settled them. The words that were
    sent last change
    nothing. New ones are refused (409) once somebody else has edited the draft, unless If-Match or
    `version` says that
    the caller has seen that.

    Args:
        external_ref (str): The caller's own number.
        if_match (None | str | Unset): The `ETag` last seen, e.g. "3-9f86d081"; another version is
            refused (412).
        if_none_match (None | str | Unset): `*`: register only; a number that is known is refused
            (412).
        idempotency_key (str | Unset):
        body (MatterCreate): A matter to register: in words, as the caller's document has them.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MatterRead | ProblemRead]
    """

    kwargs = _get_kwargs(
        external_ref=external_ref,
        body=body,
        if_match=if_match,
        if_none_match=if_none_match,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    external_ref: str,
    *,
    client: AuthenticatedClient,
    body: MatterCreate,
    if_match: None | str | Unset = UNSET,
    if_none_match: None | str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> MatterRead | ProblemRead | None:
    """Register Matter

     Register a matter under the caller's own number, or send its new words while it is a draft (200; 201
    when new).

    Units may come by name or code, dates in words. What cannot be read for certain stands in `doubts`,
    before the
    caller and before the office, which issues the draft when it has settled them. The words that were
    sent last change
    nothing. New ones are refused (409) once somebody else has edited the draft, unless If-Match or
    `version` says that
    the caller has seen that.

    Args:
        external_ref (str): The caller's own number.
        if_match (None | str | Unset): The `ETag` last seen, e.g. "3-9f86d081"; another version is
            refused (412).
        if_none_match (None | str | Unset): `*`: register only; a number that is known is refused
            (412).
        idempotency_key (str | Unset):
        body (MatterCreate): A matter to register: in words, as the caller's document has them.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MatterRead | ProblemRead
    """

    return (
        await asyncio_detailed(
            external_ref=external_ref,
            client=client,
            body=body,
            if_match=if_match,
            if_none_match=if_none_match,
            idempotency_key=idempotency_key,
        )
    ).parsed
