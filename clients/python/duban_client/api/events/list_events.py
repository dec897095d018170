import datetime
from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.event_page import EventPage
from ...models.problem_read import ProblemRead
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    item: int | None | Unset = UNSET,
    unit: int | None | Unset = UNSET,
    action: list[str] | Unset = UNSET,
    actor: str | Unset = "",
    day_from: datetime.date | None | Unset = UNSET,
    day_to: datetime.date | None | Unset = UNSET,
    after: int | None | Unset = UNSET,
    wait: int | Unset = 0,
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

    json_unit: int | None | Unset
    if isinstance(unit, Unset):
        json_unit = UNSET
    else:
        json_unit = unit
    params["unit"] = json_unit

    json_action: list[str] | Unset = UNSET
    if not isinstance(action, Unset):
        json_action = action

    params["action"] = json_action

    params["actor"] = actor

    json_day_from: None | str | Unset
    if isinstance(day_from, Unset):
        json_day_from = UNSET
    elif isinstance(day_from, datetime.date):
        json_day_from = day_from.isoformat()
    else:
        json_day_from = day_from
    params["day_from"] = json_day_from

    json_day_to: None | str | Unset
    if isinstance(day_to, Unset):
        json_day_to = UNSET
    elif isinstance(day_to, datetime.date):
        json_day_to = day_to.isoformat()
    else:
        json_day_to = day_to
    params["day_to"] = json_day_to

    json_after: int | None | Unset
    if isinstance(after, Unset):
        json_after = UNSET
    else:
        json_after = after
    params["after"] = json_after

    params["wait"] = wait

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/events",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> EventPage | ProblemRead | None:
    if response.status_code == 200:
        response_200 = EventPage.from_dict(response.json())

        return response_200

    if response.status_code == HTTPStatus.NOT_MODIFIED:
        return None
    return ProblemRead.from_dict(errors.problem_of(response))


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
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    item: int | None | Unset = UNSET,
    unit: int | None | Unset = UNSET,
    action: list[str] | Unset = UNSET,
    actor: str | Unset = "",
    day_from: datetime.date | None | Unset = UNSET,
    day_to: datetime.date | None | Unset = UNSET,
    after: int | None | Unset = UNSET,
    wait: int | Unset = 0,
    if_none_match: str | Unset = UNSET,
) -> Response[EventPage | ProblemRead]:
    """List Events

     List what happened to the items in sight, newest first; with `after`, the feed.

    The feed is in the order of positions: a caller who keeps `position` and asks again with `after`
    never misses an
    event, never gets one twice and never gets one out of order, however many write at the same time. An
    event enters
    the feed a fraction of a second after its commit. `wait` holds the answer until there is an event or
    the time is
    over. `next` is null once the caller has caught up.

    Args:
        limit (int | Unset): Rows a page. Default: 50.
        cursor (None | str | Unset): From the `next` of the page before.
        item (int | None | Unset): Item id.
        unit (int | None | Unset): Unit id of whoever acted.
        action (list[str] | Unset): Any of these actions.
        actor (str | Unset): Name of whoever acted, as the log has it. Default: ''.
        day_from (datetime.date | None | Unset): On or after this day, where the government sits.
        day_to (datetime.date | None | Unset): On or before this day, where the government sits.
        after (int | None | Unset): Read the feed: events behind this position, oldest first.
            Begin with 0; go on with the `position` of the answer before.
        wait (int | Unset): With `after`: seconds to wait for an event when there is none yet
            (long polling). Default: 0.
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[EventPage | ProblemRead]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        item=item,
        unit=unit,
        action=action,
        actor=actor,
        day_from=day_from,
        day_to=day_to,
        after=after,
        wait=wait,
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
    unit: int | None | Unset = UNSET,
    action: list[str] | Unset = UNSET,
    actor: str | Unset = "",
    day_from: datetime.date | None | Unset = UNSET,
    day_to: datetime.date | None | Unset = UNSET,
    after: int | None | Unset = UNSET,
    wait: int | Unset = 0,
    if_none_match: str | Unset = UNSET,
) -> EventPage | ProblemRead | None:
    """List Events

     List what happened to the items in sight, newest first; with `after`, the feed.

    The feed is in the order of positions: a caller who keeps `position` and asks again with `after`
    never misses an
    event, never gets one twice and never gets one out of order, however many write at the same time. An
    event enters
    the feed a fraction of a second after its commit. `wait` holds the answer until there is an event or
    the time is
    over. `next` is null once the caller has caught up.

    Args:
        limit (int | Unset): Rows a page. Default: 50.
        cursor (None | str | Unset): From the `next` of the page before.
        item (int | None | Unset): Item id.
        unit (int | None | Unset): Unit id of whoever acted.
        action (list[str] | Unset): Any of these actions.
        actor (str | Unset): Name of whoever acted, as the log has it. Default: ''.
        day_from (datetime.date | None | Unset): On or after this day, where the government sits.
        day_to (datetime.date | None | Unset): On or before this day, where the government sits.
        after (int | None | Unset): Read the feed: events behind this position, oldest first.
            Begin with 0; go on with the `position` of the answer before.
        wait (int | Unset): With `after`: seconds to wait for an event when there is none yet
            (long polling). Default: 0.
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        EventPage | ProblemRead
    """

    return sync_detailed(
        client=client,
        limit=limit,
        cursor=cursor,
        item=item,
        unit=unit,
        action=action,
        actor=actor,
        day_from=day_from,
        day_to=day_to,
        after=after,
        wait=wait,
        if_none_match=if_none_match,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    item: int | None | Unset = UNSET,
    unit: int | None | Unset = UNSET,
    action: list[str] | Unset = UNSET,
    actor: str | Unset = "",
    day_from: datetime.date | None | Unset = UNSET,
    day_to: datetime.date | None | Unset = UNSET,
    after: int | None | Unset = UNSET,
    wait: int | Unset = 0,
    if_none_match: str | Unset = UNSET,
) -> Response[EventPage | ProblemRead]:
    """List Events

     List what happened to the items in sight, newest first; with `after`, the feed.

    The feed is in the order of positions: a caller who keeps `position` and asks again with `after`
    never misses an
    event, never gets one twice and never gets one out of order, however many write at the same time. An
    event enters
    the feed a fraction of a second after its commit. `wait` holds the answer until there is an event or
    the time is
    over. `next` is null once the caller has caught up.

    Args:
        limit (int | Unset): Rows a page. Default: 50.
        cursor (None | str | Unset): From the `next` of the page before.
        item (int | None | Unset): Item id.
        unit (int | None | Unset): Unit id of whoever acted.
        action (list[str] | Unset): Any of these actions.
        actor (str | Unset): Name of whoever acted, as the log has it. Default: ''.
        day_from (datetime.date | None | Unset): On or after this day, where the government sits.
        day_to (datetime.date | None | Unset): On or before this day, where the government sits.
        after (int | None | Unset): Read the feed: events behind this position, oldest first.
            Begin with 0; go on with the `position` of the answer before.
        wait (int | Unset): With `after`: seconds to wait for an event when there is none yet
            (long polling). Default: 0.
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[EventPage | ProblemRead]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        item=item,
        unit=unit,
        action=action,
        actor=actor,
        day_from=day_from,
        day_to=day_to,
        after=after,
        wait=wait,
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
    unit: int | None | Unset = UNSET,
    action: list[str] | Unset = UNSET,
    actor: str | Unset = "",
    day_from: datetime.date | None | Unset = UNSET,
    day_to: datetime.date | None | Unset = UNSET,
    after: int | None | Unset = UNSET,
    wait: int | Unset = 0,
    if_none_match: str | Unset = UNSET,
) -> EventPage | ProblemRead | None:
    """List Events

     List what happened to the items in sight, newest first; with `after`, the feed.

    The feed is in the order of positions: a caller who keeps `position` and asks again with `after`
    never misses an
    event, never gets one twice and never gets one out of order, however many write at the same time. An
    event enters
    the feed a fraction of a second after its commit. `wait` holds the answer until there is an event or
    the time is
    over. `next` is null once the caller has caught up.

    Args:
        limit (int | Unset): Rows a page. Default: 50.
        cursor (None | str | Unset): From the `next` of the page before.
        item (int | None | Unset): Item id.
        unit (int | None | Unset): Unit id of whoever acted.
        action (list[str] | Unset): Any of these actions.
        actor (str | Unset): Name of whoever acted, as the log has it. Default: ''.
        day_from (datetime.date | None | Unset): On or after this day, where the government sits.
        day_to (datetime.date | None | Unset): On or before this day, where the government sits.
        after (int | None | Unset): Read the feed: events behind this position, oldest first.
            Begin with 0; go on with the `position` of the answer before.
        wait (int | Unset): With `after`: seconds to wait for an event when there is none yet
            (long polling). Default: 0.
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        EventPage | ProblemRead
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            cursor=cursor,
            item=item,
            unit=unit,
            action=action,
            actor=actor,
            day_from=day_from,
            day_to=day_to,
            after=after,
            wait=wait,
            if_none_match=if_none_match,
        )
    ).parsed
