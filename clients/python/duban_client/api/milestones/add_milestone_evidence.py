from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.add_milestone_evidence_body import AddMilestoneEvidenceBody
from ...models.milestone_read import MilestoneRead
from ...models.problem_read import ProblemRead
from ...types import UNSET, Response, Unset


def _get_kwargs(
    milestone_id: int,
    *,
    body: AddMilestoneEvidenceBody,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/milestones/{milestone_id}/evidence".format(
            milestone_id=quote(str(milestone_id), safe=""),
        ),
    }

    _kwargs["files"] = body.to_multipart()

    headers["Content-Type"] = "multipart/form-data; boundary=+++"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> MilestoneRead | ProblemRead | None:
    if response.status_code == 201:
        response_201 = MilestoneRead.from_dict(response.json())

        return response_201

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
    body: AddMilestoneEvidenceBody,
    idempotency_key: str | Unset = UNSET,
) -> Response[MilestoneRead | ProblemRead]:
    """Add Milestone Evidence

     Add files that prove a tick which is still to come; the tick's event names them.

    Args:
        milestone_id (int):
        idempotency_key (str | Unset):
        body (AddMilestoneEvidenceBody): The parts of a form.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MilestoneRead | ProblemRead]
    """

    kwargs = _get_kwargs(
        milestone_id=milestone_id,
        body=body,
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
    body: AddMilestoneEvidenceBody,
    idempotency_key: str | Unset = UNSET,
) -> MilestoneRead | ProblemRead | None:
    """Add Milestone Evidence

     Add files that prove a tick which is still to come; the tick's event names them.

    Args:
        milestone_id (int):
        idempotency_key (str | Unset):
        body (AddMilestoneEvidenceBody): The parts of a form.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MilestoneRead | ProblemRead
    """

    return sync_detailed(
        milestone_id=milestone_id,
        client=client,
        body=body,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    milestone_id: int,
    *,
    client: AuthenticatedClient,
    body: AddMilestoneEvidenceBody,
    idempotency_key: str | Unset = UNSET,
) -> Response[MilestoneRead | ProblemRead]:
    """Add Milestone Evidence

     Add files that prove a tick which is still to come; the tick's event names them.

    Args:
        milestone_id (int):
        idempotency_key (str | Unset):
        body (AddMilestoneEvidenceBody): The parts of a form.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MilestoneRead | ProblemRead]
    """

    kwargs = _get_kwargs(
        milestone_id=milestone_id,
        body=body,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    milestone_id: int,
    *,
    client: AuthenticatedClient,
    body: AddMilestoneEvidenceBody,
    idempotency_key: str | Unset = UNSET,
) -> MilestoneRead | ProblemRead | None:
    """Add Milestone Evidence

     Add files that prove a tick which is still to come; the tick's event names them.

    Args:
        milestone_id (int):
        idempotency_key (str | Unset):
        body (AddMilestoneEvidenceBody): The parts of a form.

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
            body=body,
            idempotency_key=idempotency_key,
        )
    ).parsed
