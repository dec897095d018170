from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.import_preview import ImportPreview
from ...models.problem_read import ProblemRead
from ...models.start_import_body import StartImportBody
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    body: StartImportBody,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/imports",
    }

    _kwargs["files"] = body.to_multipart()

    headers["Content-Type"] = "multipart/form-data; boundary=+++"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ImportPreview | ProblemRead | None:
    if response.status_code == 201:
        response_201 = ImportPreview.from_dict(response.json())

        return response_201

    if response.status_code == HTTPStatus.NOT_MODIFIED:
        return None
    return ProblemRead.from_dict(errors.problem_of(response))


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ImportPreview | ProblemRead]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: StartImportBody,
    idempotency_key: str | Unset = UNSET,
) -> Response[ImportPreview | ProblemRead]:
    """Start Import

     Read a document into an open import. Nothing is registered until it is confirmed; an unreadable file
    leaves
    nothing behind, and the problem's `code` and `place` say why and where.

    Args:
        idempotency_key (str | Unset):
        body (StartImportBody): The parts of a form.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ImportPreview | ProblemRead]
    """

    kwargs = _get_kwargs(
        body=body,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    body: StartImportBody,
    idempotency_key: str | Unset = UNSET,
) -> ImportPreview | ProblemRead | None:
    """Start Import

     Read a document into an open import. Nothing is registered until it is confirmed; an unreadable file
    leaves
    nothing behind, and the problem's `code` and `place` say why and where.

    Args:
        idempotency_key (str | Unset):
        body (StartImportBody): The parts of a form.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ImportPreview | ProblemRead
    """

    return sync_detailed(
        client=client,
        body=body,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: StartImportBody,
    idempotency_key: str | Unset = UNSET,
) -> Response[ImportPreview | ProblemRead]:
    """Start Import

     Read a document into an open import. Nothing is registered until it is confirmed; an unreadable file
    leaves
    nothing behind, and the problem's `code` and `place` say why and where.

    Args:
        idempotency_key (str | Unset):
        body (StartImportBody): The parts of a form.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ImportPreview | ProblemRead]
    """

    kwargs = _get_kwargs(
        body=body,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: StartImportBody,
    idempotency_key: str | Unset = UNSET,
) -> ImportPreview | ProblemRead | None:
    """Start Import

     Read a document into an open import. Nothing is registered until it is confirmed; an unreadable file
    leaves
    nothing behind, and the problem's `code` and `place` say why and where.

    Args:
        idempotency_key (str | Unset):
        body (StartImportBody): The parts of a form.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ImportPreview | ProblemRead
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            idempotency_key=idempotency_key,
        )
    ).parsed
