"""docs/integrating.md does what it says: its Python is run, in its order, against a running server."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from standardwebhooks import Webhook

from app.clock import Clock
from app.config import Settings
from app.db import Database
from app.delivery.worker import work_once
from tests.cast import Cast
from tests.serving import serving

GUIDE = Path(__file__).parent.parent / "docs" / "integrating.md"


def snippets() -> list[tuple[int, str]]:
    """The guide's Python, each piece with the line on which it begins."""
    text = GUIDE.read_text(encoding="utf-8")
    found = re.finditer(r"^```python\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return [(text.count("\n", 0, one.start()) + 1, one[1]) for one in found]


@pytest.fixture
def site(app: FastAPI) -> Iterator[str]:
    """The address of the running app."""
    with serving(app) as address:
        yield address


@pytest.fixture
def guide(site: str, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the guide's names stand for once all of it was run as the lead unit's system."""
    monkeypatch.setenv("DUBAN_URL", site)
    monkeypatch.setenv("DUBAN_KEY", cast.keys["lead_write_key"])
    names: dict[str, Any] = {"__name__": "guide"}
    for line, code in snippets():
        exec(compile("\n" * line + code, str(GUIDE), "exec"), names)
    return names


@pytest.fixture
def given_positions(database: Database, settings: Settings, clock: Clock) -> None:
    """The worker has put what happened before into the feed."""
    while work_once(database, settings, clock):
        pass


@pytest.mark.usefixtures("given_positions")
def test_the_guide_works_as_it_is_written(guide: dict[str, Any]) -> None:
    assert [item.no for item in guide["late"]] == ["1"]
    assert guide["report"].state == "submitted"
    assert len(guide["seen"]) > 0


def test_its_receiver_takes_a_message_once_and_no_forgery(guide: dict[str, Any]) -> None:
    secret, moment = "whsec_" + "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo=", datetime.now(UTC)
    event = {"id": "41", "type": "duban.milestone.completed", "subject": "milestones/1", "data": {"position": 41}}
    body = json.dumps(event)
    headers = {"webhook-id": "41", "webhook-timestamp": str(int(moment.timestamp()))}
    signed = headers | {"webhook-signature": Webhook(secret).sign("41", moment, body)}
    for _ in range(2):
        guide["receive"](body, signed, secret)
    assert guide["known"] == {"41"}
    with pytest.raises(Exception, match="signature"):
        guide["receive"](body.replace("41", "42"), signed, secret)
