"""Ticking in the pages: in place with HTMX, by redirect without, and refusals that repaint."""

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from tests.cast import Cast

HTMX = {"HX-Request": "true"}
TENDER = "6月底前完成招标"


def tick(browser: TestClient, cast: Cast, *, htmx: bool = True, **form: str) -> object:
    """Tick the late milestone from the desk."""
    address = f"/milestones/{cast.milestones[TENDER]}/completion"
    return browser.post(address, data={"on": "desk", "version": "1", **form}, headers=HTMX if htmx else {})


def test_the_desk_puts_what_is_late_first_and_lets_a_lead_unit_tick_it(
    as_person: Callable[[str], TestClient], cast: Cast
) -> None:
    text = as_person("liaison").get("/desk").text
    assert text.index('id="late"') < text.index('id="later"')
    assert "逾期 10 天" in text
    assert f'action="/milestones/{cast.milestones[TENDER]}/completion"' in text


def test_a_supporting_unit_is_asked_to_report_and_not_to_tick(
    as_person: Callable[[str], TestClient], cast: Cast
) -> None:
    text = as_person("support").get("/desk").text
    assert "/completion" not in text
    assert f'href="/items/{cast.items["1"]}/report"' in text


def test_a_tick_repaints_its_row_and_the_counts(as_person: Callable[[str], TestClient], cast: Cast) -> None:
    answer = tick(as_person("liaison"), cast)
    assert answer.status_code == 200
    assert answer.text.lstrip().startswith("<li")
    assert "已勾选完成" in answer.text
    assert "12月底前投入营运" not in answer.text
    assert "/completion" not in answer.text
    assert 'id="count-late" href="#late" hx-swap-oob="true">逾期<b>0</b>' in answer.text
    assert "/reopening" in answer.text


def test_without_script_a_tick_leads_back_to_the_desk_which_offers_to_undo(
    as_person: Callable[[str], TestClient], cast: Cast
) -> None:
    browser = as_person("liaison")
    answer = tick(browser, cast, htmx=False)
    assert answer.status_code == 303
    desk = browser.get(answer.headers["location"]).text
    assert "已勾选完成" in desk
    assert f'action="/milestones/{cast.milestones[TENDER]}/reopening"' in desk


def test_a_tick_takes_an_earlier_day_and_a_note(as_person: Callable[[str], TestClient], cast: Cast) -> None:
    browser = as_person("liaison")
    tick(browser, cast, done_on="2017-06-29", note="中标公告已发")
    page = browser.get(f"/items/{cast.items['1']}").text
    assert "按期完成" in page
    assert "中标公告已发" in page


def test_a_day_to_come_is_refused_in_the_row(as_person: Callable[[str], TestClient], cast: Cast) -> None:
    answer = tick(as_person("liaison"), cast, done_on="2017-07-11")
    assert answer.status_code == 422
    assert answer.text.lstrip().startswith("<li")
    assert "完成日期不能晚于今天" in answer.text


@pytest.mark.parametrize("htmx", [True, False], ids=["htmx", "plain"])
@pytest.mark.parametrize("on", ["desk", "item"])
def test_a_tick_for_an_earlier_day_names_that_day_and_is_not_for_today(
    as_person: Callable[[str], TestClient], cast: Cast, on: str, htmx: bool
) -> None:
    browser = as_person("liaison")
    answer = tick(browser, cast, htmx=htmx, on=on, dated="1", done_on="", note="中标公告已发")
    assert answer.status_code == 422
    assert f'<span class="wrong" id="m{cast.milestones[TENDER]}-done_on-wrong">请填完成日期</span>' in answer.text
    assert "<details open>" in answer.text
    assert 'value="中标公告已发"' in answer.text
    assert "0/3" in browser.get(f"/items/{cast.items['1']}").text


def test_the_button_that_enter_presses_is_the_one_that_asks_for_the_day(
    as_person: Callable[[str], TestClient], cast: Cast
) -> None:
    text = as_person("liaison").get("/desk").text
    form = text.split(f'action="/milestones/{cast.milestones[TENDER]}/completion"')[1].split("</form>")[0]
    assert form.split("<button ")[1].startswith('class="do" name="dated"')


def test_a_second_tick_from_another_browser_learns_who_was_first(
    as_person: Callable[[str], TestClient], cast: Cast
) -> None:
    tick(as_person("liaison"), cast)
    late = tick(as_person("colleague"), cast)
    assert late.status_code == 409
    assert "该节点已由陈联络勾选完成" in late.text
    assert "12月底前投入营运" in late.text
    plain = tick(as_person("colleague"), cast, htmx=False)
    assert plain.status_code == 409
    assert "该节点已由陈联络勾选完成" in plain.text
    assert "的工作台" in plain.text


def test_taking_a_tick_back_opens_the_milestone_and_keeps_the_reason(
    as_person: Callable[[str], TestClient], cast: Cast
) -> None:
    browser = as_person("liaison")
    tick(browser, cast)
    address = f"/milestones/{cast.milestones[TENDER]}/reopening"
    answer = browser.post(address, data={"on": "desk", "version": "2", "reason": "误操作"}, headers=HTMX)
    assert answer.status_code == 200
    assert "逾期 10 天" in answer.text
    assert "误操作" in browser.get(f"/items/{cast.items['1']}").text


def test_on_the_item_page_a_tick_repaints_the_light_the_progress_and_the_history(
    as_person: Callable[[str], TestClient], cast: Cast
) -> None:
    address = f"/milestones/{cast.milestones[TENDER]}/completion"
    answer = as_person("liaison").post(address, data={"on": "item", "version": "1"}, headers=HTMX)
    assert answer.status_code == 200
    assert answer.text.lstrip().startswith("<article")
    assert "1/3" in answer.text
    assert "黄灯" in answer.text
    assert "勾选完成：6月底前完成招标" in answer.text


def test_another_units_line_has_no_button_and_refuses_with_the_reason(
    as_person: Callable[[str], TestClient], cast: Cast
) -> None:
    browser = as_person("second")
    assert f"/milestones/{cast.milestones[TENDER]}/" not in browser.get(f"/items/{cast.items['1']}").text
    address = f"/milestones/{cast.milestones[TENDER]}/completion"
    answer = browser.post(address, data={"on": "item"}, headers=HTMX)
    assert answer.status_code == 403
    assert "只有主办单位的联络员可以勾选节点" in answer.text


def test_a_strangers_milestone_is_not_found(as_person: Callable[[str], TestClient], cast: Cast) -> None:
    assert tick(as_person("stranger"), cast).status_code == 404


def test_the_reason_for_returning_a_tick_survives_that_it_was_taken_back_meanwhile(
    as_person: Callable[[str], TestClient], cast: Cast
) -> None:
    milestone, why = f"/milestones/{cast.milestones[TENDER]}", "中标公告里没有写明车辆的数量"
    tick(as_person("liaison"), cast)
    as_person("liaison").post(f"{milestone}/reopening", data={"reason": "误操作"})
    for headers in ({}, HTMX):
        answer = as_person("office").post(f"{milestone}/return", data={"reason": why}, headers=headers)
        assert answer.status_code == 409
        assert why in answer.text


def test_the_note_of_a_tick_that_comes_second_is_not_lost(as_person: Callable[[str], TestClient], cast: Cast) -> None:
    note = "中标公告已于六月三十日发布"
    tick(as_person("liaison"), cast)
    for htmx, on in ((True, "desk"), (False, "desk"), (True, "item"), (False, "item")):
        answer = tick(as_person("colleague"), cast, htmx=htmx, on=on, note=note)
        assert answer.status_code == 409
        assert note in answer.text, (htmx, on)


def test_what_was_written_where_there_is_no_form_any_more_stands_beside_the_refusal(
    as_person: Callable[[str], TestClient], cast: Cast
) -> None:
    why = "现场抽查发现车辆没有全部到位"
    answer = as_person("office").post(f"/items/{cast.items['1']}/reopening", data={"reason": why})
    assert answer.status_code == 409
    assert answer.text.count(why) == 1
    assert answer.text.index('role="alert"') < answer.text.index(why)
