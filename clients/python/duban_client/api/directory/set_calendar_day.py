import datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.day_setting import DaySetting
from ...models.problem_read import ProblemRead
from ...models.year_read import YearRead
from ...types import UNSET, Response, Unset


def _get_kwargs(
    day: datetime.date,
    *,
    body: DaySetting,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/api/v1/calendar/{day}".format(
            day=quote(str(day), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ProblemRead | YearRead | None:
    if response.status_code == 200:
        response_200 = YearRead.from_dict(response.json())

        return response_200

    if response.status_code == HTTPStatus.NOT_MODIFIED:
        return None
    return ProblemRead.from_dict(errors.problem_of(response))


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ProblemRead | YearRead]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    day: datetime.date,
    *,
    client: AuthenticatedClient,
    body: DaySetting,
    idempotency_key: str | Unset = UNSET,
) -> Response[ProblemRead | YearRead]:
    """Set Calendar Day

     Rule a day to be a holiday or a make-up day; answers its year. The same again changes nothing.

    Args:
        day (datetime.date): A calendar day, e.g. 2017-10-02.
        idempotency_key (str | Unset):
        body (DaySetting): What a day is ruled to be.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProblemRead | YearRead]
    """

    kwargs = _get_kwargs(
        day=day,
        body=body,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    day: datetime.date,
    *,
    client: AuthenticatedClient,
    body: DaySetting,
    idempotency_key: str | Unset = UNSET,
) -> ProblemRead | YearRead | None:
    """Set Calendar Day

     Rule a day to be a holiday or a make-up day; answers its year. The same again changes nothing.

    Args:
        day (datetime.date): A calendar day, e.g. 2017-10-02.
        idempotency_key (str | Unset):
        body (DaySetting): What a day is ruled to be.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProblemRead | YearRead
    """

    return sync_detailed(
        day=day,
        client=client,
        body=body,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    day: datetime.date,
    *,
    client: AuthenticatedClient,
    body: DaySetting,
    idempotency_key: str | Unset = UNSET,
) -> Response[ProblemRead | YearRead]:
    """Set Calendar Day

     Rule a day to be a holiday or a make-up day; answers its year. The same again changes nothing.

    Args:
        day (datetime.date): A calendar day, e.g. 2017-10-02.
        idempotency_key (str | Unset):
        body (DaySetting): What a day is ruled to be.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProblemRead | YearRead]
    """

    kwargs = _get_kwargs(
        day=day,
        body=body,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    day: datetime.date,
    *,
    client: AuthenticatedClient,
    body: DaySetting,
    idempotency_key: str | Unset = UNSET,
) -> ProblemRead | YearRead | None:
    """Set Calendar Day

     Rule a day to be a holiday or a make-up day; answers its year. The same again changes nothing.

    Args:
        day (datetime.date): A calendar day, e.g. 2017-10-02.
        idempotency_key (str | Unset):
        body (DaySetting): What a day is ruled to be.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProblemRead | YearRead
    """

    return (
        await asyncio_detailed(
            day=day,
            client=client,
            body=body,
            idempotency_key=idempotency_key,
        )
    ).parsed
