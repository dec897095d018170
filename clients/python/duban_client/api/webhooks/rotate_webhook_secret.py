from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem_read import ProblemRead
from ...models.webhook_rotation import WebhookRotation
from ...models.webhook_secret_made import WebhookSecretMade
from ...types import UNSET, Response, Unset


def _get_kwargs(
    webhook_id: int,
    *,
    body: None | Unset | WebhookRotation = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/webhooks/{webhook_id}/secrets".format(
            webhook_id=quote(str(webhook_id), safe=""),
        ),
    }

    if isinstance(body, WebhookRotation):
        _kwargs["json"] = body.to_dict()
    else:
        _kwargs["json"] = body

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ProblemRead | WebhookSecretMade | None:
    if response.status_code == 201:
        response_201 = WebhookSecretMade.from_dict(response.json())

        return response_201

    if response.status_code == HTTPStatus.NOT_MODIFIED:
        return None
    return ProblemRead.from_dict(errors.problem_of(response))


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ProblemRead | WebhookSecretMade]:
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
    body: None | Unset | WebhookRotation = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Response[ProblemRead | WebhookSecretMade]:
    """Rotate Webhook Secret

     Make a new secret, shown this once. For the overlap every message carries both signatures.

    Args:
        webhook_id (int):
        idempotency_key (str | Unset):
        body (None | Unset | WebhookRotation):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProblemRead | WebhookSecretMade]
    """

    kwargs = _get_kwargs(
        webhook_id=webhook_id,
        body=body,
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
    body: None | Unset | WebhookRotation = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> ProblemRead | WebhookSecretMade | None:
    """Rotate Webhook Secret

     Make a new secret, shown this once. For the overlap every message carries both signatures.

    Args:
        webhook_id (int):
        idempotency_key (str | Unset):
        body (None | Unset | WebhookRotation):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProblemRead | WebhookSecretMade
    """

    return sync_detailed(
        webhook_id=webhook_id,
        client=client,
        body=body,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    webhook_id: int,
    *,
    client: AuthenticatedClient,
    body: None | Unset | WebhookRotation = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Response[ProblemRead | WebhookSecretMade]:
    """Rotate Webhook Secret

     Make a new secret, shown this once. For the overlap every message carries both signatures.

    Args:
        webhook_id (int):
        idempotency_key (str | Unset):
        body (None | Unset | WebhookRotation):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProblemRead | WebhookSecretMade]
    """

    kwargs = _get_kwargs(
        webhook_id=webhook_id,
        body=body,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    webhook_id: int,
    *,
    client: AuthenticatedClient,
    body: None | Unset | WebhookRotation = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> ProblemRead | WebhookSecretMade | None:
    """Rotate Webhook Secret

     Make a new secret, shown this once. For the overlap every message carries both signatures.

    Args:
        webhook_id (int):
        idempotency_key (str | Unset):
        body (None | Unset | WebhookRotation):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProblemRead | WebhookSecretMade
    """

    return (
        await asyncio_detailed(
            webhook_id=webhook_id,
            client=client,
            body=body,
            idempotency_key=idempotency_key,
        )
    ).parsed
