from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem_read import ProblemRead
from ...models.report_read import ReportRead
from ...types import UNSET, Response, Unset


def _get_kwargs(
    external_ref: str,
    *,
    if_none_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/refs/reports/{external_ref}".format(
            external_ref=quote(str(external_ref), safe=""),
        ),
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ProblemRead | ReportRead | None:
    if response.status_code == 200:
        response_200 = ReportRead.from_dict(response.json())

        return response_200

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
    *,
    client: AuthenticatedClient,
    if_none_match: str | Unset = UNSET,
) -> Response[ProblemRead | ReportRead]:
    """Get Report By Ref

     Read the report that the caller's own number names: the latest edition sent under it.

    Args:
        external_ref (str): The caller's own number.
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProblemRead | ReportRead]
    """

    kwargs = _get_kwargs(
        external_ref=external_ref,
        if_none_match=if_none_match,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    external_ref: str,
    *,
    client: AuthenticatedClient,
    if_none_match: str | Unset = UNSET,
) -> ProblemRead | ReportRead | None:
    """Get Report By Ref

     Read the report that the caller's own number names: the latest edition sent under it.

    Args:
        external_ref (str): The caller's own number.
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProblemRead | ReportRead
    """

    return sync_detailed(
        external_ref=external_ref,
        client=client,
        if_none_match=if_none_match,
    ).parsed


async def asyncio_detailed(
    external_ref: str,
    *,
    client: AuthenticatedClient,
    if_none_match: str | Unset = UNSET,
) -> Response[ProblemRead | ReportRead]:
    """Get Report By Ref

     Read the report that the caller's own number names: the latest edition sent under it.

    Args:
        external_ref (str): The caller's own number.
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProblemRead | ReportRead]
    """

    kwargs = _get_kwargs(
        external_ref=external_ref,
        if_none_match=if_none_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    external_ref: str,
    *,
    client: AuthenticatedClient,
    if_none_match: str | Unset = UNSET,
) -> ProblemRead | ReportRead | None:
    """Get Report By Ref

     Read the report that the caller's own number names: the latest edition sent under it.

    Args:
        external_ref (str): The caller's own number.
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProblemRead | ReportRead
    """

    return (
        await asyncio_detailed(
            external_ref=external_ref,
            client=client,
            if_none_match=if_none_match,
        )
    ).parsed
