"""Drafting, issuing, signing and handing down in the pages, without JavaScript."""

import re
from collections.abc import Callable

from sqlalchemy.orm import Session
from starlette.testclient import TestClient

from app.actions import drafts
from app.clock import Clock
from app.db import Database
from app.models.drafting import ItemCreate, LineCreate, PlanCreate
from app.queries.paging import DEFAULT_LIMIT
from tests.cast import LEAD, Cast

Browser = Callable[[str], TestClient]
FORM = {"title": "修建候车亭", "due_on": "2017-12-31", "plan_text": "9月底前建成50座。", "lead_units": LEAD}


def drafted(office: TestClient, cast: Cast) -> str:
    """The address of an item that the office has just drafted by the form."""
    answer = office.post(f"/plans/{cast.plan}/items", data=FORM)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def test_the_office_drafts_checks_and_issues_and_the_unit_signs(as_person: Browser, cast: Cast) -> None:
    office, liaison = as_person("office"), as_person("liaison")
    address = drafted(office, cast)
    assert liaison.get(address).status_code == 404
    page = office.get(f"/plans/{cast.plan}").text
    assert "修建候车亭" in page
    assert "体检" in page
    issued = office.post(f"/plans/{cast.plan}/issue", data={"item_ids": address.rsplit("/", 1)[1]})
    assert issued.headers["location"] == f"/plans/{cast.plan}?issued=1"
    assert "签收" in liaison.get(address).text
    assert liaison.post(f"{address}/acknowledgement").status_code == 303
    assert "签收了这一事项" in liaison.get(address).text


def test_a_refused_form_keeps_what_was_written(as_person: Browser, cast: Cast) -> None:
    answer = as_person("office").post(f"/plans/{cast.plan}/items", data=FORM | {"lead_units": "市无此局"})
    assert answer.status_code == 422
    assert "市无此局" in answer.text
    assert "9月底前建成50座。" in answer.text


def test_a_stale_edit_is_refused_and_keeps_the_text(as_person: Browser, cast: Cast) -> None:
    office = as_person("office")
    address = drafted(office, cast)
    assert office.get(f"{address}/edit").status_code == 200
    assert office.post(f"{address}/edit", data=FORM | {"version": "1", "title": "修建候车亭和站牌"}).status_code == 303
    late = office.post(f"{address}/edit", data=FORM | {"version": "1", "title": "另一个名称"})
    assert late.status_code == 409
    assert "另一个名称" in late.text


def test_the_office_discards_a_draft_on_its_page_and_reads_there_who_when_and_why(
    as_person: Browser, cast: Cast
) -> None:
    office = as_person("office")
    address = drafted(office, cast)
    page = office.get(address).text
    assert f'action="{address}/discard"' in page
    assert "确定作废" in page
    empty = office.post(f"{address}/discard", data={"version": "1", "reason": " "})
    assert empty.status_code == 422
    assert 'id="reason-wrong"' in empty.text
    done = office.post(f"{address}/discard", data={"version": "1", "reason": "与第1项重复"})
    assert (done.status_code, done.headers["location"]) == (303, address)
    page = office.get(address).text
    for words in ("已作废", "作废人", "督查室", "作废时间", "2017", "与第1项重复"):
        assert words in page
    assert "各单位是否签收" not in page
    assert "确定作废" not in page
    assert f"{address}/edit" not in page
    plan = office.get(f"/plans/{cast.plan}").text
    assert "没有待交办的草稿" in plan
    assert "已作废的草稿" in plan
    assert "修建候车亭" in office.get(f"/items?plan={cast.plan}&state=discarded").text
    assert "修建候车亭" not in office.get(f"/items?plan={cast.plan}").text


def test_a_discard_that_comes_too_late_is_refused_and_keeps_its_reason(as_person: Browser, cast: Cast) -> None:
    office, why = as_person("office"), "与第1项重复，已并入第1项一起办理"
    address = drafted(office, cast)
    office.post(f"{address}/edit", data=FORM | {"version": "1", "title": "修建候车亭和站牌"})
    late = office.post(f"{address}/discard", data={"version": "1", "reason": why})
    assert late.status_code == 409
    assert why in late.text
    office.post(f"/plans/{cast.plan}/issue", data={"item_ids": address.rsplit("/", 1)[1]})
    issued = office.post(f"{address}/discard", data={"version": "2", "reason": why})
    assert issued.status_code == 409
    assert "请申请撤销" in issued.text
    assert why in issued.text


def test_everything_that_waits_is_signed_at_once(as_person: Browser, cast: Cast) -> None:
    liaison = as_person("liaison")
    assert "全部签收" in liaison.get("/acknowledgements").text
    assert "全部签收" in liaison.get("/desk").text
    assert liaison.post("/acknowledgements").headers["location"] == "/acknowledgements?signed=2"
    assert "签收</button>" not in liaison.get("/desk").text
    assert "没有等待签收的事项" in liaison.get("/acknowledgements").text


def test_a_draft_without_a_chosen_item_is_not_issued(as_person: Browser, cast: Cast) -> None:
    office = as_person("office")
    drafted(office, cast)
    assert office.post(f"/plans/{cast.plan}/issue", data={}).status_code == 422
    assert office.post(f"/plans/{cast.plan}/issue", data={"item_ids": "x"}).status_code == 422


def test_the_office_adds_a_unit_and_a_liaison_does_not(as_person: Browser) -> None:
    unit = {"name": "寸金街道办事处", "parent": "赤坎区政府"}
    assert as_person("liaison").post("/units", data=unit).status_code == 403
    assert as_person("office").post("/units", data=unit).status_code == 303
    assert as_person("office").post("/units", data=unit).status_code == 422


def test_the_office_confirms_and_returns_ticks_on_the_item_page(as_person: Browser, cast: Cast) -> None:
    step, item = cast.milestones["6月底前完成招标"], cast.items["1"]
    as_person("liaison").post(f"/milestones/{step}/completion", data={"version": "1", "on": "item"})
    office = as_person("office")
    assert office.post(f"/milestones/{step}/confirmation", data={"version": "2"}).status_code == 303
    assert "督查室已核定" in office.get(f"/items/{item}").text
    assert office.post(f"/milestones/{step}/return", data={"reason": "招标文件不全"}).status_code == 303
    assert "招标文件不全" in as_person("liaison").get(f"/items/{item}").text


def test_a_plan_of_many_drafts_shows_them_page_by_page_and_none_twice(
    as_person: Browser, database: Database, cast: Cast, clock: Clock
) -> None:
    line = LineCreate(plan_text="年底前完成。", lead_units=[LEAD])
    now, today, by = clock.now(), clock.today(), cast.actors["office"]

    def work(session: Session) -> int:
        plan = drafts.create_plan(session, by, PlanCreate(title="长计划", year=2017), now=now)
        for no in range(DEFAULT_LIMIT + 2):
            drafts.create_item(session, by, plan, ItemCreate(title=f"事项{no:03}", lines=[line]), now=now, today=today)
        return plan

    plan, office = database.write(work), as_person("office")
    first = office.get(f"/plans/{plan}").text
    assert f"本页 {DEFAULT_LIMIT} / 共 {DEFAULT_LIMIT + 2}" in first
    found = re.search(r'href="(/plans/\d+\?cursor=[^"]+)" rel="next"', first)
    assert found
    second = office.get(found[1]).text
    assert re.findall(r"事项\d\d\d", first) + re.findall(r"事项\d\d\d", second) == [
        f"事项{no:03}" for no in range(DEFAULT_LIMIT + 2)
    ]
    assert 'rel="next"' not in second
    assert office.get(f"/plans/{plan}?cursor=nonsense").status_code == 400
