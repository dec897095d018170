"""What every event says: what was, and what is. The few that do not, each with its reason, are named here."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from app.actions import events
from app.models import Action

BOTH = {"before", "after"}
WITHOUT: dict[Action, str] = {
    Action.SIGNED_IN: "a visit changes nothing of the matter",
    Action.SIGN_IN_REFUSED: "nothing was changed",
    Action.SIGNED_OUT: "a visit changes nothing of the matter",
    Action.TOKEN_ISSUED: "what is bought is secret, and what it opens is said",
    Action.PASSWORD_CHANGED: "both are secret",
    Action.WEBHOOK_ROTATED: "both are secret",
    Action.WEBHOOK_PINGED: "nothing was changed",
    Action.WEBHOOK_REPLAYED: "nothing was changed; from where on is said",
    Action.PLAN_IMPORTED: "there was nothing; the document, which is kept, has the rest",
    Action.PLAN_REVISED: "each item has an event of its own",
    Action.ITEM_REVISED: "says in `was` all that it said before, and in `changes` what came instead",
    Action.IMPORT_EDITED: "the edit itself is said; what it changed is a document, not a matter",
}
ELSEWHERE: dict[Action, str] = {
    Action.ITEM_NUMBERED: "tests/api/test_refs.py",
    Action.ITEM_WITHDRAWN: "tests/api/test_changes.py",
    Action.IMPORT_STARTED: "tests/actions/test_imports.py",
    Action.MILESTONE_MISSED: "tests/actions/test_missing.py",
    Action.WEBHOOK_CREATED: "tests/api/test_webhooks.py",
    Action.WEBHOOK_CHANGED: "tests/api/test_webhooks.py",
    Action.WEBHOOK_REMOVED: "tests/api/test_webhooks.py",
    Action.WEBHOOK_PAUSED: "tests/api/test_webhooks.py",
    Action.WEBHOOK_RESUMED: "tests/api/test_webhooks.py",
    Action.KEY_CREATED: "tests/pages/test_clients.py",
    Action.KEY_ROTATED: "tests/pages/test_clients.py",
    Action.USER_CREATED: "tests/test_accounts.py",
    Action.USER_DISABLED: "tests/test_accounts.py",
}
"""Events that no deed of the table leaves, and the tests that bring them about, under `checked` like all others."""


@contextmanager
def checked() -> Iterator[None]:
    """Let no code of the app record an event that says less than it should."""
    record = events.record

    def strict(session: Any, actor: Any, action: Action, now: Any, **about: Any) -> int:
        if sys._getframe(1).f_globals["__name__"].startswith("app.actions.") and action not in WITHOUT:
            said = about.get("data", {})
            assert said.keys() >= BOTH, f"{action} does not say what was and what is: {sorted(said)}"
            assert all(isinstance(said[part], dict) for part in BOTH), f"{action}: {said}"
            assert said["before"] != said["after"], f"{action} changed nothing: {said}"
        return record(session, actor, action, now, **about)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(events, "record", strict)
        yield
