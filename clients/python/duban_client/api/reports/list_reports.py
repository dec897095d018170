from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.list_reports_fields_item import (
    ListReportsFieldsItem,
)
from ...models.problem_read import ProblemRead
from ...models.report_page import ReportPage
from ...models.report_state import ReportState
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    item: int | None | Unset = UNSET,
    plan: int | None | Unset = UNSET,
    unit: int | None | Unset = UNSET,
    period: None | str | Unset = UNSET,
    state: list[ReportState] | Unset = UNSET,
    fields: list[ListReportsFieldsItem] | Unset = UNSET,
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
        json_state = []
        for state_item_data in state:
            state_item: str = state_item_data
            json_state.append(state_item)

    params["state"] = json_state

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
        "url": "/api/v1/reports",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ProblemRead | ReportPage | None:
    if response.status_code == 200:
        response_200 = ReportPage.from_dict(response.json())

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
    state: list[ReportState] | Unset = UNSET,
    fields: list[ListReportsFieldsItem] | Unset = UNSET,
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
        state (list[ReportState] | Unset): Any of these states.
        fields (list[ListReportsFieldsItem] | Unset):

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
    plan: int | None | Unset = UNSET,
    unit: int | None | Unset = UNSET,
    period: None | str | Unset = UNSET,
    state: list[ReportState] | Unset = UNSET,
    fields: list[ListReportsFieldsItem] | Unset = UNSET,
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
        state (list[ReportState] | Unset): Any of these states.
        fields (list[ListReportsFieldsItem] | Unset):

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
        fields=fields,
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
    state: list[ReportState] | Unset = UNSET,
    fields: list[ListReportsFieldsItem] | Unset = UNSET,
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
        state (list[ReportState] | Unset): Any of these states.
        fields (list[ListReportsFieldsItem] | Unset):

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
    plan: int | None | Unset = UNSET,
    unit: int | None | Unset = UNSET,
    period: None | str | Unset = UNSET,
    state: list[ReportState] | Unset = UNSET,
    fields: list[ListReportsFieldsItem] | Unset = UNSET,
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
        state (list[ReportState] | Unset): Any of these states.
        fields (list[ListReportsFieldsItem] | Unset):

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
            fields=fields,
        )
    ).parsed
