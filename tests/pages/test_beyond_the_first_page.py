"""Nothing is capped in silence: where a page shows the newest only, it leads to the rest, and the rest is there."""

import re
from collections.abc import Callable
from datetime import date
from html import unescape
from typing import Any

import pytest
from sqlalchemy import insert
from sqlalchemy.orm import Session
from starlette.testclient import TestClient

from app.clock import Clock
from app.db import Database
from app.models import ChangeRequest, ChangeStep, Closure, Conclusion, Instruction, Milestone, Notice, ProgressReport
from app.models.base import table
from app.rules.lifecycle import ChangeState, ClosureState, ConclusionState, MilestoneState, ReportState
from app.rules.permissions import Verb
from app.rules.vocabulary import ChangeKind, NoticeLevel
from tests.cast import LEAD, SUPPORT, TODAY, Cast

Program = Callable[[str], TestClient]
MANY = 55


@pytest.fixture
def crowded(database: Database, cast: Cast, clock: Clock) -> int:
    """The first item with more of everything than a page shows; returns its id."""
    item, now = cast.items["1"], clock.now()
    by = {"author_name": "某人"}
    asked = {"requested_by": "某人", "requested_at": now, "unit_id": cast.units[LEAD]}

    def rows(of: Callable[[int], dict[str, Any]]) -> list[dict[str, Any]]:
        return [{"item_id": item, **of(n)} for n in range(MANY)]

    def fill(session: Session) -> None:
        def put(model: Any, of: Callable[[int], dict[str, Any]]) -> None:
            session.execute(insert(table(model)), rows(of))

        put(Notice, lambda n: {
            "matter": f"m{n}", "level": NoticeLevel.BLUE, "text": f"第{n}次催办。",
            "sent_by": "某人", "sent_on": TODAY, "sent_at": now,
        })  # fmt: skip
        put(Instruction, lambda n: {"text": f"第{n}次批示。", "answer_by": date(2017, 8, 1), "at": now, **by})
        put(Conclusion, lambda n: {
            "unit_id": cast.units[LEAD], "state": ConclusionState.RECTIFIED, "text": f"第{n}次结论。", "basis": "b",
            "issued_at": now, "object_by": TODAY, "objection": "", "review": "", "rectification": "r",
            "rectified_at": now, "recheck": "", **by,
        })  # fmt: skip
        put(ProgressReport, lambda n: {
            "unit_id": cast.units[SUPPORT], "state": ReportState.SUBMITTED, "period": "2017-06", "edition": n + 1,
            "summary": f"第{n}次报告。", "problems": "", "next_steps": "", "needs": "", "version": 1,
            "others_version": 0, "saved_at": now, "submitted_at": now, "submitted_on": TODAY, "review_note": "", **by,
        })  # fmt: skip
        put(Closure, lambda n: {
            "state": ClosureState.REQUESTED, "result": f"第{n}次办结。", "endorsement": "", "decision": "", **asked,
        })  # fmt: skip
        put(ChangeRequest, lambda n: {
            "kind": ChangeKind.EXTEND, "state": ChangeState.PROPOSED, "reason": f"第{n}次变更。", "progress": "",
            "edits": [], "item_version": 1, "version": 1, **asked,
        })  # fmt: skip
        changes = session.scalars(table(ChangeRequest).select().with_only_columns(table(ChangeRequest).c.id)).all()
        step = {"position": 1, "verb": Verb.APPROVE_AS_OFFICE, "note": ""}
        session.execute(insert(table(ChangeStep)), [{"change_id": one, **step} for one in changes])
        line = session.scalar(table(Milestone).select().with_only_columns(table(Milestone).c.line_id).limit(1))
        put(Milestone, lambda n: {
            "line_id": line, "text": f"第{n}个节点。", "due_on": date(2017, 5, 1), "baseline_due_on": date(2017, 5, 1),
            "state": MilestoneState.PLANNED, "position": 100 + n, **STEP,
        })  # fmt: skip

    database.write(fill)
    return item


STEP = {"kind": "other", "certainty": "stated", "commitment": "plain", "alternatives": [], "version": 1}
REST = {
    "/notices": ("/notices?item={item}", "第{n}次催办。"),
    "/instructions": ("/instructions?item={item}", "第{n}次批示。"),
    "/conclusions": ("/conclusions?item={item}", "第{n}次结论。"),
    "/changes": ("/changes?item={item}&state=proposed", "第{n}次变更。"),
    "/reports": ("/items/{item}/reports", "第{n}次报告。"),
}


@pytest.mark.parametrize("noun", REST)
def test_the_item_s_page_leads_to_all_of_what_it_shows_the_newest_of(
    as_person: Program, crowded: int, noun: str
) -> None:
    path, words = REST[noun]
    page = as_person("principal").get(f"/items/{crowded}").text
    assert path.format(item=crowded).partition("&")[0] in unescape(page)
    assert seen(as_person("principal"), path.format(item=crowded), words) == MANY


@pytest.mark.parametrize("noun", ["reports", "changes", "closures", "instructions", "notices", "conclusions"])
def test_an_item_has_the_newest_fifty_and_the_list_has_them_all(as_key: Program, crowded: int, noun: str) -> None:
    reader = as_key("office_read_key")
    assert len(reader.get(f"/api/v1/items/{crowded}").json()[noun]) == 50
    first = reader.get(f"/api/v1/{noun}?item={crowded}").json()
    rest = reader.get(f"/api/v1/{noun}", params={"item": crowded, "cursor": first["next"]}).json()
    assert (len(first["data"]), len(rest["data"]), rest["next"]) == (50, MANY - 50, None)


def test_what_waits_for_a_decision_goes_on_behind_the_first_fifty(as_person: Program, crowded: int) -> None:
    page = unescape(as_person("office").get("/changes").text)
    for name, form in (("change", "/changes/{}/decision"), ("closure", "/closures/{}/endorsement")):
        pattern = re.compile(form.replace("{}", r"(\d+)"))
        following = re.search(rf'href="(/changes\?{name}=[^"&]+)"', page)
        assert following, name
        both = set(pattern.findall(page)) | set(pattern.findall(as_person("office").get(following[1]).text))
        assert (name, len(both)) == (name, MANY)
    assert "/conclusions?mine=true" in page
    assert seen(as_person("office"), "/conclusions?mine=true", "第{n}次结论。") == MANY


def test_the_bulletin_list_is_paged_at_both_doors(as_person: Program, as_key: Program, crowded: int) -> None:
    reader = as_key("office_read_key")
    first = reader.get("/api/v1/bulletin-list?limit=40").json()
    rest = reader.get("/api/v1/bulletin-list", params={"limit": 40, "cursor": first["next"]}).json()
    texts = [one["text"] for one in (*first["data"], *rest["data"])]
    assert {f"第{n}个节点。" for n in range(MANY)} <= set(texts)
    assert len(texts) == len(set(texts))
    assert seen(as_person("office"), "/notices?level=red", "第{n}个节点。", "late") == MANY


def seen(reader: TestClient, path: str, words: str, name: str = "cursor") -> int:
    """How many of the things that `words` tell of are found from a page on, following its links to the next."""
    found: set[int] = set()
    next_page: str | None = path
    while next_page:
        text = unescape(reader.get(next_page).text)
        found |= {n for n in range(MANY) if words.format(n=n) in text}
        link = re.search(rf'href="([^"]*[?&]{name}=[^"]+)" rel="next"', text)
        next_page = link[1] if link else None
    return len(found)
