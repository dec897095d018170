from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.item_read import ItemRead
from ...models.problem_read import ProblemRead
from ...models.reason import Reason
from ...types import UNSET, Response, Unset


def _get_kwargs(
    item_id: int,
    *,
    body: Reason,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/items/{item_id}/reopening".format(
            item_id=quote(str(item_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ItemRead | ProblemRead | None:
    if response.status_code == 200:
        response_200 = ItemRead.from_dict(response.json())

        return response_200

    if response.status_code == HTTPStatus.NOT_MODIFIED:
        return None
    return ProblemRead.from_dict(errors.problem_of(response))


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ItemRead | ProblemRead]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    item_id: int,
    *,
    client: AuthenticatedClient,
    body: Reason,
    idempotency_key: str | Unset = UNSET,
) -> Response[ItemRead | ProblemRead]:
    """Reopen Item

     Take a closed item up again; its closure and the reason stay in the timeline.

    Args:
        item_id (int):
        idempotency_key (str | Unset):
        body (Reason): Why, for the record.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ItemRead | ProblemRead]
    """

    kwargs = _get_kwargs(
        item_id=item_id,
        body=body,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    item_id: int,
    *,
    client: AuthenticatedClient,
    body: Reason,
    idempotency_key: str | Unset = UNSET,
) -> ItemRead | ProblemRead | None:
    """Reopen Item

     Take a closed item up again; its closure and the reason stay in the timeline.

    Args:
        item_id (int):
        idempotency_key (str | Unset):
        body (Reason): Why, for the record.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ItemRead | ProblemRead
    """

    return sync_detailed(
        item_id=item_id,
        client=client,
        body=body,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    item_id: int,
    *,
    client: AuthenticatedClient,
    body: Reason,
    idempotency_key: str | Unset = UNSET,
) -> Response[ItemRead | ProblemRead]:
    """Reopen Item

     Take a closed item up again; its closure and the reason stay in the timeline.

    Args:
        item_id (int):
        idempotency_key (str | Unset):
        body (Reason): Why, for the record.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ItemRead | ProblemRead]
    """

    kwargs = _get_kwargs(
        item_id=item_id,
        body=body,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    item_id: int,
    *,
    client: AuthenticatedClient,
    body: Reason,
    idempotency_key: str | Unset = UNSET,
) -> ItemRead | ProblemRead | None:
    """Reopen Item

     Take a closed item up again; its closure and the reason stay in the timeline.

    Args:
        item_id (int):
        idempotency_key (str | Unset):
        body (Reason): Why, for the record.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ItemRead | ProblemRead
    """

    return (
        await asyncio_detailed(
            item_id=item_id,
            client=client,
            body=body,
            idempotency_key=idempotency_key,
        )
    ).parsed
