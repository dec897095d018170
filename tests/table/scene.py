"""The scene: one item with everything that can hang on one, and a way to put each part into any of its states.

Stagehands who are not of the cast set it up, so that nobody is refused for having asked or decided before.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from app import evidence as files
from app.actions import (
    calendar,
    changes,
    conclusions,
    delegations,
    drafts,
    evidence,
    imports,
    instructions,
    keys,
    notices,
    reports,
)
from app.actions import units as unit_actions
from app.actions.units import directory_of
from app.clock import Clock
from app.db import Database
from app.importing.sandbox import Options, take
from app.models import (
    ApiClient,
    ApiKey,
    CalendarDay,
    ChangeRequest,
    ChangeStep,
    Closure,
    Conclusion,
    Delegation,
    Event,
    Instruction,
    InstructionAnswer,
    Item,
    Milestone,
    Notice,
    NoticeReceipt,
    Plan,
    PlanImport,
    ProgressReport,
    Share,
)
from app.models.base import table
from app.models.calendar import DaySetting
from app.models.change import ExtensionCreate
from app.models.client import ClientCreate
from app.models.conclusion import ConclusionCreate
from app.models.delegation import DelegationCreate
from app.models.drafting import ItemCreate, LineCreate, UnitCreate
from app.models.imports import ImportOptions, ImportState
from app.models.instruction import InstructionCreate
from app.models.notice import NoticeCreate
from app.models.report import ReportCreate, ReportText
from app.rules.actor import Actor
from app.rules.lifecycle import (
    MET,
    ChangeState,
    ClosureState,
    ConclusionState,
    ItemState,
    MilestoneState,
    ReportState,
)
from app.rules.permissions import Verb
from app.rules.vocabulary import DayKind, NoticeLevel, Role, Scope, Via
from tests.cast import LEAD, SECOND, SUPPORT, TODAY, Cast

HAND = "幕后"
RULED = date(2017, 10, 2)
ITEM, MILESTONE, PLAN, CLOSURE = table(Item), table(Milestone), table(Plan), table(Closure)
IMPORT = table(PlanImport)
CHANGE, STEP, REPORT, CONCLUSION = table(ChangeRequest), table(ChangeStep), table(ProgressReport), table(Conclusion)
TABLES = [
    table(each)
    for each in (
        Item, Milestone, Plan, Closure, ChangeRequest, ChangeStep, ProgressReport, Conclusion, Share, Delegation,
        Instruction, InstructionAnswer, Notice, NoticeReceipt, PlanImport, ApiClient, CalendarDay, Event,
    )
]  # fmt: skip
"""What a refusal must leave as it was."""
BASE: dict[str, StrEnum] = {
    "item": ItemState.IN_PROGRESS,
    "draft": ItemState.DRAFT,
    "milestone": MilestoneState.PLANNED,
    "report": ReportState.SUBMITTED,
    "change": ChangeState.CANCELLED,
    "closure": ClosureState.REFUSED,
    "conclusion": ConclusionState.ISSUED,
    "import": ImportState.OPEN,
}
"""Every noun of the scene, in the state in which it stands in nobody's way."""


@dataclass(frozen=True)
class Scene:
    """Where everything is, by name, for the addresses and bodies of deeds."""

    database: Database
    ids: Mapping[str, Any]

    def put(self, states: Mapping[str, StrEnum], steps: tuple[Verb, ...], *, finished: bool, investment: bool) -> None:
        """Put every noun into its state; `steps` are the approvals of the change, `finished` meets all milestones."""
        now = {**BASE, **states}

        def work(session: Session) -> None:
            policy = "additions_only" if investment else None
            session.execute(update(PLAN).values(change_policy=policy))
            self._items(session, now)
            self._milestones(session, now["milestone"], finished)
            self._report(session, now["report"])
            self._change(session, now["change"], steps)
            self._closure(session, now["closure"])
            registered = self.ids["plan"] if now["import"] is ImportState.CONFIRMED else None
            self._set(session, IMPORT, "import", state=now["import"], plan_id=registered, version=1)
            heard = TODAY if now["conclusion"] is ConclusionState.OBJECTED else None
            self._set(session, CONCLUSION, "conclusion", state=now["conclusion"], objected_at=heard and self.ids["now"])

        self.database.write(work)

    def _set(self, session: Session, where: Any, name: str, **values: Any) -> None:
        session.execute(update(where).where(where.c.id == self.ids[name]).values(**values))

    def _items(self, session: Session, now: Mapping[str, StrEnum]) -> None:
        rest = date(2017, 9, 1) if now["item"] is ItemState.SUSPENDED else None
        self._set(session, ITEM, "item", state=now["item"], suspended_until=rest, version=1)
        self._set(session, ITEM, "draft_item", state=now["draft"], version=1)

    def _milestones(self, session: Session, state: StrEnum, finished: bool) -> None:
        def tick(met: bool) -> dict[str, Any]:
            done = {"done_on": TODAY, "done_by": HAND, "done_at": self.ids["now"]}
            return done if met else dict.fromkeys(done)

        others = MilestoneState.MET if finished else MilestoneState.PLANNED
        whole = update(MILESTONE).where(MILESTONE.c.item_id == self.ids["item"])
        session.execute(whole.values(state=others, **tick(finished)))
        if not finished:
            self._set(session, MILESTONE, "milestone", state=state, confirmed_by=None, **tick(state in MET))

    def _report(self, session: Session, state: StrEnum) -> None:
        sent = None if state is ReportState.DRAFT else self.ids["now"]
        decided = state in (ReportState.ACCEPTED, ReportState.RETURNED)
        by = self._by("reviewed", decided)
        self._set(session, REPORT, "report", state=state, submitted_at=sent, review_note=HAND if decided else "", **by)

    def _change(self, session: Session, state: StrEnum, steps: tuple[Verb, ...]) -> None:
        self._set(session, CHANGE, "change", state=state, version=1)
        session.execute(delete(STEP).where(STEP.c.change_id == self.ids["change"]))
        for place, verb in enumerate(steps or (Verb.APPROVE_AS_HEAD,), start=1):
            said = {ChangeState.APPLIED: True, ChangeState.REFUSED: False if place == 1 else None}.get(state)
            row = {"change_id": self.ids["change"], "position": place, "verb": verb, "note": "", "approved": said}
            session.execute(insert(STEP), row | self._by("decided", said is not None))

    def _closure(self, session: Session, state: StrEnum) -> None:
        endorsed = self._by("endorsed", state in (ClosureState.ENDORSED, ClosureState.GRANTED))
        decided = self._by("decided", state in (ClosureState.GRANTED, ClosureState.REFUSED))
        self._set(session, CLOSURE, "closure", state=state, **endorsed, **decided)

    def _by(self, done: str, whether: bool) -> dict[str, Any]:
        """Who did it and when: a stagehand, or nobody yet."""
        return {f"{done}_by": HAND if whether else None, f"{done}_at": self.ids["now"] if whether else None}

    def print(self) -> list[Any]:
        """Every row of every table that a deed writes, to be compared."""

        def rows(session: Session) -> list[Any]:
            return [session.execute(select(each).order_by(*each.primary_key)).all() for each in TABLES]

        return self.database.read(rows)


DOCUMENT = f"""序号\t事项\t具体目标和工作计划\t完成时限\t主办单位
1\t新增候车亭\t12月底前投入使用。\t2017.12\t{LEAD}
""".encode()


def read_as(clock: Clock) -> Options:
    """How the scene's document is read."""
    return Options("table.txt", 2017, clock.today())


def build(database: Database, cast: Cast, clock: Clock, folder: Path) -> Scene:
    """Set the scene on the cast's plan, by hands that are nobody's of the cast."""
    at = {"now": clock.now(), "today": TODAY}
    lead = Actor(HAND, Role.LIAISON, Via.PAGE, unit_id=cast.units[LEAD])
    support = Actor(HAND, Role.LIAISON, Via.PAGE, unit_id=cast.units[SUPPORT])
    office = Actor(HAND, Role.SUPERVISOR, Via.PAGE)
    leader = Actor(HAND, Role.LEADER, Via.PAGE, acting_for_id=cast.people["leader"])
    item, milestone = cast.items["1"], cast.milestones["12月底前投入营运"]
    papers = [files.store(folder, f"{n}.txt", BytesIO(f"证据{n}".encode()), 1000) for n in range(2)]

    def work(session: Session) -> dict[str, Any]:
        source = read_as(clock)
        taken = take(DOCUMENT, source, directory_of(session))
        received = imports.Received(source.name, sha256(DOCUMENT).hexdigest(), len(DOCUMENT))
        options = ImportOptions(title="又一个计划", year=2017)
        extension = ExtensionCreate(milestone_id=milestone, due_on=date(2018, 3, 31), reason="慢", progress="半")
        body = ItemCreate(title="拟订", lines=[LineCreate(plan_text="9月底前完成方案。", lead_units=[LEAD])])
        concluded = ConclusionCreate(unit_id=cast.units[LEAD], text="结论", basis="事实")
        closure = {
            "item_id": item, "state": ClosureState.REFUSED, "result": HAND, "unit_id": cast.units[LEAD],
            "requested_by": HAND, "requested_at": clock.now(), "endorsement": "", "decision": "",
        }  # fmt: skip
        evidence.attach(session, lead, milestone, papers[:1], now=clock.now(), limit=5)
        ids = {
            "report": reports.submit(session, support, item, ReportCreate(summary=HAND), **at),
            "draft": reports.save_draft(session, lead, item, ReportText(summary=HAND), **at),
            "paper": reports.attach(session, lead, item, papers[1:], limit=5, **at)[0],
            "evidence": session.scalar(select(evidence.EVIDENCE.c.id)),
            "change": changes.extend(session, lead, item, extension, **at),
            "closure": session.execute(insert(CLOSURE).returning(CLOSURE.c.id), closure).scalar_one(),
            "conclusion": conclusions.conclude(session, office, item, concluded, **at),
            "instruction": instructions.write(session, leader, item, InstructionCreate(text=HAND), **at),
            **{
                f"{level}_notice": notices.send(
                    session, office, item, NoticeCreate(level=level, text=HAND, milestone_id=milestone), **at
                )
                for level in NoticeLevel
            },
            "draft_item": drafts.create_item(session, office, cast.plan, body, **at),
            "import": imports.start(session, office, options, received, taken, now=clock.now()),
        }
        ids["draft_version"] = session.scalar(select(REPORT.c.version).where(REPORT.c.id == ids["draft"]))
        holiday = DaySetting(kind=DayKind.HOLIDAY, name=HAND)
        calendar.set_days(session, office, RULED, RULED, holiday, **at)
        for name, parent in (("sub", LEAD), ("sub_of_second", SECOND)):
            body = UnitCreate(name=f"{parent}下属单位", parent_id=cast.units[parent])
            ids[name] = unit_actions.add(session, office, body, now=clock.now())
        return ids

    keeper = cast.actors["security_admin"]
    away = DelegationCreate(
        person_id=cast.people["leader"], deputy_id=cast.people["other_leader"], starts_on=TODAY, ends_on=TODAY
    )
    ids = database.write(work)
    ids |= {"delegation": database.write(lambda s: delegations.record(s, keeper, away, **at))}
    spare = ClientCreate(name="备用系统", scopes=[Scope.READ])
    ids["key"] = database.write(lambda s: keys.create_with_client(s, keeper, spare, now=clock.now())).id
    ids["client"] = database.read(
        lambda s: s.scalar(select(table(ApiKey).c.client_id).order_by(table(ApiKey).c.id.desc()))
    )
    ids |= {"item": item, "milestone": milestone, "plan": cast.plan, "now": clock.now()}
    ids |= {"day": "2017-07-25", "ruled_day": RULED.isoformat()}
    ids |= {f"unit_{name}": found for name, found in cast.units.items()}
    ids |= {f"person_{name}": found for name, found in cast.people.items()}
    return Scene(database, ids)
