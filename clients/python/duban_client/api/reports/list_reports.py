from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem_read import ProblemRead
from ...models.report_page import ReportPage
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    item: int | None | Unset = UNSET,
    plan: int | None | Unset = UNSET,
    unit: int | None | Unset = UNSET,
    period: None | str | Unset = UNSET,
    state: list[str] | Unset = UNSET,
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

    json_plan: int | None | Unset
    if isinstance(plan, Unset):
        json_plan = UNSET
    else:
        json_plan = plan
    params["plan"] = json_plan

    json_unit: int | None | Unset
    if isinstance(unit, Unset):
        json_unit = UNSET
    else:
        json_unit = unit
    params["unit"] = json_unit

    json_period: None | str | Unset
    if isinstance(period, Unset):
        json_period = UNSET
    else:
        json_period = period
    params["period"] = json_period

    json_state: list[str] | Unset = UNSET
    if not isinstance(state, Unset):
        json_state = state

    params["state"] = json_state

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/reports",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ProblemRead | ReportPage | None:
    if response.status_code == 200:
        response_200 = ReportPage.from_dict(response.json())

        return response_200

    if response.status_code == HTTPStatus.NOT_MODIFIED:
        return None
    return ProblemRead.from_dict(errors.problem_of(response))


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ProblemRead | ReportPage]:
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
    plan: int | None | Unset = UNSET,
    unit: int | None | Unset = UNSET,
    period: None | str | Unset = UNSET,
    state: list[str] | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[ProblemRead | ReportPage]:
    """List Reports

     List the submitted reports (进展报告) that the caller may see, newest first.

    Args:
        limit (int | Unset): Rows a page. Default: 50.
        cursor (None | str | Unset): From the `next` of the page before.
        item (int | None | Unset): Item id.
        plan (int | None | Unset): Plan id.
        unit (int | None | Unset): Id of the unit that reports.
        period (None | str | Unset): Period reported on, e.g. 2017-07.
        state (list[str] | Unset): Any of these states.
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProblemRead | ReportPage]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        item=item,
        plan=plan,
        unit=unit,
        period=period,
        state=state,
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
    plan: int | None | Unset = UNSET,
    unit: int | None | Unset = UNSET,
    period: None | str | Unset = UNSET,
    state: list[str] | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> ProblemRead | ReportPage | None:
    """List Reports

     List the submitted reports (进展报告) that the caller may see, newest first.

    Args:
        limit (int | Unset): Rows a page. Default: 50.
        cursor (None | str | Unset): From the `next` of the page before.
        item (int | None | Unset): Item id.
        plan (int | None | Unset): Plan id.
        unit (int | None | Unset): Id of the unit that reports.
        period (None | str | Unset): Period reported on, e.g. 2017-07.
        state (list[str] | Unset): Any of these states.
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProblemRead | ReportPage
    """

    return sync_detailed(
        client=client,
        limit=limit,
        cursor=cursor,
        item=item,
        plan=plan,
        unit=unit,
        period=period,
        state=state,
        if_none_match=if_none_match,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    item: int | None | Unset = UNSET,
    plan: int | None | Unset = UNSET,
    unit: int | None | Unset = UNSET,
    period: None | str | Unset = UNSET,
    state: list[str] | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[ProblemRead | ReportPage]:
    """List Reports

     List the submitted reports (进展报告) that the caller may see, newest first.

    Args:
        limit (int | Unset): Rows a page. Default: 50.
        cursor (None | str | Unset): From the `next` of the page before.
        item (int | None | Unset): Item id.
        plan (int | None | Unset): Plan id.
        unit (int | None | Unset): Id of the unit that reports.
        period (None | str | Unset): Period reported on, e.g. 2017-07.
        state (list[str] | Unset): Any of these states.
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProblemRead | ReportPage]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        item=item,
        plan=plan,
        unit=unit,
        period=period,
        state=state,
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
    plan: int | None | Unset = UNSET,
    unit: int | None | Unset = UNSET,
    period: None | str | Unset = UNSET,
    state: list[str] | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> ProblemRead | ReportPage | None:
    """List Reports

     List the submitted reports (进展报告) that the caller may see, newest first.

    Args:
        limit (int | Unset): Rows a page. Default: 50.
        cursor (None | str | Unset): From the `next` of the page before.
        item (int | None | Unset): Item id.
        plan (int | None | Unset): Plan id.
        unit (int | None | Unset): Id of the unit that reports.
        period (None | str | Unset): Period reported on, e.g. 2017-07.
        state (list[str] | Unset): Any of these states.
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProblemRead | ReportPage
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            cursor=cursor,
            item=item,
            plan=plan,
            unit=unit,
            period=period,
            state=state,
            if_none_match=if_none_match,
        )
    ).parsed
