from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.key_made import KeyMade
from ...models.key_rotation import KeyRotation
from ...models.problem_read import ProblemRead
from ...types import UNSET, Response, Unset


def _get_kwargs(
    key_id: int,
    *,
    body: KeyRotation,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/keys/{key_id}/rotation".format(
            key_id=quote(str(key_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> KeyMade | ProblemRead | None:
    if response.status_code == 201:
        response_201 = KeyMade.from_dict(response.json())

        return response_201

    if response.status_code == HTTPStatus.NOT_MODIFIED:
        return None
    return ProblemRead.from_dict(errors.problem_of(response))


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[KeyMade | ProblemRead]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    key_id: int,
    *,
    client: AuthenticatedClient,
    body: KeyRotation,
    idempotency_key: str | Unset = UNSET,
) -> Response[KeyMade | ProblemRead]:
    """Rotate Key

     Make a key's successor. Both open until the overlap is over; the old one's end never moves later.

    Args:
        key_id (int):
        idempotency_key (str | Unset):
        body (KeyRotation): How long the old key goes on beside its successor.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[KeyMade | ProblemRead]
    """

    kwargs = _get_kwargs(
        key_id=key_id,
        body=body,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    key_id: int,
    *,
    client: AuthenticatedClient,
    body: KeyRotation,
    idempotency_key: str | Unset = UNSET,
) -> KeyMade | ProblemRead | None:
    """Rotate Key

     Make a key's successor. Both open until the overlap is over; the old one's end never moves later.

    Args:
        key_id (int):
        idempotency_key (str | Unset):
        body (KeyRotation): How long the old key goes on beside its successor.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        KeyMade | ProblemRead
    """

    return sync_detailed(
        key_id=key_id,
        client=client,
        body=body,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    key_id: int,
    *,
    client: AuthenticatedClient,
    body: KeyRotation,
    idempotency_key: str | Unset = UNSET,
) -> Response[KeyMade | ProblemRead]:
    """Rotate Key

     Make a key's successor. Both open until the overlap is over; the old one's end never moves later.

    Args:
        key_id (int):
        idempotency_key (str | Unset):
        body (KeyRotation): How long the old key goes on beside its successor.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[KeyMade | ProblemRead]
    """

    kwargs = _get_kwargs(
        key_id=key_id,
        body=body,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    key_id: int,
    *,
    client: AuthenticatedClient,
    body: KeyRotation,
    idempotency_key: str | Unset = UNSET,
) -> KeyMade | ProblemRead | None:
    """Rotate Key

     Make a key's successor. Both open until the overlap is over; the old one's end never moves later.

    Args:
        key_id (int):
        idempotency_key (str | Unset):
        body (KeyRotation): How long the old key goes on beside its successor.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        KeyMade | ProblemRead
    """

    return (
        await asyncio_detailed(
            key_id=key_id,
            client=client,
            body=body,
            idempotency_key=idempotency_key,
        )
    ).parsed
