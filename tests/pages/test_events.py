"""The log in the pages: narrowed by day, name, unit and action, and taken away as a sheet that runs nothing."""

import csv
import io
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select
from starlette.testclient import TestClient

from app.actions import events
from app.clock import Clock
from app.db import Database
from app.models import Action, Event
from app.models.base import table
from app.pages import events as page
from app.rules.actor import Actor
from app.rules.vocabulary import Role, Via
from tests.cast import LEAD, SECOND, Cast

Program = Callable[[str], TestClient]
NIGHT = datetime(2016, 3, 1, 16, 30, tzinfo=UTC)
"""Half past midnight on 2 March where the government sits."""


@pytest.fixture
def history(database: Database, cast: Cast) -> None:
    """Three things of another year: two by one hand on two days, one by another."""

    def work(session: object) -> None:
        for at, who in ((NIGHT - timedelta(hours=1), "liaison"), (NIGHT, "liaison"), (NIGHT, "second")):
            data = {"after": {"summary": f"{who} {at:%H}"}, "period": "2016-02"}
            about = {"item_id": cast.items["1"], "plan_id": cast.plan, "data": data}
            events.record(session, cast.actors[who], Action.REPORT_SUBMITTED, at, **about)  # type: ignore[arg-type]

    database.write(work)


WANTED = [
    ("day_from=2016-03-02&day_to=2016-03-02", {"liaison 16", "second 16"}),
    ("day_to=2016-03-01", {"liaison 15"}),
    ("day_from=2016-03-01&day_to=2016-12-31&actor=陈联络", {"liaison 15", "liaison 16"}),
    ("day_to=2016-12-31&unit={second}", {"second 16"}),
    ("day_to=2016-12-31&action=report.submitted&action=item.issued", {"liaison 15", "liaison 16", "second 16"}),
    ("day_to=2016-12-31&action=item.issued", set()),
]


@pytest.mark.usefixtures("history")
@pytest.mark.parametrize(("query", "found"), WANTED)
def test_both_doors_and_the_sheet_narrow_the_log_alike(
    as_person: Program, as_key: Program, cast: Cast, query: str, found: set[str]
) -> None:
    query = query.format(second=cast.units[SECOND])
    listed = as_key("office_read_key").get(f"/api/v1/events?{query}")
    assert listed.status_code == 200, listed.text
    assert {one["data"]["after"]["summary"] for one in listed.json()["data"]} == found
    text = as_person("audit_admin").get(f"/events?{query}").text
    assert {name for name in ("liaison 15", "liaison 16", "second 16") if name in text} == found
    rows = sheet(as_person("audit_admin"), query)
    assert len(rows) == len(found)
    assert all(any(name in row["内容"] for row in rows) for name in found)


@pytest.mark.usefixtures("history")
def test_the_feed_is_narrowed_by_day_too(as_key: Program, database: Database) -> None:
    from app.actions import audit

    while database.write(audit.seal):
        pass
    told = as_key("office_read_key").get("/api/v1/events?after=0&day_to=2016-03-01").json()["data"]
    assert [one["data"]["after"]["summary"] for one in told] == ["liaison 15"]


def test_a_day_that_is_none_is_refused(as_person: Program, as_key: Program) -> None:
    assert as_key("office_read_key").get("/api/v1/events?day_from=2017-02-30").status_code == 422
    assert as_person("audit_admin").get("/events?day_from=2017-02-30").status_code == 422


@pytest.mark.parametrize("who", ["liaison", "head", "leader", "principal", "system_admin", "security_admin"])
def test_only_who_reads_the_whole_log_takes_it_away(as_person: Program, who: str) -> None:
    assert as_person(who).get("/events/export").status_code == 403
    assert "/events/export" not in as_person(who).get("/events").text


def test_the_sheet_has_every_event_however_few_are_read_at_a_time(
    as_person: Program, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "A_TIME", 3)
    rows = sheet(as_person("office"), "")
    count = database.read(lambda s: s.scalar(select(func.count()).select_from(table(Event))))
    assert len(rows) == count
    assert [int(row["编号"]) for row in rows] == sorted((int(row["编号"]) for row in rows), reverse=True)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "＝"])
def test_no_cell_of_the_sheet_is_run(
    as_person: Program, database: Database, cast: Cast, clock: Clock, sign: str
) -> None:
    name = f"{sign}HYPERLINK(1)"
    actor = Actor(name, Role.SUPERVISOR, Via.PAGE)
    database.write(lambda s: events.record(s, actor, Action.SIGNED_IN, clock.now(), data={"address": "::1"}))
    row = sheet(as_person("audit_admin"), "")[0]
    assert row["操作人"] == f"'{name}"
    assert row["内容"].startswith(f"'{name}")


def test_the_page_offers_days_names_units_and_more_than_one_action(as_person: Program, cast: Cast) -> None:
    text = as_person("audit_admin").get(f"/events?action=item.issued&action=plan.imported&day_to={date.max}").text
    assert all(f'name="{name}"' in text for name in ("day_from", "day_to", "actor", "unit", "action"))
    assert text.count("selected>") == 2
    assert f'<option value="{cast.units[LEAD]}">{LEAD}</option>' in text
    assert "/events/export?action=item.issued&amp;action=plan.imported" in text


def sheet(client: TestClient, query: str) -> list[dict[str, str]]:
    answer = client.get(f"/events/export?{query}")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("text/csv")
    assert "attachment" in answer.headers["content-disposition"]
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_a_replay_is_told_with_the_place_that_it_began_at(
    as_person: Program, database: Database, cast: Cast, clock: Clock
) -> None:
    data = {"webhook": 1, "name": "协同办公", "after": 5}
    office = cast.actors["office"]
    database.write(lambda s: events.record(s, office, Action.WEBHOOK_REPLAYED, clock.now(), data=data))
    assert "从第 5 条之后重发推送“协同办公”" in as_person("office").get("/events").text


def test_every_sentence_of_the_log_names_its_item(as_person: Program, cast: Cast) -> None:
    as_person("liaison").post(f"/milestones/{cast.milestones['6月底前完成招标']}/completion", data={"version": "1"})
    link = f'<a href="/items/{cast.items["1"]}">1 新增200辆新能源公交车</a>'
    for who in ("office", "liaison", "second"):
        sentences = [part for part in as_person(who).get("/events").text.split("<li>") if "勾选完成：" in part]
        assert [link in sentence for sentence in sentences] == [True], who
    told = {(row["序号"], row["事项"]) for row in sheet(as_person("office"), "action=milestone.completed")}
    assert told == {("1", "新增200辆新能源公交车")}
    # The audit administrator reads the log and opens no item.
    text = as_person("audit_admin").get("/events").text
    assert "1 新增200辆新能源公交车" in text
    assert link not in text
