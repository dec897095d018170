from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.instruction_page import InstructionPage
from ...models.problem_read import ProblemRead
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    item: int | None | Unset = UNSET,
    owed: bool | Unset = False,
    if_none_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    params: dict[str, Any] = {}

    params["limit"] = limit

    json_cursor: None | str | Unset
    if isinstance(cursor, Unset):
        json_cursor = UNSET
    else:
        json_cursor = cursor
    params["cursor"] = json_cursor

    json_item: int | None | Unset
    if isinstance(item, Unset):
        json_item = UNSET
    else:
        json_item = item
    params["item"] = json_item

    params["owed"] = owed

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/instructions",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> InstructionPage | ProblemRead | None:
    if response.status_code == 200:
        response_200 = InstructionPage.from_dict(response.json())

        return response_200

    if response.status_code == HTTPStatus.NOT_MODIFIED:
        return None
    return ProblemRead.from_dict(errors.problem_of(response))


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[InstructionPage | ProblemRead]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    item: int | None | Unset = UNSET,
    owed: bool | Unset = False,
    if_none_match: str | Unset = UNSET,
) -> Response[InstructionPage | ProblemRead]:
    """List Instructions

     List the instructions (批示) on items in sight with their answers, newest first.

    Args:
        limit (int | Unset): Rows a page. Default: 50.
        cursor (None | str | Unset): From the `next` of the page before.
        item (int | None | Unset): Item id.
        owed (bool | Unset): Only those that a unit still owes an answer to: the caller's own.
            Default: False.
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[InstructionPage | ProblemRead]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        item=item,
        owed=owed,
        if_none_match=if_none_match,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    item: int | None | Unset = UNSET,
    owed: bool | Unset = False,
    if_none_match: str | Unset = UNSET,
) -> InstructionPage | ProblemRead | None:
    """List Instructions

     List the instructions (批示) on items in sight with their answers, newest first.

    Args:
        limit (int | Unset): Rows a page. Default: 50.
        cursor (None | str | Unset): From the `next` of the page before.
        item (int | None | Unset): Item id.
        owed (bool | Unset): Only those that a unit still owes an answer to: the caller's own.
            Default: False.
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        InstructionPage | ProblemRead
    """

    return sync_detailed(
        client=client,
        limit=limit,
        cursor=cursor,
        item=item,
        owed=owed,
        if_none_match=if_none_match,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    item: int | None | Unset = UNSET,
    owed: bool | Unset = False,
    if_none_match: str | Unset = UNSET,
) -> Response[InstructionPage | ProblemRead]:
    """List Instructions

     List the instructions (批示) on items in sight with their answers, newest first.

    Args:
        limit (int | Unset): Rows a page. Default: 50.
        cursor (None | str | Unset): From the `next` of the page before.
        item (int | None | Unset): Item id.
        owed (bool | Unset): Only those that a unit still owes an answer to: the caller's own.
            Default: False.
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[InstructionPage | ProblemRead]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        item=item,
        owed=owed,
        if_none_match=if_none_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    item: int | None | Unset = UNSET,
    owed: bool | Unset = False,
    if_none_match: str | Unset = UNSET,
) -> InstructionPage | ProblemRead | None:
    """List Instructions

     List the instructions (批示) on items in sight with their answers, newest first.

    Args:
        limit (int | Unset): Rows a page. Default: 50.
        cursor (None | str | Unset): From the `next` of the page before.
        item (int | None | Unset): Item id.
        owed (bool | Unset): Only those that a unit still owes an answer to: the caller's own.
            Default: False.
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        InstructionPage | ProblemRead
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            cursor=cursor,
            item=item,
            owed=owed,
            if_none_match=if_none_match,
        )
    ).parsed
