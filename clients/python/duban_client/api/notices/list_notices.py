from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.list_notices_fields_item import (
    ListNoticesFieldsItem,
)
from ...models.notice_level import NoticeLevel
from ...models.notice_page import NoticePage
from ...models.problem_read import ProblemRead
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    item: int | None | Unset = UNSET,
    level: list[NoticeLevel] | Unset = UNSET,
    unread: bool | Unset = False,
    mine: bool | Unset = False,
    fields: list[ListNoticesFieldsItem] | Unset = UNSET,
) -> dict[str, Any]:

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

    json_level: list[str] | Unset = UNSET
    if not isinstance(level, Unset):
        json_level = []
        for level_item_data in level:
            level_item: str = level_item_data
            json_level.append(level_item)

    params["level"] = json_level

    params["unread"] = unread

    params["mine"] = mine

    json_fields: list[str] | Unset = UNSET
    if not isinstance(fields, Unset):
        json_fields = []
        for fields_item_data in fields:
            fields_item: str = fields_item_data
            json_fields.append(fields_item)

    params["fields"] = json_fields

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/notices",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> NoticePage | ProblemRead | None:
    if response.status_code == 200:
        response_200 = NoticePage.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = ProblemRead.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = ProblemRead.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = ProblemRead.from_dict(response.json())

        return response_403

    if response.status_code == 422:
        response_422 = ProblemRead.from_dict(response.json())

        return response_422

    if response.status_code == 429:
        response_429 = ProblemRead.from_dict(response.json())

        return response_429

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[NoticePage | ProblemRead]:
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
    level: list[NoticeLevel] | Unset = UNSET,
    unread: bool | Unset = False,
    mine: bool | Unset = False,
    fields: list[ListNoticesFieldsItem] | Unset = UNSET,
) -> Response[NoticePage | ProblemRead]:
    """List Notices

     List the notices (督办单) on items in sight with their receipts, newest first.

    Args:
        limit (int | Unset): Rows a page. Default: 50.
        cursor (None | str | Unset): From the `next` of the page before.
        item (int | None | Unset): Item id.
        level (list[NoticeLevel] | Unset): Any of these levels.
        unread (bool | Unset): Only those that somebody has not read yet: in the caller's unit.
            Default: False.
        mine (bool | Unset): Only those that wait for the caller to read them. Default: False.
        fields (list[ListNoticesFieldsItem] | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[NoticePage | ProblemRead]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        item=item,
        level=level,
        unread=unread,
        mine=mine,
        fields=fields,
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
    level: list[NoticeLevel] | Unset = UNSET,
    unread: bool | Unset = False,
    mine: bool | Unset = False,
    fields: list[ListNoticesFieldsItem] | Unset = UNSET,
) -> NoticePage | ProblemRead | None:
    """List Notices

     List the notices (督办单) on items in sight with their receipts, newest first.

    Args:
        limit (int | Unset): Rows a page. Default: 50.
        cursor (None | str | Unset): From the `next` of the page before.
        item (int | None | Unset): Item id.
        level (list[NoticeLevel] | Unset): Any of these levels.
        unread (bool | Unset): Only those that somebody has not read yet: in the caller's unit.
            Default: False.
        mine (bool | Unset): Only those that wait for the caller to read them. Default: False.
        fields (list[ListNoticesFieldsItem] | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        NoticePage | ProblemRead
    """

    return sync_detailed(
        client=client,
        limit=limit,
        cursor=cursor,
        item=item,
        level=level,
        unread=unread,
        mine=mine,
        fields=fields,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    item: int | None | Unset = UNSET,
    level: list[NoticeLevel] | Unset = UNSET,
    unread: bool | Unset = False,
    mine: bool | Unset = False,
    fields: list[ListNoticesFieldsItem] | Unset = UNSET,
) -> Response[NoticePage | ProblemRead]:
    """List Notices

     List the notices (督办单) on items in sight with their receipts, newest first.

    Args:
        limit (int | Unset): Rows a page. Default: 50.
        cursor (None | str | Unset): From the `next` of the page before.
        item (int | None | Unset): Item id.
        level (list[NoticeLevel] | Unset): Any of these levels.
        unread (bool | Unset): Only those that somebody has not read yet: in the caller's unit.
            Default: False.
        mine (bool | Unset): Only those that wait for the caller to read them. Default: False.
        fields (list[ListNoticesFieldsItem] | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[NoticePage | ProblemRead]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        item=item,
        level=level,
        unread=unread,
        mine=mine,
        fields=fields,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    item: int | None | Unset = UNSET,
    level: list[NoticeLevel] | Unset = UNSET,
    unread: bool | Unset = False,
    mine: bool | Unset = False,
    fields: list[ListNoticesFieldsItem] | Unset = UNSET,
) -> NoticePage | ProblemRead | None:
    """List Notices

     List the notices (督办单) on items in sight with their receipts, newest first.

    Args:
        limit (int | Unset): Rows a page. Default: 50.
        cursor (None | str | Unset): From the `next` of the page before.
        item (int | None | Unset): Item id.
        level (list[NoticeLevel] | Unset): Any of these levels.
        unread (bool | Unset): Only those that somebody has not read yet: in the caller's unit.
            Default: False.
        mine (bool | Unset): Only those that wait for the caller to read them. Default: False.
        fields (list[ListNoticesFieldsItem] | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        NoticePage | ProblemRead
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            cursor=cursor,
            item=item,
            level=level,
            unread=unread,
            mine=mine,
            fields=fields,
        )
    ).parsed
