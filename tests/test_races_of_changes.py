"""Approvals, closures and withdrawals at once with whatever may collide: one wins, one event, the other is told."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.actions import changes, closures, milestones, reports, suspensions
from app.clock import Clock
from app.db import Database
from app.models.change import ChangeCreate, Decision, EditCreate, ExtensionCreate
from app.models.closure import SuspensionCreate
from app.models.milestone import Completion
from app.models.report import ReportCreate
from app.rules.changes import Subject
from app.rules.errors import Conflict, Forbidden
from tests.cast import Cast

Work = Callable[[Session], Any]
FAR, PLAN = "12月底前投入营运", "制定实施方案"
AGREED = Decision(approve=True)


class Stage:
    """The cast on one database, with the deeds that the races are made of."""

    def __init__(self, database: Database, cast: Cast, clock: Clock) -> None:
        self.database, self.cast = database, cast
        self.now, self.today = clock.now(), clock.today()
        self.actors = dict(cast.actors)

    def extension(self) -> int:
        """An extension of item 1 that only its last approval is missing."""
        wish = ExtensionCreate(
            milestone_id=self.cast.milestones[FAR], due_on=date(2018, 3, 31), reason="供车延迟", progress="已签约"
        )
        change = self.do(lambda s: changes.extend(s, self.actors["liaison"], self.cast.items["1"], wish, **self.when()))
        for who in ("head", "office"):
            self.do(self.decide(who, change))
        return int(change)

    def withdrawal(self, item: str) -> int:
        """A withdrawal that only its last approval is missing."""
        wish = ChangeCreate(edits=[EditCreate(field=Subject.ITEM)], reason="规划调整")
        change = self.do(
            lambda s: changes.request(s, self.actors["liaison"], self.cast.items[item], wish, **self.when())
        )
        for who in ("head", "leader"):
            self.do(self.decide(who, change))
        return int(change)

    def closure(self) -> int:
        """A closure of item 2 that the office has endorsed."""
        self.do(self.tick(PLAN, "liaison"))
        closure = self.do(self.ask_closure)
        self.do(lambda s: closures.endorse(s, self.actors["office"], closure, "", now=self.now))
        return int(closure)

    def ask_closure(self, session: Session) -> int:
        item = self.cast.items["2"]
        return closures.request(session, self.actors["liaison"], item, "方案已印发", **self.when())

    def decide(self, who: str, change: int, decision: Decision = AGREED) -> Work:
        return lambda s: changes.decide(s, self.actors[who], change, decision, **self.when())

    def grant(self, who: str, closure: int) -> Work:
        return lambda s: closures.grant(s, self.actors[who], closure, who, **self.when())

    def tick(self, name: str, who: str) -> Work:
        mine = Completion(done_on=self.today, version=1)
        return lambda s: milestones.complete(s, self.actors[who], self.cast.milestones[name], mine, **self.when())

    def report(self, item: str) -> Work:
        words = ReportCreate(summary="进展")
        return lambda s: reports.submit(s, self.actors["liaison"], self.cast.items[item], words, **self.when())

    def when(self) -> dict[str, Any]:
        return {"now": self.now, "today": self.today}

    def do(self, work: Work) -> Any:
        return self.database.write(work)

    def at_once(self, *works: Work) -> list[Any]:
        """Each in a thread of its own, all from one barrier; results or refusals in order."""
        barrier, results = threading.Barrier(len(works)), [None] * len(works)

        def one(n: int, work: Work) -> None:
            barrier.wait()
            try:
                results[n] = self.do(work)
            except (Conflict, Forbidden) as refusal:
                results[n] = refusal

        threads = [threading.Thread(target=one, args=pair) for pair in enumerate(works)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=60)
        return results

    def count(self, table: str, where: str) -> int:
        query = text(f"SELECT count(*) FROM {table} WHERE {where}")
        return int(self.database.read(lambda s: s.connection().execute(query).scalar_one()))

    def told(self, action: str) -> int:
        return self.count("event", f"action = '{action}'")


@pytest.fixture
def stage(database: Database, cast: Cast, clock: Clock) -> Stage:
    """The stage of one race."""
    return Stage(database, cast, clock)


def losers(results: list[Any]) -> list[Conflict | Forbidden]:
    return [result for result in results if isinstance(result, Conflict | Forbidden)]


def test_of_two_last_decisions_one_is_taken(stage: Stage) -> None:
    change = stage.withdrawal("1")
    refusal = Decision(approve=False, note="再议", version=3)
    principal = replace(stage.actors["principal"], name="另一领导", person_id=stage.cast.people["audit_admin"])
    stage.actors["second principal"] = principal
    results = stage.at_once(
        stage.decide("principal", change, Decision(approve=True, version=3)),
        stage.decide("second principal", change, refusal),
    )
    (lost,) = losers(results)
    assert (lost.status, set(lost.extra["current"])) == (409, {"version", "state"})
    assert stage.told("item.withdrawn") + stage.told("change.refused") == 1
    assert stage.count("change_step", "approved IS NOT NULL") == 3


def test_the_same_approval_twice_at_once_is_one(stage: Stage) -> None:
    change = stage.extension()
    assert stage.at_once(*[stage.decide("leader", change)] * 3) == [change] * 3
    assert stage.told("change.applied") == 1
    assert stage.count("milestone", "due_on = '2018-03-31' AND baseline_due_on = '2017-12-31' AND version = 2") == 1


def test_a_tick_or_the_extension_but_not_both(stage: Stage) -> None:
    change = stage.extension()
    results = stage.at_once(stage.tick(FAR, "liaison"), stage.decide("leader", change))
    (lost,) = losers(results)
    assert lost.status == 409
    assert lost.extra["current"]
    assert stage.told("milestone.completed") + stage.told("change.applied") == 1
    moved = stage.count("milestone", "due_on = '2018-03-31'")
    assert moved == stage.told("change.applied")


def test_of_two_grants_one_closes(stage: Stage) -> None:
    closure = stage.closure()
    results = stage.at_once(stage.grant("leader", closure), stage.grant("principal", closure))
    assert len(losers(results)) == 1
    assert stage.told("item.closed") == 1


def test_what_is_closed_takes_no_report(stage: Stage) -> None:
    stage.do(stage.tick(PLAN, "liaison"))
    results = stage.at_once(stage.ask_closure, stage.report("2"))
    assert stage.told("closure.requested") == 1
    assert stage.told("report.submitted") == 1 - len(losers(results))
    assert all(lost.code == "item_not_working" for lost in losers(results))


@pytest.mark.parametrize("deed", ["tick", "report", "suspend", "ask"])
def test_a_withdrawal_ends_everything_whatever_comes_with_it(stage: Stage, deed: str) -> None:
    change = stage.withdrawal("1")
    item, office = stage.cast.items["1"], stage.actors["office"]
    rest = SuspensionCreate(until=date(2017, 8, 1), reason="台风")
    wish = ExtensionCreate(
        milestone_id=stage.cast.milestones[FAR], due_on=date(2018, 1, 31), reason="慢", progress="半"
    )
    deeds: dict[str, tuple[str, Work]] = {
        "tick": ("milestone.completed", stage.tick(FAR, "colleague")),
        "report": ("report.submitted", stage.report("1")),
        "suspend": ("item.suspended", lambda s: suspensions.suspend(s, office, item, rest, **stage.when())),
        "ask": ("change.requested", lambda s: changes.extend(s, stage.actors["head"], item, wish, **stage.when())),
    }
    action, work = deeds[deed]
    before = stage.told(action)
    results = stage.at_once(stage.decide("principal", change), work)
    assert results[0] == change
    assert stage.told("item.withdrawn") == 1
    assert stage.told(action) - before == 1 - len(losers(results))
    assert stage.count("item", f"id = {item} AND state = 'withdrawn' AND light = 'grey'") == 1
    assert stage.count("change_request", "state = 'proposed'") == 0


def test_a_withdrawal_and_a_closure_cannot_both_come_true(stage: Stage) -> None:
    change = stage.withdrawal("2")
    stage.do(lambda s: changes.cancel(s, stage.actors["liaison"], change, now=stage.now))
    closure = stage.closure()
    wish = ChangeCreate(edits=[EditCreate(field=Subject.ITEM)], reason="不办了")
    change = stage.do(
        lambda s: changes.request(s, stage.actors["liaison"], stage.cast.items["2"], wish, **stage.when())
    )
    for who in ("head", "leader"):
        stage.do(stage.decide(who, change))
    results = stage.at_once(stage.decide("principal", change), stage.grant("leader", closure))
    assert isinstance(results[1], Conflict)
    assert stage.told("item.withdrawn") == 1
    assert stage.told("item.closed") == 0
    assert stage.count("closure", "state = 'refused'") == 1
