"""Missed milestones: noted once on the day after, made up late, planned again with more time, never while at rest."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.actions import changes, milestones, missing, suspensions
from app.clock import Clock
from app.db import Database
from app.models import Action, Event, Milestone
from app.models.base import table
from app.models.change import Decision, ExtensionCreate
from app.models.closure import SuspensionCreate
from app.models.milestone import Completion
from app.queries.due import days_over
from app.rules.lifecycle import MilestoneState
from tests.cast import TODAY, Cast
from tests.racing import race

EVENT, MILESTONE = table(Event).c, table(Milestone)
LATE, FAR, SOON = "6月底前完成招标", "12月底前投入营运", "7月15日前完成作业设计"
Do = Callable[..., Any]


@pytest.fixture
def do(database: Database, clock: Clock) -> Do:
    """Runs an action now, on a day of the test's choosing."""

    def run(action: Callable[..., Any], *arguments: Any, today: date = TODAY, **more: Any) -> Any:
        return database.write(lambda s: action(s, *arguments, now=clock.now(), today=today, **more))

    return run


def states(database: Database) -> dict[str, str]:
    """The state of every milestone that is not simply planned, by its text."""
    query = select(MILESTONE.c.text, MILESTONE.c.state).where(MILESTONE.c.state != MilestoneState.PLANNED)
    return {row.text: row.state.value for row in database.read(lambda s: s.execute(query).all())}


def noted(database: Database) -> list[Any]:
    """The events of missed milestones."""
    query = select(EVENT.actor_name, EVENT.milestone_id, EVENT.data).where(EVENT.action == Action.MILESTONE_MISSED)
    return list(database.read(lambda s: s.execute(query.order_by(EVENT.id)).all()))


def test_the_day_after_it_is_missed_once_and_its_version_stays(database: Database, cast: Cast, do: Do) -> None:
    assert do(missing.miss_due, today=date(2017, 6, 30)) == 0
    assert do(missing.miss_due) == 1
    assert do(missing.miss_due) == 0
    assert states(database) == {LATE: "missed"}
    ((who, milestone, data),) = noted(database)
    assert (who, milestone) == ("督办系统", cast.milestones[LATE])
    assert (data["due_on"], data["before"]["state"], data["after"]) == ("2017-06-30", "planned", {"state": "missed"})
    do(milestones.complete, cast.actors["liaison"], cast.milestones[LATE], Completion(version=1))
    assert states(database) == {LATE: "met_late"}


def test_a_tick_taken_back_is_missed_again(database: Database, cast: Cast, do: Do) -> None:
    do(milestones.complete, cast.actors["liaison"], cast.milestones[LATE], Completion())
    do(milestones.reopen, cast.actors["office"], cast.milestones[LATE], reason="不实", version=None)
    assert states(database) == {}
    assert do(missing.miss_due) == 1


def test_an_extension_that_comes_through_afterwards_plans_it_again(database: Database, cast: Cast, do: Do) -> None:
    wish = ExtensionCreate(milestone_id=cast.milestones[FAR], due_on=date(2018, 3, 31), reason="慢", progress="半")
    change = do(changes.extend, cast.actors["liaison"], cast.items["1"], wish)
    new_year = date(2018, 1, 2)
    assert do(missing.miss_due, today=new_year) == 5
    assert states(database)[FAR] == "missed"
    for who in ("head", "office", "leader"):
        do(changes.decide, cast.actors[who], change, Decision(approve=True), today=new_year)
    assert FAR not in states(database)
    assert states(database)[LATE] == "missed"
    assert do(missing.miss_due, today=new_year) == 0
    assert do(missing.miss_due, today=date(2018, 4, 1)) == 1


def test_nothing_of_an_item_at_rest_is_missed_before_it_is_taken_up_again(
    database: Database, cast: Cast, do: Do
) -> None:
    rest = SuspensionCreate(until=date(2017, 8, 1), reason="台风")
    do(suspensions.suspend, cast.actors["office"], cast.items["1"], rest)
    assert do(missing.miss_due) == 0
    do(suspensions.resume, cast.actors["office"], cast.items["1"])
    assert do(missing.miss_due) == 1


def test_one_that_fails_does_not_keep_the_others(
    database: Database, cast: Cast, do: Do, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = missing.record

    def failing(session: Session, actor: Any, action: Action, found: Any, *rest: Any) -> None:
        record(session, actor, action, found, *rest)
        if found.id == cast.milestones[LATE]:
            raise ZeroDivisionError

    monkeypatch.setattr(missing, "record", failing)
    assert do(missing.miss_due, today=date(2017, 7, 16)) == 1
    assert states(database) == {SOON: "missed"}


def test_two_workers_and_a_tick_at_once_leave_one_of_both(database: Database, cast: Cast, clock: Clock) -> None:
    now, step = clock.now(), cast.milestones[LATE]
    for _ in range(5):
        miss = partial(missing.miss_due, now=now, today=TODAY)
        tick = partial(
            milestones.complete,
            actor=cast.actors["liaison"],
            milestone_id=step,
            tick=Completion(version=1),
            now=now,
            today=TODAY,
        )
        results = race(database, [miss, tick, miss])
        assert results[1] == cast.items["1"]
        assert states(database) == {LATE: "met_late"}
        # Whoever was first: the log says missed only where the milestone was.
        assert len(noted(database)) == results[0] + results[2] <= 1
        planned = update(MILESTONE).where(MILESTONE.c.id == step).values(state="planned", version=1)
        database.write(lambda s, again=planned: s.execute(again))
        gone = table(Event).delete().where(EVENT.action == Action.MILESTONE_MISSED)
        database.write(lambda s, forget=gone: s.execute(forget))


# PostgreSQL chooses by size, and these tables are small.
@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
def test_the_search_for_them_reads_only_what_is_planned(database: Database) -> None:
    sought = days_over(TODAY).limit(5)
    plan = "EXPLAIN QUERY PLAN " + str(
        sought.compile(database.engine, compile_kwargs={"literal_binds": True, "render_postcompile": True})
    )
    with database.engine.connect() as connection:
        told = " ".join(row[-1] for row in connection.exec_driver_sql(plan))
    assert "ix_milestone_planned" in told
