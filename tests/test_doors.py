"""Who reads what: everybody of the cast at every read, and no secret gets out. Who writes what is test_table.py's."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pytest
from starlette.testclient import TestClient

from app import evidence, secrets
from app.actions import milestones, reports
from app.clock import Clock
from app.config import Settings
from app.db import Database
from app.models.milestone import Completion
from app.models.report import ReportCreate, ReportText
from tests import cast as casting
from tests.cast import Cast
from tests.contract import check

Program = Callable[[str], TestClient]
TEXT = {"summary": "已完成招标，合同已签订。"}


@dataclass(frozen=True)
class World:
    """What the lead unit has done before anybody else comes: a tick, a report with a file, and a draft with one."""

    met: int
    unmet: int
    item: int
    plan: int
    unit: int
    person: int
    report: int
    file: int
    draft: int
    draft_file: int


@pytest.fixture
def world(database: Database, cast: Cast, settings: Settings, clock: Clock) -> World:
    lead, now, today = cast.actors["liaison"], clock.now(), clock.today()
    met, unmet = cast.milestones["6月底前完成招标"], cast.milestones["12月底前投入营运"]
    item = cast.items["1"]
    stored = [evidence.store(settings.files, f"{n}.txt", BytesIO(f"证据{n}".encode()), 1000) for n in range(2)]

    def begin(session: Any) -> tuple[int, int, int, int]:
        milestones.complete(session, lead, met, Completion(done_on=today), now=now, today=today)
        (file,) = reports.attach(session, lead, item, stored[:1], now=now, today=today, limit=5)
        report = reports.submit(session, lead, item, ReportCreate(**TEXT), now=now, today=today)
        draft = reports.save_draft(session, lead, item, ReportText(summary="还没写完"), now=now, today=today)
        (draft_file,) = reports.attach(session, lead, item, stored[1:], now=now, today=today, limit=5)
        return report, file, draft, draft_file

    unit, person = cast.units[casting.LEAD], cast.people["office"]
    return World(met, unmet, item, cast.plan, unit, person, *database.write(begin))


@dataclass(frozen=True)
class Verb:
    """One read."""

    name: str
    method: str
    path: str
    arguments: dict[str, Any]


def verb(name: str, method: str, path: str, **arguments: Any) -> Verb:
    return Verb(name, method, path, arguments)


VERBS = [
    verb("list items", "GET", "/items"),
    verb("get item", "GET", "/items/{item}"),
    verb("get milestone", "GET", "/milestones/{met}"),
    verb("list plans", "GET", "/plans"),
    verb("get plan", "GET", "/plans/{plan}"),
    verb("list reports", "GET", "/reports"),
    verb("get report", "GET", "/reports/{report}"),
    verb("get file", "GET", "/attachments/{file}"),
    verb("get draft", "GET", "/reports/{draft}"),
    verb("get draft's file", "GET", "/attachments/{draft_file}"),
    verb("list events", "GET", "/events"),
    verb("list units", "GET", "/units"),
    verb("get unit", "GET", "/units/{unit}"),
    verb("list people", "GET", "/people"),
    verb("get person", "GET", "/people/{person}"),
]
DIRECTORY = "200 200 200 200"
READS = "200 200 200 200 200 200 200 200"
ELSEWHERE = f"200 404 404 200 200 200 404 404 404 404 200 {DIRECTORY}"
BLIND = f"200 404 404 200 404 200 404 404 404 404 200 {DIRECTORY}"
SEES = f"{READS} 404 404 200 {DIRECTORY}"
OWNS = f"{READS} 200 200 200 {DIRECTORY}"

EXPECTED = {
    "nobody": " ".join(["401"] * len(VERBS)),
    "wrong key": " ".join(["401"] * len(VERBS)),
    "office": SEES,
    "liaison": OWNS,
    "colleague": OWNS,
    "head": OWNS,
    "second": SEES,
    "support": SEES,
    "stranger": ELSEWHERE,
    "leader": SEES,
    "other_leader": ELSEWHERE,
    "principal": SEES,
    "development": BLIND,
    "system_admin": BLIND,
    "security_admin": BLIND,
    "audit_admin": BLIND,
    "office_read_key": SEES,
    "office_write_key": SEES,
    "lead_read_key": OWNS,
    "lead_write_key": OWNS,
    "support_write_key": SEES,
    "stranger_write_key": ELSEWHERE,
}
ITEMS_SEEN = {
    **dict.fromkeys(["office", "principal", "office_read_key", "office_write_key"], 3),
    **dict.fromkeys(["liaison", "colleague", "head", "leader", "lead_read_key", "lead_write_key"], 2),
    **dict.fromkeys(["second", "support", "support_write_key"], 1),
    **dict.fromkeys(["stranger", "stranger_write_key", "other_leader"], 1),
    **dict.fromkeys(["development", "system_admin", "security_admin", "audit_admin"], 0),
}

READS_LOG = {"office", "audit_admin", "office_read_key", "office_write_key"}


@pytest.fixture
def enter(client: TestClient, as_person: Program, as_key: Program, cast: Cast) -> Program:
    """Anybody's client, by name."""

    def found(who: str) -> TestClient:
        if who == "wrong key":
            client.headers["Authorization"] = "Bearer duban_wrong"
        if who in {"nobody", "wrong key"}:
            return client
        return as_key(who) if who in cast.keys else as_person(who)

    return found


def test_nobody_of_the_cast_is_left_out(cast: Cast) -> None:
    assert EXPECTED.keys() == {"nobody", "wrong key", *cast.tokens, *cast.keys}
    assert ITEMS_SEEN.keys() == {*cast.tokens, *cast.keys}


@pytest.mark.parametrize("who", EXPECTED)
def test_each_gets_what_is_theirs_and_no_secret(
    who: str, enter: Program, world: World, cast: Cast, password_hash: str
) -> None:
    door = enter(who)
    answers = {
        each.name: door.request(each.method, f"/api/v1{each.path.format(**vars(world))}", **each.arguments)
        for each in VERBS
    }
    expected = dict(zip(answers, EXPECTED[who].split(), strict=True))
    assert {name: str(answer.status_code) for name, answer in answers.items()} == expected
    secret = [*cast.tokens.values(), *cast.keys.values(), password_hash]
    secret += [secrets.fingerprint(one) for one in secret]
    for answer in answers.values():
        check(answer)
        said = answer.text + str(answer.headers)
        assert not [word for word in ("username", "password", "key_hash", "token_hash", *secret) if word in said]


def test_lists_hold_what_is_in_sight_and_nothing_else(enter: Program, world: World) -> None:
    for who, count in ITEMS_SEEN.items():
        door = enter(who)
        items, plans, reports, events = (
            door.get(f"/api/v1/{name}").json()["data"] for name in ("items", "plans", "reports", "events")
        )
        sees = any(item["id"] == world.item for item in items)
        assert (who, len(items)) == (who, count)
        assert (who, sum(plan["items_total"] for plan in plans)) == (who, count)
        assert (who, [report["id"] for report in reports]) == (who, [world.report] if sees else [])
        about = {event["item_id"] for event in events} - {None}
        assert (who, about) == (who, {world.item} if sees or who in READS_LOG else set())
        sign_ins = door.get("/api/v1/events", params={"action": "session.opened"}).json()["data"]
        assert (who, bool(sign_ins)) == (who, who in READS_LOG)


def test_what_is_not_there_answers_just_like_what_is_out_of_sight(enter: Program, world: World) -> None:
    door = enter("stranger_write_key")
    for path in ("items", "milestones", "reports", "attachments"):
        hidden, missing = (door.get(f"/api/v1/{path}/{id}") for id in (1, 2**31 - 1))
        assert hidden.json() | {"instance": ""} == missing.json() | {"instance": ""}
