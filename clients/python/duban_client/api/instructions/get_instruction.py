from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.instruction_read import InstructionRead
from ...models.problem_read import ProblemRead
from ...types import Response


def _get_kwargs(
    instruction_id: int,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/instructions/{instruction_id}".format(
            instruction_id=quote(str(instruction_id), safe=""),
        ),
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> InstructionRead | ProblemRead | None:
    if response.status_code == 200:
        response_200 = InstructionRead.from_dict(response.json())

        return response_200

    if response.status_code == 401:
        response_401 = ProblemRead.from_dict(response.json())

        return response_401

    if response.status_code == 404:
        response_404 = ProblemRead.from_dict(response.json())

        return response_404

    if response.status_code == 422:
        response_422 = ProblemRead.from_dict(response.json())

        return response_422

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[InstructionRead | ProblemRead]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    instruction_id: int,
    *,
    client: AuthenticatedClient | Client,
) -> Response[InstructionRead | ProblemRead]:
    """Get Instruction

     Read one instruction with its answers.

    Args:
        instruction_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[InstructionRead | ProblemRead]
    """

    kwargs = _get_kwargs(
        instruction_id=instruction_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    instruction_id: int,
    *,
    client: AuthenticatedClient | Client,
) -> InstructionRead | ProblemRead | None:
    """Get Instruction

     Read one instruction with its answers.

    Args:
        instruction_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        InstructionRead | ProblemRead
    """

    return sync_detailed(
        instruction_id=instruction_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    instruction_id: int,
    *,
    client: AuthenticatedClient | Client,
) -> Response[InstructionRead | ProblemRead]:
    """Get Instruction

     Read one instruction with its answers.

    Args:
        instruction_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[InstructionRead | ProblemRead]
    """

    kwargs = _get_kwargs(
        instruction_id=instruction_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    instruction_id: int,
    *,
    client: AuthenticatedClient | Client,
) -> InstructionRead | ProblemRead | None:
    """Get Instruction

     Read one instruction with its answers.

    Args:
        instruction_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        InstructionRead | ProblemRead
    """

    return (
        await asyncio_detailed(
            instruction_id=instruction_id,
            client=client,
        )
    ).parsed
