from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem_read import ProblemRead
from ...models.ref_query import RefQuery
from ...models.refs_found import RefsFound
from ...types import Response


def _get_kwargs(
    *,
    body: RefQuery,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/lookups/items",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ProblemRead | RefsFound | None:
    if response.status_code == 200:
        response_200 = RefsFound.from_dict(response.json())

        return response_200

    if response.status_code == HTTPStatus.NOT_MODIFIED:
        return None
    return ProblemRead.from_dict(errors.problem_of(response))


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ProblemRead | RefsFound]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: RefQuery,
) -> Response[ProblemRead | RefsFound]:
    """Look Items Up

     Ask how up to two hundred items stand, by the caller's own numbers. Changes nothing.

    Args:
        body (RefQuery): Own numbers whose items are asked for.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProblemRead | RefsFound]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    body: RefQuery,
) -> ProblemRead | RefsFound | None:
    """Look Items Up

     Ask how up to two hundred items stand, by the caller's own numbers. Changes nothing.

    Args:
        body (RefQuery): Own numbers whose items are asked for.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProblemRead | RefsFound
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: RefQuery,
) -> Response[ProblemRead | RefsFound]:
    """Look Items Up

     Ask how up to two hundred items stand, by the caller's own numbers. Changes nothing.

    Args:
        body (RefQuery): Own numbers whose items are asked for.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProblemRead | RefsFound]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: RefQuery,
) -> ProblemRead | RefsFound | None:
    """Look Items Up

     Ask how up to two hundred items stand, by the caller's own numbers. Changes nothing.

    Args:
        body (RefQuery): Own numbers whose items are asked for.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProblemRead | RefsFound
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
