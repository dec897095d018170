from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.conclusion_read import ConclusionRead
from ...models.problem_read import ProblemRead
from ...models.review import Review
from ...types import UNSET, Response, Unset


def _get_kwargs(
    conclusion_id: int,
    *,
    body: Review,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/conclusions/{conclusion_id}/review".format(
            conclusion_id=quote(str(conclusion_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ConclusionRead | ProblemRead | None:
    if response.status_code == 200:
        response_200 = ConclusionRead.from_dict(response.json())

        return response_200

    if response.status_code == HTTPStatus.NOT_MODIFIED:
        return None
    return ProblemRead.from_dict(errors.problem_of(response))


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ConclusionRead | ProblemRead]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    conclusion_id: int,
    *,
    client: AuthenticatedClient,
    body: Review,
    idempotency_key: str | Unset = UNSET,
) -> Response[ConclusionRead | ProblemRead]:
    """Review Objection

     Uphold or revoke a conclusion that was objected to; never by its author.

    Args:
        conclusion_id (int):
        idempotency_key (str | Unset):
        body (Review): What somebody other than the author finds on an objection.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ConclusionRead | ProblemRead]
    """

    kwargs = _get_kwargs(
        conclusion_id=conclusion_id,
        body=body,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    conclusion_id: int,
    *,
    client: AuthenticatedClient,
    body: Review,
    idempotency_key: str | Unset = UNSET,
) -> ConclusionRead | ProblemRead | None:
    """Review Objection

     Uphold or revoke a conclusion that was objected to; never by its author.

    Args:
        conclusion_id (int):
        idempotency_key (str | Unset):
        body (Review): What somebody other than the author finds on an objection.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ConclusionRead | ProblemRead
    """

    return sync_detailed(
        conclusion_id=conclusion_id,
        client=client,
        body=body,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    conclusion_id: int,
    *,
    client: AuthenticatedClient,
    body: Review,
    idempotency_key: str | Unset = UNSET,
) -> Response[ConclusionRead | ProblemRead]:
    """Review Objection

     Uphold or revoke a conclusion that was objected to; never by its author.

    Args:
        conclusion_id (int):
        idempotency_key (str | Unset):
        body (Review): What somebody other than the author finds on an objection.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ConclusionRead | ProblemRead]
    """

    kwargs = _get_kwargs(
        conclusion_id=conclusion_id,
        body=body,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    conclusion_id: int,
    *,
    client: AuthenticatedClient,
    body: Review,
    idempotency_key: str | Unset = UNSET,
) -> ConclusionRead | ProblemRead | None:
    """Review Objection

     Uphold or revoke a conclusion that was objected to; never by its author.

    Args:
        conclusion_id (int):
        idempotency_key (str | Unset):
        body (Review): What somebody other than the author finds on an objection.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ConclusionRead | ProblemRead
    """

    return (
        await asyncio_detailed(
            conclusion_id=conclusion_id,
            client=client,
            body=body,
            idempotency_key=idempotency_key,
        )
    ).parsed
