import datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.past_item import PastItem
from ...models.problem_read import ProblemRead
from ...types import UNSET, Response, Unset


def _get_kwargs(
    item_id: int,
    *,
    as_of: datetime.date | datetime.datetime,
    if_none_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    params: dict[str, Any] = {}

    json_as_of: str
    if isinstance(as_of, datetime.date):
        json_as_of = as_of.isoformat()
    else:
        json_as_of = as_of.isoformat()

    params["as_of"] = json_as_of

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/items/{item_id}/past".format(
            item_id=quote(str(item_id), safe=""),
        ),
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> PastItem | ProblemRead | None:
    if response.status_code == 200:
        response_200 = PastItem.from_dict(response.json())

        return response_200

    if response.status_code == HTTPStatus.NOT_MODIFIED:
        return None
    return ProblemRead.from_dict(errors.problem_of(response))


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[PastItem | ProblemRead]:
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
    as_of: datetime.date | datetime.datetime,
    if_none_match: str | Unset = UNSET,
) -> Response[PastItem | ProblemRead]:
    """Get Item Past

     Read an item as it stood on a day, or at a moment, that has passed.

    What is kept tells it exactly, or it is refused with the earliest moment that can be told (422
    `as_of_unknown`).
    Lights are not among it. Who may see the item now may see its past.

    Args:
        item_id (int):
        as_of (datetime.date | datetime.datetime): The end of this day (until now, if it is
            today), or this moment, RFC 3339 with an offset.
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PastItem | ProblemRead]
    """

    kwargs = _get_kwargs(
        item_id=item_id,
        as_of=as_of,
        if_none_match=if_none_match,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    item_id: int,
    *,
    client: AuthenticatedClient,
    as_of: datetime.date | datetime.datetime,
    if_none_match: str | Unset = UNSET,
) -> PastItem | ProblemRead | None:
    """Get Item Past

     Read an item as it stood on a day, or at a moment, that has passed.

    What is kept tells it exactly, or it is refused with the earliest moment that can be told (422
    `as_of_unknown`).
    Lights are not among it. Who may see the item now may see its past.

    Args:
        item_id (int):
        as_of (datetime.date | datetime.datetime): The end of this day (until now, if it is
            today), or this moment, RFC 3339 with an offset.
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PastItem | ProblemRead
    """

    return sync_detailed(
        item_id=item_id,
        client=client,
        as_of=as_of,
        if_none_match=if_none_match,
    ).parsed


async def asyncio_detailed(
    item_id: int,
    *,
    client: AuthenticatedClient,
    as_of: datetime.date | datetime.datetime,
    if_none_match: str | Unset = UNSET,
) -> Response[PastItem | ProblemRead]:
    """Get Item Past

     Read an item as it stood on a day, or at a moment, that has passed.

    What is kept tells it exactly, or it is refused with the earliest moment that can be told (422
    `as_of_unknown`).
    Lights are not among it. Who may see the item now may see its past.

    Args:
        item_id (int):
        as_of (datetime.date | datetime.datetime): The end of this day (until now, if it is
            today), or this moment, RFC 3339 with an offset.
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PastItem | ProblemRead]
    """

    kwargs = _get_kwargs(
        item_id=item_id,
        as_of=as_of,
        if_none_match=if_none_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    item_id: int,
    *,
    client: AuthenticatedClient,
    as_of: datetime.date | datetime.datetime,
    if_none_match: str | Unset = UNSET,
) -> PastItem | ProblemRead | None:
    """Get Item Past

     Read an item as it stood on a day, or at a moment, that has passed.

    What is kept tells it exactly, or it is refused with the earliest moment that can be told (422
    `as_of_unknown`).
    Lights are not among it. Who may see the item now may see its past.

    Args:
        item_id (int):
        as_of (datetime.date | datetime.datetime): The end of this day (until now, if it is
            today), or this moment, RFC 3339 with an offset.
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PastItem | ProblemRead
    """

    return (
        await asyncio_detailed(
            item_id=item_id,
            client=client,
            as_of=as_of,
            if_none_match=if_none_match,
        )
    ).parsed
