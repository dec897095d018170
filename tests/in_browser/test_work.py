"""A liaison's work in a real browser, at a desk and on a phone, with scripts and without."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from sqlalchemy import delete

from app.db import Database
from app.models import Session
from app.models.base import table
from tests.cast import PASSWORD, Cast
from tests.in_browser.conftest import Person

THUMB = 44


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no_scripts"])
def test_somebody_signs_in_ticks_and_takes_it_back(person: Person, complaints: list[str], scripts: bool) -> None:
    page = person(scripts=scripts)
    page.goto("/desk")
    page.get_by_label("用户名").fill("liaison")
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    expect(page.locator("#count-late b")).to_have_text("1")
    page.get_by_role("button", name="勾选完成 · 6月底前完成招标").click()
    expect(page.get_by_text("已勾选完成 · 6月底前完成招标")).to_be_visible()
    expect(page.locator("#count-late b")).to_have_text("0")
    page.get_by_role("button", name="撤销", exact=True).click()
    expect(page.locator("#count-late b")).to_have_text("1")
    expect(page.get_by_role("button", name="勾选完成 · 6月底前完成招标")).to_be_visible()
    assert complaints == []


def test_the_tick_is_big_enough_for_a_thumb(person: Person, size: dict[str, int]) -> None:
    page = person("liaison")
    page.goto("/desk")
    box = page.get_by_role("button", name=re.compile("^勾选完成")).first.bounding_box()
    assert box is not None
    assert box["height"] >= (THUMB if size["width"] < 720 else 32)


def test_every_row_of_the_desk_leads_to_its_report_with_a_target_for_a_thumb(
    person: Person, size: dict[str, int]
) -> None:
    for who in ("liaison", "support"):
        page = person(who)
        page.goto("/desk")
        links = page.locator(".row .report-link").all()
        assert len(links) == page.locator(".row").count()
        for link in links:
            box = link.bounding_box()
            assert box is not None
            assert box["height"] >= (THUMB if size["width"] < 720 else 32)


def test_a_second_browser_learns_in_place_who_was_first(person: Person) -> None:
    first, second = person("liaison"), person("colleague")
    first.goto("/desk")
    second.goto("/desk")
    name = "勾选完成 · 6月底前完成招标"
    first.get_by_role("button", name=name).click()
    expect(first.get_by_text("已勾选完成")).to_be_visible()
    second.get_by_role("button", name=name).click()
    expect(second.get_by_role("alert")).to_contain_text("该节点已由陈联络勾选完成")
    expect(second.get_by_role("button", name="勾选完成 · 12月底前投入营运")).to_be_visible()


def test_a_tick_on_the_item_page_repaints_light_and_progress(person: Person, cast: Cast, complaints: list[str]) -> None:
    page = person("liaison")
    page.goto(f"/items/{cast.items['1']}")
    expect(page.locator(".verdict")).to_contain_text("红灯")
    row = page.locator(f"#m{cast.milestones['6月底前完成招标']}")
    row.get_by_text("补填日期").click()
    row.get_by_label("完成日期").fill("2017-06-29")
    row.get_by_label("备注").fill("中标公告已发")
    row.get_by_role("button", name="按此日期完成").click()
    expect(page.locator(".verdict")).to_contain_text("绿灯")
    expect(page.locator(".facts")).to_contain_text("1/3")
    expect(row).to_contain_text("按期完成")
    assert complaints == []


def test_a_report_is_saved_while_it_is_written_and_its_files_go_up_at_once(
    person: Person, cast: Cast, tmp_path: Path, complaints: list[str]
) -> None:
    page = person("liaison")
    address = f"/items/{cast.items['1']}/report"
    page.goto(address)
    page.get_by_label("进展情况").press_sequentially("已发布招标公告")
    expect(page.locator("#draft-state")).to_contain_text("草稿已存", timeout=8000)
    evidence = tmp_path / "公告.pdf"
    evidence.write_bytes(b"%PDF-1.7\n")
    page.get_by_label("选择文件").set_input_files(evidence)
    expect(page.get_by_role("link", name="公告.pdf")).to_be_visible()
    page.goto(address)
    expect(page.get_by_label("进展情况")).to_have_value("已发布招标公告")
    page.get_by_role("button", name="移除 公告.pdf").click()
    expect(page.get_by_role("link", name="公告.pdf")).to_have_count(0)
    page.get_by_role("button", name="报送", exact=True).click()
    expect(page.locator("#reports")).to_contain_text("已发布招标公告")
    assert complaints == []


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no_scripts"])
def test_what_was_written_survives_an_expired_session(
    person: Person, cast: Cast, database: Database, scripts: bool
) -> None:
    page = person("liaison", scripts=scripts)
    page.goto(f"/items/{cast.items['1']}/report")
    page.get_by_label("进展情况").fill("第一行\n第二行")
    database.write(lambda session: session.execute(delete(table(Session))))
    page.get_by_role("button", name="报送", exact=True).click()
    page.get_by_label("用户名").fill("liaison")
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("heading", name="刚才填写的内容还在")).to_be_visible()
    page.get_by_role("button", name="继续提交").click()
    expect(page.locator("#reports")).to_contain_text("第一行\n第二行")


def test_an_expired_session_asks_for_the_sign_in_in_place_of_the_desk(person: Person, database: Database) -> None:
    page = person("liaison")
    page.goto("/desk")
    database.write(lambda session: session.execute(delete(table(Session))))
    page.get_by_role("button", name=re.compile("^勾选完成")).first.click()
    expect(page.get_by_label("密码")).to_be_visible()
    page.get_by_label("用户名").fill("liaison")
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.get_by_role("button", name="继续提交").click()
    expect(page.get_by_text("已勾选完成 · 6月底前完成招标")).to_be_visible()


def test_a_refused_file_says_why_next_to_the_field_and_leaves_the_text(
    person: Person, cast: Cast, tmp_path: Path
) -> None:
    page = person("liaison")
    page.goto(f"/items/{cast.items['1']}/report")
    page.get_by_label("进展情况").fill("写好的文字")
    program = tmp_path / "公告.pdf"
    program.write_bytes(b"MZ\x90\x00")
    page.get_by_label("选择文件").set_input_files(program)
    expect(page.locator("#files").get_by_role("alert")).to_contain_text("文件内容与扩展名 .pdf 不符")
    expect(page.get_by_label("进展情况")).to_have_value("写好的文字")


def test_two_liaisons_on_one_draft_see_both_texts(person: Person, cast: Cast, complaints: list[str]) -> None:
    mine, theirs, form = person("liaison"), person("colleague"), f"/items/{cast.items['1']}/report"
    mine.goto(form)
    theirs.goto(form)
    theirs.get_by_label("进展情况").fill("梁写的：已完成招标")
    expect(theirs.locator("#draft-state")).to_contain_text("草稿已存", timeout=10_000)
    mine.get_by_label("进展情况").fill("陈写的：资金未到位")
    expect(mine.locator("#draft-state")).to_contain_text("梁联络改过这份草稿", timeout=10_000)
    mine.get_by_role("button", name="对照两份内容").click()
    expect(mine.get_by_label("进展情况")).to_have_value("陈写的：资金未到位")
    expect(mine.locator(".theirs").first).to_contain_text("梁写的：已完成招标")
    mine.get_by_label("进展情况").fill("已完成招标；资金未到位")
    expect(mine.locator("#draft-state")).to_contain_text("草稿已存", timeout=10_000)
    mine.get_by_role("button", name="报送", exact=True).click()
    expect(mine.locator("#reports")).to_contain_text("已完成招标；资金未到位")
    assert complaints == []
