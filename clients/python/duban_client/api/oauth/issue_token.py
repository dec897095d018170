from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.token_read import TokenRead
from ...models.token_refusal import TokenRefusal
from ...models.token_request import TokenRequest
from ...types import Response


def _get_kwargs(
    *,
    body: TokenRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/oauth/token",
    }

    _kwargs["data"] = body.to_dict()
    headers["Content-Type"] = "application/x-www-form-urlencoded"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> TokenRead | TokenRefusal | None:
    if response.status_code == 200:
        response_200 = TokenRead.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = TokenRefusal.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = TokenRefusal.from_dict(response.json())

        return response_401

    if response.status_code == 429:
        response_429 = TokenRefusal.from_dict(response.json())

        return response_429

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[TokenRead | TokenRefusal]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: TokenRequest,
) -> Response[TokenRead | TokenRefusal]:
    """Issue Token

     Buy an access token with the client's id and a key, for gateways that speak OAuth alone.

    Args:
        body (TokenRequest): What the grant asks for (RFC 6749 §4.4.2). Id and secret come here or
            by HTTP Basic, not both.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[TokenRead | TokenRefusal]
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
    body: TokenRequest,
) -> TokenRead | TokenRefusal | None:
    """Issue Token

     Buy an access token with the client's id and a key, for gateways that speak OAuth alone.

    Args:
        body (TokenRequest): What the grant asks for (RFC 6749 §4.4.2). Id and secret come here or
            by HTTP Basic, not both.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        TokenRead | TokenRefusal
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: TokenRequest,
) -> Response[TokenRead | TokenRefusal]:
    """Issue Token

     Buy an access token with the client's id and a key, for gateways that speak OAuth alone.

    Args:
        body (TokenRequest): What the grant asks for (RFC 6749 §4.4.2). Id and secret come here or
            by HTTP Basic, not both.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[TokenRead | TokenRefusal]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: TokenRequest,
) -> TokenRead | TokenRefusal | None:
    """Issue Token

     Buy an access token with the client's id and a key, for gateways that speak OAuth alone.

    Args:
        body (TokenRequest): What the grant asks for (RFC 6749 §4.4.2). Id and secret come here or
            by HTTP Basic, not both.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        TokenRead | TokenRefusal
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
