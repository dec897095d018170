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
    external_ref: str,
    report_ref: str,
    *,
    body: ReportCreate,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/api/v1/refs/items/{external_ref}/reports/{report_ref}".format(
            external_ref=quote(str(external_ref), safe=""),
            report_ref=quote(str(report_ref), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ProblemRead | ReportRead | None:
    if response.status_code == 200:
        response_200 = ReportRead.from_dict(response.json())

        return response_200

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
    external_ref: str,
    report_ref: str,
    *,
    client: AuthenticatedClient,
    body: ReportCreate,
    idempotency_key: str | Unset = UNSET,
) -> Response[ProblemRead | ReportRead]:
    """Submit Report By Ref

     Submit a report under the caller's own number, on the item that another number names (200; 201 when
    new).

    Files go to the unit's draft first (`/items/{item_id}/report-draft/attachments`) and come along. The
    same words
    again change nothing; other words are the next edition of the period, and the number moves on to it.

    Args:
        external_ref (str): The caller's own number.
        report_ref (str): The caller's own number.
        idempotency_key (str | Unset):
        body (ReportCreate): A report to submit: without a summary it says nothing and is refused.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProblemRead | ReportRead]
    """

    kwargs = _get_kwargs(
        external_ref=external_ref,
        report_ref=report_ref,
        body=body,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    external_ref: str,
    report_ref: str,
    *,
    client: AuthenticatedClient,
    body: ReportCreate,
    idempotency_key: str | Unset = UNSET,
) -> ProblemRead | ReportRead | None:
    """Submit Report By Ref

     Submit a report under the caller's own number, on the item that another number names (200; 201 when
    new).

    Files go to the unit's draft first (`/items/{item_id}/report-draft/attachments`) and come along. The
    same words
    again change nothing; other words are the next edition of the period, and the number moves on to it.

    Args:
        external_ref (str): The caller's own number.
        report_ref (str): The caller's own number.
        idempotency_key (str | Unset):
        body (ReportCreate): A report to submit: without a summary it says nothing and is refused.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProblemRead | ReportRead
    """

    return sync_detailed(
        external_ref=external_ref,
        report_ref=report_ref,
        client=client,
        body=body,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    external_ref: str,
    report_ref: str,
    *,
    client: AuthenticatedClient,
    body: ReportCreate,
    idempotency_key: str | Unset = UNSET,
) -> Response[ProblemRead | ReportRead]:
    """Submit Report By Ref

     Submit a report under the caller's own number, on the item that another number names (200; 201 when
    new).

    Files go to the unit's draft first (`/items/{item_id}/report-draft/attachments`) and come along. The
    same words
    again change nothing; other words are the next edition of the period, and the number moves on to it.

    Args:
        external_ref (str): The caller's own number.
        report_ref (str): The caller's own number.
        idempotency_key (str | Unset):
        body (ReportCreate): A report to submit: without a summary it says nothing and is refused.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProblemRead | ReportRead]
    """

    kwargs = _get_kwargs(
        external_ref=external_ref,
        report_ref=report_ref,
        body=body,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    external_ref: str,
    report_ref: str,
    *,
    client: AuthenticatedClient,
    body: ReportCreate,
    idempotency_key: str | Unset = UNSET,
) -> ProblemRead | ReportRead | None:
    """Submit Report By Ref

     Submit a report under the caller's own number, on the item that another number names (200; 201 when
    new).

    Files go to the unit's draft first (`/items/{item_id}/report-draft/attachments`) and come along. The
    same words
    again change nothing; other words are the next edition of the period, and the number moves on to it.

    Args:
        external_ref (str): The caller's own number.
        report_ref (str): The caller's own number.
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
            external_ref=external_ref,
            report_ref=report_ref,
            client=client,
            body=body,
            idempotency_key=idempotency_key,
        )
    ).parsed
