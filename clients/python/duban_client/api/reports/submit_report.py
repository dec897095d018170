from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem_read import ProblemRead
from ...models.report_create import ReportCreate
from ...models.report_read import ReportRead
from ...types import UNSET, Response, Unset


def _get_kwargs(
    item_id: int,
    *,
    body: ReportCreate,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/items/{item_id}/reports".format(
            item_id=quote(str(item_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ProblemRead | ReportRead | None:
    if response.status_code == 201:
        response_201 = ReportRead.from_dict(response.json())

        return response_201

    if response.status_code == HTTPStatus.NOT_MODIFIED:
        return None
    return ProblemRead.from_dict(errors.problem_of(response))


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ProblemRead | ReportRead]:
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
    body: ReportCreate,
    idempotency_key: str | Unset = UNSET,
) -> Response[ProblemRead | ReportRead]:
    """Submit Report

     Submit a report for the key's unit. A draft of the unit, with its evidence files, becomes this
    report.

    Over a draft that another hand saved last it must name the draft's `version` (409 `draft_newer`,
    with the draft).
    For a period that the unit has reported on it is the next edition; the one before stays and can be
    compared.

    Args:
        item_id (int):
        idempotency_key (str | Unset):
        body (ReportCreate): A report to submit: without a summary it says nothing and is refused.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProblemRead | ReportRead]
    """

    kwargs = _get_kwargs(
        item_id=item_id,
        body=body,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    item_id: int,
    *,
    client: AuthenticatedClient,
    body: ReportCreate,
    idempotency_key: str | Unset = UNSET,
) -> ProblemRead | ReportRead | None:
    """Submit Report

     Submit a report for the key's unit. A draft of the unit, with its evidence files, becomes this
    report.

    Over a draft that another hand saved last it must name the draft's `version` (409 `draft_newer`,
    with the draft).
    For a period that the unit has reported on it is the next edition; the one before stays and can be
    compared.

    Args:
        item_id (int):
        idempotency_key (str | Unset):
        body (ReportCreate): A report to submit: without a summary it says nothing and is refused.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProblemRead | ReportRead
    """

    return sync_detailed(
        item_id=item_id,
        client=client,
        body=body,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    item_id: int,
    *,
    client: AuthenticatedClient,
    body: ReportCreate,
    idempotency_key: str | Unset = UNSET,
) -> Response[ProblemRead | ReportRead]:
    """Submit Report

     Submit a report for the key's unit. A draft of the unit, with its evidence files, becomes this
    report.

    Over a draft that another hand saved last it must name the draft's `version` (409 `draft_newer`,
    with the draft).
    For a period that the unit has reported on it is the next edition; the one before stays and can be
    compared.

    Args:
        item_id (int):
        idempotency_key (str | Unset):
        body (ReportCreate): A report to submit: without a summary it says nothing and is refused.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProblemRead | ReportRead]
    """

    kwargs = _get_kwargs(
        item_id=item_id,
        body=body,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    item_id: int,
    *,
    client: AuthenticatedClient,
    body: ReportCreate,
    idempotency_key: str | Unset = UNSET,
) -> ProblemRead | ReportRead | None:
    """Submit Report

     Submit a report for the key's unit. A draft of the unit, with its evidence files, becomes this
    report.

    Over a draft that another hand saved last it must name the draft's `version` (409 `draft_newer`,
    with the draft).
    For a period that the unit has reported on it is the next edition; the one before stays and can be
    compared.

    Args:
        item_id (int):
        idempotency_key (str | Unset):
        body (ReportCreate): A report to submit: without a summary it says nothing and is refused.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProblemRead | ReportRead
    """

    return (
        await asyncio_detailed(
            item_id=item_id,
            client=client,
            body=body,
            idempotency_key=idempotency_key,
        )
    ).parsed
