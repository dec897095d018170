"""Evidence of conclusions through both doors: uploaded first, cited once, seen with the conclusion, let go uncited."""

import os
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from app.actions import conclusion_evidence
from app.clock import Clock
from app.config import Settings
from app.db import Database
from app.delivery.sweeping import ASIDE, sweep_files
from app.delivery.worker import work_once
from app.evidence import path_of
from app.models import Action, Event
from app.models.base import table
from app.rules.conclusions import Stage
from tests.cast import KEYS, LEAD, Cast

Program = Callable[[str], TestClient]
EVENT = table(Event).c
PDF = ("核查照片.pdf", b"%PDF-1.7\n%photo")
NOTE = ("谈话记录.txt", "记录".encode())
FAKE = ("核查照片.pdf", b"MZ\x90\x00program")
UNIT = {"liaison", "colleague", "head", "lead_write_key"}
OFFICE = {"office", "office_write_key"}
STEPS: dict[Stage, dict[str, Any]] = {
    Stage.OBJECTION: {"text": "事实有出入。"},
    Stage.REVIEW: {"uphold": True, "text": "事实清楚。"},
    Stage.RECTIFICATION: {"text": "已补齐。"},
    Stage.RECHECK: {"passed": True, "text": "属实。"},
}
MADE_BY = {Stage.OBJECTION: UNIT, Stage.REVIEW: OFFICE - {"office"}, Stage.RECTIFICATION: UNIT, Stage.RECHECK: OFFICE}
"""The office person has concluded, so that their key reviews."""


class Round:
    """Item 1 of the cast, about whose lead unit the office concludes."""

    def __init__(self, as_person: Program, as_key: Program, cast: Cast) -> None:
        self.as_person, self.as_key, self.cast = as_person, as_key, cast
        self.item = f"/items/{cast.items['1']}"
        self.body = {"unit_id": cast.units[LEAD], "text": "招标滞后", "basis": "现场核查"}

    def client(self, who: str) -> TestClient:
        return self.as_key(who) if who in KEYS else self.as_person(who)

    def upload(self, who: str, path: str, *files: tuple[str, bytes]) -> Any:
        return self.client(who).post(f"/api/v1{path}", files=[("files", file) for file in files])

    def bring(self, who: str, path: str, *files: tuple[str, bytes]) -> list[int]:
        answer = self.upload(who, path, *files)
        assert answer.status_code == 201, answer.text
        return [card["id"] for card in answer.json()]

    def say(self, who: str, path: str, **body: Any) -> Any:
        return self.client(who).post(f"/api/v1{path}", json=body)

    def conclude(self, *files: tuple[str, bytes]) -> dict[str, Any]:
        cited = self.bring("office", f"{self.item}/conclusion-evidence", *files) if files else []
        answer = self.say("office", f"{self.item}/conclusions", **self.body, evidence=cited)
        assert answer.status_code == 201, answer.text
        return answer.json()


@pytest.fixture
def stage(as_person: Program, as_key: Program, cast: Cast) -> Round:
    return Round(as_person, as_key, cast)


def names_by_stage(conclusion: dict[str, Any]) -> list[tuple[str, str]]:
    return [(file["stage"], file["name"]) for file in conclusion["evidence"]]


def events(database: Database, *actions: Action) -> list[Any]:
    query = select(EVENT.data).where(EVENT.action.in_(actions)).order_by(EVENT.id)
    return database.read(lambda session: list(session.scalars(query)))


def test_every_statement_brings_its_files_and_the_conclusion_lists_them_by_stage(
    stage: Round, database: Database
) -> None:
    made = stage.conclude(PDF, NOTE)
    path = f"/conclusions/{made['id']}"
    hands = {Stage.OBJECTION: "liaison", Stage.REVIEW: "office_write_key", Stage.RECTIFICATION: "head"}
    for step, body in STEPS.items():
        who = hands.get(step, "office")
        cited = stage.bring(who, f"{path}/{step}/evidence", (f"{step}.txt", step.encode()))
        made = stage.say(who, f"{path}/{step}", **body, evidence=cited).json()
    assert names_by_stage(made) == [
        ("conclusion", PDF[0]),
        ("conclusion", NOTE[0]),
        *((step, f"{step}.txt") for step in STEPS),
    ]
    told = events(
        database,
        *(Action.CONCLUSION_ISSUED, Action.CONCLUSION_OBJECTED, Action.OBJECTION_REVIEWED),
        *(Action.CONCLUSION_RECTIFIED, Action.CONCLUSION_RECHECKED),
    )
    assert [data["files"] for data in told] == [[PDF[0], NOTE[0]], *([f"{step}.txt"] for step in STEPS)]
    page = stage.as_person("liaison").get(path).text
    assert all(f'href="/conclusion-evidence/{file["id"]}"' in page for file in made["evidence"])
    assert "作出督查结论，附 核查照片.pdf、谈话记录.txt" in stage.as_person("office").get("/events").text


def test_a_file_is_seen_with_its_item_and_until_it_is_cited_by_its_own_hand_alone(stage: Round) -> None:
    [waiting] = stage.bring("office", f"{stage.item}/conclusion-evidence", PDF)

    def fetched(who: str) -> set[int]:
        roots = ("", "/api/v1") if who not in KEYS else ("/api/v1",)
        return {stage.client(who).get(f"{root}/conclusion-evidence/{waiting}").status_code for root in roots}

    assert fetched("office") == {200}
    assert {status for who in ("office_write_key", "liaison", "stranger") for status in fetched(who)} == {404}
    assert stage.say("office", f"{stage.item}/conclusions", **stage.body, evidence=[waiting]).status_code == 201
    assert {status for who in ("office_read_key", "liaison", "second", "leader") for status in fetched(who)} == {200}
    assert fetched("stranger") == fetched("stranger_write_key") == {404}
    answer = stage.as_person("liaison").get(f"/conclusion-evidence/{waiting}")
    assert answer.content == PDF[1]
    assert answer.headers["content-disposition"].startswith("attachment")


@pytest.mark.parametrize("step", list(STEPS))
def test_only_whoever_may_make_the_statement_uploads_for_it(stage: Round, step: Stage) -> None:
    made = stage.conclude()
    path = f"/conclusions/{made['id']}/{step}/evidence"
    for who in (*UNIT, *OFFICE, "second", "support_write_key", "leader", "principal", "office_read_key"):
        expected = 201 if who in MADE_BY[step] else 403
        assert (who, stage.upload(who, path, NOTE).status_code) == (who, expected)
    for who in ("stranger", "stranger_write_key"):
        assert (who, stage.upload(who, path, NOTE).status_code) == (who, 404)


def test_only_the_office_uploads_for_a_conclusion_still_to_be_recorded(stage: Round) -> None:
    path = f"{stage.item}/conclusion-evidence"
    expected = {"office": 201, "office_write_key": 201, "liaison": 403, "leader": 403, "stranger": 404}
    assert {who: stage.upload(who, path, PDF).status_code for who in expected} == expected


def test_the_same_statement_with_the_same_files_again_changes_nothing_and_with_others_it_is_another(
    stage: Round, database: Database
) -> None:
    first, again = stage.conclude(PDF), stage.conclude(PDF)
    other = stage.conclude(NOTE)
    assert first["id"] == again["id"] != other["id"]
    path = f"/conclusions/{first['id']}/rectification"
    cited = stage.bring("liaison", f"{path}/evidence", PDF)
    for _ in range(2):
        answer = stage.say("liaison", path, text="已补齐。", evidence=cited)
        assert (answer.status_code, len(answer.json()["evidence"])) == (200, 2)
    brought_again = stage.bring("liaison", f"{path}/evidence", PDF)
    assert brought_again != cited
    assert stage.say("liaison", path, text="已补齐。", evidence=brought_again).status_code == 200
    assert stage.say("liaison", path, text="已补齐。").status_code == 409
    differing = stage.bring("liaison", f"{path}/evidence", NOTE)
    assert stage.say("liaison", path, text="已补齐。", evidence=differing).status_code == 409
    assert len(events(database, Action.CONCLUSION_RECTIFIED)) == 1


def test_what_somebody_else_has_brought_or_another_statement_cites_is_refused_at_its_field(stage: Round) -> None:
    made = stage.conclude(PDF)
    path = f"/conclusions/{made['id']}"
    mine = stage.bring("liaison", f"{path}/objection/evidence", NOTE)
    of_office = [file["id"] for file in made["evidence"]]
    for who, cited in (("head", mine), ("liaison", of_office), ("liaison", [9999]), ("liaison", [*mine, 9999])):
        answer = stage.say(who, f"{path}/objection", text="有出入。", evidence=cited)
        assert answer.status_code == 422
        assert [(one["pointer"], one["code"]) for one in answer.json()["errors"]] == [("/evidence", "unknown_file")]
    assert stage.say("liaison", f"{path}/objection", text="有出入。", evidence=mine).status_code == 200
    stage.say("office_write_key", f"{path}/review", uphold=True, text="维持。")
    answer = stage.say("liaison", f"{path}/rectification", text="已改。", evidence=mine)
    assert answer.json()["errors"][0]["code"] == "file_used"


def test_a_file_brought_for_an_objection_that_is_refused_can_go_with_the_rectification(stage: Round) -> None:
    made = stage.conclude()
    path = f"/conclusions/{made['id']}"
    cited = stage.bring("liaison", f"{path}/objection/evidence", NOTE)
    found = stage.say("liaison", f"{path}/rectification", text="已改。", evidence=cited).json()
    assert names_by_stage(found) == [("rectification", NOTE[0])]


def test_a_statement_made_again_later_keeps_the_files_of_the_earlier_one(stage: Round, clock: Clock) -> None:
    made = stage.conclude()
    path = f"/conclusions/{made['id']}"
    for text, file in (("一改", PDF), ("二改", NOTE)):
        cited = stage.bring("liaison", f"{path}/rectification/evidence", file)
        found = stage.say("liaison", f"{path}/rectification", text=text, evidence=cited).json()
        stage.say("office", f"{path}/recheck", passed=False, text=f"再改：{text}")
    assert names_by_stage(found) == [("rectification", PDF[0]), ("rectification", NOTE[0])]
    assert len({file["stated_at"] for file in found["evidence"]}) <= 2


def test_too_many_files_that_wait_are_refused(stage: Round, settings: Settings) -> None:
    path = f"{stage.item}/conclusion-evidence"
    many = [(f"{number}.txt", b"%d" % number) for number in range(settings.max_files_per_report + 1)]
    answer = stage.upload("office", path, *many)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/files")
    assert stage.upload("office", path, *many[:-1]).status_code == 201


def test_the_page_takes_files_and_words_at_once(stage: Round) -> None:
    office, liaison = stage.as_person("office"), stage.as_person("liaison")
    answer = office.post(f"{stage.item}/conclusions", data=stage.body, files={"files": PDF})
    assert answer.status_code == 303
    page = answer.headers["location"]
    assert 'enctype="multipart/form-data"' in liaison.get(page).text
    answer = liaison.post(f"{page}/objection", data={"text": "有出入。"}, files={"files": NOTE})
    assert answer.status_code == 303
    text = office.get(page).text
    assert PDF[0] in text
    assert NOTE[0] in text


def test_a_refused_form_keeps_the_files_that_it_brought(stage: Round) -> None:
    made = stage.conclude()
    page, liaison = f"/conclusions/{made['id']}", stage.as_person("liaison")
    answer = liaison.post(f"{page}/rectification", data={"text": " "}, files={"files": NOTE})
    assert answer.status_code == 422
    [card] = [part for part in answer.text.split("<li>") if NOTE[0] in part]
    assert 'type="checkbox" name="evidence"' in card
    assert " checked" in card
    kept = card.split('value="')[1].split('"')[0]
    answer = liaison.post(f"{page}/rectification", data={"text": "已改。", "evidence": kept})
    assert answer.status_code == 303
    assert NOTE[0] in stage.as_person("office").get(page).text


def test_a_file_that_is_not_what_it_claims_is_refused_next_to_its_field_and_the_words_stay(stage: Round) -> None:
    form = {**stage.body, "text": "招标工作严重滞后"}
    answer = stage.as_person("office").post(f"{stage.item}/conclusions", data=form, files={"files": FAKE})
    assert answer.status_code == 415
    assert 'id="files-wrong"' in answer.text
    assert "招标工作严重滞后" in answer.text


def test_the_sweep_keeps_what_a_statement_cites_and_the_worker_lets_go_what_none_has_cited_for_a_day(
    stage: Round, database: Database, settings: Settings, clock: Clock
) -> None:
    made = stage.conclude(PDF)
    [waiting] = stage.upload("office", f"{stage.item}/conclusion-evidence", NOTE).json()
    files = [path_of(settings.files, sha256) for sha256 in (made["evidence"][0]["sha256"], waiting["sha256"])]
    long_ago = time.time() - 3 * 86400
    for file in files:
        os.utime(file, (long_ago, long_ago))
    sweep_files(database, settings.files, time.time())
    assert all(file.is_file() for file in files)
    work_once(database, settings, clock)
    assert stage.as_person("office").get(f"/conclusion-evidence/{waiting['id']}").status_code == 200
    later = clock.now() + conclusion_evidence.KEPT_UNCITED + timedelta(minutes=1)
    assert database.write(lambda s: conclusion_evidence.forget(s, later - conclusion_evidence.KEPT_UNCITED)) == 1
    sweep_files(database, settings.files, time.time())
    assert [file.is_file() for file in files] == [True, False]
    assert Path(settings.files / ASIDE).is_dir()
    answer = stage.say("office", f"{stage.item}/conclusions", **stage.body, evidence=[waiting["id"]])
    assert answer.json()["errors"][0]["code"] == "unknown_file"
