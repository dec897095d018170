from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.bulletin_list_fields_item import (
    BulletinListFieldsItem,
)
from ...models.laggard_page import LaggardPage
from ...models.problem_read import ProblemRead
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    fields: list[BulletinListFieldsItem] | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    json_cursor: None | str | Unset
    if isinstance(cursor, Unset):
        json_cursor = UNSET
    else:
        json_cursor = cursor
    params["cursor"] = json_cursor

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
        "url": "/api/v1/bulletin-list",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> LaggardPage | ProblemRead | None:
    if response.status_code == 200:
        response_200 = LaggardPage.from_dict(response.json())

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
) -> Response[LaggardPage | ProblemRead]:
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
    fields: list[BulletinListFieldsItem] | Unset = UNSET,
) -> Response[LaggardPage | ProblemRead]:
    """Bulletin List

     List the open milestones that are ten days late, the latest first: what the next bulletin (通报)
    names.

    Args:
        limit (int | Unset): Rows a page. Default: 50.
        cursor (None | str | Unset): From the `next` of the page before.
        fields (list[BulletinListFieldsItem] | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[LaggardPage | ProblemRead]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
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
    fields: list[BulletinListFieldsItem] | Unset = UNSET,
) -> LaggardPage | ProblemRead | None:
    """Bulletin List

     List the open milestones that are ten days late, the latest first: what the next bulletin (通报)
    names.

    Args:
        limit (int | Unset): Rows a page. Default: 50.
        cursor (None | str | Unset): From the `next` of the page before.
        fields (list[BulletinListFieldsItem] | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        LaggardPage | ProblemRead
    """

    return sync_detailed(
        client=client,
        limit=limit,
        cursor=cursor,
        fields=fields,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    fields: list[BulletinListFieldsItem] | Unset = UNSET,
) -> Response[LaggardPage | ProblemRead]:
    """Bulletin List

     List the open milestones that are ten days late, the latest first: what the next bulletin (通报)
    names.

    Args:
        limit (int | Unset): Rows a page. Default: 50.
        cursor (None | str | Unset): From the `next` of the page before.
        fields (list[BulletinListFieldsItem] | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[LaggardPage | ProblemRead]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        fields=fields,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    fields: list[BulletinListFieldsItem] | Unset = UNSET,
) -> LaggardPage | ProblemRead | None:
    """Bulletin List

     List the open milestones that are ten days late, the latest first: what the next bulletin (通报)
    names.

    Args:
        limit (int | Unset): Rows a page. Default: 50.
        cursor (None | str | Unset): From the `next` of the page before.
        fields (list[BulletinListFieldsItem] | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        LaggardPage | ProblemRead
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            cursor=cursor,
            fields=fields,
        )
    ).parsed
