"""The contract's page at /docs: it shows and tries the operations with no other host and under the strict CSP."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, expect

from app.config import Settings
from app.main import create_app
from tests.serving import serving


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """The address of a server with an empty database, which the page does not need."""
    app = create_app(Settings(var=tmp_path, database_url=f"sqlite:///{tmp_path}/docs.db"))
    with serving(app) as address:
        yield address
    app.state.database.close()


def test_the_docs_show_and_try_an_operation_without_any_other_host(site: str, page: Page) -> None:
    complaints: list[str] = []
    asked: list[str] = []
    page.on(
        "console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))

    def remember(request: Request) -> None:
        asked.append(request.url)

    page.on("request", remember)
    page.goto(f"{site}/docs")
    operation = page.locator(".opblock-get").first
    operation.locator(".opblock-summary-control").click()
    expect(operation.locator(".parameters-container, .parameters-col_description").first).to_be_visible()
    page.get_by_role("button", name="Authorize").first.click()
    expect(page.get_by_role("dialog").or_(page.locator(".modal-ux"))).to_be_visible()
    assert complaints == []
    assert [url for url in asked if not url.startswith((site, "data:"))] == []
