"""The mistakes that people make, in the pages: refused with a reason in Chinese, next to the field, nothing lost."""

from collections.abc import Callable

import pytest
from sqlalchemy import update
from starlette.testclient import TestClient

from app.actions import units
from app.clock import Clock
from app.db import Database
from app.models import Item, ItemState
from app.models.base import table
from app.models.drafting import UnitCreate
from tests.cast import LEAD, Cast

Door = Callable[[str], TestClient]
FAR = "12月底前投入营运"


def test_a_report_for_a_closed_item_is_refused_for_that_and_its_words_are_given_back(
    as_person: Door, database: Database, cast: Cast
) -> None:
    closed = update(table(Item)).where(table(Item).c.id == cast.items["1"]).values(state=ItemState.CLOSED)
    database.write(lambda session: session.execute(closed) and None)
    at, liaison = f"/items/{cast.items['1']}/report", as_person("liaison")
    answer = liaison.post(at, data={"summary": "已完成招标，正在签订合同"})
    assert answer.status_code == 409
    assert "该事项已经办结，不能再办理此项操作" in answer.text
    assert "已完成招标，正在签订合同" in answer.text
    assert liaison.get(at).status_code == 409
    assert as_person("leader").get(at).status_code == 403


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2017-11-30", "新的时限应晚于现在的时限（2017-12-31）"),
        ("2017-07-10", "新的时限应晚于今天"),
        ("2017-07-09", "新的时限不能早于今天"),
        ("", "必填"),
        ("2017-02-30", "应为日期"),
    ],
)
def test_an_extension_to_an_earlier_date_is_refused_at_the_date(
    as_person: Door, cast: Cast, day: str, words: str
) -> None:
    form = {"milestone_id": str(cast.milestones[FAR]), "due_on": day, "reason": "供车延迟", "progress": "已签约"}
    answer = as_person("liaison").post(f"/items/{cast.items['1']}/extensions", data=form)
    assert answer.status_code == 422
    assert f'id="due_on-wrong">{words}' in answer.text
    assert "供车延迟" in answer.text


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"lead_units": LEAD}, "lines/0/lead_units", "会循环分解"),
        ({"lead_units": "市林业局"}, "lines/0/lead_units", "只能分解给本单位的下属单位"),
        ({"lead_units": "市无此局"}, "lines/0/lead_units", "市无此局"),
        ({"due_on": "2018-01-31"}, "due_on", "不能晚于上级事项的时限"),
        ({"title": ""}, "title", ""),
    ],
)
def test_a_hand_down_that_cannot_be_is_refused_at_its_field(
    as_person: Door, database: Database, cast: Cast, clock: Clock, change: dict[str, str], field: str, words: str
) -> None:
    sub = UnitCreate(name="市公路养护中心", parent_id=cast.units[LEAD])
    database.write(lambda session: units.add(session, cast.actors["office"], sub, now=clock.now()))
    form = {"title": "养护", "due_on": "2017-11-30", "plan_text": "11月底前完成。", "lead_units": "市公路养护中心"}
    answer = as_person("liaison").post(f"/items/{cast.items['1']}/children", data=form | change)
    assert answer.status_code == 422
    assert words in answer.text.split(f'id="{field}-wrong">')[1][:80]
    assert "11月底前完成。" in answer.text


def test_nobody_decides_what_they_asked_for(as_person: Door, cast: Cast) -> None:
    office = as_person("office")
    form = {"milestone_id": str(cast.milestones[FAR]), "due_on": "2018-03-31", "reason": "供车延迟", "progress": "签约"}
    assert office.post(f"/items/{cast.items['1']}/extensions", data=form).status_code == 303
    (change,) = office.get("/api/v1/changes").json()["data"]
    answer = office.post(f"/changes/{change['id']}/decision", data={"approve": "true"})
    assert answer.status_code == 403
    assert "不能审批自己提出的申请" in answer.text
