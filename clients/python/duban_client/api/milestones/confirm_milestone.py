from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.milestone_read import MilestoneRead
from ...models.problem_read import ProblemRead
from ...models.tick_confirmation import TickConfirmation
from ...types import UNSET, Response, Unset


def _get_kwargs(
    milestone_id: int,
    *,
    body: TickConfirmation | Unset = UNSET,
    if_match: None | str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_match, Unset):
        headers["if-match"] = if_match

    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/milestones/{milestone_id}/confirmation".format(
            milestone_id=quote(str(milestone_id), safe=""),
        ),
    }

    if not isinstance(body, Unset):
        _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> MilestoneRead | ProblemRead | None:
    if response.status_code == 200:
        response_200 = MilestoneRead.from_dict(response.json())

        return response_200

    if response.status_code == HTTPStatus.NOT_MODIFIED:
        return None
    return ProblemRead.from_dict(errors.problem_of(response))


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[MilestoneRead | ProblemRead]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    milestone_id: int,
    *,
    client: AuthenticatedClient,
    body: TickConfirmation | Unset = UNSET,
    if_match: None | str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Response[MilestoneRead | ProblemRead]:
    """Confirm Milestone

     Confirm that a tick is true (核定); the unit can then no longer take it back. The office only.

    Args:
        milestone_id (int):
        if_match (None | str | Unset): The `ETag` last seen, e.g. "3-9f86d081"; another version is
            refused (412).
        idempotency_key (str | Unset):
        body (TickConfirmation | Unset): The office's word that a tick is true (核定).

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MilestoneRead | ProblemRead]
    """

    kwargs = _get_kwargs(
        milestone_id=milestone_id,
        body=body,
        if_match=if_match,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    milestone_id: int,
    *,
    client: AuthenticatedClient,
    body: TickConfirmation | Unset = UNSET,
    if_match: None | str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> MilestoneRead | ProblemRead | None:
    """Confirm Milestone

     Confirm that a tick is true (核定); the unit can then no longer take it back. The office only.

    Args:
        milestone_id (int):
        if_match (None | str | Unset): The `ETag` last seen, e.g. "3-9f86d081"; another version is
            refused (412).
        idempotency_key (str | Unset):
        body (TickConfirmation | Unset): The office's word that a tick is true (核定).

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MilestoneRead | ProblemRead
    """

    return sync_detailed(
        milestone_id=milestone_id,
        client=client,
        body=body,
        if_match=if_match,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    milestone_id: int,
    *,
    client: AuthenticatedClient,
    body: TickConfirmation | Unset = UNSET,
    if_match: None | str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Response[MilestoneRead | ProblemRead]:
    """Confirm Milestone

     Confirm that a tick is true (核定); the unit can then no longer take it back. The office only.

    Args:
        milestone_id (int):
        if_match (None | str | Unset): The `ETag` last seen, e.g. "3-9f86d081"; another version is
            refused (412).
        idempotency_key (str | Unset):
        body (TickConfirmation | Unset): The office's word that a tick is true (核定).

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MilestoneRead | ProblemRead]
    """

    kwargs = _get_kwargs(
        milestone_id=milestone_id,
        body=body,
        if_match=if_match,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    milestone_id: int,
    *,
    client: AuthenticatedClient,
    body: TickConfirmation | Unset = UNSET,
    if_match: None | str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> MilestoneRead | ProblemRead | None:
    """Confirm Milestone

     Confirm that a tick is true (核定); the unit can then no longer take it back. The office only.

    Args:
        milestone_id (int):
        if_match (None | str | Unset): The `ETag` last seen, e.g. "3-9f86d081"; another version is
            refused (412).
        idempotency_key (str | Unset):
        body (TickConfirmation | Unset): The office's word that a tick is true (核定).

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MilestoneRead | ProblemRead
    """

    return (
        await asyncio_detailed(
            milestone_id=milestone_id,
            client=client,
            body=body,
            if_match=if_match,
            idempotency_key=idempotency_key,
        )
    ).parsed
