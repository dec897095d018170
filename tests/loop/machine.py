"""The loop as a state machine: any verb by anybody, days that pass with the worker, and what must always hold."""

import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.actions import audit, items, missing, notices, suspensions, units
from app.clock import Clock
from app.config import Settings
from app.db import Database
from app.models import (
    Assignment,
    ChangeRequest,
    ChangeStep,
    Closure,
    Conclusion,
    Event,
    Instruction,
    InstructionAnswer,
    Item,
    Line,
    MemberTick,
    Milestone,
    Notice,
    NoticeReceipt,
    Plan,
    ProgressReport,
    Share,
)
from app.models.base import table
from app.models.detail import ItemRead
from app.models.drafting import UnitCreate
from app.models.past import PastItem
from app.queries import audit as log
from app.queries.item import get_item
from app.queries.past import get_past
from app.rules.actor import Actor
from app.rules.audit import breaks
from app.rules.errors import Problem
from app.rules.lifecycle import NEXT, OPEN, ChangeState, ItemState, MilestoneState
from app.rules.permissions import Bond, role_of
from app.rules.vocabulary import Role, Scope, Via
from tests import cast as casting
from tests.cast import LEAD, SECOND, TODAY, Cast
from tests.loop.readiness import likely
from tests.loop.verbs import DEEDS, Deed, Try
from tests.rules.test_permissions import GRANTED

NOUNS = {
    "plan": Plan, "item": Item, "milestone": Milestone, "report": ProgressReport, "change": ChangeRequest,
    "closure": Closure, "conclusion": Conclusion, "instruction": Instruction, "notice": Notice,
}  # fmt: skip
BESIDE = {
    "line": Line, "step": ChangeStep, "share": Share, "tick": MemberTick, "receipt": NoticeReceipt,
    "answer": InstructionAnswer, "assignment": Assignment,
}  # fmt: skip
TABLES = {name: table(model) for name, model in {**NOUNS, **BESIDE}.items()}
EVENT = table(Event)
Rows = dict[str, dict[tuple[Any, ...], Any]]
WAITS = (0, 0, 0, 0, 0, 0, 1, 4, 15, 45)
"""Days that pass before something is tried; mostly none."""
Lend = Callable[[Path], AbstractContextManager[tuple[str, Cast]]]
NEXT_STEP = {"approve_as_head": "head", "approve_as_office": "office", "approve_as_leader": "leader"}
NEXT_STEP |= {"close": "leader", "approve_as_principal": "principal", "approve_as_development": "development"}


COUNTIES = ("赤坎区政府", "霞山区政府")
ANYBODY = sorted({*casting.PEOPLE, *COUNTIES, "office_write_key", "lead_read_key"})


def actors_of(cast: Cast) -> dict[str, Actor]:
    """Everybody of the cast, both counties' liaisons, and two systems, of which one may only read."""
    found = dict(cast.actors)
    for name in COUNTIES:
        found[name] = Actor(name, Role.LIAISON, Via.PAGE, unit_id=cast.units[name], unit_name=name)
    found["office_write_key"] = Actor("系统", Role.CLIENT, Via.API)
    found["lead_read_key"] = Actor(
        "只读", Role.CLIENT, Via.API, unit_id=cast.units[LEAD], scopes=frozenset({Scope.READ})
    )
    return found


SAME = {
    "title", "leader_name", "state", "due_on", "baseline_due_on", "milestones_total", "milestones_met",
}  # fmt: skip
SAME_OF_LINE = {"id", "no", "plan_text", "due_on", "baseline_due_on", "units"}
SAME_OF_STEP = {"id", "text", "due_on", "baseline_due_on", "state", "done_on"}


def told_of(item: ItemRead | PastItem) -> dict[str, Any]:
    """What both shapes of an item tell, of today and of a day gone by."""
    lines = [
        line.model_dump(include=SAME_OF_LINE)
        | {"milestones": [step.model_dump(include=SAME_OF_STEP) for step in line.milestones]}
        for line in item.lines
    ]
    events = [event.model_dump(exclude={"position"}) for event in item.events]
    return item.model_dump(include=SAME) | {"lines": lines, "reports": item.reports, "events": events}


def key_of(where: Any, row: Any) -> tuple[Any, ...]:
    """The key of a row."""
    return tuple(row._mapping[column.name] for column in where.primary_key)


class Loop(RuleBasedStateMachine):
    """Begins with the cast's plan; `lend` gives each run a database of its own."""

    lend: ClassVar[Lend]
    tally: ClassVar[Counter[tuple[str, str]]]
    """How often each verb was done, or met which refusal."""

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        folder = Path(self.stack.enter_context(tempfile.TemporaryDirectory()))
        url, self.cast = self.stack.enter_context(self.lend(folder))
        self.database = Database(url, 1)
        self.stack.callback(self.database.close)
        self.today, self.clock = TODAY, Clock(Settings().zone, TODAY)
        self.actors = actors_of(self.cast)
        for parent in (LEAD, SECOND):
            body = UnitCreate(name=f"{parent}下属", parent_id=self.cast.units[parent])
            self.write(lambda s, body=body: units.add(s, self.actors["office"], body, now=self.clock.now()))
        self.work()
        self.before, self.told = self.rows(), self.events()
        self.stood: list[tuple[Any, Any]] = []
        self.remember(self.told)
        self.lit: Rows | None = None

    def write(self, work: Callable[[Session], Any]) -> Any:
        """One transaction."""

        def known(session: Session) -> Any:
            session.info["units"] = self.cast.units
            return work(session)

        return self.database.write(known)

    def rows(self) -> Rows:
        """Everything but the log, by table and key."""

        def read(session: Session) -> Rows:
            return {
                name: {
                    tuple(row._mapping[key.name] for key in each.primary_key): row
                    for row in session.execute(select(each))
                }
                for name, each in TABLES.items()
            }

        return self.database.read(read)

    def events(self) -> list[Any]:
        """The log."""
        return list(self.database.read(lambda s: s.execute(select(EVENT).order_by(EVENT.c.id)).all()))

    def work(self) -> None:
        """What the worker does, till nothing is left."""
        now, today = self.clock.now(), self.today
        for claim in (
            lambda s: suspensions.resume_due(s, now=now, today=today),
            lambda s: missing.miss_due(s, now=now, today=today),
            lambda s: items.turn_lights(s, today),
            lambda s: items.roll_up(s, today),
            lambda s: notices.remind(s, now, today),
            audit.seal,
        ):
            while self.write(claim):
                pass

    # What happens

    def days_pass(self, days: int) -> None:
        """Days pass, and the worker does its part after each of them that matters: the last."""
        self.today += timedelta(days=days)
        self.clock = Clock(Settings().zone, self.today)
        self.work()
        after = self.rows()
        self.check_moves(self.before, after)
        self.before, told = after, self.events()
        self.remember(told[len(self.told) :])
        self.told = told

    @rule(
        name=st.one_of(st.none(), st.none(), st.none(), st.sampled_from(sorted(DEEDS))),
        who=st.one_of(st.none(), st.none(), st.none(), st.sampled_from(ANYBODY)),
        pick=st.integers(0, 10_000),
        yes=st.booleans(),
        days=st.integers(-3, 60),
        wait=st.sampled_from(WAITS),
    )
    def somebody_tries(self, name: str | None, who: str | None, pick: int, yes: bool, days: int, wait: int) -> None:
        """Somebody tries what can be done as things stand, or anything; whoever usually does it, or anybody."""
        # No rule of its own: of several rules Hypothesis leaves out some for a whole run, and then nothing is tried.
        if wait:
            self.days_pass(wait)
        if name is None:
            choice = likely(self.before)
            name, targets = choice[pick % len(choice)]
            pick //= len(choice)
        else:
            # The newest come first, so that what has just been asked for is decided as often as not.
            targets = sorted((row.id for row in self.before[DEEDS[name].noun].values()), reverse=True)
        if not targets:
            return
        deed, target = DEEDS[name], targets[pick % len(targets)]
        actor = self.actors[who] if who else self.usual(deed, target, pick)
        due = self.due(deed, target)
        allowed = self.rank_allows(deed, due, actor, target)
        problem = self.tried(deed, actor, target, yes, days)
        self.tally[name, problem.code if problem else "done"] += 1
        if problem is not None:
            assert self.rows() == self.before, "a refusal changed something"
            assert self.events() == self.told, "a refusal left an event"
            assert problem.status in (403, 404, 409, 422, 428)
            return
        self.check_left(deed, actor, f"{actor.role} did {name} ({due}), which is above them" if not allowed else "")

    def tried(self, deed: Deed, actor: Actor, target: int, yes: bool, days: int) -> Problem | None:
        """The refusal that an attempt met, if any; an accident is nobody's refusal and ends the run."""
        try:
            self.write(lambda s: deed.do(Try(s, actor, target, yes, days, self.clock.now(), self.today)))
        except Problem as problem:
            return problem
        return None

    def usual(self, deed: Deed, target: int, pick: int) -> Actor:
        """Who usually does it: whom the due step names, or the liaison of a unit with a part in the thing."""
        thing = self.before[deed.noun][target,]
        due = self.due(deed, target)
        if due == "approve_as_head" and thing.unit_id:
            return Actor("负责人", Role.UNIT_HEAD, Via.PAGE, unit_id=thing.unit_id)
        usual = NEXT_STEP.get(due, "office") if deed.row in ("step", "closure") else deed.usual
        if usual == "addressee":
            slips = [one for one in self.before["receipt"].values() if one.notice_id == target]
            return self.addressee(sorted(slips, key=lambda one: one.id)[pick % len(slips)])
        if usual == "leader":
            in_charge = self.before["item"][getattr(thing, "item_id", target),].leader_id
            return next((one for one in self.actors.values() if one.person_id == in_charge), self.actors["principal"])
        if usual != "unit":
            return self.actors[usual]
        units = self.units_bound(deed, thing)
        unit = units[pick % len(units)] if units else self.cast.units[LEAD]
        name = next((one for one, found in self.cast.units.items() if found == unit), "下属")
        return Actor(f"{name}联络员", Role.LIAISON, Via.PAGE, unit_id=unit, unit_name=name)

    def addressee(self, receipt: Any) -> Actor:
        """Whoever a slip is addressed to."""
        if receipt.unit_id is not None:
            return Actor("收件人", receipt.role, Via.PAGE, unit_id=receipt.unit_id)
        named = (one for one in self.actors.values() if one.person_id == receipt.person_id)
        return self.actors["principal"] if receipt.person_id is None else next(named)

    def units_bound(self, deed: Deed, thing: Any) -> list[int]:
        """The units whose liaison may do it, as far as the rows tell."""
        if getattr(thing, "unit_id", None) is not None:
            return [thing.unit_id]
        shares = [one for one in self.before["share"].values() if one.item_id == getattr(thing, "item_id", thing.id)]
        leads = [one.unit_id for one in shares if one.role.value != "support"]
        if deed.noun == "milestone":
            mine = [one.unit_id for one in self.before["assignment"].values() if one.line_id == thing.line_id]
            leads = [unit for unit in leads if unit in mine] or leads
        anybody = GRANTED[self.due(deed, thing.id)].get(Role.LIAISON) is Bond.PART
        return sorted(one.unit_id for one in shares) if anybody else sorted(leads)

    def due(self, deed: Deed, target: int) -> str:
        """The row of the permission table for this deed on this thing, as it stands."""
        if deed.row == "step":
            steps = sorted((s for s in self.before["step"].values() if s.change_id == target), key=lambda s: s.position)
            return next((s for s in steps if s.approved is None), steps[-1]).verb.value
        if deed.row == "closure":
            return "close" if self.before["closure"][target,].endorsed_by else "endorse_closure"
        return str(deed.row)

    # What must hold

    def rank_allows(self, deed: Deed, row: str, actor: Actor, target: int) -> bool:
        """What docs/domain.md §7 says, read from the rows without the code that decides it."""
        if actor.role is Role.CLIENT and "只读" in actor.name:
            return False
        needed = GRANTED[row].get(role_of(actor))
        thing = self.before[deed.noun][target,]
        item = self.before["item"].get((getattr(thing, "item_id", target),)) if deed.noun != "plan" else None
        shares = {s.unit_id: s for s in self.before["share"].values() if item is not None and s.item_id == item.id}
        leads = item is not None and item.leader_id is not None and actor.person_id == item.leader_id
        own = {getattr(thing, "unit_id", None)} - {None}
        addressed = any(
            (one.role, one.unit_id) == (role_of(actor), actor.unit_id) and one.person_id in (None, actor.person_id)
            for one in self.before["receipt"].values()
            if deed.noun == "notice" and one.notice_id == target
        )
        held: dict[str, bool] = {
            "any": True,
            "lead": actor.unit_id in shares and shares[actor.unit_id].role.value != "support",
            "part": actor.unit_id in shares,
            "in_charge": leads,
            "own_unit": actor.unit_id in own,
            "addressed": addressed,
            "others": getattr(thing, "author_id", None) != actor.person_id or actor.person_id is None,
        }
        by_hand = deed.noun in ("change", "closure") and row not in ("cancel_change",)
        asked_it = by_hand and actor.person_id is not None and thing.requested_by_id == actor.person_id
        return needed is not None and held[needed.value] and not asked_it

    def check_left(self, deed: Deed, actor: Actor, above: str) -> None:
        """A success that changed anything left its events and no other; one that changed nothing left none.

        `above` says that it was above the actor: only to repeat what they had done before is left to them.
        """
        after, told = self.rows(), self.events()
        new = told[len(self.told) :]
        assert told[: len(self.told)] == self.told, "the log was rewritten"
        assert after == self.before or not above, above
        if after == self.before:
            assert new == [], f"nothing changed, yet {[one.action for one in new]}"
        elif deed.count < 0:
            assert new
            assert {one.action for one in new} <= deed.events
        else:
            wanted = deed.count + given_up_below(self.before, after) if deed.events else 0
            assert len(new) == wanted, [one.action for one in new]
            assert {one.action for one in new} <= deed.events
        assert all((one.actor_name, one.person_id) == (actor.name, actor.person_id) for one in new)
        self.check_moves(self.before, after)
        # A plan may hold thousands of items: what a cycle says of their lights the worker finds, within seconds.
        while self.write(lambda s: items.turn_lights(s, self.today)):
            after = self.rows()
        # So with what turns below an item: nobody holds the upper one after the lower.
        while self.write(lambda s: items.roll_up(s, self.today)):
            after = self.rows()
        self.before, self.told = after, told
        self.remember(new)

    def remember(self, new: list[Any]) -> None:
        """Read every issued item that something has just happened to, to be asked for again at the end."""
        last = {event.item_id: event for event in new if event.item_id is not None}
        for item_id, event in last.items():
            if self.before["item"][item_id,].issued_at is not None:
                read = self.database.read(lambda s, one=item_id: get_item(s, self.actors["principal"], one))
                self.stood.append((event, told_of(read)))

    def look_back(self) -> None:
        """As of the moment of each event every item stands as it was read then, and counts what it counted."""
        now = self.clock.now()
        for event, stood in self.stood:
            item_id, at = event.item_id, event.at
            found = self.database.read(
                lambda s, one=item_id, then=at: get_past(s, self.actors["principal"], one, then, now=now)
            )
            assert told_of(found) == stood, f"item {item_id} as of {at}, after {event.action}"

    def check_moves(self, before: Rows, after: Rows) -> None:
        """Every state that changed went where the table of moves leads; no baseline moved; nothing disappeared."""
        for noun in ("item", "milestone", "report", "change", "closure", "conclusion"):
            for key, row in before[noun].items():
                now = after[noun].get(key)
                if now is None:
                    assert noun == "report"
                    assert row.state.value == "draft"
                    continue
                assert now.state is row.state or leads_to(row.state, now.state), f"{noun}: {row.state} → {now.state}"
        for noun in ("item", "line", "milestone"):
            for key, row in before[noun].items():
                assert after[noun][key].baseline_due_on == row.baseline_due_on, f"the baseline of {noun} {key} moved"

    @invariant()
    def the_lights_are_what_the_rows_say(self) -> None:
        """Recomputing every light, count and next step from the rows finds each as it is stored."""
        if self.lit is self.before:
            return
        self.lit = self.before

        class Undone(Exception):  # noqa: N818 - it undoes
            pass

        def again(session: Session) -> None:
            for (item_id,) in self.before["item"]:
                items.refresh(session, item_id, self.today, touched=False)
            for name in ("item", "share"):
                found = session.execute(select(TABLES[name])).all()
                stored = list(self.before[name].values())
                assert sorted(found, key=repr) == sorted(stored, key=repr), f"a stored {name} was stale"
            raise Undone

        try:
            self.write(again)
        except Undone:
            pass

    @invariant()
    def what_is_over_is_whole(self) -> None:
        """The withdrawn stays in sight with its reason, the discarded has one; the closed has nothing open,
        undecided or going on below."""
        for item in self.before["item"].values():
            if item.state is ItemState.DISCARDED:
                assert item.reason.strip()
                assert item.issued_at is None
                assert not [one for one in self.before["share"].values() if one.item_id == item.id]
            if item.state is ItemState.WITHDRAWN:
                assert item.reason.strip()
                seen = self.database.read(lambda s, one=item: get_item(s, self.actors["principal"], one.id))
                assert seen.reason == item.reason
            if item.state in (ItemState.CLOSED, ItemState.CLOSURE_REQUESTED):
                steps = [one for one in self.before["milestone"].values() if one.item_id == item.id]
                assert not [one for one in steps if one.state in OPEN]
            if item.state in (ItemState.CLOSED, ItemState.WITHDRAWN):
                below = [one for one in self.before["item"].values() if one.parent_id == item.id]
                assert {one.state for one in below} <= {ItemState.CLOSED, ItemState.WITHDRAWN}
                asked = [one for one in self.before["change"].values() if one.item_id == item.id]
                assert item.state is ItemState.CLOSED or not [c for c in asked if c.state is ChangeState.PROPOSED]

    @invariant()
    def nothing_is_asked_for_twice(self) -> None:
        """Of one thing of an item at most one undecided change says how it should be."""
        asked = [
            (change.item_id, edit["field"], edit["line_id"], edit["milestone_id"], edit["target_id"])
            for change in self.before["change"].values()
            if change.state is ChangeState.PROPOSED
            for edit in change.edits
        ]
        assert len(asked) == len(set(asked)), asked

    def verify(self) -> None:
        """Seal what is not, and walk the chain."""
        while self.write(audit.seal):
            pass
        self.told = self.events()
        assert [one.position for one in self.told] == list(range(1, len(self.told) + 1))
        assert self.database.read(lambda s: list(breaks(log.sealed_events(s), log.head(s)))) == []

    def teardown(self) -> None:
        """The log is whole at the end of every run."""
        try:
            self.look_back()
            self.verify()
        finally:
            self.stack.close()


def given_up_below(before: Rows, after: Rows) -> int:
    """How many items were withdrawn together with the item that they had been handed down from: an event each."""
    gone = {
        row.id: row.parent_id
        for key, row in after["item"].items()
        if row.state is ItemState.WITHDRAWN
        and key in before["item"]
        and before["item"][key].state is not ItemState.WITHDRAWN
    }
    return sum(parent in gone for parent in gone.values())


def leads_to(before: StrEnum, after: StrEnum) -> bool:
    """Whether a move of the table leads from one state to the other; a tick's lateness is judged by its day."""
    reached = {state for (start, _), state in NEXT.items() if start == before}
    if MilestoneState.MET in reached:
        reached.add(MilestoneState.MET_LATE)
    return after in reached
