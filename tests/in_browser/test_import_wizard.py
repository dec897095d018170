"""An officer imports a table in a real browser, at a desk and on a phone, with scripts and without."""

import pytest
from playwright.sync_api import expect

from app.importing.sandbox import take
from tests.in_browser.conftest import Person
from tests.pages.test_imports import TABLE


@pytest.fixture(autouse=True)
def _read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process for each document takes a second to start; tests/importing/test_sandbox.py has those."""
    monkeypatch.setattr("app.intake.take_apart", take)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no_scripts"])
def test_a_table_goes_from_the_file_to_the_plan(person: Person, complaints: list[str], scripts: bool) -> None:
    page = person("office", scripts=scripts)
    page.goto("/imports")
    page.get_by_role("link", name="导入文件").click()
    page.get_by_label("文件", exact=False).first.set_input_files(
        {"name": "任务表.txt", "mimeType": "text/plain", "buffer": TABLE.encode()}
    )
    page.get_by_label("计划名称").fill("2017年重点工作二")
    page.get_by_role("button", name="读取").click()
    expect(page.get_by_role("columnheader", name="主办单位")).to_be_visible()
    page.get_by_role("button", name="下一步：核对").click()
    doubts = page.locator("#import-state .chip", has_text="存疑").locator("b")
    expect(doubts).to_have_text("1")
    expect(page.locator("mark")).to_have_text("9月前完成招标")
    page.get_by_role("button", name="2017-08-31").click()
    expect(doubts).to_have_text("0")
    expect(page.locator("mark")).to_have_count(0)
    page.locator("#item-1").get_by_text("修改节点").click()
    page.locator("#item-1 .read-step").get_by_label("内容").fill("完成造林")
    page.locator("#item-1 .read-step").get_by_role("button", name="保存").click()
    expect(page.locator("#item-1 .what-step")).to_have_text("完成造林")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.get_by_role("link", name="下一步：确认").click()
    page.get_by_role("button", name="登记为计划").click()
    page.get_by_role("link", name="查看计划").first.click()
    expect(page.get_by_text("重建防护林")).to_be_visible()
    assert complaints == []
