"""The contract's page at /docs: it shows and tries the operations with no other host and under the strict CSP."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Page, Request, expect

from app.config import Settings
from app.main import create_app


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """The address of a server with an empty database, which the page does not need."""
    app = create_app(Settings(var=tmp_path, database_url=f"sqlite:///{tmp_path}/docs.db"))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_config=None, lifespan="off"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()
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
