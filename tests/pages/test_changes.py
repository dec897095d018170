"""Changes and closures through the pages: forms without JavaScript, text that survives a refusal, one thumb."""

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from tests.cast import PEOPLE, Cast

Door = Callable[[str], TestClient]
FAR = "12月底前投入营运"


def asked(as_person: Door, cast: Cast) -> str:
    fields = {"milestone_id": cast.milestones[FAR], "due_on": "2018-03-31", "reason": "供车延迟", "progress": "已签约"}
    answer = as_person("liaison").post(f"/items/{cast.items['1']}/extensions", data=fields)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def test_an_extension_is_asked_for_and_decided_on_paper_like_pages(as_person: Door, cast: Cast) -> None:
    page = as_person("liaison").get(f"/items/{cast.items['1']}/changes/new?milestone={cast.milestones[FAR]}")
    assert page.status_code == 200, page.text
    assert "申请延期" in page.text
    where = asked(as_person, cast)
    assert "2018-03-31" in as_person("liaison").get(where).text
    assert "现等：单位负责人" in as_person("liaison").get(where).text
    for who in ("head", "office", "leader"):
        desk = as_person(who).get("/desk" if who == "head" else "/overview").text
        assert "待您审批" in desk, who
        waiting = as_person(who).get("/changes")
        assert "同意" in waiting.text
        answer = as_person(who).post(f"{where}/decision", data={"approve": "true", "on": "list"})
        assert (answer.status_code, answer.headers["location"]) == (303, "/changes"), answer.text
        assert "没有待您审批" in as_person(who).get("/changes").text
    assert "2018年3月31日" in as_person("liaison").get(where).text
    item = as_person("liaison").get(f"/items/{cast.items['1']}").text
    assert "原定" in item
    assert "批准延期" in item


def test_a_refused_form_keeps_its_text_and_names_the_field(as_person: Door, cast: Cast) -> None:
    fields = {"milestone_id": cast.milestones[FAR], "due_on": "2017-08-01", "reason": "供车延迟", "progress": "已签约"}
    answer = as_person("liaison").post(f"/items/{cast.items['1']}/extensions", data=fields | {"reason": " "})
    assert answer.status_code == 422
    assert "已签约" in answer.text
    assert 'id="reason-wrong"' in answer.text


def test_the_form_of_what_should_be_becomes_edits(as_person: Door, cast: Cast) -> None:
    ident = cast.milestones[FAR]
    fields = {f"text.m{ident}": "12月底前全部投入营运", f"due_on.m{ident}": "2017-11-30", "reason": "提前"}
    answer = as_person("liaison").post(f"/items/{cast.items['1']}/changes", data=fields)
    assert answer.status_code == 303, answer.text
    page = as_person("head").get(answer.headers["location"]).text
    assert "12月底前全部投入营运" in page
    assert "<h2>调整" in page
    nothing = as_person("liaison").post(f"/items/{cast.items['1']}/changes", data={"reason": "理由还在"})
    assert nothing.status_code == 422
    assert "没有任何改动" in nothing.text
    assert "理由还在" in nothing.text


def test_a_refusal_without_reason_stays_open_with_the_reason_asked(as_person: Door, cast: Cast) -> None:
    where = asked(as_person, cast)
    answer = as_person("head").post(f"{where}/decision", data={"approve": "false", "note": " "})
    assert answer.status_code == 422
    assert "退回时请写明理由" in answer.text
    answer = as_person("head").post(f"{where}/decision", data={"approve": "false", "note": "理由不足"})
    assert answer.status_code == 303
    assert "理由不足" in as_person("liaison").get(where).text


@pytest.mark.parametrize("who", sorted(PEOPLE))
def test_every_page_opens_or_refuses_for_everybody(as_person: Door, cast: Cast, who: str) -> None:
    where = asked(as_person, cast)
    sees = who in {"office", "liaison", "colleague", "head", "second", "support", "leader", "principal"}
    item = cast.items["1"]
    assert as_person(who).get("/changes").status_code == 200
    assert as_person(who).get(where).status_code == (200 if sees else 404)
    assert as_person(who).get(f"/items/{item}/closure").status_code == (200 if sees else 404)
    asks = who in {"office", "liaison", "colleague", "head", "second"}
    expected = 200 if asks else 403 if sees else 404
    assert as_person(who).get(f"/items/{item}/changes/new").status_code == expected


def test_an_item_is_closed_in_three_pages_and_reopened(as_person: Door, cast: Cast) -> None:
    item = cast.items["2"]
    refused = as_person("liaison").post(f"/items/{item}/closure", data={"result": "方案已印发"})
    assert refused.status_code == 409
    assert "制定实施方案" in refused.text
    assert "方案已印发" in refused.text
    as_person("liaison").post(f"/milestones/{cast.milestones['制定实施方案']}/completion", data={})
    asked_for = as_person("liaison").post(f"/items/{item}/closure", data={"result": "方案已印发"})
    assert asked_for.status_code == 303, asked_for.text
    closure = as_person("office").get("/api/v1/closures?mine=true").json()["data"][0]["id"]
    assert "方案已印发" in as_person("office").get("/changes").text
    assert as_person("office").post(f"/closures/{closure}/endorsement", data={"on": "list"}).status_code == 303
    assert as_person("leader").post(f"/closures/{closure}/grant", data={}).status_code == 303
    page = as_person("liaison").get(f"/items/{item}").text
    assert "已办结销号" in page
    assert "勾选完成</button>" not in page
    reopened = as_person("leader").post(f"/items/{item}/reopening", data={"reason": "群众反映仍有问题"})
    assert reopened.status_code == 303
    assert "群众反映仍有问题" in as_person("liaison").get(f"/items/{item}").text


def test_a_suspended_item_is_grey_with_its_reason_until_resumed(as_person: Door, cast: Cast) -> None:
    item = cast.items["1"]
    wrong = as_person("office").post(f"/items/{item}/suspension", data={"until": "2017-07-10", "reason": "台风"})
    assert wrong.status_code == 422
    assert "台风" in wrong.text
    assert 'id="until-wrong"' in wrong.text
    rest = as_person("office").post(f"/items/{item}/suspension", data={"until": "2017-08-10", "reason": "台风灾害"})
    assert rest.status_code == 303
    page = as_person("liaison").get(f"/items/{item}").text
    assert "已暂缓至8月10日，理由：台风灾害" in page
    assert as_person("office").post(f"/items/{item}/suspension/removal").status_code == 303
    assert "已暂缓" not in as_person("liaison").get(f"/items/{item}").text.split("办理记录")[0]


def test_the_form_of_an_extension_says_which_deadlines_move_with_it(as_person: Door, cast: Cast) -> None:
    text = as_person("liaison").get(f"/items/{cast.items['1']}/changes/new").text
    assert "现在的时限：分项 1 2017年12月31日，分项 2 2017年8月31日，事项 2017年12月31日" in text
