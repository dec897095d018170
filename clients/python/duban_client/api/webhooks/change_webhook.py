from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem_read import ProblemRead
from ...models.webhook_change import WebhookChange
from ...models.webhook_read import WebhookRead
from ...types import UNSET, Response, Unset


def _get_kwargs(
    webhook_id: int,
    *,
    body: WebhookChange,
    if_match: None | str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_match, Unset):
        headers["if-match"] = if_match

    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "patch",
        "url": "/api/v1/webhooks/{webhook_id}".format(
            webhook_id=quote(str(webhook_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ProblemRead | WebhookRead | None:
    if response.status_code == 200:
        response_200 = WebhookRead.from_dict(response.json())

        return response_200

    if response.status_code == HTTPStatus.NOT_MODIFIED:
        return None
    return ProblemRead.from_dict(errors.problem_of(response))


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ProblemRead | WebhookRead]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    webhook_id: int,
    *,
    client: AuthenticatedClient,
    body: WebhookChange,
    if_match: None | str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Response[ProblemRead | WebhookRead]:
    """Change Webhook

     Change an endpoint; what is left out stays.

    Args:
        webhook_id (int):
        if_match (None | str | Unset): The `ETag` last seen, e.g. "3-9f86d081"; another version is
            refused (412).
        idempotency_key (str | Unset):
        body (WebhookChange): What may be changed of an endpoint; what is left out stays.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProblemRead | WebhookRead]
    """

    kwargs = _get_kwargs(
        webhook_id=webhook_id,
        body=body,
        if_match=if_match,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    webhook_id: int,
    *,
    client: AuthenticatedClient,
    body: WebhookChange,
    if_match: None | str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> ProblemRead | WebhookRead | None:
    """Change Webhook

     Change an endpoint; what is left out stays.

    Args:
        webhook_id (int):
        if_match (None | str | Unset): The `ETag` last seen, e.g. "3-9f86d081"; another version is
            refused (412).
        idempotency_key (str | Unset):
        body (WebhookChange): What may be changed of an endpoint; what is left out stays.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProblemRead | WebhookRead
    """

    return sync_detailed(
        webhook_id=webhook_id,
        client=client,
        body=body,
        if_match=if_match,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    webhook_id: int,
    *,
    client: AuthenticatedClient,
    body: WebhookChange,
    if_match: None | str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Response[ProblemRead | WebhookRead]:
    """Change Webhook

     Change an endpoint; what is left out stays.

    Args:
        webhook_id (int):
        if_match (None | str | Unset): The `ETag` last seen, e.g. "3-9f86d081"; another version is
            refused (412).
        idempotency_key (str | Unset):
        body (WebhookChange): What may be changed of an endpoint; what is left out stays.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProblemRead | WebhookRead]
    """

    kwargs = _get_kwargs(
        webhook_id=webhook_id,
        body=body,
        if_match=if_match,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    webhook_id: int,
    *,
    client: AuthenticatedClient,
    body: WebhookChange,
    if_match: None | str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> ProblemRead | WebhookRead | None:
    """Change Webhook

     Change an endpoint; what is left out stays.

    Args:
        webhook_id (int):
        if_match (None | str | Unset): The `ETag` last seen, e.g. "3-9f86d081"; another version is
            refused (412).
        idempotency_key (str | Unset):
        body (WebhookChange): What may be changed of an endpoint; what is left out stays.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProblemRead | WebhookRead
    """

    return (
        await asyncio_detailed(
            webhook_id=webhook_id,
            client=client,
            body=body,
            if_match=if_match,
            idempotency_key=idempotency_key,
        )
    ).parsed
