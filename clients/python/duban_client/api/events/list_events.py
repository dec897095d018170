from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.action import Action
from ...models.event_page import EventPage
from ...models.problem_read import ProblemRead
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    item: int | None | Unset = UNSET,
    unit: int | None | Unset = UNSET,
    action: list[Action] | Unset = UNSET,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_item: int | None | Unset
    if isinstance(item, Unset):
        json_item = UNSET
    else:
        json_item = item
    params["item"] = json_item

    json_unit: int | None | Unset
    if isinstance(unit, Unset):
        json_unit = UNSET
    else:
        json_unit = unit
    params["unit"] = json_unit

    json_action: list[str] | Unset = UNSET
    if not isinstance(action, Unset):
        json_action = []
        for action_item_data in action:
            action_item: str = action_item_data
            json_action.append(action_item)

    params["action"] = json_action

    params["limit"] = limit

    json_cursor: None | str | Unset
    if isinstance(cursor, Unset):
        json_cursor = UNSET
    else:
        json_cursor = cursor
    params["cursor"] = json_cursor

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/events",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> EventPage | ProblemRead | None:
    if response.status_code == 200:
        response_200 = EventPage.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = ProblemRead.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = ProblemRead.from_dict(response.json())

        return response_401

    if response.status_code == 422:
        response_422 = ProblemRead.from_dict(response.json())

        return response_422

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[EventPage | ProblemRead]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    item: int | None | Unset = UNSET,
    unit: int | None | Unset = UNSET,
    action: list[Action] | Unset = UNSET,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
) -> Response[EventPage | ProblemRead]:
    """List Events

     List what happened to the items in sight, newest first.

    Args:
        item (int | None | Unset): Item id.
        unit (int | None | Unset): Unit id of whoever acted.
        action (list[Action] | Unset): Any of these actions.
        limit (int | Unset):  Default: 50.
        cursor (None | str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[EventPage | ProblemRead]
    """

    kwargs = _get_kwargs(
        item=item,
        unit=unit,
        action=action,
        limit=limit,
        cursor=cursor,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    item: int | None | Unset = UNSET,
    unit: int | None | Unset = UNSET,
    action: list[Action] | Unset = UNSET,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
) -> EventPage | ProblemRead | None:
    """List Events

     List what happened to the items in sight, newest first.

    Args:
        item (int | None | Unset): Item id.
        unit (int | None | Unset): Unit id of whoever acted.
        action (list[Action] | Unset): Any of these actions.
        limit (int | Unset):  Default: 50.
        cursor (None | str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        EventPage | ProblemRead
    """

    return sync_detailed(
        client=client,
        item=item,
        unit=unit,
        action=action,
        limit=limit,
        cursor=cursor,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    item: int | None | Unset = UNSET,
    unit: int | None | Unset = UNSET,
    action: list[Action] | Unset = UNSET,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
) -> Response[EventPage | ProblemRead]:
    """List Events

     List what happened to the items in sight, newest first.

    Args:
        item (int | None | Unset): Item id.
        unit (int | None | Unset): Unit id of whoever acted.
        action (list[Action] | Unset): Any of these actions.
        limit (int | Unset):  Default: 50.
        cursor (None | str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[EventPage | ProblemRead]
    """

    kwargs = _get_kwargs(
        item=item,
        unit=unit,
        action=action,
        limit=limit,
        cursor=cursor,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    item: int | None | Unset = UNSET,
    unit: int | None | Unset = UNSET,
    action: list[Action] | Unset = UNSET,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
) -> EventPage | ProblemRead | None:
    """List Events

     List what happened to the items in sight, newest first.

    Args:
        item (int | None | Unset): Item id.
        unit (int | None | Unset): Unit id of whoever acted.
        action (list[Action] | Unset): Any of these actions.
        limit (int | Unset):  Default: 50.
        cursor (None | str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        EventPage | ProblemRead
    """

    return (
        await asyncio_detailed(
            client=client,
            item=item,
            unit=unit,
            action=action,
            limit=limit,
            cursor=cursor,
        )
    ).parsed
