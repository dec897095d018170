"""The list, the item, the overview, the log and the directory as pages."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session
from starlette.testclient import TestClient

from app.db import Database
from app.models import Item
from app.models.base import table
from app.rules.light import Light
from tests.cast import STRANGER, Cast


def titles(text: str) -> list[str]:
    """The items of a list page."""
    return re.findall(r'<td class="what"><a href="/items/\d+">([^<]+)</a>', text)


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 3),
        ("light=red", 1),
        ("light=red&light=yellow", 2),
        ("q=公交", 2),
        ("q=电子站牌", 1),
        ("q=100%25", 0),
        ("due_to=2017-11-30", 0),
        ("state=issued", 3),
        ("unit={unit}", 1),
        ("unit={unit}&role=support", 0),
        ("leader={leader}", 2),
        ("plan={plan}", 3),
    ],
)
def test_every_filter_is_an_address(as_person: Callable[[str], TestClient], cast: Cast, query: str, count: int) -> None:
    asked = query.format(unit=cast.units[STRANGER], leader=cast.people["leader"], plan=cast.plan)
    answer = as_person("office").get(f"/items?{asked}")
    assert answer.status_code == 200
    assert len(titles(answer.text)) == count
    assert ("没有符合条件的事项" in answer.text) == (count == 0)


def test_a_filter_form_gets_an_address_without_its_empty_fields(as_person: Callable[[str], TestClient]) -> None:
    answer = as_person("office").get("/items?q=&plan=&light=red&unit=&due_from=")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/items?light=red"


def test_a_list_is_paged_without_losing_its_filter(as_person: Callable[[str], TestClient]) -> None:
    browser = as_person("office")
    first = browser.get("/items?limit=1&state=issued").text
    following = re.search(r'href="([^"]+)" rel="next"', first)
    assert following
    second = browser.get(following[1].replace("&amp;", "&")).text
    assert len(titles(second)) == 1
    assert titles(first) != titles(second)
    assert "state=issued" in following[1]


def test_a_filter_that_cannot_be_read_is_a_422_page(as_person: Callable[[str], TestClient]) -> None:
    answer = as_person("office").get("/items?due_from=yesterday")
    assert answer.status_code == 422
    assert "due_from" in answer.text


def test_a_liaison_sees_only_the_units_own_items(as_person: Callable[[str], TestClient], cast: Cast) -> None:
    browser = as_person("liaison")
    assert "重建沿海防护林带1.5万亩" not in browser.get("/items").text
    answer = browser.get(f"/items/{cast.items['3']}")
    assert answer.status_code == 404
    assert "没有找到该事项，或您无权查看" in answer.text


def test_the_item_page_says_at_once_what_matters(as_person: Callable[[str], TestClient], cast: Cast) -> None:
    text = as_person("leader").get(f"/items/{cast.items['1']}").text
    head = text[text.index("item-head") : text.index("</header>", text.index("item-head"))]
    for fact in (
        "新增200辆新能源公交车",
        "有 1 个节点逾期未完成，最早的应于6月30日完成，逾期 10 天",
        "曹兴",
        "市交通运输局、市公共交通有限公司",
        "2017年12月31日",
        "0/3",
    ):
        assert fact in head


@pytest.mark.parametrize(
    ("who", "place"), [("liaison", "/desk"), ("head", "/desk"), ("office", "/overview"), ("leader", "/overview")]
)
def test_everybody_begins_where_their_work_is(as_person: Callable[[str], TestClient], who: str, place: str) -> None:
    assert as_person(who).get("/").headers["location"] == place


@pytest.mark.parametrize("who", ["system_admin", "security_admin", "audit_admin"])
def test_administrators_are_told_what_they_may_do(as_person: Callable[[str], TestClient], who: str) -> None:
    answer = as_person(who).get("/")
    assert answer.status_code == 200
    assert "您负责" in answer.text


def test_the_desk_of_somebody_without_a_unit_leads_home(as_person: Callable[[str], TestClient]) -> None:
    assert as_person("office").get("/desk").headers["location"] == "/"


def test_the_overview_counts_and_links_into_the_list(as_person: Callable[[str], TestClient], cast: Cast) -> None:
    browser = as_person("office")
    text = browser.get(f"/overview?plan={cast.plan}").text
    link = f"/items?plan={cast.plan}&amp;leader={cast.people['leader']}&amp;light=red"
    assert link in text
    assert titles(browser.get(link.replace("&amp;", "&")).text) == ["新增200辆新能源公交车"]


@pytest.mark.parametrize(
    "who", ["liaison", "support", "leader", "other_leader", "principal", "development", "audit_admin"]
)
@pytest.mark.parametrize("path", ["/items", "/overview", "/events", "/units"])
def test_every_role_opens_every_list(as_person: Callable[[str], TestClient], who: str, path: str) -> None:
    assert as_person(who).get(path).status_code == 200


def test_the_log_tells_sentences(as_person: Callable[[str], TestClient]) -> None:
    text = as_person("audit_admin").get("/events?action=plan.imported").text
    assert "林督查 导入了计划" in text


def test_the_directory_is_found_by_alias(as_person: Callable[[str], TestClient]) -> None:
    text = as_person("liaison").get("/units?q=交通局").text
    assert "市交通运输局" in text
    assert STRANGER not in text


def test_an_unknown_page_is_a_404_in_words(client: TestClient) -> None:
    answer = client.get("/nowhere")
    assert answer.status_code == 404
    assert "没有这个页面" in answer.text


def test_the_banner_says_that_this_is_a_demonstration_and_which_day_it_is(client: TestClient) -> None:
    assert "演示数据 · 今天是 2017年7月10日" in client.get("/sign-in").text


def test_the_language_is_remembered_and_never_leads_away(client: TestClient) -> None:
    answer = client.post("/language", data={"to": "en", "back": "/help"})
    assert answer.headers["location"] == "/help"
    assert "What the lights mean" in client.get("/help").text
    assert client.post("/language", data={"to": "zh", "back": "//evil.example"}).headers["location"] == "/"


def test_pages_answer_under_the_strict_content_policy(client: TestClient) -> None:
    for path in ("/sign-in", "/docs"):
        policy = client.get(path).headers["content-security-policy"]
        assert "unsafe" not in policy


def test_a_leader_sees_the_red_items_with_their_reasons(as_person: Callable[[str], TestClient]) -> None:
    text = as_person("leader").get("/overview").text
    assert "您分管的红灯事项" in text
    assert titles(text) == ["新增200辆新能源公交车"]
    assert "您分管的红灯事项" not in as_person("office").get("/overview").text


def test_the_overview_leads_the_office_to_the_reports_and_signatures_that_wait(
    as_person: Callable[[str], TestClient], cast: Cast
) -> None:
    review, unsigned = '<a href="/reports">待您审核的报告 <b>1</b>', '<a href="/acknowledgements">未签收的事项 <b>'
    assert review not in as_person("office").get("/overview").text
    as_person("liaison").post(f"/items/{cast.items['1']}/report", data={"period": "2017-07", "summary": "已招标"})
    office, leader = as_person("office").get("/overview").text, as_person("leader").get("/overview").text
    assert review in office
    assert unsigned in office
    assert "待您审核的报告" not in leader
    assert "未签收的事项" not in leader


def test_a_leader_sees_the_item_first_that_is_late_the_longest(
    as_person: Callable[[str], TestClient], cast: Cast, database: Database
) -> None:
    days = {"1": date(2017, 6, 30), "2": date(2017, 3, 1)}

    def redden(session: Session) -> None:
        for no, day in days.items():
            red = {"light": Light.RED, "light_on": day, "leader_id": cast.people["leader"]}
            session.execute(update(table(Item)).where(table(Item).c.id == cast.items[no]).values(**red))

    database.write(redden)
    text = as_person("leader").get("/overview").text
    assert [text.index(f'href="/items/{cast.items[no]}"') for no in ("2", "1")] == sorted(
        text.index(f'href="/items/{cast.items[no]}"') for no in days
    )
