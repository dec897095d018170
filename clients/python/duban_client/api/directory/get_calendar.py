from http import HTTPStatus
from typing import Any, cast

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.get_calendar_fields_item import (
    GetCalendarFieldsItem,
)
from ...models.problem_read import ProblemRead
from ...models.year_read import YearRead
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    year: int | None | Unset = UNSET,
    fields: list[GetCalendarFieldsItem] | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    params: dict[str, Any] = {}

    json_year: int | None | Unset
    if isinstance(year, Unset):
        json_year = UNSET
    else:
        json_year = year
    params["year"] = json_year

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
        "url": "/api/v1/calendar",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | ProblemRead | YearRead | None:
    if response.status_code == 200:
        response_200 = YearRead.from_dict(response.json())

        return response_200

    if response.status_code == 304:
        response_304 = cast(Any, None)
        return response_304

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
) -> Response[Any | ProblemRead | YearRead]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    year: int | None | Unset = UNSET,
    fields: list[GetCalendarFieldsItem] | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[Any | ProblemRead | YearRead]:
    """Get Calendar

     Read one year of the working calendar (工作日历): its holidays and make-up days.

    Args:
        year (int | None | Unset): The year; the present one when left out.
        fields (list[GetCalendarFieldsItem] | Unset):
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | ProblemRead | YearRead]
    """

    kwargs = _get_kwargs(
        year=year,
        fields=fields,
        if_none_match=if_none_match,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    year: int | None | Unset = UNSET,
    fields: list[GetCalendarFieldsItem] | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Any | ProblemRead | YearRead | None:
    """Get Calendar

     Read one year of the working calendar (工作日历): its holidays and make-up days.

    Args:
        year (int | None | Unset): The year; the present one when left out.
        fields (list[GetCalendarFieldsItem] | Unset):
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | ProblemRead | YearRead
    """

    return sync_detailed(
        client=client,
        year=year,
        fields=fields,
        if_none_match=if_none_match,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    year: int | None | Unset = UNSET,
    fields: list[GetCalendarFieldsItem] | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[Any | ProblemRead | YearRead]:
    """Get Calendar

     Read one year of the working calendar (工作日历): its holidays and make-up days.

    Args:
        year (int | None | Unset): The year; the present one when left out.
        fields (list[GetCalendarFieldsItem] | Unset):
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | ProblemRead | YearRead]
    """

    kwargs = _get_kwargs(
        year=year,
        fields=fields,
        if_none_match=if_none_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    year: int | None | Unset = UNSET,
    fields: list[GetCalendarFieldsItem] | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Any | ProblemRead | YearRead | None:
    """Get Calendar

     Read one year of the working calendar (工作日历): its holidays and make-up days.

    Args:
        year (int | None | Unset): The year; the present one when left out.
        fields (list[GetCalendarFieldsItem] | Unset):
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | ProblemRead | YearRead
    """

    return (
        await asyncio_detailed(
            client=client,
            year=year,
            fields=fields,
            if_none_match=if_none_match,
        )
    ).parsed
