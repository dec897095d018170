"""Instructions through both doors: who may write, who owes an answer, what is late, and two at once."""

from collections.abc import Callable

from sqlalchemy import func, select
from starlette.testclient import TestClient

from app.actions import instructions
from app.clock import Clock
from app.config import Settings
from app.db import Database
from app.main import create_app
from app.models import Action, Event, InstructionAnswer
from app.models.base import table
from app.models.instruction import AnswerCreate, InstructionCreate
from app.rules.errors import Conflict
from tests.cast import LEAD, SECOND, SUPPORT, Cast
from tests.racing import race

Program = Callable[[str], TestClient]
EVENT, ANSWER = table(Event).c, table(InstructionAnswer).c


def write(client: TestClient, cast: Cast, text: str = "请说明招标为何逾期。", **more: object) -> dict:
    answer = client.post(f"/api/v1/items/{cast.items['1']}/instructions", json={"text": text, **more})
    assert answer.status_code == 201, answer.text
    return answer.json()


def test_lead_units_owe_an_answer_by_the_seventh_working_day(as_person: Program, cast: Cast) -> None:
    found = write(as_person("leader"), cast)
    assert found["answer_by"] == "2017-07-19"
    assert [one["unit_name"] for one in found["answers"]] == [LEAD, SECOND]
    wide = write(as_person("leader"), cast, "协办单位也要答复。", ask_supporting=True)
    assert {one["unit_name"] for one in wide["answers"]} == {LEAD, SECOND, SUPPORT}
    owed = as_person("liaison").get("/api/v1/instructions?owed=true").json()["data"]
    assert [one["id"] for one in owed] == [wide["id"], found["id"]]
    assert "请说明招标为何逾期。" in as_person("liaison").get("/desk").text
    as_person("liaison").post(f"/api/v1/instructions/{found['id']}/answers", json={"text": "已重新招标。"})
    assert "请说明招标为何逾期。" not in as_person("liaison").get("/desk").text
    assert "请说明招标为何逾期。" in as_person("second").get("/desk").text
    assert "已重新招标。" in as_person("leader").get(f"/instructions/{found['id']}").text
    assert "请说明招标为何逾期。" in as_person("leader").get(f"/items/{cast.items['1']}").text


def test_a_late_answer_says_so(as_person: Program, cast: Cast, settings: Settings, database: Database) -> None:
    found = write(as_person("leader"), cast, answer_by="2017-07-10")
    tomorrow = create_app(settings.model_copy(update={"today": settings.today.replace(day=11)}), database)
    client = TestClient(tomorrow, headers={"Authorization": f"Bearer {cast.keys['lead_write_key']}"})
    answer = client.post(f"/api/v1/instructions/{found['id']}/answers", json={"text": "已办。"})
    assert {one["unit_name"]: one["late"] for one in answer.json()["answers"]} == {LEAD: True, SECOND: False}


def test_a_past_day_and_an_empty_text_name_their_fields_and_keep_the_rest(as_person: Program, cast: Cast) -> None:
    path = f"/items/{cast.items['1']}/instructions"
    answer = as_person("leader").post(f"/api/v1{path}", json={"text": "速办", "answer_by": "2017-07-09"})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/answer_by")
    page = as_person("leader").post(path, data={"text": "务必本周办结。", "answer_by": "2017-07-09"})
    assert page.status_code == 422
    assert "务必本周办结。" in page.text
    assert "反馈期限不能早于今天" in page.text
    assert as_person("leader").post(path, data={"text": " "}).status_code == 422


def test_the_same_words_twice_are_one_instruction(as_person: Program, cast: Cast, database: Database) -> None:
    first, again = write(as_person("leader"), cast), write(as_person("leader"), cast)
    assert first["id"] == again["id"]
    assert events_of(database, Action.INSTRUCTION_WRITTEN) == 1


def test_a_second_answer_of_a_unit_is_refused_and_its_text_kept(
    as_person: Program, cast: Cast, database: Database
) -> None:
    one = write(as_person("leader"), cast)["id"]
    for _ in range(2):
        assert as_person("liaison").post(f"/instructions/{one}/answers", data={"text": "已办。"}).status_code == 303
    assert events_of(database, Action.INSTRUCTION_ANSWERED) == 1
    page = as_person("colleague").post(f"/instructions/{one}/answers", data={"text": "我也来答一遍。"})
    assert page.status_code == 409
    assert "我也来答一遍。" in page.text
    answer = as_person("colleague").post(f"/api/v1/instructions/{one}/answers", json={"text": "我也来答一遍。"})
    assert answer.json()["current"]["answered_by"] == "陈联络"


def test_of_two_answers_at_once_one_stays(database: Database, cast: Cast, clock: Clock) -> None:
    now, today = clock.now(), clock.today()
    leader = cast.actors["leader"]
    wish = InstructionCreate(text="请答复。")
    one = database.write(lambda s: instructions.write(s, leader, cast.items["1"], wish, now=now, today=today))
    found = race(
        database,
        [
            lambda s, who=who: instructions.answer(
                s, cast.actors[who], one, AnswerCreate(text=f"{who}答"), now=now, today=today
            )
            for who in ("liaison", "colleague", "head")
        ],
    )
    refused = [outcome for outcome in found if isinstance(outcome, Conflict)]
    assert len(refused) == 2
    assert all(problem.extra["current"]["answered_by"] for problem in refused)
    assert events_of(database, Action.INSTRUCTION_ANSWERED) == 1
    answered = select(func.count()).where(ANSWER.instruction_id == one, ANSWER.answered_at.is_not(None))
    assert database.read(lambda s: s.scalar(answered)) == 1


def events_of(database: Database, action: Action) -> int:
    return database.read(lambda s: s.scalar(select(func.count()).where(EVENT.action == action))) or 0
