from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.item_read import ItemRead
from ...models.problem_read import ProblemRead
from ...types import UNSET, Response, Unset


def _get_kwargs(
    external_ref: str,
    *,
    reason: str,
    if_match: None | str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_match, Unset):
        headers["if-match"] = if_match

    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    params: dict[str, Any] = {}

    params["reason"] = reason

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "delete",
        "url": "/api/v1/refs/items/{external_ref}".format(
            external_ref=quote(str(external_ref), safe=""),
        ),
        "params": params,
    }

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
    external_ref: str,
    *,
    client: AuthenticatedClient,
    reason: str,
    if_match: None | str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Response[ItemRead | ProblemRead]:
    """Discard Matter

     Discard the draft that the caller's own number names (作废). Once more changes nothing.

    The number goes on naming it, so that it tells what became of the matter. Refused (409) once it is
    issued, and once
    somebody else has edited the draft, unless If-Match says that the caller has seen that.

    Args:
        external_ref (str): The caller's own number.
        reason (str): Why, for the record.
        if_match (None | str | Unset): The `ETag` last seen, e.g. "3-9f86d081"; another version is
            refused (412).
        idempotency_key (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ItemRead | ProblemRead]
    """

    kwargs = _get_kwargs(
        external_ref=external_ref,
        reason=reason,
        if_match=if_match,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    external_ref: str,
    *,
    client: AuthenticatedClient,
    reason: str,
    if_match: None | str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> ItemRead | ProblemRead | None:
    """Discard Matter

     Discard the draft that the caller's own number names (作废). Once more changes nothing.

    The number goes on naming it, so that it tells what became of the matter. Refused (409) once it is
    issued, and once
    somebody else has edited the draft, unless If-Match says that the caller has seen that.

    Args:
        external_ref (str): The caller's own number.
        reason (str): Why, for the record.
        if_match (None | str | Unset): The `ETag` last seen, e.g. "3-9f86d081"; another version is
            refused (412).
        idempotency_key (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ItemRead | ProblemRead
    """

    return sync_detailed(
        external_ref=external_ref,
        client=client,
        reason=reason,
        if_match=if_match,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    external_ref: str,
    *,
    client: AuthenticatedClient,
    reason: str,
    if_match: None | str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Response[ItemRead | ProblemRead]:
    """Discard Matter

     Discard the draft that the caller's own number names (作废). Once more changes nothing.

    The number goes on naming it, so that it tells what became of the matter. Refused (409) once it is
    issued, and once
    somebody else has edited the draft, unless If-Match says that the caller has seen that.

    Args:
        external_ref (str): The caller's own number.
        reason (str): Why, for the record.
        if_match (None | str | Unset): The `ETag` last seen, e.g. "3-9f86d081"; another version is
            refused (412).
        idempotency_key (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ItemRead | ProblemRead]
    """

    kwargs = _get_kwargs(
        external_ref=external_ref,
        reason=reason,
        if_match=if_match,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    external_ref: str,
    *,
    client: AuthenticatedClient,
    reason: str,
    if_match: None | str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> ItemRead | ProblemRead | None:
    """Discard Matter

     Discard the draft that the caller's own number names (作废). Once more changes nothing.

    The number goes on naming it, so that it tells what became of the matter. Refused (409) once it is
    issued, and once
    somebody else has edited the draft, unless If-Match says that the caller has seen that.

    Args:
        external_ref (str): The caller's own number.
        reason (str): Why, for the record.
        if_match (None | str | Unset): The `ETag` last seen, e.g. "3-9f86d081"; another version is
            refused (412).
        idempotency_key (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ItemRead | ProblemRead
    """

    return (
        await asyncio_detailed(
            external_ref=external_ref,
            client=client,
            reason=reason,
            if_match=if_match,
            idempotency_key=idempotency_key,
        )
    ).parsed
