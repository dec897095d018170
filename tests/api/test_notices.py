"""Notices through both doors: sent once a level, read by whom it names, sent by the worker, never twice."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import func, select, update
from starlette.testclient import TestClient

from app.actions import delegations, notices
from app.clock import Clock
from app.config import Settings
from app.db import Database
from app.delivery import worker
from app.doors import DEPUTY_COOKIE
from app.models import Action, Event, Item, Milestone, Notice, Person
from app.models.base import table
from app.models.delegation import DelegationCreate
from app.models.notice import NoticeCreate
from app.pages.home import READS_OVERVIEW
from app.queries import due
from app.rules.errors import Conflict
from app.rules.vocabulary import NoticeLevel
from tests.cast import LEAD, PEOPLE, SECOND, Cast, issued_in_march
from tests.racing import race

Program = Callable[[str], TestClient]
EVENT, NOTICE = table(Event).c, table(Notice).c


def send(client: TestClient, cast: Cast, level: str = "orange", milestone: str | None = "6月底前完成招标") -> dict:
    body = {
        "level": level,
        "text": "请尽快完成招标。",
        "milestone_id": cast.milestones[milestone] if milestone else None,
    }
    answer = client.post(f"/api/v1/items/{cast.items['1']}/notices", json=body)
    assert answer.status_code == 201, answer.text
    return answer.json()


def test_a_level_is_sent_once_for_a_matter(as_person: Program, cast: Cast) -> None:
    first = send(as_person("office"), cast)
    assert [one["unit_name"] for one in first["receipts"]] == [LEAD]
    body = {"level": "orange", "text": "再催一次。", "milestone_id": first["milestone_id"]}
    path = f"/items/{cast.items['1']}/notices"
    again = as_person("office").post(f"/api/v1{path}", json=body)
    assert (again.status_code, again.json()["code"]) == (409, "already_sent")
    assert again.json()["current"] == {"id": first["id"], "sent_on": "2017-07-10", "sent_by": "林督查"}
    page = as_person("office").post(path, data={**body, "milestone_id": str(first["milestone_id"])})
    assert page.status_code == 409
    assert "2017-07-10" in page.text
    assert "再催一次。" in page.text
    send(as_person("office"), cast, "red")
    whole = send(as_person("office"), cast, "orange", None)
    assert {one["unit_name"] for one in whole["receipts"]} == {LEAD, SECOND}


WAITS = {
    "blue": {"liaison": "陈联络", "colleague": "梁联络"},
    "orange": {"head": "何局长"},
    "red": {"head": "何局长", "leader": "曹兴"},
}
"""Whom a slip of each level waits for (docs/domain.md §6): nobody else of the cast."""


@pytest.mark.parametrize("level", WAITS)
def test_a_slip_waits_for_whom_its_level_names_and_for_nobody_else(
    as_person: Program, as_key: Program, cast: Cast, level: str
) -> None:
    one = send(as_person("office"), cast, level)["id"]
    for who in PEOPLE:
        page = as_person(who).get("/overview" if PEOPLE[who][1] in READS_OVERVIEW else "/desk")
        mine = as_person(who).get("/api/v1/notices?mine=true").json().get("data")
        waits = who in WAITS[level]
        assert (who, [found["id"] for found in mine]) == (who, [one] if waits else [])
        assert (who, f'action="/notices/{one}/receipt"' in page.text) == (who, waits)
        read = as_person(who).get(f"/api/v1/notices/{one}")
        if read.status_code == 200:
            assert (who, read.json()["may_receipt"], read.json()["received"]) == (who, waits, waits)
    assert as_key("lead_write_key").get(f"/api/v1/notices/{one}").json()["may_receipt"] is (level == "blue")


@pytest.mark.parametrize("level", WAITS)
def test_whom_it_is_not_addressed_to_does_not_sign_it_off(as_person: Program, cast: Cast, level: str) -> None:
    one = send(as_person("office"), cast, level)["id"]
    for who in set(PEOPLE) - set(WAITS[level]):
        answer = as_person(who).post(f"/api/v1/notices/{one}/receipt")
        assert (who, answer.status_code) in {(who, 403), (who, 404)}
        as_person(who).get(f"/notices/{one}")
    assert all(each["read_at"] is None for each in as_person("office").get(f"/api/v1/notices/{one}").json()["receipts"])
    for who in WAITS[level]:
        assert as_person(who).post(f"/api/v1/notices/{one}/receipt").status_code == 200
    receipts = as_person("office").get(f"/api/v1/notices/{one}").json()["receipts"]
    assert all(each["read_by"] in WAITS[level].values() for each in receipts)
    assert as_person("office").get("/api/v1/notices?unread=true").json()["data"] == []


def test_a_leader_s_deputy_reads_for_them_and_the_office_sees_who(
    as_person: Program, cast: Cast, database: Database, clock: Clock
) -> None:
    one = send(as_person("office"), cast, "red")["id"]
    away = DelegationCreate(
        person_id=cast.people["leader"],
        deputy_id=cast.people["other_leader"],
        starts_on=clock.today(),
        ends_on=clock.today(),
    )
    keeper = cast.actors["security_admin"]
    database.write(lambda s: delegations.record(s, keeper, away, now=clock.now(), today=clock.today()))
    deputy = as_person("other_leader")
    assert deputy.get(f"/notices/{one}").status_code == 404
    deputy.cookies.set(DEPUTY_COOKIE, str(cast.people["leader"]))
    assert deputy.get(f"/notices/{one}").status_code == 200
    told = as_person("office").get(f"/notices/{one}").text
    assert "曹兴 分管领导：欧先伟" in " ".join(told.split())


def test_where_a_unit_has_no_head_its_liaison_has_the_slip_and_it_says_so(
    as_person: Program, cast: Cast, database: Database
) -> None:
    person = table(Person)
    database.write(lambda s: s.execute(update(person).where(person.c.username == "head").values(active=False)))
    found = send(as_person("office"), cast)
    assert [(one["role"], one["stands_in"]) for one in found["receipts"]] == [("liaison", True)]
    assert f"/notices/{found['id']}" in as_person("liaison").get("/desk").text
    assert "代收" in as_person("office").get(f"/notices/{found['id']}").text


@pytest.mark.parametrize("without", ["no leader", "no account"])
def test_where_no_leader_can_read_it_the_principal_leader_has_the_red_slip(
    as_person: Program, cast: Cast, database: Database, without: str
) -> None:
    person, item = table(Person), table(Item)
    gone = {
        "no leader": update(item).where(item.c.id == cast.items["1"]).values(leader_id=None),
        "no account": update(person).where(person.c.username == "leader").values(active=False),
    }
    database.write(lambda s: s.execute(gone[without]))
    found = send(as_person("office"), cast, "red")
    assert [(one["role"], one["stands_in"]) for one in found["receipts"]] == [
        ("principal_leader", True),
        ("unit_head", False),
    ]
    assert f'action="/notices/{found["id"]}/receipt"' in as_person("principal").get("/overview").text
    assert as_person("principal").post(f"/notices/{found['id']}/receipt").status_code == 303
    assert f"/notices/{found['id']}" not in as_person("principal").get("/overview").text


def test_a_unit_finds_it_on_its_desk_and_opening_it_is_its_receipt(as_person: Program, cast: Cast) -> None:
    one = send(as_person("office"), cast, "blue")["id"]
    assert f"/notices/{one}" in as_person("liaison").get("/desk").text
    assert f"/notices/{one}" not in as_person("second").get("/desk").text
    assert "未阅" in as_person("office").get(f"/notices/{one}").text
    assert "陈联络" in as_person("liaison").get(f"/notices/{one}").text
    seen = as_person("office").get(f"/api/v1/notices/{one}").json()["receipts"][0]
    assert (seen["unit_name"], seen["read_by"]) == (LEAD, "陈联络")
    assert f"/notices/{one}" not in as_person("liaison").get("/desk").text
    assert as_person("office").get("/api/v1/notices?unread=true").json()["data"] == []


def test_reading_on_the_desk_repaints_the_strip_and_again_changes_nothing(
    as_person: Program, cast: Cast, database: Database
) -> None:
    one = send(as_person("office"), cast, "blue")["id"]
    for _ in range(2):
        part = as_person("liaison").post(f"/notices/{one}/receipt", headers={"HX-Request": "true"})
        assert part.status_code == 200
        assert part.text.startswith('<section class="block owed"')
        assert f"/notices/{one}" not in part.text
    assert events_of(database, Action.NOTICE_READ) == 1


def test_a_milestone_of_another_item_or_a_finished_one_is_refused(as_person: Program, cast: Cast) -> None:
    path = f"/api/v1/items/{cast.items['1']}/notices"
    body = {"level": "blue", "text": "催", "milestone_id": cast.milestones["制定实施方案"]}
    answer = as_person("office").post(path, json=body)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/milestone_id")
    late = cast.milestones["6月底前完成招标"]
    as_person("liaison").post(f"/api/v1/milestones/{late}/completion", json={})
    answer = as_person("office").post(path, json=body | {"milestone_id": late})
    assert (answer.status_code, answer.json()["code"]) == (409, "milestone_not_open")


def test_of_two_slips_of_a_level_at_once_one_goes_out(database: Database, cast: Cast, clock: Clock) -> None:
    wish = NoticeCreate(level=NoticeLevel.RED, text="催")
    office, item = cast.actors["office"], cast.items["1"]
    now, today = clock.now(), clock.today()
    found = race(database, [lambda s: notices.send(s, office, item, wish, now=now, today=today)] * 3)
    refused = [outcome for outcome in found if isinstance(outcome, Conflict)]
    assert len(refused) == 2
    assert all(problem.extra["current"]["sent_on"] == today for problem in refused)
    assert events_of(database, Action.NOTICE_SENT) == 1


def test_the_worker_sends_what_is_due_once(database: Database, cast: Cast, settings: Settings, clock: Clock) -> None:
    database.write(issued_in_march)
    race(database, [lambda s: notices.remind(s, clock.now(), clock.today())] * 2)
    while worker.work_once(database, settings, clock):
        pass
    assert sent(database) == {("6月底前完成招标", "red"), ("7月15日前完成作业设计", "blue")}
    assert events_of(database, Action.NOTICE_SENT) == 2
    # Two days later the week's slip is still out, and nothing is sent again.
    assert database.write(lambda s: notices.remind(s, clock.now(), date(2017, 7, 12))) == 0
    assert database.write(lambda s: notices.remind(s, clock.now(), date(2017, 7, 16))) == 1


@pytest.mark.parametrize(
    ("day", "level"),
    [
        (date(2017, 7, 10), None),
        (date(2017, 7, 11), "orange"),
        (date(2017, 7, 14), "orange"),
        (date(2017, 7, 17), "red"),
    ],
)
def test_what_was_late_before_it_was_issued_is_given_the_days_of_anything_late(
    database: Database, cast: Cast, clock: Clock, day: date, level: str | None
) -> None:
    later = Clock(clock.zone, day)
    database.write(lambda s: notices.remind(s, later.now(), day))
    assert dict(sent(database)).get("6月底前完成招标") == level
    assert not database.read(lambda s: due.reminders(s, later.now(), day))


def test_an_item_issued_before_the_moment_was_kept_has_its_slips(database: Database, cast: Cast, clock: Clock) -> None:
    database.write(lambda s: s.execute(update(table(Item)).values(issued_at=None)))
    assert database.write(lambda s: notices.remind(s, clock.now(), clock.today())) == 2
    assert sent(database) == {("6月底前完成招标", "red"), ("7月15日前完成作业设计", "blue")}


def test_the_worker_goes_by_small_claims_and_by_the_setting(
    database: Database, cast: Cast, settings: Settings, clock: Clock
) -> None:
    quiet = settings.model_copy(update={"reminders": False})
    worker.work_once(database, quiet, clock)
    assert sent(database) == set()
    assert database.write(lambda s: notices.remind(s, clock.now(), clock.today(), limit=1)) == 1
    assert len(sent(database)) == 1


def test_a_slip_of_the_office_keeps_the_worker_from_repeating_it(
    as_person: Program, database: Database, cast: Cast, clock: Clock
) -> None:
    send(as_person("office"), cast, "red")
    database.write(lambda s: notices.remind(s, clock.now(), clock.today()))
    assert sent(database) == {("6月底前完成招标", "red"), ("7月15日前完成作业设计", "blue")}
    assert events_of(database, Action.NOTICE_SENT) == 2


def test_what_is_ten_days_late_is_on_the_bulletin_list(as_person: Program, cast: Cast) -> None:
    assert "6月底前完成招标" in as_person("office").get("/notices").text
    listed = as_person("office").get("/api/v1/bulletin-list").json()["data"]
    assert [(one["text"], one["due_on"]) for one in listed] == [("6月底前完成招标", "2017-06-30")]
    assert as_person("stranger").get("/api/v1/bulletin-list").json()["data"] == []


def sent(database: Database) -> set[tuple[str, str]]:
    step = table(Milestone).c
    query = select(step.text, NOTICE.level).join(table(Notice), NOTICE.milestone_id == step.id)
    return {(text, level.value) for text, level in database.read(lambda s: s.execute(query).all())}


def events_of(database: Database, action: Action) -> int:
    return database.read(lambda s: s.scalar(select(func.count()).where(EVENT.action == action))) or 0
