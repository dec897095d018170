"""What every page owes its reader: no sideways scrolling, names for all fields, contrast, the keyboard, print."""

import pytest
from playwright.sync_api import Page, expect

from tests.cast import Cast
from tests.in_browser.conftest import Person

PAGES = [
    *("/desk", "/items", "/items/{item}", "/items/{item}/report", "/items/{item}/changes/new", "/items/{item}/closure"),
    *("/acknowledgements", "/notices", "/changes", "/instructions", "/conclusions", "/matrix", "/overview", "/plans"),
    *("/events", "/units", "/delegations", "/webhooks", "/permissions", "/help"),
]
FIELDS = "input:not([type=hidden]), select, textarea:not([hidden]), button, a"
NAMELESS = """fields => [...document.querySelectorAll(fields)]
  .filter(e => !(e.labels && e.labels.length) && !e.getAttribute('aria-label') && !e.textContent.trim())
  .map(e => e.outerHTML)"""
CONTRAST = """() => {
  const parse = c => { const n = c.match(/[\\d.]+/g).map(Number); return n.length < 4 ? [...n, 1] : n; };
  const light = ([r, g, b]) => { const f = v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
    return .2126 * f(r) + .7152 * f(g) + .0722 * f(b); };
  const ground = e => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor);
    if (c[3] > .99) return c; } return [255, 255, 255, 1]; };
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const e = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || !e.checkVisibility()) continue;
    const [a, b] = [light(parse(getComputedStyle(e).color)), light(ground(e))].sort((x, y) => y - x);
    if ((a + .05) / (b + .05) < 4.5) found.push(walk.currentNode.data.trim() + ' ' + e.className);
  }
  return found;
}"""


def opened(page: Page, cast: Cast, path: str) -> Page:
    """The page at an address of the late item."""
    page.goto(path.format(item=cast.items["1"]))
    return page


@pytest.mark.parametrize("path", PAGES)
def test_every_page_fits_its_screen_names_its_fields_and_can_be_read(
    person: Person, cast: Cast, complaints: list[str], path: str
) -> None:
    page = opened(person("liaison"), cast, path)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(NAMELESS, FIELDS) == []
    assert page.evaluate(CONTRAST) == []
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator(".want").first).to_be_visible()
    assert complaints == []


def test_the_heads_of_the_permission_table_stand_in_one_line_also_when_it_is_scrolled(person: Person) -> None:
    page = person("office")
    page.goto("/permissions")
    page.evaluate("document.querySelector('.scroll').scrollLeft = 120")
    boxes = [head.bounding_box() for head in page.locator(".grants thead th").all()]
    assert len({round(box["y"]) for box in boxes if box}) == 1
    corner = page.locator(".grants thead th").first
    assert page.evaluate(
        """e => { const b = e.getBoundingClientRect();
        return document.elementFromPoint(b.x + 20, b.y + b.height / 2) === e }""",
        corner.element_handle(),
    )


@pytest.mark.parametrize("path", ["/items/{item}", "/reports", "/imports", "/items/{item}/notices"])
def test_the_office_and_a_reader_of_english_have_room_too(person: Person, cast: Cast, path: str) -> None:
    page = person("office")
    page.goto("/help")
    page.get_by_role("button", name="English").click()
    opened(page, cast, path)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(NAMELESS, FIELDS) == []
    assert page.evaluate(CONTRAST) == []


def test_the_menu_opens_and_closes_with_the_keyboard_and_without_scripts(person: Person) -> None:
    page = person("office")
    page.goto("/items")
    menu = page.locator(".more-menu")
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(menu.get_by_role("link", name="导入")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.keyboard.press("Escape")
    expect(menu.get_by_role("link", name="导入")).to_be_hidden()
    plain = person("office", scripts=False)
    plain.goto("/items")
    plain.locator(".more-menu summary").click()
    plain.get_by_role("link", name="导入").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("导入")


def test_the_keyboard_reaches_the_content_first_and_slash_the_search(person: Person) -> None:
    page = person("office")
    page.goto("/items")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    page.keyboard.press("/")
    expect(page.get_by_label("搜索")).to_be_focused()


def test_a_tick_can_be_made_with_the_keyboard_alone(person: Person) -> None:
    page = person("liaison")
    page.goto("/desk")
    page.get_by_role("button", name="勾选完成 · 6月底前完成招标").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("已勾选完成 · 6月底前完成招标")).to_be_visible()


@pytest.mark.parametrize("path", ["/desk", "/items", "/items/{item}"])
def test_in_print_only_the_matter_is_left(person: Person, cast: Cast, path: str) -> None:
    page = opened(person("liaison"), cast, path)
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("header.top")).to_be_hidden()
    for button in page.get_by_role("button").all():
        expect(button).to_be_hidden()
