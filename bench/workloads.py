"""The requests: W1 to W4 are the same bytes for the app and for the peer."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from app.models import Action, Event, Milestone, Share
from app.models.base import table
from app.queries.directory import find_unit
from app.rules.lifecycle import OPEN
from app.rules.vocabulary import AssignmentRole
from bench.data import KEY, TODAY, TOKEN, UNIT
from bench.load import Requests

NAMES = {
    "W1": "JSON list of 50 items of one unit",
    "W2": "signed-in desk page of 50 rows",
    "W3": "submit a report",
    "W4": "tick a milestone, take it back, in turn",
}
SUMMARY = "已完成施工图设计审查，征地拆迁完成 1000 亩，施工单位已进场，下一步加快桩基施工。"
RECORDED = {"W3": (Action.REPORT_SUBMITTED,), "W4": (Action.MILESTONE_COMPLETED, Action.MILESTONE_REOPENED)}
"""The events that a workload must leave, one for each answer."""
MILESTONE, SHARE, EVENT = table(Milestone).c, table(Share).c, table(Event).c


@dataclass(frozen=True)
class Subjects:
    """What the unit acts on: its items, and open milestones of the lines it leads."""

    unit: int
    items: list[int]
    milestones: list[int]


def subjects(engine: Engine) -> Subjects:
    """Ask the database."""
    with Session(engine) as session:
        unit = find_unit(session, UNIT)
        assert unit is not None
        led = select(SHARE.item_id).where(SHARE.unit_id == unit, SHARE.role != AssignmentRole.SUPPORT)
        items = session.scalars(led.order_by(SHARE.item_id)).all()
        mine = select(MILESTONE.id).where(MILESTONE.item_id.in_(led), MILESTONE.state.in_(OPEN))
        return Subjects(unit, list(items), list(session.scalars(mine.order_by(MILESTONE.id)).all()))


def requests(workload: str, about: Subjects, connections: int) -> Requests:
    """What each of so many connections sends."""
    if workload == "W1":
        return lambda _: _forever(_key("GET", f"/api/v1/items?unit={about.unit}&limit=50"))
    if workload == "W2":
        return lambda _: _forever(_bytes("GET", "/desk", f"Cookie: duban_session={TOKEN}"))
    if workload == "W3":
        return lambda number: _reports(about.items, number, connections)
    return lambda number: _ticks(about.milestones[number::connections])


def events_recorded(engine: Engine, workload: str) -> int:
    """Events of the kinds that the workload leaves; 0 where it only reads."""
    with engine.connect() as connection:
        return connection.scalar(select(func.count()).where(EVENT.action.in_(RECORDED.get(workload, ())))) or 0


def _forever(request: bytes) -> Iterator[bytes]:
    while True:
        yield request


def _reports(items: list[int], number: int, connections: int) -> Iterator[bytes]:
    """No two reports have the same words: the app takes those of a report sent twice for one."""
    while True:
        number += connections
        body = {"period": f"{TODAY:%Y-%m}", "summary": f"{SUMMARY}（{number}）"}
        yield _key("POST", f"/api/v1/items/{items[number % len(items)]}/reports", body)


def _ticks(milestones: list[int]) -> Iterator[bytes]:
    """No two connections touch the same milestone, so that each request changes something."""
    while True:
        for milestone in milestones:
            path = f"/api/v1/milestones/{milestone}/completion"
            yield _key("POST", path, {"done_on": TODAY.isoformat()})
            yield _key("DELETE", f"{path}?reason=bench")


def _key(method: str, path: str, body: object = None) -> bytes:
    return _bytes(method, path, f"Authorization: Bearer {KEY}", body)


def _bytes(method: str, path: str, credential: str, body: object = None) -> bytes:
    content = b"" if body is None else json.dumps(body, ensure_ascii=False).encode()
    about = f"Content-Type: application/json\r\nContent-Length: {len(content)}\r\n" if content else ""
    return f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{credential}\r\n{about}\r\n".encode() + content
