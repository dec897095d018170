from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.matter_batch import MatterBatch
from ...models.matter_outcomes import MatterOutcomes
from ...models.problem_read import ProblemRead
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    body: MatterBatch,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/batches/items",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> MatterOutcomes | ProblemRead | None:
    if response.status_code == 200:
        response_200 = MatterOutcomes.from_dict(response.json())

        return response_200

    if response.status_code == HTTPStatus.NOT_MODIFIED:
        return None
    return ProblemRead.from_dict(errors.problem_of(response))


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[MatterOutcomes | ProblemRead]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: MatterBatch,
    idempotency_key: str | Unset = UNSET,
) -> Response[MatterOutcomes | ProblemRead]:
    """Register Matters

     Register or change up to a hundred matters. Each row is done or refused by itself, and says which.

    A row that does not fit its schema refuses the whole request, with the row in `errors`: that is the
    program's fault.

    Args:
        idempotency_key (str | Unset):
        body (MatterBatch): Matters to register or to change, each by its own number.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MatterOutcomes | ProblemRead]
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
    body: MatterBatch,
    idempotency_key: str | Unset = UNSET,
) -> MatterOutcomes | ProblemRead | None:
    """Register Matters

     Register or change up to a hundred matters. Each row is done or refused by itself, and says which.

    A row that does not fit its schema refuses the whole request, with the row in `errors`: that is the
    program's fault.

    Args:
        idempotency_key (str | Unset):
        body (MatterBatch): Matters to register or to change, each by its own number.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MatterOutcomes | ProblemRead
    """

    return sync_detailed(
        client=client,
        body=body,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: MatterBatch,
    idempotency_key: str | Unset = UNSET,
) -> Response[MatterOutcomes | ProblemRead]:
    """Register Matters

     Register or change up to a hundred matters. Each row is done or refused by itself, and says which.

    A row that does not fit its schema refuses the whole request, with the row in `errors`: that is the
    program's fault.

    Args:
        idempotency_key (str | Unset):
        body (MatterBatch): Matters to register or to change, each by its own number.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MatterOutcomes | ProblemRead]
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
    body: MatterBatch,
    idempotency_key: str | Unset = UNSET,
) -> MatterOutcomes | ProblemRead | None:
    """Register Matters

     Register or change up to a hundred matters. Each row is done or refused by itself, and says which.

    A row that does not fit its schema refuses the whole request, with the row in `errors`: that is the
    program's fault.

    Args:
        idempotency_key (str | Unset):
        body (MatterBatch): Matters to register or to change, each by its own number.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MatterOutcomes | ProblemRead
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            idempotency_key=idempotency_key,
        )
    ).parsed
