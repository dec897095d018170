"""A sub-item never outlives its parent: no change moves it past, nor the parent before it, when asked or when applied.

The lead unit has handed item 2, due on 2017-12-31, down to its centre, with everything due on 2017-11-30.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from starlette.testclient import TestClient

from app.actions import changes, closures, handing_down, keys, milestones, sessions, units
from app.clock import Clock
from app.db import Database
from app.doors import SESSION_COOKIE
from app.importing.sandbox import take
from app.models import Item, Milestone, Person
from app.models.base import table
from app.models.change import ChangeCreate, Decision, EditCreate, ExtensionCreate
from app.models.client import ClientCreate
from app.models.drafting import ChildCreate, LineCreate, UnitCreate
from app.models.milestone import Completion
from app.rules.actor import Actor
from app.rules.changes import Subject
from app.rules.errors import Conflict
from app.rules.vocabulary import Role, Scope, Via
from tests.cast import LEAD, Cast
from tests.racing import race

Door = Callable[[str], TestClient]
Work = Callable[[Session], Any]
WHY = {"reason": "供货延迟", "progress": "已完成八成"}
AGREED = Decision(approve=True)


class Branch:
    """The parent, its child, and who acts for the centre."""

    def __init__(self, database: Database, cast: Cast, clock: Clock) -> None:
        self.database, self.cast = database, cast
        self.now, self.today = clock.now(), clock.today()
        self.parent = cast.items["2"]
        new = UnitCreate(name="市公路养护中心", parent_id=cast.units[LEAD])
        self.centre = database.write(lambda s: units.add(s, cast.actors["office"], new, now=self.now))
        self.head = Actor("中心主任", Role.UNIT_HEAD, Via.PAGE, unit_id=self.centre)
        line = LineCreate(plan_text="11月底前完成养护。", lead_units=[self.centre])
        body = ChildCreate(title="养护", due_on=date(2017, 11, 30), lines=[line])
        lead = cast.actors["liaison"]
        self.child = self.do(lambda s: handing_down.hand_down(s, lead, self.parent, body, **self.when()))
        query = select(table(Milestone).c.id).where(table(Milestone).c.item_id == self.child)
        self.step: int = database.read(lambda s: s.execute(query).scalar_one())

    def when(self) -> dict[str, Any]:
        return {"now": self.now, "today": self.today}

    def do(self, work: Work) -> Any:
        return self.database.write(work)

    def due_on(self, item: int) -> date | None:
        query = select(table(Item).c.due_on).where(table(Item).c.id == item)
        return self.database.read(lambda s: s.execute(query).scalar_one())

    def later(self, day: date) -> Work:
        """The centre has asked for more time, and only the last approval is missing."""
        wish = ExtensionCreate(due_on=day, **WHY)
        change = self.do(lambda s: changes.extend(s, self.head, self.child, wish, **self.when()))
        self.do(self.approve("office", change))
        return self.approve("leader", change)

    def sooner(self, day: date) -> Work:
        """The lead unit has asked for an earlier deadline of the parent, and only the last approval is missing."""
        wish = ChangeCreate(edits=[EditCreate(field=Subject.DUE_ON, after=day.isoformat())], reason="提前")
        head = self.cast.actors["head"]
        change = self.do(lambda s: changes.request(s, head, self.parent, wish, **self.when()))
        return self.approve("office", change)

    def approve(self, who: str, change: int) -> Work:
        return lambda s: changes.decide(s, self.cast.actors[who], change, AGREED, **self.when())

    def close_child(self) -> None:
        """The centre's work is done and struck off."""
        done = Completion(done_on=self.today)
        self.do(lambda s: milestones.complete(s, self.head, self.step, done, **self.when()))
        closure = self.do(lambda s: closures.request(s, self.head, self.child, "已养护", **self.when()))
        self.do(lambda s: closures.endorse(s, self.cast.actors["office"], closure, "", now=self.now))
        self.do(lambda s: closures.grant(s, self.cast.actors["leader"], closure, "", **self.when()))


@pytest.fixture
def branch(database: Database, cast: Cast, clock: Clock) -> Branch:
    return Branch(database, cast, clock)


def refusals(answer: Any) -> tuple[int, list[tuple[str, str]]]:
    return answer.status_code, [(error["pointer"], error["code"]) for error in answer.json()["errors"]]


def test_more_time_than_the_parent_has_is_refused_at_its_field_over_json(branch: Branch, app: Any) -> None:
    new = ClientCreate(name="centre", scopes=[Scope.WRITE], unit_id=branch.centre)
    by = branch.cast.actors["security_admin"]
    key = branch.do(lambda s: keys.create_with_client(s, by, new, now=branch.now).key)
    centre = TestClient(app, headers={"Authorization": f"Bearer {key}"})
    at = f"/api/v1/items/{branch.child}"
    for milestone in ({}, {"milestone_id": branch.step}):
        answer = centre.post(f"{at}/extensions", json={"due_on": "2018-01-31", **milestone, **WHY})
        assert refusals(answer) == (422, [("/due_on", "after_parent")])
        assert "2017-12-31" in answer.json()["title"]
    line = centre.get(at).json()["lines"][0]["id"]
    step = {"field": "milestone", "line_id": line, "after": {"text": "验收", "due_on": "2018-01-31"}}
    answer = centre.post(f"{at}/changes", json={"edits": [step], "reason": "补一步"})
    assert refusals(answer) == (422, [("/edits/0/after", "after_parent")])
    assert centre.post(f"{at}/extensions", json={"due_on": "2017-12-31", **WHY}).status_code == 201


def test_more_time_than_the_parent_has_is_refused_at_its_field_on_the_page(branch: Branch, app: Any) -> None:
    def sign_in(session: Session) -> str:
        person = Person(name="站联络", role=Role.LIAISON, unit_id=branch.centre, username="centre", password_hash="")
        session.add(person)
        session.flush()
        return sessions.open_session(session, person, branch.now, 12, "127.0.0.1")

    browser = TestClient(app, follow_redirects=False)
    browser.cookies.set(SESSION_COOKIE, branch.do(sign_in))
    sent = {"milestone_id": "", "due_on": "2018-01-31", **WHY}
    answer = browser.post(f"/items/{branch.child}/extensions", data=sent)
    assert answer.status_code == 422
    assert 'id="due_on-wrong">分解事项的时限不能晚于上级事项的时限（2017-12-31）' in answer.text
    assert "供货延迟" in answer.text


def test_a_parent_is_not_moved_before_its_sub_items(branch: Branch, as_key: Door, as_person: Door) -> None:
    wish = {"edits": [{"field": "due_on", "after": "2017-10-31"}], "reason": "提前"}
    answer = as_key("lead_write_key").post(f"/api/v1/items/{branch.parent}/changes", json=wish)
    assert refusals(answer) == (422, [("/edits/0/after", "before_children")])
    sent = {"due_on.item": "2017-10-31", "reason": "提前"}
    page = as_person("liaison").post(f"/items/{branch.parent}/changes", data=sent)
    assert page.status_code == 422
    assert "分解事项 2-1 的时限是 2017-11-30，请先把它提前" in page.text
    branch.close_child()
    assert as_key("lead_write_key").post(f"/api/v1/items/{branch.parent}/changes", json=wish).status_code == 201


def test_what_fitted_when_it_was_asked_for_is_compared_again_when_it_is_applied(branch: Branch) -> None:
    later, sooner = branch.later(date(2017, 12, 20)), branch.sooner(date(2017, 12, 10))
    branch.do(sooner)
    with pytest.raises(Conflict) as refused:
        branch.do(later)
    assert refused.value.code == "item_changed"
    assert "上级事项的时限（2017-12-10）" in refused.value.title
    assert branch.due_on(branch.child) == date(2017, 11, 30)


def test_a_parent_waits_for_what_has_been_given_to_its_sub_item_meanwhile(branch: Branch) -> None:
    later, sooner = branch.later(date(2017, 12, 20)), branch.sooner(date(2017, 12, 10))
    branch.do(later)
    with pytest.raises(Conflict) as refused:
        branch.do(sooner)
    assert "分解事项 2-1 的时限是 2017-12-20" in refused.value.title
    assert branch.due_on(branch.parent) == date(2017, 12, 31)


def test_of_a_later_child_and_an_earlier_parent_at_once_one_wins(branch: Branch) -> None:
    later, sooner = branch.later(date(2017, 12, 20)), branch.sooner(date(2017, 12, 10))
    found = race(branch.database, [later, sooner])
    assert sum(isinstance(one, Conflict) for one in found) == 1
    child, parent = branch.due_on(branch.child), branch.due_on(branch.parent)
    assert child is not None
    assert parent is not None
    assert child <= parent


def test_a_corrected_document_does_not_move_a_parent_before_its_sub_items(
    branch: Branch, as_person: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.intake.take_apart", take)
    office = as_person("office")

    def correct(month: int) -> str:
        table = (
            "序号\t事项\t具体目标和工作计划\t完成时限\t主办单位\n"
            f"2\t申报建设公交都市\t制定实施方案。\t2017.{month}\t{LEAD}\n"
        )
        form = {"title": "更正", "year": "2017", "text": table, "replaces": str(branch.cast.plan)}
        answer = office.post("/api/v1/imports", data=form)
        assert answer.status_code == 201, answer.text
        return f"/imports/{answer.json()['id']}"

    early = correct(10)
    shown = office.get(f"/api/v1{early}").json()
    [finding] = [one for one in shown["findings"] if one["code"] == "before_children"]
    assert (finding["severity"], finding["items"]) == ("error", ["2"])
    sure = {"accept_doubts": True}
    answer = office.post(f"/api/v1{early}/confirmation", json=sure)
    assert (answer.status_code, answer.json()["code"]) == (409, "errors_stand")
    assert [one["code"] for one in answer.json()["errors"]] == ["before_children"]
    assert "分解事项 2-1 的时限是 2017-11-30，请先把它提前" in answer.json()["title"]
    page = office.post(f"{early}/confirmation", data={"accept_doubts": "yes"})
    assert page.status_code == 409
    assert "分解事项 2-1 的时限是 2017-11-30" in page.text
    assert branch.due_on(branch.parent) == date(2017, 12, 31)
    assert office.post(f"/api/v1{correct(11)}/confirmation", json=sure).status_code == 200
    assert branch.due_on(branch.parent) == date(2017, 11, 30)
