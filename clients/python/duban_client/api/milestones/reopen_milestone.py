from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.milestone_read import MilestoneRead
from ...models.problem_read import ProblemRead
from ...types import UNSET, Response, Unset


def _get_kwargs(
    milestone_id: int,
    *,
    reason: str | Unset = "",
    version: int | None | Unset = UNSET,
    if_match: None | str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_match, Unset):
        headers["if-match"] = if_match

    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    params: dict[str, Any] = {}

    params["reason"] = reason

    json_version: int | None | Unset
    if isinstance(version, Unset):
        json_version = UNSET
    else:
        json_version = version
    params["version"] = json_version

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "delete",
        "url": "/api/v1/milestones/{milestone_id}/completion".format(
            milestone_id=quote(str(milestone_id), safe=""),
        ),
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> MilestoneRead | ProblemRead | None:
    if response.status_code == 200:
        response_200 = MilestoneRead.from_dict(response.json())

        return response_200

    if response.status_code == HTTPStatus.NOT_MODIFIED:
        return None
    return ProblemRead.from_dict(errors.problem_of(response))


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[MilestoneRead | ProblemRead]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    milestone_id: int,
    *,
    client: AuthenticatedClient,
    reason: str | Unset = "",
    version: int | None | Unset = UNSET,
    if_match: None | str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Response[MilestoneRead | ProblemRead]:
    """Reopen Milestone

     Take a tick back, for a reason that stays in the timeline; a member of a group takes back its own
    share.

    Args:
        milestone_id (int):
        reason (str | Unset): Why; may be left out for one's own tick of the last ten minutes.
            Default: ''.
        version (int | None | Unset): The version last seen; another one is refused (409).
        if_match (None | str | Unset): The `ETag` last seen, e.g. "3-9f86d081"; another version is
            refused (412).
        idempotency_key (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MilestoneRead | ProblemRead]
    """

    kwargs = _get_kwargs(
        milestone_id=milestone_id,
        reason=reason,
        version=version,
        if_match=if_match,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    milestone_id: int,
    *,
    client: AuthenticatedClient,
    reason: str | Unset = "",
    version: int | None | Unset = UNSET,
    if_match: None | str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> MilestoneRead | ProblemRead | None:
    """Reopen Milestone

     Take a tick back, for a reason that stays in the timeline; a member of a group takes back its own
    share.

    Args:
        milestone_id (int):
        reason (str | Unset): Why; may be left out for one's own tick of the last ten minutes.
            Default: ''.
        version (int | None | Unset): The version last seen; another one is refused (409).
        if_match (None | str | Unset): The `ETag` last seen, e.g. "3-9f86d081"; another version is
            refused (412).
        idempotency_key (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MilestoneRead | ProblemRead
    """

    return sync_detailed(
        milestone_id=milestone_id,
        client=client,
        reason=reason,
        version=version,
        if_match=if_match,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    milestone_id: int,
    *,
    client: AuthenticatedClient,
    reason: str | Unset = "",
    version: int | None | Unset = UNSET,
    if_match: None | str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Response[MilestoneRead | ProblemRead]:
    """Reopen Milestone

     Take a tick back, for a reason that stays in the timeline; a member of a group takes back its own
    share.

    Args:
        milestone_id (int):
        reason (str | Unset): Why; may be left out for one's own tick of the last ten minutes.
            Default: ''.
        version (int | None | Unset): The version last seen; another one is refused (409).
        if_match (None | str | Unset): The `ETag` last seen, e.g. "3-9f86d081"; another version is
            refused (412).
        idempotency_key (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MilestoneRead | ProblemRead]
    """

    kwargs = _get_kwargs(
        milestone_id=milestone_id,
        reason=reason,
        version=version,
        if_match=if_match,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    milestone_id: int,
    *,
    client: AuthenticatedClient,
    reason: str | Unset = "",
    version: int | None | Unset = UNSET,
    if_match: None | str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> MilestoneRead | ProblemRead | None:
    """Reopen Milestone

     Take a tick back, for a reason that stays in the timeline; a member of a group takes back its own
    share.

    Args:
        milestone_id (int):
        reason (str | Unset): Why; may be left out for one's own tick of the last ten minutes.
            Default: ''.
        version (int | None | Unset): The version last seen; another one is refused (409).
        if_match (None | str | Unset): The `ETag` last seen, e.g. "3-9f86d081"; another version is
            refused (412).
        idempotency_key (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MilestoneRead | ProblemRead
    """

    return (
        await asyncio_detailed(
            milestone_id=milestone_id,
            client=client,
            reason=reason,
            version=version,
            if_match=if_match,
            idempotency_key=idempotency_key,
        )
    ).parsed
