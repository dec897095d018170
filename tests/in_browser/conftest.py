"""A running site and people at their browsers, on a desk's screen or on a phone."""

from collections.abc import Callable, Iterator

import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, BrowserContext, Page

from app.doors import SESSION_COOKIE
from tests.cast import Cast
from tests.serving import serving

SCREEN, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
Person = Callable[..., Page]


@pytest.fixture
def backend() -> str:
    """What a browser sees does not depend on the database; the pages' own tests run on both."""
    return "sqlite"


@pytest.fixture
def site(app: FastAPI) -> Iterator[str]:
    """The address of the running app."""
    with serving(app) as address:
        yield address


@pytest.fixture
def complaints() -> list[str]:
    """What the browsers complained about: a broken content policy, a script that failed."""
    return []


@pytest.fixture(params=[SCREEN, PHONE], ids=["screen", "phone"])
def size(request: pytest.FixtureRequest) -> dict[str, int]:
    """The sizes at which every page must be usable."""
    found: dict[str, int] = request.param
    return found


@pytest.fixture
def person(browser: Browser, site: str, cast: Cast, size: dict[str, int], complaints: list[str]) -> Iterator[Person]:
    """Opens a browser of its own in which somebody of the cast is signed in."""
    opened: list[BrowserContext] = []

    def open_browser(who: str | None = None, *, scripts: bool = True) -> Page:
        context = browser.new_context(
            viewport=size, base_url=site, locale="zh-CN", java_script_enabled=scripts, has_touch=size is PHONE
        )
        opened.append(context)
        if who:
            context.add_cookies([{"name": SESSION_COOKIE, "value": cast.tokens[who], "url": site}])
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)
        return page

    yield open_browser
    for context in opened:
        context.close()
