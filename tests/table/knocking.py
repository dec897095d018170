"""Knocking: the request by which a player tries a deed at a door."""

import re
from collections.abc import Mapping
from typing import Any

import httpx

from tests.cast import LEAD
from tests.table.deeds import Deed
from tests.table.players import Player

DOORS = ("api", "page")


async def knock(
    client: httpx.AsyncClient, player: Player, deed: Deed, door: str, ids: Mapping[str, Any]
) -> httpx.Response:
    """Try the deed at the door by the player's client."""
    sub = "sub" if player.unit == LEAD else "sub_of_second"
    found = {**ids, "own_sub": ids[sub], "own_sub_name": f"{player.unit}下属单位"}
    method, path = deed.api if door == "api" else ("POST", deed.page)
    body: dict[str, Any] = {"files": deed.files} if deed.files else {}
    if not deed.files:
        body = {"json" if door == "api" else "data": filled(said(deed, door), found)} if method != "DELETE" else {}
    address = ("/api/v1" if door == "api" else "") + path.format(**found)
    # A star is matched by whatever stands: the table is about who may, in which state.
    condition = {"If-Match": "*"} if deed.conditional and door == "api" else {}
    return await client.request(method, address, headers=condition, **body)


def said(deed: Deed, door: str) -> Mapping[str, Any]:
    """What the deed's request says at the door."""
    return deed.body if door == "api" or deed.form is None else deed.form


def filled(value: Any, ids: Mapping[str, Any]) -> Any:
    """A body with the scene's ids in the place of their names."""
    if isinstance(value, dict):
        return {key: filled(one, ids) for key, one in value.items()}
    if isinstance(value, list):
        return [filled(one, ids) for one in value]
    if isinstance(value, str) and (name := re.fullmatch(r"\{([^{}]+)\}", value)):
        return ids[name[1]]
    return value
