"""L: forty plans of five hundred items, 20,000 in all, with 60,000 milestones and 100,000 reports, in bulk."""

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import func, insert, select, text
from sqlalchemy.orm import Session as Database
from sqlmodel import SQLModel

from app.actions import units
from app.models import Assignment, Item, Line, Milestone, Person, Plan, ProgressReport, Share, Unit
from app.models.base import table
from app.models.item import NEVER, ItemState
from app.rules.lifecycle import MET, OPEN, MilestoneState, ReportState, completion_state
from app.rules.light import Node, read_light
from app.rules.vocabulary import (
    AssignmentRole,
    Cadence,
    Certainty,
    Commitment,
    CycleRule,
    MilestoneKind,
    PlanKind,
    Role,
)
from app.seeding import shipped_directory
from bench.data import TODAY, enter_client, now

PLANS, ITEMS, STEPS, REPORTS = 40, 500, 3, 5
"""Plans; items a plan; milestones an item; reports an item."""
TITLE = "新增营运公交车并完成第{n}批公交站场和候车亭建设改造，推进公交都市申报工作"
STEP = "{month}月底前完成第{n}段征地拆迁、用地报批和施工图设计审查，{month}月底前开工。"
SUMMARY = "已完成勘察设计招标，征地工作完成过半，施工单位进场，完成投资占年度计划的一半，正在抓紧推进其余标段。"

Rows = dict[type[SQLModel], list[dict[str, Any]]]


def make_large(session: Database) -> None:
    """Fill an empty, migrated database."""
    units.load(session, shipped_directory())
    session.flush()
    enter_client(session)
    leaders = [Person(name=f"副市长{number}", role=Role.LEADER) for number in range(10)]
    session.add_all(leaders)
    session.flush()
    unit_ids = session.scalars(select(table(Unit).c.id).order_by(table(Unit).c.id)).all()
    for plan in range(1, PLANS + 1):
        rows: Rows = defaultdict(list)
        rows[Plan].append(_plan(plan))
        for position in range(ITEMS):
            item_id = (plan - 1) * ITEMS + position + 1
            leader = leaders[item_id % len(leaders)].id
            _add_item(rows, plan, position, item_id, leader, list(unit_ids))
        for model in (Plan, Item, Line, Assignment, Milestone, Share, ProgressReport):
            session.execute(insert(table(model)), rows[model])
    _follow(session)


def _plan(plan: int) -> dict[str, Any]:
    year = TODAY.year - plan % 4
    return {
        "id": plan,
        "title": f"{year}年第{plan}号任务分解表",
        "kind": PlanKind.WORK_REPORT,
        "cycle": CycleRule.NONE,
        "year": year,
        "demo": False,
        "created_at": now(),
    }


def _add_item(rows: Rows, plan: int, position: int, item_id: int, leader: int | None, unit_ids: list[int]) -> None:
    """One item with one line, a lead and a supporting unit, and all that hangs on it."""
    lead, support = unit_ids[item_id % len(unit_ids)], unit_ids[(item_id * 7 + 3) % len(unit_ids)]
    parts = {support: AssignmentRole.SUPPORT, lead: AssignmentRole.LEAD}
    steps = [_step(item_id, number) for number in range(STEPS)]
    due_on = steps[-1]["due_on"]
    nodes = [Node(s["state"], s["due_on"], None, s["done_on"], s["text"]) for s in steps]
    light = read_light(nodes, TODAY)
    undone = [step for step in steps if step["state"] in OPEN]
    rows[Item].append(
        {
            "id": item_id,
            "plan_id": plan,
            "no": str(position + 1),
            "position": position,
            "title": TITLE.format(n=item_id),
            "leader_id": leader,
            "state": ItemState.IN_PROGRESS,
            "lead_names": f"第{lead}局",
            "due_on": due_on,
            "baseline_due_on": due_on,
            "due_key": due_on,
            "light": light.light,
            "light_code": light.code,
            "light_on": light.on,
            "light_count": light.count,
            "light_text": light.text,
            "light_turns_on": light.turns_on,
            "milestones_total": STEPS,
            "milestones_met": sum(step["state"] in MET for step in steps),
            "version": 1,
        }
    )
    words = "\n".join(step["text"] for step in steps)
    line = {"id": item_id, "item_id": item_id, "no": 1, "plan_text": words, "due_on": due_on, "section": ""}
    rows[Line].append(line | {"baseline_due_on": due_on, "cadence": Cadence.ONCE, "approval_rule": ""})
    rows[Milestone] += steps
    for place, (unit, role) in enumerate(parts.items()):
        duty = {"line_id": item_id, "unit_id": unit, "role": role, "position": place, "inherited": False}
        rows[Assignment].append(duty)
        rows[Share].append(
            {
                "unit_id": unit,
                "item_id": item_id,
                "role": role,
                "due_key": due_on,
                "next_due_on": undone[0]["due_on"] if undone else NEVER,
                "next_milestone_id": undone[0]["id"] if undone else None,
                "late": sum(step["due_on"] < TODAY for step in undone),
                "open": len(undone),
            }
        )
    rows[ProgressReport] += [_report(item_id, number, lead) for number in range(REPORTS)]


def _step(item_id: int, number: int) -> dict[str, Any]:
    """A milestone; every second item has its first one met, some of them late."""
    due_on = TODAY + timedelta(days=(item_id * 37 + number * 61) % 180 + number * 60 - 120)
    done_on = due_on + timedelta(days=item_id % 3 - 1) if number == 0 and item_id % 2 else None
    if done_on and done_on > TODAY:
        done_on = None
    return {
        "id": (item_id - 1) * STEPS + number + 1,
        "item_id": item_id,
        "line_id": item_id,
        "position": number,
        "text": STEP.format(month=due_on.month, n=number + 1),
        "kind": MilestoneKind.PROGRESS,
        "commitment": Commitment.PLAIN,
        "due_on": due_on,
        "baseline_due_on": due_on,
        "certainty": Certainty.STATED,
        "alternatives": [],
        "state": completion_state(due_on, done_on) if done_on else MilestoneState.PLANNED,
        "done_on": done_on,
        "done_note": "",
        "returned_note": "",
        "version": 1,
    }


def _report(item_id: int, number: int, unit_id: int) -> dict[str, Any]:
    at = datetime.combine(date(TODAY.year, number + 1, 25), datetime.min.time(), UTC)
    return {
        "item_id": item_id,
        "unit_id": unit_id,
        "author_name": "陈联络",
        "state": ReportState.SUBMITTED,
        "period": f"{TODAY.year}-{number + 1:02}",
        "summary": SUMMARY,
        "problems": "",
        "next_steps": "",
        "needs": "",
        "saved_at": at,
        "submitted_at": at,
        "submitted_on": at.date(),
        "edition": 1,
        "review_note": "",
    }


def _follow(session: Database) -> None:
    """Let PostgreSQL number on from the ids that were given, and know what the tables now look like."""
    if session.get_bind().dialect.name == "postgresql":
        for model in (Plan, Item, Line, Milestone):
            name, last = table(model).name, func.max(table(model).c.id)
            session.execute(
                select(func.setval(func.pg_get_serial_sequence(name, "id"), select(last).scalar_subquery()))
            )
    session.execute(text("ANALYZE"))
