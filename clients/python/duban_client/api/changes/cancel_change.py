from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.change_read import ChangeRead
from ...models.problem_read import ProblemRead
from ...types import UNSET, Response, Unset


def _get_kwargs(
    change_id: int,
    *,
    if_match: None | str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_match, Unset):
        headers["if-match"] = if_match

    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "delete",
        "url": "/api/v1/changes/{change_id}".format(
            change_id=quote(str(change_id), safe=""),
        ),
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ChangeRead | ProblemRead | None:
    if response.status_code == 200:
        response_200 = ChangeRead.from_dict(response.json())

        return response_200

    if response.status_code == HTTPStatus.NOT_MODIFIED:
        return None
    return ProblemRead.from_dict(errors.problem_of(response))


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ChangeRead | ProblemRead]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    change_id: int,
    *,
    client: AuthenticatedClient,
    if_match: None | str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Response[ChangeRead | ProblemRead]:
    """Cancel Change

     Take an undecided change back, by the unit that asked; it stays readable as cancelled.

    Args:
        change_id (int):
        if_match (None | str | Unset): The `ETag` last seen, e.g. "3-9f86d081"; another version is
            refused (412).
        idempotency_key (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ChangeRead | ProblemRead]
    """

    kwargs = _get_kwargs(
        change_id=change_id,
        if_match=if_match,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    change_id: int,
    *,
    client: AuthenticatedClient,
    if_match: None | str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> ChangeRead | ProblemRead | None:
    """Cancel Change

     Take an undecided change back, by the unit that asked; it stays readable as cancelled.

    Args:
        change_id (int):
        if_match (None | str | Unset): The `ETag` last seen, e.g. "3-9f86d081"; another version is
            refused (412).
        idempotency_key (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ChangeRead | ProblemRead
    """

    return sync_detailed(
        change_id=change_id,
        client=client,
        if_match=if_match,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    change_id: int,
    *,
    client: AuthenticatedClient,
    if_match: None | str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Response[ChangeRead | ProblemRead]:
    """Cancel Change

     Take an undecided change back, by the unit that asked; it stays readable as cancelled.

    Args:
        change_id (int):
        if_match (None | str | Unset): The `ETag` last seen, e.g. "3-9f86d081"; another version is
            refused (412).
        idempotency_key (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ChangeRead | ProblemRead]
    """

    kwargs = _get_kwargs(
        change_id=change_id,
        if_match=if_match,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    change_id: int,
    *,
    client: AuthenticatedClient,
    if_match: None | str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> ChangeRead | ProblemRead | None:
    """Cancel Change

     Take an undecided change back, by the unit that asked; it stays readable as cancelled.

    Args:
        change_id (int):
        if_match (None | str | Unset): The `ETag` last seen, e.g. "3-9f86d081"; another version is
            refused (412).
        idempotency_key (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ChangeRead | ProblemRead
    """

    return (
        await asyncio_detailed(
            change_id=change_id,
            client=client,
            if_match=if_match,
            idempotency_key=idempotency_key,
        )
    ).parsed
