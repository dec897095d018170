from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem_read import ProblemRead
from ...models.tick_batch import TickBatch
from ...models.tick_outcomes import TickOutcomes
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    body: TickBatch,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/batches/ticks",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ProblemRead | TickOutcomes | None:
    if response.status_code == 200:
        response_200 = TickOutcomes.from_dict(response.json())

        return response_200

    if response.status_code == HTTPStatus.NOT_MODIFIED:
        return None
    return ProblemRead.from_dict(errors.problem_of(response))


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ProblemRead | TickOutcomes]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: TickBatch,
    idempotency_key: str | Unset = UNSET,
) -> Response[ProblemRead | TickOutcomes]:
    """Complete Milestones

     Tick up to a hundred milestones. Each row is done or refused by itself, and says which.

    A tick that is there already, by the same hand and of the same words, counts as done. A row that
    does not fit its
    schema refuses the whole request, with the row in `errors`.

    Args:
        idempotency_key (str | Unset):
        body (TickBatch): Milestones to tick.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProblemRead | TickOutcomes]
    """

    kwargs = _get_kwargs(
        body=body,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    body: TickBatch,
    idempotency_key: str | Unset = UNSET,
) -> ProblemRead | TickOutcomes | None:
    """Complete Milestones

     Tick up to a hundred milestones. Each row is done or refused by itself, and says which.

    A tick that is there already, by the same hand and of the same words, counts as done. A row that
    does not fit its
    schema refuses the whole request, with the row in `errors`.

    Args:
        idempotency_key (str | Unset):
        body (TickBatch): Milestones to tick.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProblemRead | TickOutcomes
    """

    return sync_detailed(
        client=client,
        body=body,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: TickBatch,
    idempotency_key: str | Unset = UNSET,
) -> Response[ProblemRead | TickOutcomes]:
    """Complete Milestones

     Tick up to a hundred milestones. Each row is done or refused by itself, and says which.

    A tick that is there already, by the same hand and of the same words, counts as done. A row that
    does not fit its
    schema refuses the whole request, with the row in `errors`.

    Args:
        idempotency_key (str | Unset):
        body (TickBatch): Milestones to tick.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProblemRead | TickOutcomes]
    """

    kwargs = _get_kwargs(
        body=body,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: TickBatch,
    idempotency_key: str | Unset = UNSET,
) -> ProblemRead | TickOutcomes | None:
    """Complete Milestones

     Tick up to a hundred milestones. Each row is done or refused by itself, and says which.

    A tick that is there already, by the same hand and of the same words, counts as done. A row that
    does not fit its
    schema refuses the whole request, with the row in `errors`.

    Args:
        idempotency_key (str | Unset):
        body (TickBatch): Milestones to tick.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProblemRead | TickOutcomes
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            idempotency_key=idempotency_key,
        )
    ).parsed
