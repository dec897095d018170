"""The airport's item walked from the document to the strike-off by the people it concerns, on a screen and a phone.

`bin/walk` keeps its pictures in docs/walk, where docs/walk.md tells the story.
"""

import io
import os
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect
from sqlalchemy.orm import Session

from app.actions import sessions, units
from app.clock import Clock
from app.db import Database
from app.importing.sandbox import take
from app.models import Person
from app.models.drafting import UnitCreate
from app.queries.directory import find_unit
from app.rules.vocabulary import Role
from app.seeding import TABLE
from tests.cast import Cast
from tests.in_browser.conftest import Person as Opens

AIRPORT, COUNTY = "湛江机场迁建办", "吴川市政府"
PLAYERS = {
    "airport": ("莫联络", Role.LIAISON, AIRPORT),
    "airport_head": ("许主任", Role.UNIT_HEAD, AIRPORT),
    "county": ("李联络", Role.LIAISON, COUNTY),
}
HEADINGS, ITEM = slice(0, 9), slice(36, 59)
"""The lines of the real table that hold its headings and its item 4."""
BY_AIRPORT = {
    "上半年获得预可行性研究报告批复": "2017-06-23",
    "9月前获得可行性研究报告批复": "2017-07-05",
    "协助吴川做好征地拆迁工作": "2017-07-07",
    "力争10月底动工建设": "2017-07-10",
}
BY_COUNTY = {
    "3月底前,完成勘探": "2017-03-29",
    "6月底前，累计完成征地3000亩": "2017-06-28",
    "9月底前，累计完成征地5552亩": "2017-07-08",
    "12月底前，完成余下建筑物": "2017-07-10",
}


@pytest.fixture(autouse=True)
def _read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process for each document takes a second to start; tests/importing/test_sandbox.py has those."""
    monkeypatch.setattr("app.intake.take_apart", take)


@pytest.fixture
def cast(cast: Cast, database: Database, clock: Clock) -> Cast:
    """The cast, and beside it the two units of the airport with their people signed in."""

    def enter(session: Session) -> dict[str, str]:
        tokens = {}
        for who, (name, role, unit) in PLAYERS.items():
            known = find_unit(session, unit)
            unit_id = known or units.add(session, cast.actors["office"], UnitCreate(name=unit), now=clock.now())
            person = Person(name=name, role=role, unit_id=unit_id, username=who, password_hash="none")
            session.add(person)
            session.flush()
            tokens[who] = sessions.open_session(session, person, clock.now(), 12, "127.0.0.1")
        return tokens

    return replace(cast, tokens=cast.tokens | database.write(enter))


@pytest.fixture
def document() -> bytes:
    """The headings and item 4 of the real table."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return "\n".join(lines[HEADINGS] + lines[ITEM]).encode()


@dataclass(frozen=True)
class Album:
    """Where pictures of the walk are kept, and what their names end in."""

    folder: Path
    size: str

    def keep(self, page: Page, name: str) -> None:
        """A picture of what the reader has before them, which must not scroll sideways; 64 colours are enough."""
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB").quantize(64)
        picture.save(self.folder / f"{name}-{self.size}.png", optimize=True)


@pytest.fixture
def album(tmp_path: Path, size: dict[str, int]) -> Album:
    """Pictures go where DUBAN_ALBUM says."""
    return Album(Path(os.environ.get("DUBAN_ALBUM", tmp_path)), str(size["width"]))


def test_the_airport_goes_from_the_document_to_the_strike_off(
    person: Opens, document: bytes, album: Album, complaints: list[str]
) -> None:
    people = {who: person(who) for who in ("office", "airport", "airport_head", "county", "leader")}
    item = import_it(people["office"], document, album)
    for who in ("airport", "county"):
        sign(people[who], item)
    report_and_correct(people, item, album)
    extend(people, item, album)
    for who, steps in (("airport", BY_AIRPORT), ("county", BY_COUNTY)):
        tick(people[who], item, steps)
    step(people["county"], "9月底前，累计完成征地5552亩").scroll_into_view_if_needed()
    album.keep(people["county"], "5-ticked")
    close(people, item)
    people["leader"].goto(item)
    album.keep(people["leader"], "6-closed")
    assert complaints == []


def import_it(page: Page, document: bytes, album: Album) -> str:
    """The office reads the document, sees its doubt and registers it; returns the item's address."""
    page.goto("/imports/new")
    file = {"name": "任务分解表.txt", "mimeType": "text/plain", "buffer": document}
    page.get_by_label("文件", exact=False).first.set_input_files(file)
    page.get_by_label("计划名称").fill("2017年任务分解表")
    page.get_by_role("button", name="读取").click()
    page.get_by_role("button", name="下一步：核对").click()
    expect(page.locator("mark")).to_contain_text("9月前获得可行性研究报告批复")
    page.locator("mark").scroll_into_view_if_needed()
    album.keep(page, "1-doubt")
    page.get_by_role("button", name="2017-09-30").click()
    expect(page.locator("mark")).to_have_count(0)
    page.get_by_role("link", name="下一步：确认").click()
    page.get_by_role("button", name="登记为计划").click()
    page.get_by_role("link", name="查看计划").first.click()
    page.get_by_role("link", name="全面完成征拆任务").click()
    expect(page.locator("h1")).to_contain_text("加快湛江国际机场建设")
    return page.url


def sign(page: Page, item: str) -> None:
    """A lead unit acknowledges the item."""
    page.goto(item)
    page.locator("#assignments").get_by_role("button", name="签收").click()
    page.goto(item)
    expect(page.locator("#assignments").get_by_role("button", name="签收")).to_have_count(0)


def report_and_correct(people: dict[str, Page], item: str, album: Album) -> None:
    """The county reports its land, the office returns it, the county puts the figure right, the office takes it."""
    report(people["county"], item, "已完成征地3200亩", "3200")
    queue = people["office"]
    queue.goto("/reports")
    queue.get_by_text("退回", exact=True).first.click()
    queue.get_by_label("退回原因").fill("与台账不符，请核对")
    queue.get_by_role("button", name="退回", exact=True).click()
    people["county"].goto("/desk")
    expect(people["county"].locator("#returned")).to_contain_text("与台账不符，请核对")
    album.keep(people["county"], "2-returned")
    report(people["county"], item, "经核对，累计完成征地3120亩", "3120")
    queue.goto("/reports")
    album.keep(queue, "3-review")
    queue.get_by_role("button", name=f"采用：{COUNTY} 2017-07").click()
    queue.goto(item)
    expect(queue.locator("#indicators")).to_contain_text("3120亩")
    expect(queue.locator("#reports")).to_contain_text("已采用")


def report(page: Page, item: str, summary: str, land: str) -> None:
    """Submit a report with the land acquired so far."""
    page.goto(f"{item}/report")
    page.get_by_label("进展情况").fill(summary)
    reading = page.locator(".reading", has_text="征地")
    reading.locator("input").first.fill(land)
    reading.get_by_label("截至日期").fill("2017-06-30")
    page.get_by_role("button", name="报送", exact=True).click()
    expect(page.locator("#reports")).to_contain_text(summary)


def extend(people: dict[str, Page], item: str, album: Album) -> None:
    """The airport asks for a month more; head, office and leader agree, and the first date stays in sight."""
    page = people["airport"]
    page.goto(f"{item}/changes/new")
    form = page.locator("#extension")
    chosen = form.get_by_label("哪个节点").locator("option", has_text="力争10月底动工建设")
    form.get_by_label("哪个节点").select_option(value=chosen.get_attribute("value"))
    form.get_by_label("延至").fill("2017-11-30")
    form.get_by_label("理由").fill("用海批复晚于计划")
    form.get_by_label("目前进展").fill("施工图已完成审查")
    form.get_by_role("button", name="提交延期申请").click()
    for who in ("airport_head", "office"):
        agree(people[who], "同意")
    people["leader"].goto("/changes")
    album.keep(people["leader"], "4-extension")
    agree(people["leader"], "同意")
    page.goto(item)
    row = step(page, "力争10月底动工建设")
    expect(row).to_contain_text("2017年11月30日")
    expect(row).to_contain_text("原定 2017年10月31日")


def agree(page: Page, words: str) -> None:
    """Agree to the one thing that waits for whoever reads."""
    page.goto("/changes")
    waiting = page.locator("#mine")
    waiting.get_by_role("button", name=words, exact=True).click()
    page.goto("/changes")
    expect(page.locator("#mine")).to_have_count(0)


def tick(page: Page, item: str, steps: dict[str, str]) -> None:
    """Tick each milestone with its day, and with a word: the figures that stand have not reached every target."""
    page.goto(item)
    for text, day in steps.items():
        row = step(page, text)
        row.get_by_text("补填日期").click()
        row.get_by_label("完成日期").fill(day)
        row.get_by_label("备注").fill("余量已完成，数据下期补报")
        row.get_by_role("button", name="按此日期完成").click()
        expect(row).to_contain_text("按期完成")


def step(page: Page, text: str) -> Locator:
    """A milestone's row."""
    return page.locator(".step-row", has_text=text)


def close(people: dict[str, Page], item: str) -> None:
    """The airport asks for closure, the office endorses it, the leader strikes the item off."""
    page = people["airport"]
    page.goto(f"{item}/closure")
    page.get_by_label("办理结果").fill("机场征拆完成，主体工程已动工。")
    page.get_by_role("button", name="申请办结").click()
    agree(people["office"], "审核通过")
    agree(people["leader"], "同意办结")
    page.goto(item)
    expect(page.locator(".verdict")).to_contain_text("已办结销号")
    expect(page.locator(".facts")).to_contain_text("8/8")
