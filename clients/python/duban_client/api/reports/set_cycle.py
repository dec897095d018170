from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.cycle_setting import CycleSetting
from ...models.plan_read import PlanRead
from ...models.problem_read import ProblemRead
from ...types import UNSET, Response, Unset


def _get_kwargs(
    plan_id: int,
    *,
    body: CycleSetting,
    if_match: None | str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_match, Unset):
        headers["if-match"] = if_match

    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/api/v1/plans/{plan_id}/cycle".format(
            plan_id=quote(str(plan_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> PlanRead | ProblemRead | None:
    if response.status_code == 200:
        response_200 = PlanRead.from_dict(response.json())

        return response_200

    if response.status_code == HTTPStatus.NOT_MODIFIED:
        return None
    return ProblemRead.from_dict(errors.problem_of(response))


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[PlanRead | ProblemRead]:
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
    body: CycleSetting,
    if_match: None | str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Response[PlanRead | ProblemRead]:
    """Set Cycle

     Set how often units report on a plan and by which day (报送周期). The same again changes nothing.

    Args:
        plan_id (int):
        if_match (None | str | Unset): The `ETag` last seen, e.g. "3-9f86d081"; another version is
            refused (412).
        idempotency_key (str | Unset):
        body (CycleSetting): How often units report on a plan, and by which day.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PlanRead | ProblemRead]
    """

    kwargs = _get_kwargs(
        plan_id=plan_id,
        body=body,
        if_match=if_match,
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
    body: CycleSetting,
    if_match: None | str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> PlanRead | ProblemRead | None:
    """Set Cycle

     Set how often units report on a plan and by which day (报送周期). The same again changes nothing.

    Args:
        plan_id (int):
        if_match (None | str | Unset): The `ETag` last seen, e.g. "3-9f86d081"; another version is
            refused (412).
        idempotency_key (str | Unset):
        body (CycleSetting): How often units report on a plan, and by which day.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PlanRead | ProblemRead
    """

    return sync_detailed(
        plan_id=plan_id,
        client=client,
        body=body,
        if_match=if_match,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    plan_id: int,
    *,
    client: AuthenticatedClient,
    body: CycleSetting,
    if_match: None | str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Response[PlanRead | ProblemRead]:
    """Set Cycle

     Set how often units report on a plan and by which day (报送周期). The same again changes nothing.

    Args:
        plan_id (int):
        if_match (None | str | Unset): The `ETag` last seen, e.g. "3-9f86d081"; another version is
            refused (412).
        idempotency_key (str | Unset):
        body (CycleSetting): How often units report on a plan, and by which day.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PlanRead | ProblemRead]
    """

    kwargs = _get_kwargs(
        plan_id=plan_id,
        body=body,
        if_match=if_match,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    plan_id: int,
    *,
    client: AuthenticatedClient,
    body: CycleSetting,
    if_match: None | str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> PlanRead | ProblemRead | None:
    """Set Cycle

     Set how often units report on a plan and by which day (报送周期). The same again changes nothing.

    Args:
        plan_id (int):
        if_match (None | str | Unset): The `ETag` last seen, e.g. "3-9f86d081"; another version is
            refused (412).
        idempotency_key (str | Unset):
        body (CycleSetting): How often units report on a plan, and by which day.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PlanRead | ProblemRead
    """

    return (
        await asyncio_detailed(
            plan_id=plan_id,
            client=client,
            body=body,
            if_match=if_match,
            idempotency_key=idempotency_key,
        )
    ).parsed
