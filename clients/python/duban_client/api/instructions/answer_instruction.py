from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.answer_create import AnswerCreate
from ...models.instruction_read import InstructionRead
from ...models.problem_read import ProblemRead
from ...types import UNSET, Response, Unset


def _get_kwargs(
    instruction_id: int,
    *,
    body: AnswerCreate,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/instructions/{instruction_id}/answers".format(
            instruction_id=quote(str(instruction_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> InstructionRead | ProblemRead | None:
    if response.status_code == 200:
        response_200 = InstructionRead.from_dict(response.json())

        return response_200

    if response.status_code == HTTPStatus.NOT_MODIFIED:
        return None
    return ProblemRead.from_dict(errors.problem_of(response))


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
    client: AuthenticatedClient,
    body: AnswerCreate,
    idempotency_key: str | Unset = UNSET,
) -> Response[InstructionRead | ProblemRead]:
    """Answer Instruction

     Answer for the key's unit, once; the same answer again changes nothing, another is refused (409).

    Args:
        instruction_id (int):
        idempotency_key (str | Unset):
        body (AnswerCreate): What a unit answers.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[InstructionRead | ProblemRead]
    """

    kwargs = _get_kwargs(
        instruction_id=instruction_id,
        body=body,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    instruction_id: int,
    *,
    client: AuthenticatedClient,
    body: AnswerCreate,
    idempotency_key: str | Unset = UNSET,
) -> InstructionRead | ProblemRead | None:
    """Answer Instruction

     Answer for the key's unit, once; the same answer again changes nothing, another is refused (409).

    Args:
        instruction_id (int):
        idempotency_key (str | Unset):
        body (AnswerCreate): What a unit answers.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        InstructionRead | ProblemRead
    """

    return sync_detailed(
        instruction_id=instruction_id,
        client=client,
        body=body,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    instruction_id: int,
    *,
    client: AuthenticatedClient,
    body: AnswerCreate,
    idempotency_key: str | Unset = UNSET,
) -> Response[InstructionRead | ProblemRead]:
    """Answer Instruction

     Answer for the key's unit, once; the same answer again changes nothing, another is refused (409).

    Args:
        instruction_id (int):
        idempotency_key (str | Unset):
        body (AnswerCreate): What a unit answers.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[InstructionRead | ProblemRead]
    """

    kwargs = _get_kwargs(
        instruction_id=instruction_id,
        body=body,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    instruction_id: int,
    *,
    client: AuthenticatedClient,
    body: AnswerCreate,
    idempotency_key: str | Unset = UNSET,
) -> InstructionRead | ProblemRead | None:
    """Answer Instruction

     Answer for the key's unit, once; the same answer again changes nothing, another is refused (409).

    Args:
        instruction_id (int):
        idempotency_key (str | Unset):
        body (AnswerCreate): What a unit answers.

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
            body=body,
            idempotency_key=idempotency_key,
        )
    ).parsed
