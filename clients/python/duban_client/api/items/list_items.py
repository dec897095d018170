import datetime
from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.item_row_page import ItemRowPage
from ...models.item_sort import ItemSort
from ...models.problem_read import ProblemRead
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    plan: int | None | Unset = UNSET,
    unit: int | None | Unset = UNSET,
    role: None | str | Unset = UNSET,
    parent: int | None | Unset = UNSET,
    leader: int | None | Unset = UNSET,
    light: list[str] | Unset = UNSET,
    state: list[str] | Unset = UNSET,
    due_from: datetime.date | None | Unset = UNSET,
    due_to: datetime.date | None | Unset = UNSET,
    external_ref: list[str] | Unset = UNSET,
    q: str | Unset = "",
    sort: ItemSort | Unset = UNSET,
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

    json_plan: int | None | Unset
    if isinstance(plan, Unset):
        json_plan = UNSET
    else:
        json_plan = plan
    params["plan"] = json_plan

    json_unit: int | None | Unset
    if isinstance(unit, Unset):
        json_unit = UNSET
    else:
        json_unit = unit
    params["unit"] = json_unit

    json_role: None | str | Unset
    if isinstance(role, Unset):
        json_role = UNSET
    else:
        json_role = role
    params["role"] = json_role

    json_parent: int | None | Unset
    if isinstance(parent, Unset):
        json_parent = UNSET
    else:
        json_parent = parent
    params["parent"] = json_parent

    json_leader: int | None | Unset
    if isinstance(leader, Unset):
        json_leader = UNSET
    else:
        json_leader = leader
    params["leader"] = json_leader

    json_light: list[str] | Unset = UNSET
    if not isinstance(light, Unset):
        json_light = light

    params["light"] = json_light

    json_state: list[str] | Unset = UNSET
    if not isinstance(state, Unset):
        json_state = state

    params["state"] = json_state

    json_due_from: None | str | Unset
    if isinstance(due_from, Unset):
        json_due_from = UNSET
    elif isinstance(due_from, datetime.date):
        json_due_from = due_from.isoformat()
    else:
        json_due_from = due_from
    params["due_from"] = json_due_from

    json_due_to: None | str | Unset
    if isinstance(due_to, Unset):
        json_due_to = UNSET
    elif isinstance(due_to, datetime.date):
        json_due_to = due_to.isoformat()
    else:
        json_due_to = due_to
    params["due_to"] = json_due_to

    json_external_ref: list[str] | Unset = UNSET
    if not isinstance(external_ref, Unset):
        json_external_ref = external_ref

    params["external_ref"] = json_external_ref

    params["q"] = q

    json_sort: str | Unset = UNSET
    if not isinstance(sort, Unset):
        json_sort = sort

    params["sort"] = json_sort

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/items",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ItemRowPage | ProblemRead | None:
    if response.status_code == 200:
        response_200 = ItemRowPage.from_dict(response.json())

        return response_200

    if response.status_code == HTTPStatus.NOT_MODIFIED:
        return None
    return ProblemRead.from_dict(errors.problem_of(response))


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ItemRowPage | ProblemRead]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    plan: int | None | Unset = UNSET,
    unit: int | None | Unset = UNSET,
    role: None | str | Unset = UNSET,
    parent: int | None | Unset = UNSET,
    leader: int | None | Unset = UNSET,
    light: list[str] | Unset = UNSET,
    state: list[str] | Unset = UNSET,
    due_from: datetime.date | None | Unset = UNSET,
    due_to: datetime.date | None | Unset = UNSET,
    external_ref: list[str] | Unset = UNSET,
    q: str | Unset = "",
    sort: ItemSort | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[ItemRowPage | ProblemRead]:
    """List Items

     List the items (事项) that the caller may see.

    Args:
        limit (int | Unset): Rows a page. Default: 50.
        cursor (None | str | Unset): From the `next` of the page before.
        plan (int | None | Unset): Plan id.
        unit (int | None | Unset): Unit id: items in which the unit has a part.
        role (None | str | Unset): With `unit`: only where it has this role.
        parent (int | None | Unset): Item id: only what was handed down from it.
        leader (int | None | Unset): Person id of the leader in charge (分管领导).
        light (list[str] | Unset): Any of these lights.
        state (list[str] | Unset): Any of these states.
        due_from (datetime.date | None | Unset): Deadline on or after this day.
        due_to (datetime.date | None | Unset): Deadline on or before this day.
        external_ref (list[str] | Unset): Any of these numbers of the caller's own; drafts are
            among it.
        q (str | Unset): Words in the title, the number or the plan text. Default: ''.
        sort (ItemSort | Unset): Orders of the item list; a leading minus turns one round.
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ItemRowPage | ProblemRead]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        plan=plan,
        unit=unit,
        role=role,
        parent=parent,
        leader=leader,
        light=light,
        state=state,
        due_from=due_from,
        due_to=due_to,
        external_ref=external_ref,
        q=q,
        sort=sort,
        if_none_match=if_none_match,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    plan: int | None | Unset = UNSET,
    unit: int | None | Unset = UNSET,
    role: None | str | Unset = UNSET,
    parent: int | None | Unset = UNSET,
    leader: int | None | Unset = UNSET,
    light: list[str] | Unset = UNSET,
    state: list[str] | Unset = UNSET,
    due_from: datetime.date | None | Unset = UNSET,
    due_to: datetime.date | None | Unset = UNSET,
    external_ref: list[str] | Unset = UNSET,
    q: str | Unset = "",
    sort: ItemSort | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> ItemRowPage | ProblemRead | None:
    """List Items

     List the items (事项) that the caller may see.

    Args:
        limit (int | Unset): Rows a page. Default: 50.
        cursor (None | str | Unset): From the `next` of the page before.
        plan (int | None | Unset): Plan id.
        unit (int | None | Unset): Unit id: items in which the unit has a part.
        role (None | str | Unset): With `unit`: only where it has this role.
        parent (int | None | Unset): Item id: only what was handed down from it.
        leader (int | None | Unset): Person id of the leader in charge (分管领导).
        light (list[str] | Unset): Any of these lights.
        state (list[str] | Unset): Any of these states.
        due_from (datetime.date | None | Unset): Deadline on or after this day.
        due_to (datetime.date | None | Unset): Deadline on or before this day.
        external_ref (list[str] | Unset): Any of these numbers of the caller's own; drafts are
            among it.
        q (str | Unset): Words in the title, the number or the plan text. Default: ''.
        sort (ItemSort | Unset): Orders of the item list; a leading minus turns one round.
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ItemRowPage | ProblemRead
    """

    return sync_detailed(
        client=client,
        limit=limit,
        cursor=cursor,
        plan=plan,
        unit=unit,
        role=role,
        parent=parent,
        leader=leader,
        light=light,
        state=state,
        due_from=due_from,
        due_to=due_to,
        external_ref=external_ref,
        q=q,
        sort=sort,
        if_none_match=if_none_match,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    plan: int | None | Unset = UNSET,
    unit: int | None | Unset = UNSET,
    role: None | str | Unset = UNSET,
    parent: int | None | Unset = UNSET,
    leader: int | None | Unset = UNSET,
    light: list[str] | Unset = UNSET,
    state: list[str] | Unset = UNSET,
    due_from: datetime.date | None | Unset = UNSET,
    due_to: datetime.date | None | Unset = UNSET,
    external_ref: list[str] | Unset = UNSET,
    q: str | Unset = "",
    sort: ItemSort | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[ItemRowPage | ProblemRead]:
    """List Items

     List the items (事项) that the caller may see.

    Args:
        limit (int | Unset): Rows a page. Default: 50.
        cursor (None | str | Unset): From the `next` of the page before.
        plan (int | None | Unset): Plan id.
        unit (int | None | Unset): Unit id: items in which the unit has a part.
        role (None | str | Unset): With `unit`: only where it has this role.
        parent (int | None | Unset): Item id: only what was handed down from it.
        leader (int | None | Unset): Person id of the leader in charge (分管领导).
        light (list[str] | Unset): Any of these lights.
        state (list[str] | Unset): Any of these states.
        due_from (datetime.date | None | Unset): Deadline on or after this day.
        due_to (datetime.date | None | Unset): Deadline on or before this day.
        external_ref (list[str] | Unset): Any of these numbers of the caller's own; drafts are
            among it.
        q (str | Unset): Words in the title, the number or the plan text. Default: ''.
        sort (ItemSort | Unset): Orders of the item list; a leading minus turns one round.
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ItemRowPage | ProblemRead]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        plan=plan,
        unit=unit,
        role=role,
        parent=parent,
        leader=leader,
        light=light,
        state=state,
        due_from=due_from,
        due_to=due_to,
        external_ref=external_ref,
        q=q,
        sort=sort,
        if_none_match=if_none_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    plan: int | None | Unset = UNSET,
    unit: int | None | Unset = UNSET,
    role: None | str | Unset = UNSET,
    parent: int | None | Unset = UNSET,
    leader: int | None | Unset = UNSET,
    light: list[str] | Unset = UNSET,
    state: list[str] | Unset = UNSET,
    due_from: datetime.date | None | Unset = UNSET,
    due_to: datetime.date | None | Unset = UNSET,
    external_ref: list[str] | Unset = UNSET,
    q: str | Unset = "",
    sort: ItemSort | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> ItemRowPage | ProblemRead | None:
    """List Items

     List the items (事项) that the caller may see.

    Args:
        limit (int | Unset): Rows a page. Default: 50.
        cursor (None | str | Unset): From the `next` of the page before.
        plan (int | None | Unset): Plan id.
        unit (int | None | Unset): Unit id: items in which the unit has a part.
        role (None | str | Unset): With `unit`: only where it has this role.
        parent (int | None | Unset): Item id: only what was handed down from it.
        leader (int | None | Unset): Person id of the leader in charge (分管领导).
        light (list[str] | Unset): Any of these lights.
        state (list[str] | Unset): Any of these states.
        due_from (datetime.date | None | Unset): Deadline on or after this day.
        due_to (datetime.date | None | Unset): Deadline on or before this day.
        external_ref (list[str] | Unset): Any of these numbers of the caller's own; drafts are
            among it.
        q (str | Unset): Words in the title, the number or the plan text. Default: ''.
        sort (ItemSort | Unset): Orders of the item list; a leading minus turns one round.
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ItemRowPage | ProblemRead
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            cursor=cursor,
            plan=plan,
            unit=unit,
            role=role,
            parent=parent,
            leader=leader,
            light=light,
            state=state,
            due_from=due_from,
            due_to=due_to,
            external_ref=external_ref,
            q=q,
            sort=sort,
            if_none_match=if_none_match,
        )
    ).parsed
