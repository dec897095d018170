"""Conclusions through both doors: recorded, objected to in time, reviewed by somebody else, rectified, re-checked."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select, update
from starlette.testclient import TestClient

from app.actions import conclusions
from app.clock import Clock
from app.config import Settings
from app.db import Database
from app.main import create_app
from app.models import Action, Conclusion, Event
from app.models.base import table
from app.models.conclusion import ConclusionCreate, Recheck, Review, Statement
from app.rules.errors import Conflict
from app.rules.lifecycle import ConclusionState, ConclusionVerb
from tests.cast import KEYS, LEAD, SECOND, Cast
from tests.racing import race

Program = Callable[[str], TestClient]
EVENT = table(Event).c
OFFICE = {"office", "office_write_key"}
OWN = {"liaison", "colleague", "head", "lead_write_key"}
OTHERS = {"second", "support", "support_write_key", "leader", "principal", "office_read_key", "lead_read_key"}
SEES = OFFICE | OWN | OTHERS
STEPS: dict[ConclusionVerb, tuple[str, dict, str]] = {
    ConclusionVerb.OBJECT: ("objection", {"text": "事实有出入。"}, "liaison"),
    ConclusionVerb.UPHOLD: ("review", {"uphold": True, "text": "事实清楚。"}, "office_write_key"),
    ConclusionVerb.REVOKE: ("review", {"uphold": False, "text": "证据不足。"}, "office_write_key"),
    ConclusionVerb.RECTIFY: ("rectification", {"text": "已补齐。"}, "liaison"),
    ConclusionVerb.PASS: ("recheck", {"passed": True, "text": "属实。"}, "office"),
    ConclusionVerb.FAIL: ("recheck", {"passed": False, "text": "仍不到位。"}, "office"),
}
WAYS = {
    ConclusionState.ISSUED: (),
    ConclusionState.OBJECTED: (ConclusionVerb.OBJECT,),
    ConclusionState.UPHELD: (ConclusionVerb.OBJECT, ConclusionVerb.UPHOLD),
    ConclusionState.REVOKED: (ConclusionVerb.OBJECT, ConclusionVerb.REVOKE),
    ConclusionState.RECTIFIED: (ConclusionVerb.RECTIFY,),
    ConclusionState.RECHECKED: (ConclusionVerb.RECTIFY, ConclusionVerb.PASS),
}


class Stage:
    """A conclusion by 林督查 about the lead unit of item 1, and everybody who may act on it."""

    def __init__(self, as_person: Program, as_key: Program, cast: Cast) -> None:
        self.as_person, self.as_key, self.cast = as_person, as_key, cast
        self.count = 0

    def client(self, who: str) -> TestClient:
        return self.as_key(who) if who in KEYS else self.as_person(who)

    def conclude(self, way: tuple[ConclusionVerb, ...] = (), **more: object) -> int:
        self.count += 1
        body = {"unit_id": self.cast.units[LEAD], "text": f"招标滞后{self.count}", "basis": "现场核查记录", **more}
        answer = self.as_person("office").post(f"/api/v1/items/{self.cast.items['1']}/conclusions", json=body)
        assert answer.status_code == 201, answer.text
        found = int(answer.json()["id"])
        for verb in way:
            answer = self.step(found, verb)
            assert answer.status_code == 200, answer.text
        return found

    def step(self, conclusion: int, verb: ConclusionVerb, who: str = "") -> object:
        path, body, usual = STEPS[verb]
        return self.client(who or usual).post(f"/api/v1/conclusions/{conclusion}/{path}", json=body)


@pytest.fixture
def stage(as_person: Program, as_key: Program, cast: Cast) -> Stage:
    return Stage(as_person, as_key, cast)


def test_an_objection_is_heard_for_thirty_days_and_once(
    stage: Stage, cast: Cast, settings: Settings, database: Database
) -> None:
    one = stage.conclude()
    last = date(2017, 8, 9)

    def on(day: date) -> TestClient:
        app = create_app(settings.model_copy(update={"today": day}), database)
        return TestClient(app, headers={"Authorization": f"Bearer {cast.keys['lead_write_key']}"})

    path = f"/api/v1/conclusions/{one}/objection"
    late = on(last + timedelta(days=1)).post(path, json={"text": "有异议。"})
    assert (late.status_code, late.json()["code"], late.json()["current"]) == (
        409,
        "objection_late",
        {"object_by": "2017-08-09"},
    )
    assert "2017-08-09" in late.json()["title"]
    answer = on(last).post(path, json={"text": "有异议。"})
    assert (answer.status_code, answer.json()["review_by"]) == (200, "2017-09-08")
    for verb in (ConclusionVerb.UPHOLD, ConclusionVerb.RECTIFY, ConclusionVerb.FAIL):
        assert stage.step(one, verb).status_code == 200
    again = stage.step(one, ConclusionVerb.OBJECT)
    assert (again.status_code, again.json()["code"]) == (409, "objection_heard")


def test_the_author_does_not_review(stage: Stage, as_person: Program) -> None:
    one = stage.conclude((ConclusionVerb.OBJECT,))
    answer = stage.step(one, ConclusionVerb.UPHOLD, "office")
    assert (answer.status_code, answer.json()["title"]) == (403, "须由作出结论者以外的人复核")
    assert "维持结论" not in as_person("office").get(f"/conclusions/{one}").text
    assert as_person("stranger").get("/api/v1/conclusions").json()["data"] == []
    assert "招标滞后" in as_person("liaison").get(f"/items/{stage.cast.items['1']}").text


def test_the_desk_shows_it_until_it_is_dealt_with(stage: Stage, as_person: Program) -> None:
    one = stage.conclude(rectify_by="2017-07-20")
    assert f"/conclusions/{one}" in as_person("liaison").get("/desk").text
    assert f"/conclusions/{one}" not in as_person("second").get("/desk").text
    stage.step(one, ConclusionVerb.RECTIFY)
    assert f"/conclusions/{one}" not in as_person("liaison").get("/desk").text
    path = f"/conclusions/{one}/recheck"
    sent_back = {"passed": "false", "text": "仍不到位。", "rectify_by": "2017-08-01"}
    assert as_person("office").post(path, data=sent_back).status_code == 303
    assert "2017-08-01" in as_person("liaison").get(f"/api/v1/conclusions/{one}").text
    assert f"/conclusions/{one}" in as_person("liaison").get("/desk").text


def test_bad_input_names_its_field_and_keeps_the_text(stage: Stage, as_person: Program, cast: Cast) -> None:
    path = f"/items/{cast.items['1']}/conclusions"
    body = {"unit_id": cast.units["市林业局"], "text": "结论文字", "basis": "依据文字"}
    answer = as_person("office").post(f"/api/v1{path}", json=body)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/unit_id")
    page = as_person("office").post(path, data=body)
    assert page.status_code == 422
    assert "结论文字" in page.text
    assert "依据文字" in page.text
    early = body | {"unit_id": cast.units[SECOND], "rectify_by": "2017-07-09"}
    answer = as_person("office").post(f"/api/v1{path}", json=early)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/rectify_by")
    one = stage.conclude((ConclusionVerb.RECTIFY,))
    page = as_person("liaison").post(f"/conclusions/{one}/objection", data={"text": "迟到的异议。"})
    assert page.status_code == 409
    assert "迟到的异议。" in page.text


def test_of_an_objection_and_a_rectification_at_once_one_wins(database: Database, cast: Cast, clock: Clock) -> None:
    one, now, today = _concluded(database, cast, clock)
    said, liaison, head = Statement(text="说明"), cast.actors["liaison"], cast.actors["head"]
    found = race(
        database,
        [
            lambda s: conclusions.object_to(s, head, one, said, now=now, today=today),
            lambda s: conclusions.rectify(s, liaison, one, said, now=now),
        ],
    )
    _check_one_won(database, found, Action.CONCLUSION_OBJECTED, Action.CONCLUSION_RECTIFIED)


def test_of_two_rechecks_at_once_one_wins(database: Database, cast: Cast, clock: Clock) -> None:
    one, now, today = _concluded(database, cast, clock)
    office, liaison = cast.actors["office"], cast.actors["liaison"]
    database.write(lambda s: conclusions.rectify(s, liaison, one, Statement(text="已改"), now=now))
    rechecks = [Recheck(passed=passed, text=f"{passed}") for passed in (True, False)]
    found = race(
        database,
        [lambda s, r=r: conclusions.recheck(s, office, one, r, now=now, today=today) for r in rechecks],
    )
    _check_one_won(database, found, Action.CONCLUSION_RECHECKED)


def test_of_an_objection_and_a_recheck_at_once_only_the_recheck_can_be(
    database: Database, cast: Cast, clock: Clock
) -> None:
    one, now, today = _concluded(database, cast, clock)
    liaison, office = cast.actors["liaison"], cast.actors["office"]
    database.write(lambda s: conclusions.rectify(s, liaison, one, Statement(text="已改"), now=now))
    passed = Recheck(passed=True, text="属实")
    found = race(
        database,
        [
            lambda s: conclusions.object_to(s, liaison, one, Statement(text="异议"), now=now, today=today),
            lambda s: conclusions.recheck(s, office, one, passed, now=now, today=today),
        ],
    )
    assert isinstance(found[0], Conflict)
    assert found[1] == one
    assert found[0].extra["current"]["state"] in {ConclusionState.RECTIFIED, ConclusionState.RECHECKED}


def test_an_upholding_and_a_revoking_at_once_leave_one(database: Database, cast: Cast, clock: Clock) -> None:
    one, now, today = _concluded(database, cast, clock)
    liaison = cast.actors["liaison"]
    other = replace(cast.actors["office"], name="苏督查", person_id=None)
    database.write(lambda s: conclusions.object_to(s, liaison, one, Statement(text="异议"), now=now, today=today))
    found = race(
        database,
        [
            lambda s, r=r: conclusions.review(s, other, one, r, now=now)
            for r in (Review(uphold=True, text="维持"), Review(uphold=False, text="撤销"))
        ],
    )
    _check_one_won(database, found, Action.OBJECTION_REVIEWED)


def _concluded(database: Database, cast: Cast, clock: Clock) -> tuple:
    now, today = clock.now(), clock.today()
    wish = ConclusionCreate(unit_id=cast.units[LEAD], text="滞后", basis="记录")
    office, item = cast.actors["office"], cast.items["1"]
    one = database.write(lambda s: conclusions.conclude(s, office, item, wish, now=now, today=today))
    return one, now, today


def _check_one_won(database: Database, found: list, *actions: Action) -> None:
    """Exactly one went through, the other was told how things stand, and there is one event."""
    refused = [outcome for outcome in found if isinstance(outcome, Conflict)]
    assert len(refused) == 1
    assert refused[0].extra["current"]["state"]
    counted = select(func.count()).where(EVENT.action.in_(actions))
    assert database.read(lambda s: s.scalar(counted)) == 1


def test_what_waits_for_review_or_re_check_is_where_decisions_wait_with_its_day(stage: Stage) -> None:
    objected = stage.conclude((ConclusionVerb.OBJECT,))
    rectified = stage.conclude((ConclusionVerb.RECTIFY,))
    for who in ("office", "principal", "leader", "liaison"):
        page = stage.as_person(who).get("/changes").text
        ids = {one for one in (objected, rectified) if f'href="/conclusions/{one}"' in page}
        # Whoever concluded re-checks, and leaves the objection to somebody else.
        assert (who, ids) == (who, {rectified} if who == "office" else set())
    waiting = stage.as_key("office_write_key").get("/api/v1/conclusions?mine=true").json()["data"]
    assert {one["id"] for one in waiting} == {objected, rectified}
    assert "待您审批 <b>1</b>" in stage.as_person("office").get("/overview").text
    stage.step(rectified, ConclusionVerb.PASS)
    assert "待您审批" not in stage.as_person("office").get("/overview").text


def test_an_objection_whose_day_of_review_has_gone_by_is_marked_late(
    stage: Stage, database: Database, clock: Clock
) -> None:
    objected = stage.conclude((ConclusionVerb.OBJECT,))
    row = table(Conclusion)
    late = {"review_by": clock.today() - timedelta(days=3), "author_id": stage.cast.people["principal"]}
    database.write(lambda s: s.execute(update(row).where(row.c.id == objected).values(**late)))
    page = stage.as_person("office").get("/changes").text
    assert f'href="/conclusions/{objected}"' in page
    assert '<b class="late">逾期 3 天</b>' in page
    assert '<b class="late">逾期 3 天</b>' in stage.as_person("office").get("/conclusions?mine=true").text
