from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.add_objection_evidence_body import AddObjectionEvidenceBody
from ...models.conclusion_evidence_read import ConclusionEvidenceRead
from ...models.problem_read import ProblemRead
from ...types import UNSET, Response, Unset


def _get_kwargs(
    conclusion_id: int,
    *,
    body: AddObjectionEvidenceBody,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/conclusions/{conclusion_id}/objection/evidence".format(
            conclusion_id=quote(str(conclusion_id), safe=""),
        ),
    }

    _kwargs["files"] = body.to_multipart()

    headers["Content-Type"] = "multipart/form-data; boundary=+++"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ProblemRead | list[ConclusionEvidenceRead] | None:
    if response.status_code == 201:
        response_201 = []
        _response_201 = response.json()
        for response_201_item_data in _response_201:
            response_201_item = ConclusionEvidenceRead.from_dict(response_201_item_data)

            response_201.append(response_201_item)

        return response_201

    if response.status_code == HTTPStatus.NOT_MODIFIED:
        return None
    return ProblemRead.from_dict(errors.problem_of(response))


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ProblemRead | list[ConclusionEvidenceRead]]:
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
    body: AddObjectionEvidenceBody,
    idempotency_key: str | Unset = UNSET,
) -> Response[ProblemRead | list[ConclusionEvidenceRead]]:
    """Add Objection Evidence

     Upload evidence files for an objection still to be made, which then cites their ids within a day.

    Args:
        conclusion_id (int):
        idempotency_key (str | Unset):
        body (AddObjectionEvidenceBody): The parts of a form.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProblemRead | list[ConclusionEvidenceRead]]
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
    body: AddObjectionEvidenceBody,
    idempotency_key: str | Unset = UNSET,
) -> ProblemRead | list[ConclusionEvidenceRead] | None:
    """Add Objection Evidence

     Upload evidence files for an objection still to be made, which then cites their ids within a day.

    Args:
        conclusion_id (int):
        idempotency_key (str | Unset):
        body (AddObjectionEvidenceBody): The parts of a form.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProblemRead | list[ConclusionEvidenceRead]
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
    body: AddObjectionEvidenceBody,
    idempotency_key: str | Unset = UNSET,
) -> Response[ProblemRead | list[ConclusionEvidenceRead]]:
    """Add Objection Evidence

     Upload evidence files for an objection still to be made, which then cites their ids within a day.

    Args:
        conclusion_id (int):
        idempotency_key (str | Unset):
        body (AddObjectionEvidenceBody): The parts of a form.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProblemRead | list[ConclusionEvidenceRead]]
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
    body: AddObjectionEvidenceBody,
    idempotency_key: str | Unset = UNSET,
) -> ProblemRead | list[ConclusionEvidenceRead] | None:
    """Add Objection Evidence

     Upload evidence files for an objection still to be made, which then cites their ids within a day.

    Args:
        conclusion_id (int):
        idempotency_key (str | Unset):
        body (AddObjectionEvidenceBody): The parts of a form.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProblemRead | list[ConclusionEvidenceRead]
    """

    return (
        await asyncio_detailed(
            conclusion_id=conclusion_id,
            client=client,
            body=body,
            idempotency_key=idempotency_key,
        )
    ).parsed
