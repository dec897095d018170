"""Two people at once, on real databases: threads meet at a barrier, and exactly one event tells who was first."""

import asyncio
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.actions import acknowledgements, calendar, cycles, drafts, issuing, items, milestones, reports, units
from app.actions.items import lock_item
from app.clock import Clock
from app.db import Database
from app.evidence import Stored
from app.models.calendar import DaySetting
from app.models.drafting import DraftDiscard, ItemCreate, ItemUpdate, LineCreate, UnitCreate
from app.models.milestone import Completion
from app.models.plan import CycleSetting
from app.models.report import ReportCreate, ReportText
from app.rules.errors import Conflict, Invalid
from app.rules.vocabulary import CycleRule, DayKind
from tests import loops
from tests.cast import LEAD, Cast
from tests.racing import race

Work = Callable[[Session], Any]
LATE = "6月底前完成招标"


@pytest.fixture
def at_once(database: Database) -> Callable[..., list[Any]]:
    """Runs each unit of work in a thread of its own, all from one barrier; gives results or refusals in order."""

    def run(*works: Work) -> list[Any]:
        barrier, results = threading.Barrier(len(works)), [None] * len(works)

        def one(n: int, work: Work) -> None:
            barrier.wait()
            try:
                results[n] = database.write(work)
            except Conflict as refusal:
                results[n] = refusal

        threads = [threading.Thread(target=one, args=pair) for pair in enumerate(works)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=60)
        return results

    return run


def count(database: Database, table: str, where: str = "1 = 1") -> int:
    """How many rows of a table meet a condition."""
    query = text(f"SELECT count(*) FROM {table} WHERE {where}")
    return int(database.read(lambda session: session.connection().execute(query).scalar_one()))


def test_of_two_ticks_one_wins_and_leaves_one_event(
    database: Database, cast: Cast, clock: Clock, at_once: Callable[..., list[Any]]
) -> None:
    def tick(who: str) -> Work:
        mine = Completion(done_on=clock.today(), note=who, version=1)
        milestone, now, today = cast.milestones[LATE], clock.now(), clock.today()
        return lambda session: milestones.complete(session, cast.actors[who], milestone, mine, now=now, today=today)

    results = at_once(tick("liaison"), tick("colleague"))
    losers = [result for result in results if isinstance(result, Conflict)]
    assert len(losers) == 1
    assert losers[0].code == "version_conflict"
    assert losers[0].extra["current"]["done_by"] in {"陈联络", "梁联络"}
    assert count(database, "event", "action = 'milestone.completed'") == 1
    assert count(database, "milestone", "state = 'met_late' AND version = 2") == 1


def test_a_tick_and_a_return_leave_a_state_that_their_events_explain(
    database: Database, cast: Cast, clock: Clock, at_once: Callable[..., list[Any]]
) -> None:
    milestone, now, today = cast.milestones[LATE], clock.now(), clock.today()
    liaison, office = cast.actors["liaison"], cast.actors["office"]

    def tick(session: Session) -> int:
        return milestones.complete(session, liaison, milestone, Completion(), now=now, today=today)

    def reopen(session: Session) -> int:
        return milestones.reopen(session, office, milestone, reason="不实", version=None, now=now, today=today)

    for _ in range(5):
        at_once(tick, reopen)
        met = count(database, "milestone", f"id = {milestone} AND state = 'met_late'")
        ticks, returns = (
            count(database, "event", f"action = 'milestone.{verb}'") for verb in ("completed", "reopened")
        )
        assert met == ticks - returns
        counted = count(database, "item", f"id = {cast.items['1']} AND milestones_met = {met}")
        assert counted == 1


def test_of_two_submissions_one_takes_the_draft_and_none_is_lost(
    database: Database, cast: Cast, clock: Clock, at_once: Callable[..., list[Any]]
) -> None:
    item, now, today = cast.items["1"], clock.now(), clock.today()
    file = Stored("a.txt", "text/plain", 1, "0" * 64)
    begun = database.write(
        lambda session: reports.attach(session, cast.actors["liaison"], item, [file], now=now, today=today, limit=5)
    )

    def submit(who: str) -> Work:
        mine = ReportCreate(summary=f"{who}的报告")
        return lambda session: reports.submit(session, cast.actors[who], item, mine, now=now, today=today)

    mine, theirs = at_once(submit("liaison"), submit("colleague"))
    # Before the liaison a colleague is shown the open draft instead of replacing it; after them it is another edition.
    refused = isinstance(theirs, Conflict)
    assert theirs.code == "draft_newer" if refused else theirs != mine
    assert count(database, "progress_report", "state = 'draft'") == 0
    assert count(database, "progress_report", f"id = {mine} AND state = 'submitted'") == 1
    assert count(database, "progress_report", "state = 'submitted'") == 2 - refused
    assert (
        count(database, "attachment", f"id = {begun[0]} AND report_id = {mine}") == count(database, "attachment") == 1
    )
    assert count(database, "event", "action = 'report.submitted'") == 2 - refused


def test_two_first_drafts_at_once_are_one_draft(
    database: Database, cast: Cast, clock: Clock, at_once: Callable[..., list[Any]]
) -> None:
    def save(who: str) -> Work:
        mine = ReportText(summary=who, version=0)
        return lambda session: reports.save_draft(
            session, cast.actors[who], cast.items["1"], mine, now=clock.now(), today=clock.today()
        )

    results = at_once(save("liaison"), save("colleague"))
    refused = [one for one in results if isinstance(one, Conflict)]
    assert [one.code for one in refused] == ["draft_newer"]
    assert count(database, "progress_report") == 1


def test_the_worker_and_a_tick_leave_the_light_that_the_milestones_say(
    database: Database, cast: Cast, clock: Clock, at_once: Callable[..., list[Any]]
) -> None:
    item, today, now = cast.items["3"], clock.today(), clock.now()
    milestone = cast.milestones["7月15日前完成作业设计"]
    later = today.replace(day=20)
    for _ in range(5):
        results = at_once(
            lambda session: items.turn_lights(session, later),
            lambda session: milestones.complete(
                session, cast.actors["stranger"], milestone, Completion(), now=now, today=today
            ),
        )
        assert not [result for result in results if isinstance(result, Conflict)]
        assert count(database, "item", f"id = {item} AND light = 'done'") == 1
        database.write(
            lambda session: milestones.reopen(
                session, cast.actors["office"], milestone, reason="再来", version=None, now=now, today=today
            )
        )


def test_a_cycle_and_a_signature_do_not_wait_for_each_other(database: Database, cast: Cast, clock: Clock) -> None:
    item, today, now = cast.items["1"], clock.today(), clock.now()
    liaison, held = cast.actors["liaison"], threading.Event()
    monthly = CycleSetting(cycle=CycleRule.MONTHLY, day=25)

    def sign(session: Session) -> None:
        lock_item(session, liaison, item)
        held.set()
        time.sleep(0.3)
        acknowledgements.acknowledge(session, liaison, item, now=now, today=today)

    with ThreadPoolExecutor(1) as apart:
        signed = apart.submit(database.write, sign)
        held.wait(timeout=60)
        database.write(lambda s: cycles.set_cycle(s, cast.actors["office"], cast.plan, monthly, now=now, today=today))
        signed.result()
    assert count(database, "event", "action IN ('cycle.set', 'item.acknowledged')") == 2


@pytest.mark.parametrize(
    ("other", "event"),
    [("discard", "item.draft_discarded"), ("issue", "item.issued"), ("edit", "item.draft_edited")],
)
def test_a_draft_is_discarded_once_and_never_beside_something_else(
    database: Database, cast: Cast, clock: Clock, other: str, event: str
) -> None:
    actor, at = cast.actors["office"], {"now": clock.now(), "today": clock.today()}
    body = ItemCreate(title="拟订", lines=[LineCreate(plan_text="9月底前完成方案。", lead_units=[LEAD])])
    item = database.write(lambda s: drafts.create_item(s, actor, cast.plan, body, **at))
    discard = DraftDiscard(reason="重复登记", version=1)
    jobs: dict[str, Work] = {
        "discard": lambda s: drafts.discard(s, actor, item, discard, **at),
        "issue": lambda s: issuing.issue(s, actor, cast.plan, [item], **at),
        "edit": lambda s: drafts.edit_item(s, actor, item, ItemUpdate(title="改题", version=1), **at),
    }
    refused = [one for one in race(database, [jobs["discard"], jobs[other]]) if isinstance(one, Conflict)]
    told = count(database, "event", f"item_id = {item} AND action IN ('item.draft_discarded', '{event}')")
    assert (len(refused), told) == (0 if other == "discard" else 1, 1)
    assert count(database, "item", f"id = {item} AND version = 2") == 1


def test_of_two_who_add_one_unit_the_second_is_told_that_it_is_there(
    database: Database, cast: Cast, clock: Clock
) -> None:
    def add(who: str) -> Work:
        return lambda session: units.add(session, cast.actors[who], UnitCreate(name="市公路养护中心"), now=clock.now())

    results = race(database, [add("office"), add("system_admin")])
    assert [one.errors[0].code for one in results if isinstance(one, Invalid)] == ["taken"]
    assert count(database, "unit", "name = '市公路养护中心'") == count(database, "event", "action = 'unit.added'") == 1


def test_of_two_who_rule_one_day_the_second_has_changed_nothing(database: Database, cast: Cast, clock: Clock) -> None:
    storm, day = DaySetting(kind=DayKind.HOLIDAY, name="台风停工"), clock.today().replace(day=25)

    def rule(who: str) -> Work:
        actor, now = cast.actors[who], clock.now()
        return lambda session: calendar.set_days(session, actor, day, day, storm, now=now, today=clock.today())

    assert race(database, [rule("office"), rule("system_admin")]) == [None, None]
    assert count(database, "calendar_day", f"day = '{day}'") == count(database, "event", "action = 'calendar.set'") == 1


def test_four_hundred_reports_lose_no_version(database: Database, cast: Cast, clock: Clock) -> None:
    def noting() -> None:
        for _ in range(50):
            database.write(
                lambda session: items.refresh(session, cast.items["1"], clock.today(), reported_at=clock.now())
            )

    threads = [threading.Thread(target=noting) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert count(database, "item", f"id = {cast.items['1']} AND version = 401") == 1


def test_two_hundred_requests_at_once_are_all_answered(app: FastAPI, cast: Cast) -> None:
    read = {"Authorization": f"Bearer {cast.keys['office_read_key']}"}
    write = {"Authorization": f"Bearer {cast.keys['lead_write_key']}"}
    item = f"/api/v1/items/{cast.items['1']}"

    async def all_of_them() -> list[int]:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as door:
            asked = [door.get(item, headers=read) for _ in range(150)]
            asked += [door.post(f"{item}/reports", json={"summary": f"第{n}份"}, headers=write) for n in range(50)]
            answers = await asyncio.wait_for(asyncio.gather(*asked), timeout=60)
            return [answer.status_code for answer in answers]

    answers = loops.run(all_of_them())
    assert answers == [200] * 150 + [201] * 50
