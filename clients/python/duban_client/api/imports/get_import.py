from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.import_preview import ImportPreview
from ...models.problem_read import ProblemRead
from ...types import UNSET, Response, Unset


def _get_kwargs(
    import_id: int,
    *,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    doubtful_first: bool | Unset = False,
    if_none_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    params: dict[str, Any] = {}

    params["limit"] = limit

    json_cursor: None | str | Unset
    if isinstance(cursor, Unset):
        json_cursor = UNSET
    else:
        json_cursor = cursor
    params["cursor"] = json_cursor

    params["doubtful_first"] = doubtful_first

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/imports/{import_id}".format(
            import_id=quote(str(import_id), safe=""),
        ),
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ImportPreview | ProblemRead | None:
    if response.status_code == 200:
        response_200 = ImportPreview.from_dict(response.json())

        return response_200

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
    import_id: int,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    doubtful_first: bool | Unset = False,
    if_none_match: str | Unset = UNSET,
) -> Response[ImportPreview | ProblemRead]:
    """Get Import

     Preview an import: what the document says, a page of its items, all findings, and for a corrected
    document what
    it changes.

    Args:
        import_id (int):
        limit (int | Unset): Rows a page. Default: 50.
        cursor (None | str | Unset): From the `next` of the page before.
        doubtful_first (bool | Unset): Items with open findings before the others. Default: False.
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ImportPreview | ProblemRead]
    """

    kwargs = _get_kwargs(
        import_id=import_id,
        limit=limit,
        cursor=cursor,
        doubtful_first=doubtful_first,
        if_none_match=if_none_match,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    import_id: int,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    doubtful_first: bool | Unset = False,
    if_none_match: str | Unset = UNSET,
) -> ImportPreview | ProblemRead | None:
    """Get Import

     Preview an import: what the document says, a page of its items, all findings, and for a corrected
    document what
    it changes.

    Args:
        import_id (int):
        limit (int | Unset): Rows a page. Default: 50.
        cursor (None | str | Unset): From the `next` of the page before.
        doubtful_first (bool | Unset): Items with open findings before the others. Default: False.
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ImportPreview | ProblemRead
    """

    return sync_detailed(
        import_id=import_id,
        client=client,
        limit=limit,
        cursor=cursor,
        doubtful_first=doubtful_first,
        if_none_match=if_none_match,
    ).parsed


async def asyncio_detailed(
    import_id: int,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    doubtful_first: bool | Unset = False,
    if_none_match: str | Unset = UNSET,
) -> Response[ImportPreview | ProblemRead]:
    """Get Import

     Preview an import: what the document says, a page of its items, all findings, and for a corrected
    document what
    it changes.

    Args:
        import_id (int):
        limit (int | Unset): Rows a page. Default: 50.
        cursor (None | str | Unset): From the `next` of the page before.
        doubtful_first (bool | Unset): Items with open findings before the others. Default: False.
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ImportPreview | ProblemRead]
    """

    kwargs = _get_kwargs(
        import_id=import_id,
        limit=limit,
        cursor=cursor,
        doubtful_first=doubtful_first,
        if_none_match=if_none_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    import_id: int,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    doubtful_first: bool | Unset = False,
    if_none_match: str | Unset = UNSET,
) -> ImportPreview | ProblemRead | None:
    """Get Import

     Preview an import: what the document says, a page of its items, all findings, and for a corrected
    document what
    it changes.

    Args:
        import_id (int):
        limit (int | Unset): Rows a page. Default: 50.
        cursor (None | str | Unset): From the `next` of the page before.
        doubtful_first (bool | Unset): Items with open findings before the others. Default: False.
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ImportPreview | ProblemRead
    """

    return (
        await asyncio_detailed(
            import_id=import_id,
            client=client,
            limit=limit,
            cursor=cursor,
            doubtful_first=doubtful_first,
            if_none_match=if_none_match,
        )
    ).parsed
