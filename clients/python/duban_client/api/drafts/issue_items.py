from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.issue_order import IssueOrder
from ...models.issued_read import IssuedRead
from ...models.problem_read import ProblemRead
from ...types import UNSET, Response, Unset


def _get_kwargs(
    plan_id: int,
    *,
    body: IssueOrder,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/plans/{plan_id}/issue".format(
            plan_id=quote(str(plan_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> IssuedRead | ProblemRead | None:
    if response.status_code == 200:
        response_200 = IssuedRead.from_dict(response.json())

        return response_200

    if response.status_code == HTTPStatus.NOT_MODIFIED:
        return None
    return ProblemRead.from_dict(errors.problem_of(response))


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[IssuedRead | ProblemRead]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    plan_id: int,
    *,
    client: AuthenticatedClient,
    body: IssueOrder,
    idempotency_key: str | Unset = UNSET,
) -> Response[IssuedRead | ProblemRead]:
    """Issue Items

     Issue drafts of a plan (交办), some or all, in one transaction: their units see them and must sign for
    them.

    Args:
        plan_id (int):
        idempotency_key (str | Unset):
        body (IssueOrder): Which drafts of a plan to issue: some, or all.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[IssuedRead | ProblemRead]
    """

    kwargs = _get_kwargs(
        plan_id=plan_id,
        body=body,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    plan_id: int,
    *,
    client: AuthenticatedClient,
    body: IssueOrder,
    idempotency_key: str | Unset = UNSET,
) -> IssuedRead | ProblemRead | None:
    """Issue Items

     Issue drafts of a plan (交办), some or all, in one transaction: their units see them and must sign for
    them.

    Args:
        plan_id (int):
        idempotency_key (str | Unset):
        body (IssueOrder): Which drafts of a plan to issue: some, or all.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        IssuedRead | ProblemRead
    """

    return sync_detailed(
        plan_id=plan_id,
        client=client,
        body=body,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    plan_id: int,
    *,
    client: AuthenticatedClient,
    body: IssueOrder,
    idempotency_key: str | Unset = UNSET,
) -> Response[IssuedRead | ProblemRead]:
    """Issue Items

     Issue drafts of a plan (交办), some or all, in one transaction: their units see them and must sign for
    them.

    Args:
        plan_id (int):
        idempotency_key (str | Unset):
        body (IssueOrder): Which drafts of a plan to issue: some, or all.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[IssuedRead | ProblemRead]
    """

    kwargs = _get_kwargs(
        plan_id=plan_id,
        body=body,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    plan_id: int,
    *,
    client: AuthenticatedClient,
    body: IssueOrder,
    idempotency_key: str | Unset = UNSET,
) -> IssuedRead | ProblemRead | None:
    """Issue Items

     Issue drafts of a plan (交办), some or all, in one transaction: their units see them and must sign for
    them.

    Args:
        plan_id (int):
        idempotency_key (str | Unset):
        body (IssueOrder): Which drafts of a plan to issue: some, or all.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        IssuedRead | ProblemRead
    """

    return (
        await asyncio_detailed(
            plan_id=plan_id,
            client=client,
            body=body,
            idempotency_key=idempotency_key,
        )
    ).parsed
